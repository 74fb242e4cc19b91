"""Public figures as the portal shows them, kept five minutes: a front page is opened far more often than a register changes."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from django.core.cache import cache
from django.urls import reverse
from django.utils.safestring import SafeString

from zhijia.base.errors import Refused
from zhijia.indicators.indicator import Indicator, every, find, in_short
from zhijia.indicators.queries import (
    Cell,
    address,
    public_cell,
    public_towns,
    public_years,
    usual_period,
    usual_unit,
)
from zhijia.indicators.scope import Scope
from zhijia.indicators.terms import Nature
from zhijia.web.charts import Point, rows, spark

KEPT = 5 * 60
T = TypeVar("T")


@dataclass(frozen=True)
class Figure:
    """One public number under its name, leading to its definition and records."""

    code: str
    label: str
    value: int | float
    unit: str
    href: str
    note: str = ""
    spark: str = ""


def public_scope(*, on: date) -> Scope | None:
    """Whose figures the portal shows, and over which years; nobody's while the house is empty."""
    unit = usual_unit()
    return Scope(unit, usual_period(on=on)) if unit else None


def known(code: str) -> Indicator | None:
    """A room may be absent; its figures are then simply not shown."""
    try:
        return find(code)
    except Refused:
        return None


def indicators_named(asked: str) -> list[Indicator]:
    """Those whose name, definition or spoken words hold every word asked for."""
    words = asked.split()
    said = ((one, f"{one.name} {one.definition} {' '.join(one.words)}") for one in every())
    return [one for one, text in said if all(word in text for word in words)]


def figures(called: Mapping[str, str], scope: Scope | None, *, on: date, drawn: bool = False) -> list[Figure]:
    """Those that are registered, recorded and public, by code under the name each is called here."""
    found = (
        (figure(code, label, scope, on=on, drawn=drawn) for code, label in called.items()) if scope else ()
    )
    return [one for one in found if one]


def figure(code: str, label: str, scope: Scope, *, on: date, drawn: bool = False) -> Figure | None:
    indicator = known(code)
    cell = _kept("value", code, scope, lambda: _cell(indicator, scope, on=on)) if indicator else None
    if indicator is None or cell is None or not cell.value:
        return None
    value, unit = in_short(cell.value, indicator.unit)
    line = _kept("spark", code, scope, lambda: _spark(indicator, scope, on=on)) if drawn else ""
    return Figure(
        code, label or indicator.name, value, unit, link(indicator, scope), _when(indicator, scope), line
    )


def link(indicator: Indicator, scope: Scope) -> str:
    return f"{reverse('indicators:figure', args=[indicator.code])}?{address(scope)}"


def town_rows(code: str, scope: Scope | None, *, on: date) -> SafeString | str:
    """Lying bars town by town, each leading to the town's own figure."""
    indicator = known(code)
    if indicator is None or scope is None:
        return ""
    towns = _kept("towns", code, scope, lambda: tuple(public_towns(indicator, scope, on=on)))
    base = link(indicator, scope)
    points = [Point(cell.label, (cell.value,), f"{base}&town={cell.town}") for cell in towns if cell.value]
    return rows(points, title=f"各镇街{indicator.name}", unit=indicator.unit) if points else ""


def _cell(indicator: Indicator, scope: Scope, *, on: date) -> Cell:
    return public_cell(indicator, indicator.name, indicator.value(scope), on=on)


def _spark(indicator: Indicator, scope: Scope, *, on: date) -> str:
    """Whole years only: a year cut by the period's edge would look like a fall."""
    cells = [
        cell
        for cell in public_years(indicator, scope, on=on)
        if indicator.nature == Nature.STOCK or _whole(cell)
    ]
    values = [cell.value for cell in cells if cell.value is not None]
    return spark(values) if len(values) > 1 else ""


def _whole(cell: Cell) -> bool:
    year = int(cell.label)
    return (cell.since, cell.until) == (date(year, 1, 1), date(year, 12, 31))


def _when(indicator: Indicator, scope: Scope) -> str:
    if indicator.nature == Nature.STOCK:
        return f"截至 {scope.day}"
    return f"{scope.period.since:%Y-%m} 至 {scope.period.until:%Y-%m}"


def _kept(what: str, code: str, scope: Scope, read: Callable[[], T]) -> T:
    key = f"news:{what}:{code}:{scope.unit.pk}:{scope.period.since}:{scope.period.until}"
    found: T | None = cache.get(key)
    if found is None:
        found = read()
        cache.set(key, found, KEPT)
    return found
