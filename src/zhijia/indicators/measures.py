"""How rows become a number. Each measure can be taken in SQL and again in Python from the rows themselves."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce
from typing import Any

from django.db.models import Count, QuerySet, Sum


def reach(row: Any, path: str) -> Any:
    """Follow `worker__name` from a row."""
    return reduce(lambda thing, name: getattr(thing, name, None), path.split("__"), row)


@dataclass(frozen=True)
class Rows:
    """As many as there are rows: 场, 件, 份."""

    def of(self, rows: QuerySet[Any]) -> int:
        return rows.count()

    def again(self, rows: Iterable[Any]) -> int:
        return sum(1 for _ in rows)

    def aggregate(self) -> Any:
        return Count("pk")


@dataclass(frozen=True)
class Total:
    """The sum of a column: 元 (fen inside), 人次, 份."""

    field: str

    def of(self, rows: QuerySet[Any]) -> int:
        return rows.aggregate(n=Sum(self.field))["n"] or 0

    def again(self, rows: Iterable[Any]) -> int:
        return sum(reach(row, self.field) or 0 for row in rows)

    def aggregate(self) -> Any:
        return Sum(self.field)


@dataclass(frozen=True)
class Distinct:
    """As many as there are different values: 人, 户, 家, 届. Parts may add up to more than the whole."""

    field: str

    def of(self, rows: QuerySet[Any]) -> int:
        return rows.aggregate(n=Count(self.field, distinct=True))["n"] or 0

    def again(self, rows: Iterable[Any]) -> int:
        return len({value for row in rows if (value := reach(row, self.field)) is not None})

    def aggregate(self) -> Any:
        return Count(self.field, distinct=True)


Measure = Rows | Total | Distinct
