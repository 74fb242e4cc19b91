"""文体: series held year after year; heats, shows and finals of one edition are rows of their own."""

from datetime import date, timedelta
from random import Random

from .clerks import Manner, Row, Sheet
from .days import on_workday
from .places import DISTRICT, MENGHE, TOWNS, Town
from .settling import in_order
from .world import World

EDITIONS = ("系列名称", "届次", "环节", "主办工会", "举办日期", "结束日期", "地点", "参加人次", "状态")
SHOW, SINGERS, WALK, RECITAL = (
    "五一文艺展演",
    "新北区“我爱常州”职工（农民工）歌手大赛",
    "520职工健步行",
    "新北区职工朗诵大赛",
)
LAST_DONE = date(2019, 9, 30)


def sheets(world: World) -> list[Sheet]:
    rng = world.chance("culture")
    rows = [*_shows(rng), *_singers(rng), *_walks(rng), *_recitals(rng), *_others(rng)]
    manner = Manner(
        "文体活动台账",
        labels={"参加人次": "参加人数"},
        numbered=True,
        dates="careless",
        figures=("参加人次",),
    )
    return [Sheet("26", "文体活动台账", EDITIONS, in_order(rows, "举办日期", "系列名称", "主办工会"), manner)]


def _row(
    series: str,
    edition: int,
    day: date,
    people: int,
    *,
    stage: str = "活动",
    host: str = DISTRICT,
    state: str = "",
) -> Row:
    state = state or ("已举办" if day <= LAST_DONE else "计划中")
    return {
        "系列名称": series, "届次": edition, "环节": stage, "主办工会": host, "举办日期": day, "结束日期": None,
        "地点": "职工文化广场" if host == DISTRICT else f"{host.removesuffix('总工会')}文体中心", "参加人次": people if state == "已举办" else 0, "状态": state,
    }  # fmt: skip


def _shows(rng: Random) -> list[Row]:
    """Every year before 1 May since 2013, so that the first two fall before the five years; touring shows follow in towns."""
    rows = []
    for edition, year in enumerate(range(2013, 2020), start=1):
        day = date(year, 4, 30) if date(year, 4, 30).weekday() < 5 else date(year, 4, 28)
        opened = day - timedelta(days=rng.randint(1, 3))
        rows.append(_row(SHOW, edition, opened, rng.randint(600, 1400), stage="展演"))
        for place in rng.sample(TOWNS, 2):
            tour = opened - timedelta(days=rng.randint(3, 12))
            rows.append(
                _row(SHOW, edition, tour, rng.randint(150, 500), stage="展演", host=_host(place, tour))
            )
    return rows


def _host(place: Town, day: date) -> str:
    return DISTRICT if day.year < 2015 and not place.code else place.union


def _singers(rng: Random) -> list[Row]:
    """Heats in the towns, then a final: three editions, and a fourth that was called off."""
    rows = []
    for edition, year in ((1, 2014), (2, 2016), (3, 2018), (4, 2019)):
        off = "已取消" if edition == 4 else ""
        final = on_workday(date(year, 10, 18))
        rows.append(_row(SINGERS, edition, final, rng.randint(400, 900), stage="决赛", state=off))
        for n, place in enumerate(TOWNS[: 5 if edition < 4 else 2]):
            heat = on_workday(final - timedelta(days=40 - n * 4))
            rows.append(
                _row(SINGERS, edition, heat, rng.randint(60, 220), stage="初赛", host=place.union, state=off)
            )
    return rows


def _walks(rng: Random) -> list[Row]:
    """520 is said for “我爱你” and is the day, not a number of walkers; a third walk came after the report."""
    rows = [
        _row(WALK, n, date(year, 5, 20), rng.randint(1500, 3000))
        for n, year in enumerate((2017, 2018, 2019), start=1)
    ]
    mine = [
        _row("孟河情健步行", n, date(year, 11, 5), rng.randint(700, 1600), host=MENGHE.union)
        for n, year in enumerate(range(2014, 2019), start=1)
    ]
    return [*rows, *mine]


def _recitals(rng: Random) -> list[Row]:
    heats = [
        _row(RECITAL, 1, date(2018, 9, 3 + n * 2), rng.randint(40, 110), stage="初赛", host=place.union)
        for n, place in enumerate(TOWNS[1:5])
    ]
    final = _row(RECITAL, 1, date(2018, 9, 28), rng.randint(260, 420), stage="决赛")
    return [*heats, final, _row(RECITAL, 2, date(2019, 9, 27), 0, stage="决赛", state="已延期")]


def _others(rng: Random) -> list[Row]:
    rows = [
        _row("“工人伟大·劳动光荣”摄影展", 1, date(2018, 11, 12), rng.randint(900, 1500), stage="展演"),
        _row("区机关职工合唱大赛", 1, date(2018, 6, 22), rng.randint(400, 700), stage="决赛"),
    ]
    rows += [
        _row("机关干部运动会", n, date(year, 10, 26), rng.randint(500, 900))
        for n, year in enumerate((2015, 2017), start=1)
    ]
    for place in TOWNS:
        for n, year in enumerate(sorted(rng.sample(range(2013, 2020), 3)), start=1):
            day = on_workday(date(year, rng.randint(3, 11), rng.randint(1, 25)))
            state = rng.choices(("", "已取消"), (8, 1))[0]
            rows.append(
                _row(
                    f"{place.short}职工趣味运动会",
                    n,
                    day,
                    rng.randint(120, 800),
                    host=place.union,
                    state=state,
                )
            )
    return rows
