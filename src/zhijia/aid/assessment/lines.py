"""The computation as people follow it on paper, line by line."""

from collections.abc import Iterator
from decimal import Decimal

from ..terms import ExpenseKind, Hardship, IncomeKind
from .case import MONTHS, Case
from .trace import Item, Line

YUAN = "元"
MONTHLY = "元/月"
ROUNDED = "四舍五入到分，只供阅读；比较用全年总额，不舍入"


def said(fen: int | Decimal) -> str:
    """Yuan with thousands separators, decimals only when there are any."""
    whole = _yuan(fen)
    return f"{whole:,.2f}".removesuffix(".00") if whole == round(whole, 2) else f"{whole.normalize():,f}"


def figure(value: Decimal) -> str:
    return f"{value.normalize():,f}"


def _yuan(fen: int | Decimal) -> Decimal:
    """Fen moved two places: exact, and 100 stays 100.00."""
    return Decimal(fen).scaleb(-2)


def lines(case: Case) -> tuple[Line, ...]:
    return (*_sums(case), *_measures(case), *_tests(case), *_conditions(case), _class(case))


def _sums(case: Case) -> Iterator[Line]:
    facts = case.facts
    yield from (_item("收入", item, dict(IncomeKind.choices)) for item in facts.incomes)
    yield Line("家庭年收入 I", "各项收入相加", _yuan(case.income), YUAN)
    yield from (_item("支出", item, dict(ExpenseKind.choices)) for item in facts.expenses)
    yield Line("年刚性支出 R", "各项刚性支出相加，不含必要就业成本", _yuan(case.rigid), YUAN)
    yield Line("必要就业成本", "只在认定相对困难时扣除", _yuan(case.job_cost), YUAN)
    yield Line("共同生活人口 N", "家庭共同生活的人数", Decimal(facts.persons), "人")


def _item(side: str, item: Item, words: dict[str, str]) -> Line:
    kind = words.get(item.kind, item.kind)
    about = (item.label or kind) if kind in (item.label or kind) else f"{item.label}（{kind}）"
    return Line(f"{side}：{about}", f"凭据：{item.evidence or '未附'}", _yuan(item.amount), YUAN)


def _measures(case: Case) -> Iterator[Line]:
    n, dibao, multiple = case.facts.persons, case.rules["dibao"], case.rules["multiple"]
    sums = f"（{said(case.income)} − {said(case.rigid)}）÷ {MONTHS} ÷ {n}"
    yield Line(
        "人均月收入 P", f"（I − R）÷ {MONTHS} ÷ N ＝ {sums}；{ROUNDED}", _yuan(case.monthly(case.net)), YUAN
    )
    if case.job_cost:
        sums = f"（{said(case.net)} − {said(case.job_cost)}）÷ {MONTHS} ÷ {n}"
        told = f"（I − R − 必要就业成本）÷ {MONTHS} ÷ N ＝ {sums}；{ROUNDED}"
        yield Line("扣除必要就业成本的人均月收入", told, _yuan(case.monthly(case.net_of_job)), YUAN)
    yield Line("低保标准 D", f"{dibao.name}，{case.facts.day} 有效", _yuan(case.dibao), MONTHLY, dibao)
    line = multiple.value * _yuan(case.dibao)
    yield Line("相对困难线", f"{figure(multiple.value)} × D", line, MONTHLY, multiple)


def _tests(case: Case) -> Iterator[Line]:
    n, share = case.facts.persons, case.rules["share"]
    year = f"{MONTHS} × {n} × {said(case.dibao)}"
    told = f"I − R ＝ {said(case.net)} {_sign(case.is_deep)} {year} ＝ {said(case.deep_line)}"
    yield Line("深度困难：P 低于 D", told, _yes(case.is_deep), "")
    times = figure(case.rules["multiple"].value)
    told = f"{said(case.net_of_job)} {_sign(case.is_relative)} {times} × {year} ＝ {said(case.relative_line)}"
    yield Line(f"相对困难：扣除必要就业成本后低于 {times} × D", told, _yes(case.is_relative), "")
    loss, sign = said(case.facts.event_loss), "＞" if case.is_accident else "≤"
    told = f"{loss} {sign} {said(case.income)} × {figure(share.value)}% ＝ {said(case.loss_line)}"
    yield Line("意外致困：损失和支出超过年收入的比例", told, _yes(case.is_accident), "", share)


def _conditions(case: Case) -> Iterator[Line]:
    facts, fee, months = case.facts, case.rules["fee"], case.rules["months"]
    told = "家庭没有子女就读收费学校"
    if facts.school_fee_multiple is not None:
        sign = "＞" if case.costly_school else "≤"
        told = f"公办学费的 {figure(facts.school_fee_multiple)} 倍 {sign} {figure(fee.value)} 倍"
    yield Line("子女就读高收费学校", told, _yes(case.costly_school), "", fee)
    told = "不是农民工，不需要"
    if facts.migrant:
        sign = "＜" if case.short_contract else "≥"
        member = "不是会员" if case.no_member else f"{facts.member_since} 入会"
        told = (
            f"{member}；劳动合同（劳动关系）{facts.contract_months} 个月 {sign} {figure(months.value)} 个月"
        )
    yield Line(
        "农民工的条件", told, "不符合" if case.no_member or case.short_contract else "符合", "", months
    )
    yield Line("在享低保", "供核对，不单独决定类别", _yes(facts.on_dibao), "")


def _class(case: Case) -> Line:
    label = Hardship(case.hardship).label if case.hardship else "不符合"
    return Line("困难类别", "按深度困难、相对困难、意外致困的先后，取第一个符合的", label, "")


def _sign(below: bool) -> str:
    return "＜" if below else "≥"


def _yes(holds: bool) -> str:
    return "是" if holds else "否"
