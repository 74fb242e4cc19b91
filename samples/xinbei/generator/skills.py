"""技能: contests with their heats and finals, and classes."""

from datetime import date, timedelta
from functools import partial
from random import Random

from .clerks import Manner, Row, Sheet
from .days import SPRING_AND_AUTUMN, became, some_day
from .places import DISTRICT, some_place
from .settling import grow, in_order, trim
from .world import World

CONTESTS_HELD, CLASSES_HELD = 125, 216
CONTESTS = ("竞赛名称", "工种", "赛段", "级别", "主办工会", "举办日期", "地点", "参赛人次", "状态")
CLASSES = ("培训名称", "工种", "期次", "主办工会", "开班日期", "结业日期", "学时", "地点", "学员人次", "状态")
TRADES = (
    "焊工", "钳工", "电工", "数控车工", "叉车工", "装配钳工", "中式烹调师", "育婴员", "保安员", "计算机操作员", "护理员", "会计", "起重工",
    "化学检验员", "汽车维修工", "花卉园艺师", "工具磨工",
)  # fmt: skip
HALLS = ("职工活动中心", "技工学校实训楼", "文体中心", "企业实训车间", "产业园会议中心")


def sheets(world: World) -> list[Sheet]:
    contests = Manner(
        "职工技能竞赛台账（2014—2019年）", labels={"参赛人次": "参赛人数"}, dates="careless", total="参赛人次"
    )
    return [
        Sheet("07", "职工技能竞赛台账", CONTESTS, _contests(world), contests),
        Sheet(
            "08",
            "职工技能培训台账",
            CLASSES,
            _classes(world),
            Manner(first=("主办工会", "培训名称"), dates="slashes", numbered=True),
        ),
    ]


def _contests(world: World) -> list[Row]:
    rng = world.chance("skills.contests")
    counted = partial(_held, world, "举办日期")
    rows = grow(lambda: _contest(rng, world), counted, to=CONTESTS_HELD + 4)
    trim(rng, rows, counted, to=CONTESTS_HELD, spoil=lambda row: row.update(状态="已取消", 参赛人次=0))
    return in_order(rows, "举办日期", "竞赛名称")


def _classes(world: World) -> list[Row]:
    rng = world.chance("skills.classes")
    counted = partial(_held, world, "开班日期")
    rows = grow(lambda: [_class(rng)], counted, to=CLASSES_HELD + 5)
    trim(rng, rows, counted, to=CLASSES_HELD, spoil=lambda row: row.update(状态="已取消", 学员人次=0))
    return in_order(rows, "开班日期", "培训名称")


def _held(world: World, day: str, row: Row) -> bool:
    return row["状态"] == "已举办" and world.counts(row, when=day, where="主办工会")


def _contest(rng: Random, world: World) -> list[Row]:
    """A final, and before it sometimes a heat: two sessions of one contest."""
    day, trade = some_day(rng, months=SPRING_AND_AUTUMN), rng.choice(TRADES)
    level, name, host = _host(rng, world, day)
    state = became(rng, day)
    final: Row = {
        "竞赛名称": f"{day.year}年{name}{trade}技能竞赛", "工种": trade, "赛段": "决赛", "级别": level, "主办工会": host, "举办日期": day,
        "地点": rng.choice(HALLS), "参赛人次": rng.randint(18, 160) if state == "已举办" else 0, "状态": state,
    }  # fmt: skip
    if rng.random() > 0.35:
        return [final]
    heat = day - timedelta(days=rng.choice((7, 14, 21, 28)))
    return [
        {**final, "赛段": "初赛", "举办日期": heat, "参赛人次": rng.randint(60, 300), "状态": "已举办"},
        final,
    ]


def _host(rng: Random, world: World, day: date) -> tuple[str, str, str]:
    """Who holds it: an employer's union, a town, the district, or the district for the city."""
    place = some_place(rng)
    level = rng.choices(("企业", "镇街", "区", "市"), (30, 42, 23, 5))[0]
    if level == "企业" and (unions := world.federation.singles(place, on=day)):
        union = rng.choice(unions)
        return level, union.removesuffix("工会"), union
    if level in ("企业", "镇街"):
        return "镇街", place.short, place.union
    return level, "新北区" if level == "区" else "常州市", DISTRICT


def _class(rng: Random) -> Row:
    day, trade, place = some_day(rng, months=SPRING_AND_AUTUMN), rng.choice(TRADES), some_place(rng)
    state, days = became(rng, day), rng.randint(1, 6)
    own = rng.random() < 0.3
    return {
        "培训名称": f"{trade}技能{rng.choice(('培训', '提升培训'))}", "工种": trade, "期次": rng.randint(1, 6), "主办工会": DISTRICT if own else place.union,
        "开班日期": day, "结业日期": day + timedelta(days=days), "学时": days * 8, "地点": rng.choice(HALLS),
        "学员人次": rng.randint(22, 96) if state == "已举办" else 0, "状态": state,
    }  # fmt: skip
