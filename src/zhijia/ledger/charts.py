"""The two charts of accounts of 《工会会计制度》 as data: the 2010 edition [W21]; the 2021 edition, 财会〔2021〕7号.

The names of the 2021 edition are those of the document; its numbers were not found and stay examples.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from zhijia.base.errors import Refused

from .terms import Edition, Income, Nature, Use

BEGINNING = date(2010, 1, 1)
CHANGED = date(2022, 1, 1)  # 财会〔2021〕7号 is in force from this day
DAYS: dict[str, tuple[date, date | None]] = {
    Edition.OF_2010: (BEGINNING, CHANGED),
    Edition.OF_2021: (CHANGED, None),
}
BANK = "102"

OF_2010 = {
    Nature.ASSET: """
        101 库存现金 102 银行存款 111 零余额账户用款额度 112 财政应返还额度 11201 直接支付 11202 授权支付 121 借出款
        131 应收上级经费 13101 应收上级补助 13102 应收上级转拨经费 13103 应收建会筹备金 132 应收下级经费 135 其他应收款
        141 库存物品 151 投资 161 在建工程 162 固定资产""",
    Nature.LIABILITY: """
        201 应付工资（离退休费） 202 应付地方（部门）津贴补贴 203 应付其他个人收入 211 借入款 221 应付上级经费 222 应付下级经费
        22201 应付下级补助 22202 应付下级转拨经费 22203 应付建会筹备金 225 其他应付款 231 代管经费""",
    Nature.NET: "301 固定基金 302 在建工程占用资金 311 投资基金 321 专用基金 322 后备金 331 结余",
    Nature.INCOME: """
        401 会费收入 402 拨缴经费收入 403 上级补助收入 40301 回拨补助 40302 专项补助 40303 超收补助 40304 帮扶补助
        40305 送温暖补助 40306 救灾补助 40307 其他补助 404 政府补助收入 405 行政补助收入 406 事业收入 407 投资收益 408 其他收入""",
    Nature.EXPENSE: """
        501 职工活动支出 50101 职工教育费 50102 文体活动费 50103 宣传活动费 50104 其他活动支出
        502 维权支出 50201 劳动关系协调费 50202 劳动保护费 50203 法律援助费 50204 困难职工帮扶费 50205 送温暖费 50206 其他维权支出
        503 业务支出 50301 培训费 50302 会议费 50303 外事费 50304 专项业务费 50305 其他业务支出
        504 行政支出 50401 工资福利 50402 商品和服务 50403 对个人和家庭的补助 50404 其他
        505 资本性支出 50501 房屋建筑物购建 50502 办公设备 50503 专用设备 50504 交通工具 50505 大型修缮
        50506 信息网络购建 50507 其他 506 补助下级支出 507 事业支出 508 其他支出""",
}
OF_2021 = {
    Nature.ASSET: "101 库存现金 102 银行存款",
    Nature.NET: "331 工会资金结余",
    Nature.INCOME: """
        401 会费收入 402 拨缴经费收入 403 上级补助收入 404 政府补助收入 405 行政补助收入 406 附属单位上缴收入 407 投资收益
        408 其他收入""",
    Nature.EXPENSE: """
        501 职工活动支出 502 职工活动组织支出 503 职工服务支出 504 维权支出 50401 困难职工帮扶费 50402 送温暖费 505 业务支出
        506 行政支出 507 资本性支出 508 补助下级支出 509 对附属单位的支出 510 其他支出""",
}
CHARTS = {Edition.OF_2010: OF_2010, Edition.OF_2021: OF_2021}
UNSURE_IN_2010 = {"507", "508"}  # their numbers are not in [W21]

EXPENSES: dict[str, dict[str, str]] = {
    Edition.OF_2010: {
        Use.LIVING: "50204", Use.MEDICAL: "50204", Use.STUDY: "50204", Use.WINTER: "50205", Use.SUMMER: "50205",
        Use.LEGAL: "50203", Use.TRAINING: "50301", Use.WISH: "50206", Use.SUBSIDY: "50206", Use.OTHER: "50206",
    },
    Edition.OF_2021: {
        Use.LIVING: "50401", Use.MEDICAL: "50401", Use.STUDY: "50401", Use.WINTER: "50402", Use.SUMMER: "50402",
        Use.LEGAL: "504", Use.TRAINING: "505", Use.WISH: "503", Use.SUBSIDY: "503", Use.OTHER: "504",
    },
}  # fmt: skip
INCOMES: dict[str, str] = {  # the same numbers in both editions
    Income.CONTRIBUTION: "402", Income.SUPERIOR: "403", Income.GOVERNMENT: "404", Income.DONATION: "408", Income.OTHER: "408",
    Income.OPENING: "331",
}  # fmt: skip


@dataclass(frozen=True)
class Line:
    """One title as the chart prints it."""

    edition: str
    code: str
    name: str
    parent: str
    nature: str
    example: bool


def lines() -> Iterator[Line]:
    for edition, chart in CHARTS.items():
        for nature, text in chart.items():
            words = text.split()
            codes = words[::2]
            for code, name in zip(codes, words[1::2], strict=True):
                parent = max(
                    (one for one in codes if code != one and code.startswith(one)), key=len, default=""
                )
                example = edition == Edition.OF_2021 or code in UNSURE_IN_2010
                yield Line(edition, code, name, parent, nature, example)


def edition_on(day: date) -> str:
    """The chart in force on this day; money before the first of them cannot be booked."""
    for edition, (since, until) in DAYS.items():
        if since <= day and (until is None or day < until):
            return edition
    raise Refused(f"{day} 早于最早的会计科目表，请使用 {BEGINNING} 或以后的记账日期")
