"""Chinese working days as the rulebook knows them: our rows first, then the package, then Monday to Friday."""

from datetime import date, timedelta

from zhijia.base import workdays

from .models import Holiday

WORKDAYS = "工作日"


def is_workday(day: date) -> bool:
    return workdays.is_workday(day, known=_known(day, day))


def add_workdays(day: date, n: int) -> date:
    """The n-th working day after the day, which itself is not counted."""
    return workdays.add_workdays(day, n, known=_known(day, date.max))


def workdays_between(a: date, b: date) -> int:
    """Working days d with a < d <= b; negative when b is before a."""
    return workdays.workdays_between(a, b, known=_known(min(a, b), max(a, b)))


def is_announced(year: int) -> bool:
    """Whether the year's holidays are known; pages say so when its days are only counted Monday to Friday."""
    return year in workdays.ANNOUNCED or Holiday.objects.filter(day__year=year).exists()


def _known(since: date, until: date) -> dict[date, bool]:
    """A few dozen rows for each year entered by hand: one query, however long the clock runs."""
    return dict(Holiday.objects.filter(day__range=(since, until)).values_list("day", "working"))


def add_days(day: date, n: int, counting: str) -> date:
    """As the rule counts: working days where its unit is 工作日, calendar days where it is 日."""
    return add_workdays(day, n) if counting == WORKDAYS else day + timedelta(days=n)
