"""How rows become a number. Each measure can be taken in SQL and again in Python from the rows themselves."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, QuerySet, Sum


@dataclass(frozen=True)
class Rows:
    """As many as there are rows: 场, 件, 份."""

    def of(self, rows: QuerySet[Any]) -> int:
        return rows.count()

    def again(self, rows: QuerySet[Any]) -> int:
        return sum(1 for _ in rows.values_list("pk"))


@dataclass(frozen=True)
class Total:
    """The sum of a column: 元 (fen inside), 人次, 份."""

    field: str

    def of(self, rows: QuerySet[Any]) -> int:
        return rows.aggregate(n=Sum(self.field))["n"] or 0

    def again(self, rows: QuerySet[Any]) -> int:
        return sum(value or 0 for value in rows.values_list(self.field, flat=True))


@dataclass(frozen=True)
class Distinct:
    """As many as there are different values: 人, 户, 家, 届. Parts may add up to more than the whole."""

    field: str

    def of(self, rows: QuerySet[Any]) -> int:
        return rows.aggregate(n=Count(self.field, distinct=True))["n"] or 0

    def again(self, rows: QuerySet[Any]) -> int:
        return len({value for value in rows.values_list(self.field, flat=True) if value is not None})


Measure = Rows | Total | Distinct
