"""From a unit's own stays (superior, name, code, from a day until another) to the path it had on every day. No tables."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from .models import Placement


@dataclass(frozen=True)
class Leg:
    """A path, from a day until the day before another."""

    path: str
    since: date
    until: date | None

    def within(self, since: date, until: date | None) -> "Leg | None":
        first, last = max(self.since, since), earlier(self.until, until)
        return replace(self, since=first, until=last) if last is None or first < last else None


@dataclass(frozen=True)
class Stay:
    """What a unit was by itself. Placements are more: they also change when a superior moves."""

    parent: int | None
    name: str
    code: str
    since: date
    until: date | None

    def same(self, other: "Stay") -> bool:
        return (self.parent, self.name, self.code) == (other.parent, other.name, other.code)


def earlier(one: date | None, other: date | None) -> date | None:
    """The sooner of two ends; none is never."""
    return min((end for end in (one, other) if end), default=None)


def own(placements: Iterable[Placement]) -> list[Stay]:
    """The placements of one unit, by day, joined where only its superiors had changed."""
    stays: list[Stay] = []
    for one in placements:
        stay = Stay(one.parent_id, one.name, one.code, one.since, one.until)
        if stays and stays[-1].same(stay) and stays[-1].until == stay.since:
            stays[-1] = replace(stays[-1], until=stay.until)
        else:
            stays.append(stay)
    return stays


def joined(legs: Iterable[Leg]) -> list[Leg]:
    """The same legs, neighbours with one path made one."""
    told: list[Leg] = []
    for leg in legs:
        if told and (told[-1].path, told[-1].until) == (leg.path, leg.since):
            told[-1] = replace(told[-1], until=leg.until)
        else:
            told.append(leg)
    return told


def covers(legs: Iterable[Leg], stay: Stay) -> bool:
    """Laid end to end the legs are the stay."""
    return joined(replace(leg, path="") for leg in legs) == [Leg("", stay.since, stay.until)]


@dataclass(frozen=True)
class Maps:
    """`own` are the units whose paths are rebuilt; of the units above them the `known` legs are taken as they stand."""

    own: Mapping[int, Sequence[Stay]]
    known: Mapping[int, Sequence[Leg]]

    def of(self, unit: int, stay: Stay) -> list[Leg]:
        """The paths of one stay: each time a superior moved, another."""
        return joined(self._through(unit, stay, stay.since, stay.until, frozenset()))

    def _legs(self, unit: int, since: date, until: date | None, below: frozenset[int]) -> Iterator[Leg]:
        if unit in self.own:
            for stay in self.own[unit]:
                first, last = max(since, stay.since), earlier(until, stay.until)
                if last is None or first < last:
                    yield from self._through(unit, stay, first, last, below)
        else:
            told = (leg.within(since, until) for leg in self.known.get(unit, ()))
            yield from (leg for leg in told if leg)

    def _through(
        self, unit: int, stay: Stay, since: date, until: date | None, below: frozenset[int]
    ) -> Iterator[Leg]:
        """A unit found above itself has no path: a circle is answered with a gap, not with a crash."""
        if stay.parent is None:
            yield Leg(f"/{unit}/", since, until)
        elif unit not in below:
            for leg in self._legs(stay.parent, since, until, below | {unit}):
                yield replace(leg, path=f"{leg.path}{unit}/")
