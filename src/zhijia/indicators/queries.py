"""Asking indicators as pages do: which scope an address means, what the public may see, which rows an officer may."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.urls import reverse

from zhijia.access.queries import units_for
from zhijia.access.terms import Permission
from zhijia.base.errors import Refused
from zhijia.base.periods import Period, day
from zhijia.orgs.models import Unit
from zhijia.orgs.queries import unit_by_code
from zhijia.people.models import Account
from zhijia.rulebook.queries import rule
from zhijia.sheets.registers import Link, Register

from .indicator import OWN, Indicator, every, told
from .scope import Scope

FIVE = 5


def usual_period(*, on: date) -> Period:
    """The stretch the federation reports on: set by the deployment, else the five years before the day."""
    if settings.ZHIJIA_PERIOD:
        since, _, until = settings.ZHIJIA_PERIOD.partition("/")
        return Period(day(since), day(until))
    return Period(date(on.year - FIVE, on.month, min(on.day, 28)), on)


def usual_unit() -> Unit | None:
    return unit_by_code(settings.ZHIJIA_UNIT)


def scope_from(asked: Mapping[str, str], unit: Unit, *, on: date) -> Scope:
    """The scope an address speaks of: ?from=&to=&town=. Bad dates are refused in words."""
    usual = usual_period(on=on)
    since = day(asked["from"]) if asked.get("from") else usual.since
    until = day(asked["to"]) if asked.get("to") else usual.until
    scope = Scope(unit, Period(since, until))
    if asked.get("town") == OWN:
        return scope.part(None)
    if asked.get("town"):
        return scope.part(_town(scope, asked["town"]))
    return scope


def _town(scope: Scope, name: str) -> Unit:
    found = next(
        (town for town in scope.towns() if name in (town.code, town.short, town.name, str(town.pk))), None
    )
    if found is None:
        raise Refused(f"没有找到镇街“{name}”，请从列表中选择")
    return found


def address(scope: Scope) -> str:
    """The question part of a link that means this scope."""
    asked = f"unit={scope.unit.code}&from={scope.period.since}&to={scope.period.until}"
    if scope.own:
        return f"{asked}&town={OWN}"
    return f"{asked}&town={scope.town.code or scope.town.pk}" if scope.town else asked


def seen_rows(indicator: Indicator, scope: Scope, account: Account, *, on: date) -> QuerySet[Any]:
    """Of the rows counted, those in units this account may look into."""
    reach = units_for(account, Permission.REGISTERS_VIEW, on=on)
    return indicator.rows(scope).filter(**{f"{indicator.where}__in": reach})


@dataclass(frozen=True)
class Cell:
    """One public number; `value` is None where so few persons stand behind it that they could be guessed."""

    label: str
    value: int | float | None
    town: str = ""
    since: date | None = None
    until: date | None = None


def public_cell(indicator: Indicator, label: str, value: int, *, on: date, **more: Any) -> Cell:
    withheld = indicator.persons and 0 < value < rule("figures.min_public_cell", on=on)
    return Cell(label, None if withheld else told(indicator, value), **more)


def public_towns(indicator: Indicator, scope: Scope, *, on: date) -> list[Cell]:
    return [
        public_cell(indicator, label, value, on=on, town=(town.code or str(town.pk)) if town else OWN)
        for label, town, value in indicator.by_town(scope)
    ]


def public_years(indicator: Indicator, scope: Scope, *, on: date) -> list[Cell]:
    return [
        public_cell(indicator, f"{year}", value, on=on, since=period.since, until=period.until)
        for year, period, value in indicator.by_year(scope)
    ]


def figures_of(register: Register) -> list[Link]:
    """The figures that are counted from a register, each with the page of its rows."""
    counted = (indicator for indicator in every() if indicator.base().model is register.model)
    return [(indicator.name, reverse("indicators:rows", args=[indicator.code])) for indicator in counted]
