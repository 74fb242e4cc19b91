"""招聘会: most are held after the new year, when people look for work."""

from random import Random

from .clerks import Manner, Row, Sheet
from .days import AFTER_NEW_YEAR, became, some_day
from .places import DISTRICT, some_place
from .settling import grow, in_order, trim
from .world import World

FAIRS_HELD = 65
FAIRS = (
    "招聘会名称",
    "主办工会",
    "举办日期",
    "地点",
    "参会企业数",
    "提供岗位数",
    "入场人次",
    "初步意向人数",
    "状态",
)
NAMES = (
    "“春风行动”专场招聘会",
    "民营企业招聘会",
    "职工转岗招聘会",
    "技能人才招聘会",
    "女职工专场招聘会",
    "退役军人专场招聘会",
)


def sheets(world: World) -> list[Sheet]:
    manner = Manner(
        "招聘会台账",
        labels={"入场人次": "入场人数", "提供岗位数": "提供岗位"},
        dates="chinese",
        figures=("提供岗位数", "入场人次"),
        total="入场人次",
    )
    return [Sheet("15", "招聘会台账", FAIRS, _fairs(world), manner)]


def _fairs(world: World) -> list[Row]:
    rng = world.chance("jobs")

    def counted(row: Row) -> bool:
        return row["状态"] == "已举办" and world.counts(row, when="举办日期", where="主办工会")

    rows = grow(lambda: [_fair(rng)], counted, to=FAIRS_HELD + 2)
    trim(
        rng,
        rows,
        counted,
        to=FAIRS_HELD,
        spoil=lambda row: row.update(状态="已取消", 入场人次=0, 初步意向人数=0),
    )
    return in_order(rows, "举办日期", "招聘会名称")


def _fair(rng: Random) -> Row:
    day, place = some_day(rng, months=AFTER_NEW_YEAR), some_place(rng)
    own, state = rng.random() < 0.35, became(rng, day)
    employers = rng.randint(18, 120)
    visitors = employers * rng.randint(12, 40) if state == "已举办" else 0
    return {
        "招聘会名称": f"{day.year}年{'新北区' if own else place.short}{rng.choice(NAMES)}", "主办工会": DISTRICT if own else place.union, "举办日期": day,
        "地点": "人力资源市场" if own else f"{place.short}文化广场", "参会企业数": employers, "提供岗位数": employers * rng.randint(8, 30),
        "入场人次": visitors, "初步意向人数": visitors // rng.randint(4, 9), "状态": state,
    }  # fmt: skip
