"""Stretches of days, both ends included: the way reports speak of them."""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from .errors import Refused


@dataclass(frozen=True, order=True)
class Period:
    """From the first day to the last day, both counted."""

    since: date
    until: date

    def __post_init__(self) -> None:
        if self.until < self.since:
            raise Refused(f"期间的止日 {self.until} 早于起日 {self.since}，请对调后再试")

    def __contains__(self, day: date) -> bool:
        return self.since <= day <= self.until

    def __str__(self) -> str:
        return f"{self.since} 至 {self.until}"

    @property
    def day_after(self) -> date:
        return self.until + timedelta(days=1)

    def years(self) -> Iterator[tuple[int, "Period"]]:
        """The calendar years it touches, the first and the last cut to fit."""
        for year in range(self.since.year, self.until.year + 1):
            yield year, Period(max(self.since, date(year, 1, 1)), min(self.until, date(year, 12, 31)))

    def in_year(self, year: int) -> "Period | None":
        return dict(self.years()).get(year)


def day(text: str) -> date:
    """A day as people type it at a command: 2019-04-30."""
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        raise Refused(f"“{text}”不是日期，请写成 2019-04-30 的样子") from None


def months_later(day: date, months: int) -> date:
    """The same day so many months on, or the month's last day where it has none (民法典第二百零二条)."""
    year, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + year, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))
