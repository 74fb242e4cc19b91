"""The five years of the report, and how a year's work falls over its months."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from random import Random

SINCE, UNTIL = date(2014, 5, 1), date(2019, 4, 30)
BENNIU_JOINED = date(2015, 1, 1)
CLOSED_BOOKS = date(2019, 12, 20)

GROWING: Mapping[int, float] = {2012: 2, 2013: 3, 2014: 6, 2015: 8, 2016: 9, 2017: 11, 2018: 13, 2019: 9}
EVEN: Mapping[int, float] = {2012: 2, 2013: 3, 2014: 8, 2015: 9, 2016: 9, 2017: 9, 2018: 9, 2019: 7}

ALL_YEAR = (6, 4, 8, 8, 9, 9, 8, 7, 9, 9, 9, 8)
SPRING_AND_AUTUMN = (1, 1, 6, 9, 12, 9, 4, 3, 13, 14, 8, 3)
COLD_AND_HOT = (20, 8, 2, 2, 3, 6, 14, 13, 5, 2, 2, 8)
AFTER_NEW_YEAR = (3, 16, 14, 8, 6, 4, 2, 3, 9, 9, 6, 3)


def in_period(day: date) -> bool:
    return SINCE <= day <= UNTIL


def counts(day: date, town: str) -> bool:
    """Of the period, and done under 新北区: 奔牛镇 stood under 武进区 until the end of 2014."""
    return in_period(day) and not (town.startswith("奔牛镇") and day < BENNIU_JOINED)


def some_day(rng: Random, *, years: Mapping[int, float] = GROWING, months: Sequence[int] = ALL_YEAR) -> date:
    """A working day; the books were copied out at the end of 2019, so nothing is later."""
    year = rng.choices(list(years), list(years.values()))[0]
    month = rng.choices(range(1, 13), months)[0]
    return min(on_workday(date(year, month, rng.randint(1, 28))), CLOSED_BOOKS)


def on_workday(day: date) -> date:
    return day + timedelta(days=7 - day.weekday()) if day.weekday() > 4 else day


def between(rng: Random, since: date, until: date) -> date:
    return since + timedelta(days=rng.randint(0, max((until - since).days, 0)))


def after(rng: Random, day: date, *, least: int, most: int) -> date:
    return day + timedelta(days=rng.randint(least, most))


def became(rng: Random, day: date) -> str:
    """What became of something planned for that day; what lies ahead of the books is still planned."""
    if day > date(2019, 10, 31):
        return "计划中"
    return rng.choices(("已举办", "已取消", "已延期"), (90, 6, 4))[0]
