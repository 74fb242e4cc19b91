"""建家: titles that stand until they are withdrawn, and the two creations."""

from datetime import date, timedelta
from functools import partial
from random import Random

from .clerks import Manner, Row, Sheet
from .days import EVEN, UNTIL, between, on_workday, some_day
from .names import person_name
from .places import LUOXI, TOWNS, XINQIAO, XUEJIA, as_written
from .settling import day_of, grow, in_order
from .world import World

NAMES = ("称号", "级别", "命名对象", "镇街", "命名日期", "命名文号", "撤销日期")
CREATIONS = ("年度", "单位名称", "镇街", "参加日期", "状态")
BRANDS = ("届次", "镇街", "品牌名称", "主题", "申报日期", "评定结果")
HOMES, SMALL_HOMES, CADRES = 37, 22, 39
THREE_IN_ONE = 27
THEMES = ("特色小镇美丽乡村", "产业优势集成", "各镇经验办法", "工会重点工作")
BRAND_NAMES = (
    "先锋学堂",
    "匠心工坊",
    "暖心驿站",
    "和谐园区",
    "幸福讲堂",
    "技能擂台",
    "职工书屋联盟",
    "协商直通车",
)
DECEMBER = (0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 2, 9)


def sheets(world: World) -> list[Sheet]:
    return [
        Sheet("23", "命名表彰台账", NAMES, _names(world), Manner("建家命名表彰台账", first=("级别", "称号"), dates="careless")),
        Sheet("24", "社会责任三合一创建台账", CREATIONS, _creations(world), Manner(labels={"单位名称": "企业名称"}, encoding="gb18030")),
        Sheet("25", "一镇一品创建台账", BRANDS, _brands(world), Manner("“一镇一品”创建台账", labels={"镇街": "申报单位"}, dates="chinese")),
    ]  # fmt: skip


def _stands(row: Row) -> bool:
    lost = row["撤销日期"]
    return (
        row["级别"] == "市"
        and day_of(row, "命名日期") <= UNTIL
        and not (isinstance(lost, date) and lost <= UNTIL)
    )


def _names(world: World) -> list[Row]:
    rng = world.chance("titles.names")
    rows = _facts()
    for title, number in (
        ("信赖职工之家", HOMES),
        ("信赖职工小家", SMALL_HOMES),
        ("信赖娘家人", CADRES),
        ("模范职工之家", 9),
        ("和谐劳动关系企业", 30),
    ):
        rows += grow(
            partial(_name, rng, world, title, {str(row["命名对象"]) for row in rows}), _stands, to=number
        )
    return in_order(rows, "命名日期", "称号", "命名对象")


def _facts() -> list[Row]:
    """What the press told of the district; the days are ours. 薛家镇 bears its title from the district and from the city."""
    said = (
        ("模范职工之家", "省", XINQIAO, date(2017, 4, 28)), ("和谐劳动关系示范镇", "区", XUEJIA, date(2015, 12, 18)),
        ("和谐劳动关系示范镇", "市", XUEJIA, date(2017, 12, 15)), ("和谐劳动关系示范镇", "市", LUOXI, date(2018, 12, 14)),
    )  # fmt: skip
    return [
        {
            "称号": title,
            "级别": level,
            "命名对象": place.union if level == "省" else place.short,
            "镇街": place.union,
            "命名日期": day,
            "撤销日期": None,
        }
        for title, level, place, day in said
    ]


def _name(rng: Random, world: World, title: str, taken: set[str]) -> list[Row]:
    """Below the city the district names its own; some titles are lost again."""
    employer = rng.choice([e for e in world.federation.employers if e.union.startswith(e.name)])
    holder = {
        "信赖娘家人": person_name(rng),
        "信赖职工小家": f"{employer.name}车间工会小组",
        "和谐劳动关系企业": employer.name,
    }.get(title, employer.union)
    if holder in taken:
        return []
    taken.add(holder)
    day = some_day(rng, years=EVEN, months=DECEMBER)
    level = rng.choices(("市", "区"), (72, 28))[0]
    return [{
        "称号": title, "级别": level, "命名对象": holder, "镇街": as_written(rng, employer.place), "命名日期": day,
        "命名文号": f"常工发〔{day.year}〕{day.month * 7 + 3}号",
        "撤销日期": day + timedelta(days=rng.randint(300, 900)) if rng.random() < 0.06 else None,
    }]  # fmt: skip


def _creations(world: World) -> list[Row]:
    """One firm after another enters, stays a year or two, or leaves; in the end so many took part."""
    rng = world.chance("titles.creations")
    firms = rng.sample(
        [e for e in world.federation.employers if e.employees > 150 and e.place in TOWNS and e.place.code], 60
    )
    rows: list[Row] = []
    took: set[str] = set()
    for firm in firms:
        if len(took) == THREE_IN_ONE:
            break
        year = rng.choices((2013, 2015, 2016, 2017, 2018, 2019), (1, 3, 4, 5, 6, 2))[0]
        for again in range(rng.choice((1, 1, 2))):
            day = on_workday(between(rng, date(year + again, 3, 2), date(year + again, 6, 20)))
            state = rng.choices(("参加", "通过", "退出"), (30, 55, 15))[0]
            rows.append(
                {
                    "年度": year + again,
                    "单位名称": firm.name,
                    "镇街": firm.place.union,
                    "参加日期": day,
                    "状态": state,
                }
            )
        took |= {
            str(row["单位名称"])
            for row in rows
            if row["状态"] != "退出" and world.counts(row, when="参加日期", where="镇街")
        }
    return in_order([row for row in rows if row["年度"] != 2020], "参加日期", "单位名称")


def _brands(world: World) -> list[Row]:
    """Two editions within the five years, and a third called for in the summer of 2019."""
    rng = world.chance("titles.brands")
    rows: list[Row] = []
    for edition, opens in ((1, date(2016, 3, 14)), (2, date(2018, 3, 19)), (3, date(2019, 7, 8))):
        for place in TOWNS:
            for name in rng.sample(BRAND_NAMES, rng.choice((1, 1, 2))):
                result = "评审中" if edition == 3 else rng.choices(("入选", "未入选"), (7, 3))[0]
                rows.append({
                    "届次": edition, "镇街": place.union, "品牌名称": f"{place.short}{name}", "主题": rng.choice(THEMES),
                    "申报日期": on_workday(between(rng, opens, opens + timedelta(days=40))), "评定结果": result,
                })  # fmt: skip
    return in_order(rows, "届次", "申报日期", "品牌名称")
