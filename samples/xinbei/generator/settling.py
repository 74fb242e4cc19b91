"""Years are left to chance; only their last rows are settled, so that the totals are those of the report."""

from collections.abc import Callable
from datetime import date
from random import Random

from .clerks import Row

Judge = Callable[[Row], bool]


def grow(make: Callable[[], list[Row]], counted: Judge, *, to: float, of: str = "") -> list[Row]:
    """Rows as they come, until those that count are enough: by number, or by the sum of a column."""
    rows: list[Row] = []
    total: float = 0
    while total < to:
        fresh = make()
        rows += fresh
        total += sum(figure(row, of) if of else 1 for row in fresh if counted(row))
    return rows


def trim(rng: Random, rows: list[Row], counted: Judge, *, to: int, spoil: Callable[[Row], None]) -> list[Row]:
    """Undo some that count, at random, until exactly so many are left."""
    standing = [row for row in rows if counted(row)]
    for row in rng.sample(standing, len(standing) - to):
        spoil(row)
    return rows


def figure(row: Row, label: str) -> float:
    cell = row.get(label)
    return cell if isinstance(cell, int | float) else 0


def day_of(row: Row, label: str) -> date:
    cell = row[label]
    if not isinstance(cell, date):
        raise TypeError(f"{label}: {cell!r}")
    return cell


def in_order(rows: list[Row], *labels: str) -> list[Row]:
    """As a register is kept: by day, and within a day by name."""
    return sorted(rows, key=lambda row: [str(row.get(label) or "") for label in labels])


def number_by_year(rows: list[Row], label: str, *, day: str, letters: str) -> list[Row]:
    """BF-2018-0412: the serial numbers a desk gives out, beginning anew each year."""
    given: dict[int, int] = {}
    for row in rows:
        year = day_of(row, day).year
        given[year] = given.get(year, 0) + 1
        row[label] = f"{letters}-{year}-{given[year]:04d}"
    return rows
