"""Chinese working days: the State Council's holidays and the weekends worked to make up for them."""

from collections.abc import Mapping
from datetime import date, timedelta

import chinese_calendar
from chinese_calendar.constants import holidays, workdays

SATURDAY = 5
DAY = timedelta(days=1)
ANNOUNCED = frozenset(day.year for day in (*holidays, *workdays))


def is_workday(day: date, *, known: Mapping[date, bool]) -> bool:
    """What is `known` goes first; a year nobody has announced yet is counted Monday to Friday."""
    if day in known:
        return known[day]
    if day.year in ANNOUNCED:
        return bool(chinese_calendar.is_workday(day))
    return day.weekday() < SATURDAY


def add_workdays(day: date, count: int, *, known: Mapping[date, bool]) -> date:
    """The count-th working day after the day, which itself is not counted (民法典第二百零一条: 开始的当日不计入)."""
    while count > 0:
        day += DAY
        count -= is_workday(day, known=known)
    return day


def workdays_between(since: date, until: date, *, known: Mapping[date, bool]) -> int:
    """Working days after the one up to and with the other; negative when the order is turned."""
    if until < since:
        return -workdays_between(until, since, known=known)
    return sum(is_workday(since + DAY * step, known=known) for step in range(1, (until - since).days + 1))
