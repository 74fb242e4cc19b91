"""Reading a register: filtered, paged, as cells."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Max, Min, Q, QuerySet

from zhijia.access.queries import units_for
from zhijia.access.terms import Permission
from zhijia.orgs.models import Unit
from zhijia.orgs.terms import UnitKind
from zhijia.people.models import Account

from .columns import Choice, Column, Identity, Sealed, Text
from .models import Intake, Problem
from .registers import Register, find
from .staging import staged_rows
from .terms import Standing

YEAR_DIGITS = 4


@dataclass(frozen=True)
class Filters:
    """What a list is narrowed by, as read from its address. What makes no sense is left out, never an error."""

    town: Unit | None = None
    year: int | None = None
    facets: tuple[tuple[str, str], ...] = ()
    words: str = ""

    def apply(self, register: Register, rows: QuerySet[Any]) -> QuerySet[Any]:
        if self.town:
            rows = rows.filter(**{f"{register.where}__path__startswith": self.town.path})
        if self.year and register.when:
            rows = rows.filter(**{f"{register.when}__year": self.year})
        for field, value in self.facets:
            rows = rows.filter(**{field.replace(".", "__"): value})
        return rows.filter(_says(register, self.words)) if self.words else rows


def _says(register: Register, words: str) -> Q:
    """Any plain text column that holds the words."""
    found = Q(pk__in=[])
    for column in register.columns:
        if isinstance(column.kind, Text) and not column.sealed:
            found |= Q(**{f"{column.orm}__icontains": words})
    return found


def filters_from(register: Register, asked: Mapping[str, str], account: Account, *, on: date) -> Filters:
    town = next((unit for unit in towns_seen(account, on=on) if str(unit.pk) == asked.get("town")), None)
    year = asked.get("year", "")
    facets = tuple(
        (field, value) for field in register.facets if (value := asked.get(field.replace(".", "-"), ""))
    )
    return Filters(
        town,
        int(year) if len(year) == YEAR_DIGITS and year.isdigit() else None,
        facets,
        asked.get("q", "").strip()[:40],
    )


def towns_seen(account: Account, *, on: date) -> QuerySet[Unit]:
    kinds = (UnitKind.TOWN, UnitKind.ZONE)
    return units_for(account, Permission.REGISTERS_VIEW, on=on).filter(kind__in=kinds).order_by("code", "pk")


def listing(register: Register, account: Account, filters: Filters, *, on: date) -> QuerySet[Any]:
    """The rows this account may see, newest first."""
    rows = filters.apply(register, register.model.objects.visible_to(account, on=on))
    return rows.order_by(f"-{register.when}", "-pk") if register.when else rows.order_by("-pk")


def years_of(register: Register, rows: QuerySet[Any]) -> list[int]:
    if not register.when:
        return []
    ends = rows.order_by().aggregate(first=Min(register.when), last=Max(register.when))
    return list(range(ends["last"].year, ends["first"].year - 1, -1)) if ends["first"] else []


def cells(
    columns: Sequence[Column], rows: QuerySet[Any], *, masked: bool = True
) -> Iterator[tuple[int, list[Any]]]:
    """Each row's id and its cells as they are shown; sealed numbers masked unless the caller may see them."""
    for pk, *values in rows.values_list("pk", *(column.orm for column in columns)).iterator(chunk_size=2000):
        yield (
            pk,
            [_shown(column, value, masked=masked) for column, value in zip(columns, values, strict=True)],
        )


def _shown(column: Column, value: Any, *, masked: bool) -> Any:
    return (
        column.kind.masked(value)
        if masked and isinstance(column.kind, Identity | Sealed)
        else column.kind.show(value)
    )


def choices_of(register: Register) -> list[tuple[str, str, list[tuple[str, str]]]]:
    """Each facet: its name in the address, its label, its choices."""
    found = []
    for field in register.facets:
        column = register.column(field)
        if isinstance(column.kind, Choice):
            found.append(
                (
                    field.replace(".", "-"),
                    column.label,
                    [(str(v), str(n)) for v, n in column.kind.choices.choices],
                )
            )
    return found


def kinds_of_problems(intake: Intake) -> QuerySet[Any, Any]:
    """Column, kind and count, the commonest first: what is wrong a hundred times is often one mistake."""
    return (
        intake.problems.order_by()
        .values("column", "kind")
        .annotate(n=Count("pk"))
        .order_by("-n", "column", "kind")
    )


def problems_of(intake: Intake, *, column: str, kind: str) -> QuerySet[Problem]:
    """All of them, or one group."""
    told = {name: value for name, value in (("column", column), ("kind", kind)) if value}
    return intake.problems.filter(**told)


def wrong_rows(intake: Intake) -> tuple[list[str], Iterator[list[Any]]]:
    """The wrong rows as they were typed, each with its line and reasons; corrected, they can be brought in as they are."""
    reasons: dict[int, list[str]] = {}
    for problem in intake.problems.all():
        reasons.setdefault(problem.line, []).append(f"{problem.column}：{problem.reason}。{problem.remedy}")
    header = [*(column.label for column in find(intake.register).columns), "原行号", "错误原因"]
    staged = staged_rows(intake, Standing.WRONG)
    return header, ([*row, line, "；".join(reasons.get(line, []))] for line, row in staged)
