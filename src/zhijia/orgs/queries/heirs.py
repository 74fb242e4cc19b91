"""From old units to whoever carries them on: a count made on the map of its day can be brought to another day's map."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from zhijia.orgs.models import Placement, Touched, Unit
from zhijia.orgs.terms import CARRIED_ON, Part

from .maps import standing, units_under


def today_of(unit: Unit, day: date) -> list[Unit]:
    """Who is, on the map of that day, what this unit was: itself, its heirs, or nobody when it simply ended."""
    heirs = _heirs(day)
    found, ahead = set[int](), [unit.pk]
    while ahead:
        one = ahead.pop()
        if one in heirs:
            ahead += heirs[one]
        else:
            found.add(one)
    return list(Unit.objects.filter(pk__in=found).open_on(day).order_by("code", "pk"))


def _heirs(day: date) -> dict[int, tuple[int, ...]]:
    """Every unit that ended by merging or splitting until that day, and who carried it on."""
    told = Touched.objects.filter(
        operation__kind__in=CARRIED_ON, operation__on__lte=day, part__in=(Part.FORMER, Part.HEIR)
    ).order_by("operation", "pk")
    sides: dict[int, dict[str, list[int]]] = defaultdict(lambda: {Part.FORMER: [], Part.HEIR: []})
    for operation, part, unit in told.values_list("operation_id", "part", "unit_id"):
        sides[operation][part].append(unit)
    return {former: tuple(one[Part.HEIR]) for one in sides.values() for former in one[Part.FORMER]}


def next_of(unit: Unit) -> Unit | None:
    """Under whom stands, after the unit's end, whoever would have stood below it: its only heir, or the union above."""
    if unit.closed_on is None:
        return unit
    heirs = _heirs(unit.closed_on).get(unit.pk, ())
    return Unit.objects.get(pk=heirs[0]) if len(heirs) == 1 else unit.parent


def brought_under(unit: Unit, *, on: date) -> set[int]:
    """Units, standing or ended, whose work belongs to the unit on the map of that day.

    What a split town did by itself belongs to none of its heirs, only to the unit above them all; what its grassroots
    unions did went with them. So the parts of the map and what is left over always make the whole.
    """
    return set(units_under(unit, on=on).values_list("pk", flat=True)) | ended_under([unit], on=on)[unit.pk]


def ended_under(units: Iterable[Unit], *, on: date) -> dict[int, set[int]]:
    """Of each unit, the ended ones among `brought_under`: for several units in the questions of one."""
    ended = dict(Unit.objects.filter(closed_on__lte=on).values_list("pk", "parent_id"))
    where = _Where(ended, _heirs(on), {})
    holders = {one: where.told(one) for one in ended}
    placed = Placement.objects.filter(standing(on), unit__in=frozenset().union(*holders.values()))
    paths = dict(placed.values_list("unit_id", "path"))
    return {
        unit.pk: {
            one for one, told in holders.items() if all(f"/{unit.pk}/" in paths.get(pk, "") for pk in told)
        }
        for unit in units
    }


@dataclass(frozen=True)
class _Where:
    ended: Mapping[int, int | None]
    heirs: Mapping[int, tuple[int, ...]]
    known: dict[int, frozenset[int]]

    def told(self, unit: int) -> frozenset[int]:
        """The standing units that hold what this one did: its heirs, or where nobody carried it on, the one above."""
        if unit not in self.known:
            after = self.heirs.get(unit) or tuple(one for one in [self.ended.get(unit)] if one)
            onward = unit in self.ended and after
            self.known[unit] = (
                frozenset[int]().union(*(self.told(one) for one in after)) if onward else frozenset([unit])
            )
        return self.known[unit]
