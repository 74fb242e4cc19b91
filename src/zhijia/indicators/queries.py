"""Asking indicators as pages do: which scope an address means, what the public may see, which rows an officer may."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.db.models import QuerySet
from django.urls import reverse

from zhijia.access.queries import units_for
from zhijia.access.terms import Permission
from zhijia.base.errors import Refused
from zhijia.base.periods import Period, day
from zhijia.orgs.models import Unit
from zhijia.orgs.queries import today_of, unit_by_code
from zhijia.people.models import Account
from zhijia.rulebook.queries import rule
from zhijia.sheets.registers import Link, Register

from .indicator import OWN, Indicator, every, told
from .scope import Scope
from .splits import AnySplit

FIVE = 5
TODAY = "today"


def usual_period(*, on: date) -> Period:
    """The stretch the federation reports on: set by the deployment, else the five years before the day."""
    if settings.ZHIJIA_PERIOD:
        since, _, until = settings.ZHIJIA_PERIOD.partition("/")
        return Period(day(since), day(until))
    return Period(date(on.year - FIVE, on.month, min(on.day, 28)), on)


def usual_unit() -> Unit | None:
    return unit_by_code(settings.ZHIJIA_UNIT)


def scope_from(asked: Mapping[str, str], unit: Unit, *, on: date) -> Scope:
    """The scope an address speaks of: ?from=&to=&town=&map=. Bad dates are refused in words."""
    usual = usual_period(on=on)
    since = day(asked["from"]) if asked.get("from") else usual.since
    until = day(asked["to"]) if asked.get("to") else usual.until
    scope = Scope(unit, Period(since, until), map=map_asked(asked.get("map", ""), unit, on=on))
    if asked.get("town") == OWN:
        return scope.part(None)
    if asked.get("town"):
        return scope.part(_town(scope, asked["town"]))
    return scope


def map_asked(word: str, unit: Unit, *, on: date) -> date | None:
    """`today` is today's map, nothing is the map of each row's day. A union that ended stands only on the latter."""
    if word not in {"", TODAY}:
        raise Refused(f"没有“{word}”这张区划，请写 today（按今天的区划）或不写（按当日区划）")
    if word and unit.closed_on and unit.closed_on <= on:
        heirs = "、".join(str(one) for one in today_of(unit, on))
        raise Refused(f"{unit.name}已不在今天的区划里，请改看{heirs or '上级工会'}，或按当日区划统计")
    return on if word else None


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
    asked += f"&map={TODAY}" if scope.map else ""
    if scope.own:
        return f"{asked}&town={OWN}"
    return f"{asked}&town={scope.town.code or scope.town.pk}" if scope.town else asked


@dataclass(frozen=True)
class Switch:
    """The link from one map to the other."""

    says: str
    href: str


def switch(scope: Scope, *, on: date) -> Switch | None:
    """A union that ended is not on today's map, so it has no other to go to."""
    if scope.map:
        return Switch("改按当日区划统计", f"?{address(scope.redrawn(None))}")
    if scope.unit.closed_on and scope.unit.closed_on <= on:
        return None
    return Switch("改按今天的区划统计", f"?{address(scope.redrawn(on))}")


def seen_rows(indicator: Indicator, scope: Scope, account: Account, *, on: date) -> QuerySet[Any]:
    """Of the rows counted, those in units this account may look into."""
    listing = indicator.listing
    reach = units_for(account, listing.permission if listing else Permission.REGISTERS_VIEW, on=on)
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
    cells = [
        public_cell(indicator, label, value, on=on, town=(town.code or str(town.pk)) if town else OWN)
        for label, town, value in indicator.by_town(scope)
    ]
    return list(_covered(indicator, cells))


def public_years(indicator: Indicator, scope: Scope, *, on: date) -> list[Cell]:
    return [
        public_cell(indicator, f"{year}", value, on=on, since=period.since, until=period.until)
        for year, period, value in indicator.by_year(scope)
    ]


def part_asked(indicator: Indicator, asked: Mapping[str, str]) -> Indicator:
    """The part an address speaks of (?by=sex&is=2), or the whole. A part that is none is refused in words."""
    by, value = asked.get("by", ""), asked.get("is", "")
    split = next((split for split in indicator.splits if split.code == by), None)
    if by and (split is None or split.called(value) is None):
        raise Refused(f"“{indicator.name}”没有这样的分组，请从页面上的分组中选择")
    return indicator.only(split, value) if split else indicator


def part_address(split: AnySplit, value: str) -> str:
    """What an address says of one part, after what it says of the scope."""
    return urlencode({"by": split.code, "is": value})


@dataclass(frozen=True)
class Fallen:
    """A figure fallen into the parts of one split, as the public sees them."""

    label: str
    note: str
    cells: tuple[Cell, ...]


def public_splits(indicator: Indicator, scope: Scope, *, on: date) -> list[Fallen]:
    return [
        Fallen(
            split.label,
            split.note,
            _covered(indicator, [public_cell(indicator, c.label, c.n, on=on) for c in cells]),
        )
        for split, cells in indicator.by_split(scope)
        if cells
    ]


def _covered(indicator: Indicator, cells: list[Cell]) -> tuple[Cell, ...]:
    """Where one part alone is withheld, the next smallest is withheld with it: the whole would give the first away."""
    shown = [cell for cell in cells if cell.value is not None]
    if not indicator.additive or not shown or len(cells) - len(shown) != 1:
        return tuple(cells)
    next_one = min(shown, key=lambda cell: cell.value or 0)
    return tuple(replace(cell, value=None) if cell is next_one else cell for cell in cells)


def figures_of(register: Register) -> list[Link]:
    """The figures that are counted from a register, each with the page of its rows."""
    counted = (indicator for indicator in every() if indicator.base().model is register.model)
    return [(indicator.name, reverse("indicators:rows", args=[indicator.code])) for indicator in counted]
