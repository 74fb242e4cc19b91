"""从严治会: five topics of one discussion, other campaigns beside it, and the list of problems to be put right."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from .clerks import Manner, Row, Sheet
from .days import CLOSED_BOOKS, EVEN, some_day
from .places import DISTRICT, TOWNS, some_place
from .settling import in_order, number_by_year
from .world import World

THEMES = ("主题活动", "专题", "主办工会", "举办日期", "地点", "参加人次", "状态")
FINDINGS = ("问题编号", "来源", "问题", "责任部门", "镇街", "发现日期", "整改期限", "销号日期")
TOPICS = ("工会主责主业", "工会基层组织", "先进模范引领", "劳模创新平台", "职工文体活动")
OTHERS = {
    "“两学一做”学习教育": ("学习党章党规", "学习系列讲话", "做合格党员"), "“三大一实干，三强一争先”活动": ("大走访", "大落实"),
    "意识形态工作专题学习": ("意识形态责任制", "网络舆情"),
}  # fmt: skip
PROBLEMS = (
    "活动经费报销附件不全", "会议记录不完整", "固定资产登记不及时", "职工服务项目公开不够", "基层走访频次不足", "慰问品采购询价资料缺失", "合同归档不及时",
    "培训学员签到不规范", "公务接待审批单缺签字", "经费拨补进度偏慢",
)  # fmt: skip


def sheets(world: World) -> list[Sheet]:
    rng = world.chance("oversight")
    themes = in_order(list(_themes(rng)), "举办日期", "专题", "主办工会")
    findings = in_order([_finding(rng) for _ in range(46)], "发现日期", "问题")
    number_by_year(findings, "问题编号", day="发现日期", letters="WT")
    return [
        Sheet("28", "专题学习讨论台账", THEMES, themes, Manner("专题学习讨论台账", labels={"参加人次": "参加人数"}, dates="dots")),
        Sheet("29", "廉政风险与整改台账", FINDINGS, findings, Manner(labels={"问题": "问题描述"}, dates="slashes")),
    ]  # fmt: skip


def _themes(rng: Random) -> Iterator[Row]:
    """Each topic was discussed at the district and again in towns; a sixth was planned and put off."""
    for n, topic in enumerate(TOPICS):
        yield _theme(rng, "解放思想大讨论", topic, DISTRICT, date(2018, 6, 5) + timedelta(days=21 * n))
        for place in rng.sample(TOWNS, 2):
            yield _theme(
                rng, "解放思想大讨论", topic, place.union, date(2018, 6, 11) + timedelta(days=21 * n)
            )
    yield _theme(rng, "解放思想大讨论", "网上工会建设", DISTRICT, date(2018, 10, 16), state="已延期")
    yield _theme(rng, "解放思想大讨论", "产业工人队伍建设", DISTRICT, date(2019, 6, 18))
    for campaign, topics in OTHERS.items():
        for topic in topics:
            yield _theme(rng, campaign, topic, DISTRICT, some_day(rng, years={2016: 1, 2017: 1, 2018: 1}))


def _theme(rng: Random, campaign: str, topic: str, host: str, day: date, *, state: str = "已举办") -> Row:
    return {
        "主题活动": campaign, "专题": topic, "主办工会": host, "举办日期": day, "地点": "区总工会会议室" if host == DISTRICT else "镇街会议室",
        "参加人次": rng.randint(18, 75) if state == "已举办" else 0, "状态": state,
    }  # fmt: skip


def _finding(rng: Random) -> Row:
    day = some_day(rng, years={year: weight for year, weight in EVEN.items() if year > 2014})
    closed = day + timedelta(days=rng.randint(15, 150))
    return {
        "来源": rng.choices(("省委巡视", "区委巡察", "自查", "审计"), (14, 26, 44, 16))[0], "问题": rng.choice(PROBLEMS),
        "责任部门": rng.choice(("综合部", "基层工作部", "权益保障部")), "镇街": DISTRICT if rng.random() < 0.75 else some_place(rng, TOWNS).union,
        "发现日期": day, "整改期限": day + timedelta(days=rng.choice((60, 90, 120))),
        "销号日期": closed if closed <= CLOSED_BOOKS and rng.random() < 0.92 else None,
    }  # fmt: skip
