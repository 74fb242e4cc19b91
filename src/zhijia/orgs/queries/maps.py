"""The tree on the map of a day."""

from datetime import date

from django.db.models import Q, QuerySet

from zhijia.base.periods import Period
from zhijia.orgs.models import Employer, Placement, Unit
from zhijia.orgs.terms import UnitKind


def standing(on: date) -> Q:
    """Placements that stood on this day."""
    return Q(since__lte=on) & (Q(until=None) | Q(until__gt=on))


def lasting(on: date) -> Q:
    """What stood on this day, or only began later."""
    return Q(until=None) | Q(until__gt=on)


def under(unit: Unit) -> Q:
    """Placements at or below the unit, on whichever day: a path is made of ids, which never change."""
    return Q(path__contains=f"/{unit.pk}/")


def units_under(unit: Unit, *, on: date) -> QuerySet[Unit]:
    return Unit.objects.filter(placements__in=Placement.objects.filter(under(unit), standing(on)))


def children_on(unit: Unit, *, on: date) -> QuerySet[Unit]:
    """The units whose superior it was that day."""
    return Unit.objects.filter(placements__in=Placement.objects.filter(standing(on), parent=unit))


def children_since(unit: Unit, *, on: date) -> QuerySet[Unit]:
    """The units whose superior it was on that day or on any later one."""
    placed = Placement.objects.filter(lasting(on), parent=unit).values("unit_id")
    return Unit.objects.filter(pk__in=placed).order_by("pk")


def towns_of(unit: Unit, *, on: date) -> list[Unit]:
    """Towns, streets and zones under the unit on the map of that day, in the order of their codes."""
    kinds = (UnitKind.TOWN, UnitKind.ZONE)
    return list(units_under(unit, on=on).filter(kind__in=kinds).order_by("code", "pk"))


def towns_in(unit: Unit, *, period: Period) -> list[Unit]:
    """Towns that stood under the unit on any day of the period."""
    kinds = (UnitKind.TOWN, UnitKind.ZONE)
    placed = Placement.objects.filter(under(unit), since__lte=period.until).filter(
        Q(until=None) | Q(until__gt=period.since)
    )
    return list(Unit.objects.filter(kind__in=kinds, placements__in=placed).distinct().order_by("code", "pk"))


def name_on(unit: Unit, *, on: date) -> str:
    placed = placement_on(unit, on=on)
    return placed.name if placed else unit.name


def unit_by_code(code: str) -> Unit | None:
    """The unit that has, or had, this division code; names are tried too, as officers type them."""
    found = Unit.objects.filter(Q(code=code) | Q(name=code) | Q(short=code)).order_by("kind", "pk").first()
    if found:
        return found
    placed = Placement.objects.filter(code=code).order_by("-since").select_related("unit").first()
    return placed.unit if placed else None


def placement_on(unit: Unit, *, on: date) -> Placement | None:
    return unit.placements.filter(standing(on)).select_related("parent").first()


def employers_covered(unit: Unit, *, on: date) -> QuerySet[Employer]:
    covers = Q(covers__unit__in=units_under(unit, on=on), covers__since__lte=on)
    return Employer.objects.filter(covers, Q(covers__until=None) | Q(covers__until__gt=on)).distinct()
