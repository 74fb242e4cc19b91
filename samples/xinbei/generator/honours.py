"""劳模: honours of five kinds, and the studios named after those who lead them."""

from datetime import date, timedelta
from functools import partial
from random import Random

from .clerks import Manner, Row, Sheet
from .days import GROWING, some_day
from .names import person_name
from .places import as_written
from .settling import day_of, grow, in_order
from .world import Person, World

AWARDS = (
    "荣誉名称",
    "级别",
    "受表彰对象",
    "身份证号",
    "所在单位",
    "镇街",
    "授予日期",
    "表彰文号",
    "撤销日期",
)
STUDIOS = ("工作室名称", "领衔人", "级别", "所在单位", "镇街", "命名日期", "撤销日期")
GIVEN = {"劳动模范": 27, "五一劳动奖章": 78, "五一劳动奖状": 41, "工人先锋号": 103, "双创明星": 24}
STUDIOS_NAMED = 10
TEAMS = (
    "装配一班",
    "焊接班组",
    "检测中心",
    "模具车间",
    "质量管理部",
    "客户服务组",
    "设备维修班",
    "研发三室",
    "包装车间",
    "动力站",
)
DEGREES = {"全国": 4, "省": 16, "市": 48, "区": 32}
LATE_APRIL = (0, 0, 0, 12, 2, 0, 0, 0, 0, 0, 0, 1)


def sheets(world: World) -> list[Sheet]:
    awards = Manner("荣誉表彰台账", labels={"荣誉名称": "荣誉称号"}, dates="careless", blanks=True)
    return [
        Sheet("10", "荣誉表彰台账", AWARDS, _awards(world), awards),
        Sheet(
            "11", "劳模创新工作室台账", STUDIOS, _studios(world), Manner(first=("领衔人",), dates="chinese")
        ),
    ]


def _counts(world: World, day: str, row: Row) -> bool:
    return row["撤销日期"] is None and world.counts(row, when=day, where="镇街")


def _awards(world: World) -> list[Row]:
    rng = world.chance("honours.awards")
    rows: list[Row] = []
    for kind, number in GIVEN.items():
        rows += grow(partial(_award, rng, world, kind), partial(_counts, world, "授予日期"), to=number)
    return in_order(rows, "授予日期", "荣誉名称", "受表彰对象")


def _award(rng: Random, world: World, kind: str) -> list[Row]:
    """Some bear two honours of the same name; a few lost theirs."""
    person = rng.choice(world.people)
    firm, day = person.employer.name, some_day(rng, years=GROWING, months=LATE_APRIL)
    singly = kind not in ("五一劳动奖状", "工人先锋号")
    recipient = person.name if singly else firm if kind == "五一劳动奖状" else f"{firm}{rng.choice(TEAMS)}"
    level = "区" if kind == "双创明星" else rng.choices(list(DEGREES), list(DEGREES.values()))[0]
    lost = rng.random() < 0.03
    return [{
        "荣誉名称": kind, "级别": level, "受表彰对象": recipient, "身份证号": person.identity if singly and rng.random() < 0.9 else None,
        "所在单位": firm, "镇街": as_written(rng, person.employer.place), "授予日期": day, "表彰文号": f"常工发〔{day.year}〕{day.month * 9 + 2}号",
        "撤销日期": day + timedelta(days=rng.randint(200, 700)) if lost else None,
    }]  # fmt: skip


def _studios(world: World) -> list[Row]:
    """Ten different studios; three of them were named again by the city."""
    rng = world.chance("honours.studios")
    counted = partial(_counts, world, "命名日期")
    rows = grow(lambda: [_studio(rng, rng.choice(world.people))], counted, to=STUDIOS_NAMED)
    first = [row for row in rows if counted(row) and day_of(row, "命名日期") < date(2017, 12, 31)]
    again = [
        {**row, "级别": "市", "命名日期": day_of(row, "命名日期") + timedelta(days=420)} for row in first[:3]
    ]
    lost = _studio(rng, rng.choice(world.people)) | {
        "命名日期": date(2015, 12, 10),
        "撤销日期": date(2018, 6, 5),
    }
    return in_order([*rows, *again, lost], "命名日期", "工作室名称")


def _studio(rng: Random, person: Person) -> Row:
    leader = person_name(rng)
    day = some_day(rng, months=(0, 0, 0, 6, 0, 0, 0, 0, 0, 2, 0, 8))
    return {
        "工作室名称": f"{leader}劳模创新工作室", "领衔人": leader, "级别": "区", "所在单位": person.employer.name,
        "镇街": as_written(rng, person.employer.place), "命名日期": day, "撤销日期": None,
    }  # fmt: skip
