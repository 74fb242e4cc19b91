"""Which days still take entries."""

from datetime import date, timedelta

from ..models import MonthClose, Transfer

DECEMBER = 12


def closed_until() -> date | None:
    """The last day of the last closed month: this day and all before it take no more entries."""
    last = MonthClose.objects.order_by("-year", "-month").first()
    return month_after(last.year, last.month) - timedelta(days=1) if last else None


def month_after(year: int, month: int) -> date:
    """The first day of the month that follows."""
    return date(year + month // DECEMBER, month % DECEMBER + 1, 1)


def months_to_close(before: date) -> list[tuple[int, int]]:
    """Months with entries, earlier than this day's month, that are still open."""
    rows, closed = Transfer.objects.filter(day__lt=before.replace(day=1)), closed_until()
    rows = rows.filter(day__gt=closed) if closed else rows
    return [(month.year, month.month) for month in rows.dates("day", "month")]
