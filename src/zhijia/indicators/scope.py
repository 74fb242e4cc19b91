"""Where and when something is counted: a unit on the map of its day, a period, and an as-of day."""

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db.models import F, Q, QuerySet

from zhijia.base.periods import Period
from zhijia.orgs.models import Placement, Unit
from zhijia.orgs.queries import standing, towns_in, under


@dataclass(frozen=True)
class Scope:
    """`as_of` is the day a stock is taken, the period's last day unless told.

    `town` keeps what this town held of the unit's rows; `own` keeps what no town held.
    """

    unit: Unit
    period: Period
    as_of: date | None = None
    town: Unit | None = None
    own: bool = False

    @property
    def day(self) -> date:
        return self.as_of or self.period.until

    def part(self, town: Unit | None) -> "Scope":
        """What one town held of it, or with no town what the unit held by itself."""
        return replace(self, town=town, own=town is None)

    def within(self, period: Period) -> "Scope":
        return replace(self, period=period, as_of=None)

    def towns(self) -> list[Unit]:
        return [town for town in towns_in(self.unit, period=self.period) if town.pk != self.unit.pk]

    def flowed(self, *, where: str, when: str) -> Q:
        """Rows of the period whose unit stood here on the row's own day."""
        happened = Q(**{f"{when}__gte": self.period.since, f"{when}__lte": self.period.until})
        for inside in self._insides():
            happened &= _placed(inside, where, when)
        return happened

    def stood(self, *, where: str, since: str, until: str | None) -> Q:
        """Rows standing on the as-of day, in units that stood here on that day."""
        here = Q(**{f"{since}__lte": self.day})
        for inside in self._insides():
            here &= Q(**{f"{where}__in": _units_on(inside, self.day)})
        return here & (Q(**{until: None}) | Q(**{f"{until}__gt": self.day})) if until else here

    def _insides(self) -> list[Q]:
        """Each place the row's unit must have stood in: the unit's tree, and the town's when one is asked."""
        inside = under(self.unit)
        if self.own:
            for town in self.towns():
                inside &= ~under(town)
        return [inside, under(self.town)] if self.town else [inside]


def _units_on(inside: Q, on: date) -> QuerySet[Any]:
    """Units here on that day. A closed unit keeps its last place: what happened there does not vanish with it."""
    return Placement.objects.filter(
        standing(on) | Q(until=F("unit__closed_on"), until__lte=on), inside
    ).values("unit_id")


def _placed(inside: Q, where: str, when: str) -> Q:
    """Most units never moved, and one subquery says so; the few that did are judged by the day of each row."""
    moved = Placement.objects.filter(~inside).values("unit_id")
    always = Placement.objects.filter(inside).exclude(unit_id__in=moved).values("unit_id")
    here = Q(**{f"{where}__in": always})
    for (since, until), units in _stays(inside).items():
        stay = Q(**{f"{where}__in": units})
        stay &= Q(**{f"{when}__gte": since}) if since else Q()
        stay &= Q(**{f"{when}__lt": until}) if until else Q()
        here |= stay
    return here


def _stays(inside: Q) -> dict[tuple[date | None, date | None], list[int]]:
    """Stays of the units that were not always here. A first stay reaches back before the unit's books began."""
    elsewhere = Placement.objects.filter(~inside).values("unit_id")
    stays: dict[tuple[date | None, date | None], list[int]] = defaultdict(list)
    for placed in Placement.objects.filter(inside, unit_id__in=elsewhere).select_related("unit"):
        since = None if placed.since == placed.unit.opened_on else placed.since
        until = None if placed.until == placed.unit.closed_on else placed.until
        stays[since, until].append(placed.unit_id)
    return stays
