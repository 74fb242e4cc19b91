"""How rows become a number. Each measure can be taken in SQL and again in Python from the rows themselves."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, QuerySet, Sum
from django.db.models.expressions import Combinable

THOUSAND = 1000


def _grouped(rows: QuerySet[Any], paths: tuple[str, ...], how: Combinable) -> dict[Any, int]:
    told = rows.order_by().values_list(*paths).annotate(n=how).values_list(*paths, "n")
    return {value[0] if len(value) == 1 else tuple(value): n or 0 for *value, n in told}


@dataclass(frozen=True)
class Rows:
    """As many as there are rows: 场, 件, 份."""

    def of(self, rows: QuerySet[Any]) -> int:
        return rows.count()

    def by(self, rows: QuerySet[Any], *paths: str) -> dict[Any, int]:
        """The same for each value of a column (each pair of values of two), in one question."""
        return _grouped(rows, paths, Count("*"))

    def again(self, rows: QuerySet[Any]) -> int:
        return sum(1 for _ in rows.values_list("pk"))


@dataclass(frozen=True)
class Total:
    """The sum of a column: 元 (fen inside), 人次, 份."""

    field: str

    def of(self, rows: QuerySet[Any]) -> int:
        return rows.aggregate(n=Sum(self.field))["n"] or 0

    def by(self, rows: QuerySet[Any], *paths: str) -> dict[Any, int]:
        return _grouped(rows, paths, Sum(self.field))

    def again(self, rows: QuerySet[Any]) -> int:
        return sum(value or 0 for value in rows.values_list(self.field, flat=True))


@dataclass(frozen=True)
class Distinct:
    """As many as there are different values: 人, 户, 家, 届. Parts may add up to more than the whole."""

    field: str

    def of(self, rows: QuerySet[Any]) -> int:
        return rows.aggregate(n=Count(self.field, distinct=True))["n"] or 0

    def by(self, rows: QuerySet[Any], *paths: str) -> dict[Any, int]:
        return _grouped(rows, paths, Count(self.field, distinct=True))

    def again(self, rows: QuerySet[Any]) -> int:
        return len({value for value in rows.values_list(self.field, flat=True) if value is not None})


def per_thousand(part: int, whole: int) -> int:
    """A half is rounded up. Of nothing there is no share: it is told as nought."""
    return (2 * THOUSAND * part + whole) // (2 * whole) if whole else 0


Measure = Rows | Total | Distinct
