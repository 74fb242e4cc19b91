"""安全生产: the same employers register year after year, and for both activities; they are counted once."""

from datetime import date
from random import Random

from .clerks import Manner, Row, Sheet
from .days import between, on_workday
from .federation import Employer
from .places import as_written
from .settling import in_order
from .world import World

EMPLOYERS_COUNTED = 1_637
REGISTRATIONS = ("年度", "活动", "单位名称", "镇街", "登记日期", "参赛班组数", "参赛职工数", "状态")
SHARE = {2013: 0.16, 2014: 0.2, 2015: 0.25, 2016: 0.3, 2017: 0.35, 2018: 0.41, 2019: 0.45}


def sheets(world: World) -> list[Sheet]:
    manner = Manner(
        "“安康杯”竞赛和安全生产随手拍参赛登记",
        labels={"参赛职工数": "参赛人数"},
        figures=("参赛职工数",),
        blanks=True,
    )
    return [Sheet("22", "安全生产活动参赛台账", REGISTRATIONS, _registrations(world), manner)]


def _registrations(world: World) -> list[Row]:
    """Year after year as it comes; then those who never came are called until enough took part, a few too many withdraw."""
    rng = world.chance("safety")
    employers = world.federation.employers
    rows = [row for year in SHARE for e in employers for row in _year(rng, e, year)]
    _settle(rng, world, rows)
    return in_order(rows, "登记日期", "单位名称", "活动")


def _year(rng: Random, employer: Employer, year: int) -> list[Row]:
    return [
        _registration(rng, employer, year, activity)
        for activity in ("安康杯", "随手拍")
        if rng.random() < SHARE[year] * (1 if activity == "安康杯" else 0.7)
        and (activity == "安康杯" or year > 2015)
    ]


def _registration(rng: Random, employer: Employer, year: int, activity: str) -> Row:
    spring = activity == "安康杯"
    day = on_workday(between(rng, date(year, 3 if spring else 5, 4), date(year, 5 if spring else 9, 24)))
    workers = max(1, round(employer.employees * rng.uniform(0.5, 1)))
    return {
        "年度": year, "活动": activity, "单位名称": employer.name, "镇街": as_written(rng, employer.place), "登记日期": day,
        "参赛班组数": workers // 12 + 1, "参赛职工数": workers, "状态": "退出" if rng.random() < 0.05 else "参赛",
    }  # fmt: skip


def _settle(rng: Random, world: World, rows: list[Row]) -> None:
    joined = {str(row["单位名称"]) for row in rows if _took_part(world, row)}
    absent = [e for e in world.federation.employers if e.name not in joined]
    for employer in rng.sample(absent, max(0, EMPLOYERS_COUNTED - len(joined))):
        rows[:] = [row for row in rows if not (row["单位名称"] == employer.name and row["年度"] == 2018)]
        rows.append(_registration(rng, employer, 2018, "安康杯") | {"状态": "参赛"})


def _took_part(world: World, row: Row) -> bool:
    return row["状态"] == "参赛" and world.counts(row, when="登记日期", where="镇街")
