"""Where and when something is counted: a unit on the map of its day, a period, and an as-of day."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import reduce
from operator import and_
from typing import Any

from django.db.models import F, Q, QuerySet

from zhijia.base.periods import Period
from zhijia.orgs.models import Placement, Unit
from zhijia.orgs.queries import ended_under, standing, towns_in, towns_of, under

DAYS_OWN = "按当日区划统计"
FEW = 500  # units outside, by which nearly everybody is told from the rest


@dataclass(frozen=True)
class Scope:
    """`as_of` is the day a stock is taken, the period's last day unless told.

    `town` keeps what this town held of the unit's rows; `own` keeps what no town held. `map` is the day whose map says
    which unit belongs where, also of units that ended before it; with none each row stands on the map of its own day.
    """

    unit: Unit
    period: Period
    as_of: date | None = None
    town: Unit | None = None
    own: bool = False
    map: date | None = None

    @property
    def day(self) -> date:
        return self.as_of or self.period.until

    @property
    def drawn(self) -> str:
        """Which map is counted on, as pages and files say it."""
        return f"按今天的区划（{self.map}）统计" if self.map else DAYS_OWN

    def part(self, town: Unit | None) -> "Scope":
        """What one town held of it, or with no town what the unit held by itself."""
        return replace(self, town=town, own=town is None)

    def within(self, period: Period) -> "Scope":
        return replace(self, period=period, as_of=None)

    def redrawn(self, on: date | None) -> "Scope":
        """The same on another map; a town that is not on it gives way to the whole."""
        other = replace(self, map=on)
        return other if self.town is None or self.town in other.towns() else replace(other, town=None)

    def towns(self) -> list[Unit]:
        found = towns_of(self.unit, on=self.map) if self.map else towns_in(self.unit, period=self.period)
        return [town for town in found if town.pk != self.unit.pk]

    def labelled(self) -> list[tuple[str, Unit]]:
        """Each town under the name it had on the day of the map, or on the period's last."""
        towns = self.towns()
        placed = Placement.objects.filter(standing(self.map or self.period.until), unit__in=towns)
        names = dict(placed.values_list("unit_id", "name"))
        return [(called(town, names.get(town.pk, town.name)), town) for town in towns]

    def held(self, towns: Sequence[Unit]) -> dict[int, set[int]]:
        """Each union that may hold rows here on the as-of day (or on the map), with those of the towns that hold it."""
        drawn, known = self.map or self.day, {town.pk for town in towns}
        kept = ended_under([self.unit, *towns], on=drawn) if self.map else {self.unit.pk: set[int]()}
        found = {one: {pk for pk in known if one in kept[pk]} for one in kept[self.unit.pk]}
        here = standing(drawn) if self.map else _on(drawn)
        for unit, path in Placement.objects.filter(here, under(self.unit)).values_list("unit_id", "path"):
            found[unit] = known.intersection(map(int, path.strip("/").split("/")))
        return found

    def stays(self, towns: Sequence[Unit]) -> dict[int, list[tuple[date, set[int]]]]:
        """Each union that may have rows of the period here: from which day on which of the towns held it.

        A first stay reaches back before the unit's books began, the last one past its closing: work is counted where it was.
        """
        known, found = {town.pk for town in towns}, defaultdict[int, list[tuple[date, set[int]]]](list)
        placed = Placement.objects.filter(
            unit__in=Placement.objects.filter(under(self.unit)).values("unit_id")
        )
        for unit, path, since in placed.order_by("since").values_list("unit_id", "path", "since"):
            held, told = known.intersection(map(int, path.strip("/").split("/"))), found[unit]
            if since > self.period.until and told:
                continue
            if since <= self.period.since or not told:
                told[:] = [(date.min, held)]
            elif held != told[-1][1]:
                told.append((since, held))
        return found

    def flowed(self, *, where: str, when: str) -> Q:
        """Rows of the period whose unit stood here on the row's own day."""
        happened = Q(**{f"{when}__gte": self.period.since, f"{when}__lte": self.period.until})
        if self.map:
            return happened & self._brought(where, self.map)
        for inside in self._insides():
            happened &= _placed(inside, where, when)
        return happened

    def stands(self, *, since: str, until: str | None) -> Q:
        """Rows standing on the as-of day, wherever."""
        begun = Q(**{f"{since}__lte": self.day})
        return begun & (Q(**{until: None}) | Q(**{f"{until}__gt": self.day})) if until else begun

    def here(self, where: str) -> Q:
        """Rows of units that stood here on the as-of day, or stand here on the map."""
        if self.map:
            return self._brought(where, self.map)
        inside = [Q(**{f"{where}__in": _units_on(inside, self.day)}) for inside in self._insides()]
        return reduce(and_, inside)

    def outside(self) -> list[int] | None:
        """The units that hold nothing of a stock here, where they are few: everybody less theirs is then counted sooner."""
        few = list(Unit.objects.exclude(self.here("pk")).values_list("pk", flat=True)[: FEW + 1])
        return few if len(few) <= FEW else None

    def _brought(self, where: str, on: date) -> Q:
        """Rows of the units that stand here on one map, and of those that ended and whose work belongs here on it."""
        towns = self.towns() if self.own else []
        ended = ended_under([self.unit, *towns, *([self.town] if self.town else [])], on=on)
        kept = ended[(self.town or self.unit).pk].difference(*(ended[town.pk] for town in towns))
        here = Placement.objects.filter(standing(on), *self._insides()).values("unit_id")
        return Q(**{f"{where}__in": here}) | Q(**{f"{where}__in": kept})

    def _insides(self) -> list[Q]:
        """Each place the row's unit must have stood in: the unit's tree, and the town's when one is asked."""
        inside = under(self.unit)
        if self.own:
            for town in self.towns():
                inside &= ~under(town)
        return [inside, under(self.town)] if self.town else [inside]


def called(town: Unit, name: str) -> str:
    """The short name, which only the latest name has; an earlier one is shortened as towns are."""
    return str(town) if name == town.name else name.removesuffix("总工会")


def _units_on(inside: Q, on: date) -> QuerySet[Any]:
    return Placement.objects.filter(_on(on), inside).values("unit_id")


def _on(day: date) -> Q:
    """Placements of that day. A closed unit keeps its last place: what happened there does not vanish with it."""
    return standing(day) | Q(until=F("unit__closed_on"), until__lte=day)


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
