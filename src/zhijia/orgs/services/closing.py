"""Ending a unit, with all that ends when it does."""

from dataclasses import replace
from datetime import date, datetime

from django.db import transaction
from django.db.models import Q

from zhijia.audit.services import note
from zhijia.base.errors import Refused
from zhijia.orgs.models import Cover, Sector, Touched, Unit
from zhijia.orgs.queries.maps import children_since
from zhijia.orgs.stays import Stay
from zhijia.orgs.terms import CARRIED_ON, OperationKind, Part

from .covering import Passage, pass_on
from .drawing import redraw, stays_of
from .holding import hold
from .telling import tell


@transaction.atomic
def close_unit(unit: Unit, *, on: date, by: object, at: datetime, document: str = "") -> None:
    """Close a unit. One that still has units below it on that day or later is refused (工会法第十三条).

    Its members stay members, with the union above.
    """
    hold(unit)
    if unit.closed_on:
        raise Refused(f"{unit.name}已于 {unit.closed_on} 撤销，请核对工会名称")
    if children_since(unit, on=on).exists():
        raise Refused(f"{unit.name}还有下级工会，请先办理下级工会的撤销或划转")
    redraw({unit.pk: ended(unit, on=on)})
    employers, guided = end_covers(unit, on=on), end_sectors(unit, on=on)
    if unit.parent:
        pass_on(Passage((), unit, unit.parent, on, document, whole=True), by=by, at=at)
    Unit.objects.filter(pk=unit.pk).update(closed_on=on)
    unit.refresh_from_db()
    facts = {"employers": len(employers), "sectors": len(guided)}
    tell(OperationKind.CLOSE, {Part.SUBJECT: [unit]}, on=on, document=document, by=by, at=at, facts=facts)
    note("orgs.unit.closed", f"unit:{unit.pk}", by=by, at=at, facts={"on": on})


def ended(unit: Unit, *, on: date) -> list[Stay]:
    """The unit's stays when it ends that day. Where it only followed its superior later, it never was.

    Whoever carried another union on after that day is refused: the chain of heirs only ever leads to later days.
    """
    stays = stays_of(unit)
    while len(stays) > 1 and stays[-1].since >= on and _only_followed(stays[-2], stays[-1]):
        stays.pop()
    if unit.opened_on >= on or stays[-1].since >= on:
        raise Refused(f"{unit.name}在 {on} 之后另有隶属变动，请核对撤销日期")
    carried = Touched.objects.filter(unit=unit, part=Part.HEIR, operation__kind__in=CARRIED_ON)
    if carried.filter(operation__on__gt=on).exists():
        raise Refused(f"{unit.name}在 {on} 之后承接过别的工会，请把撤销日期改到承接之后")
    return [*stays[:-1], replace(stays[-1], until=on)]


def _only_followed(before: Stay, after: Stay) -> bool:
    told = (before.name, before.code) == (after.name, after.code)
    return (
        told
        and before.parent is not None
        and Unit.objects.filter(pk=before.parent, closed_on=after.since).exists()
    )


def end_covers(unit: Unit, *, on: date) -> list[Cover]:
    """Whom the unit covered until that day."""
    if unit.covers.filter(Q(since__gte=on) | Q(until__gt=on)).exists():
        raise Refused(f"{unit.name}在 {on} 之后还有覆盖单位的变动，请核对日期，或先划转这些单位")
    covers = list(unit.covers.filter(until=None).select_related("employer"))
    unit.covers.filter(until=None).update(until=on)
    return covers


def end_sectors(unit: Unit, *, on: date) -> list[Sector]:
    """Who was guided by the unit, or guided it, until that day."""
    these = Sector.objects.filter(Q(unit=unit) | Q(sector=unit))
    if these.filter(Q(since__gte=on) | Q(until__gt=on)).exists():
        raise Refused(f"{unit.name}在 {on} 之后还有业务指导关系的变动，请核对日期")
    found = list(these.filter(until=None).select_related("unit"))
    these.filter(until=None).update(until=on)
    return found
