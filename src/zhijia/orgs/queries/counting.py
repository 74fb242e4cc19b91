"""How much stands below each of some units, on a day: one pass over the map, however many units are asked."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, Sum

from zhijia.orgs.models import Cover, Placement, Unit

from .maps import standing, under


@dataclass
class Tally:
    """`units` below, without itself; `employers` they and it cover, and how many work there, as last registered."""

    units: int = 0
    employers: int = 0
    employees: int = 0


def count_below(unit: Unit, *, on: date) -> int:
    return Placement.objects.filter(under(unit), standing(on)).exclude(unit=unit).count()


def tallies(
    units: Iterable[Unit], *, on: date, within: Unit | None = None, seen: Q | None = None
) -> dict[int, Tally]:
    """`within` is a unit above them all; `seen` says which units the reader may count (`to="unit__"`)."""
    found = {unit.pk: Tally() for unit in units}
    inside = (under(within) if within else Q()) & (seen or Q())
    above: dict[int, list[int]] = {}
    placed = Placement.objects.filter(standing(on), inside).order_by()
    for unit, path in placed.values_list("unit_id", "path"):
        above[unit] = [pk for pk in map(int, path.strip("/").split("/")) if pk in found]
        for pk in above[unit]:
            found[pk].units += pk != unit
    covers = Cover.objects.filter(standing(on), unit__in=placed.values("unit_id")).order_by()
    told = covers.values_list("unit_id").annotate(Count("pk"), Sum("employer__employees"))
    for unit, employers, employees in told:
        for pk in above[unit]:
            found[pk].employers += employers
            found[pk].employees += employees
    return found
