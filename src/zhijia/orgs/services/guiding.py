"""Sector unions guide units beside their superiors; a unit may have any number of them, and figures ignore them all."""

from datetime import date, datetime

from django.db import transaction

from zhijia.audit.services import note
from zhijia.base.errors import Refused
from zhijia.orgs.models import Sector, Unit
from zhijia.orgs.queries.maps import lasting
from zhijia.orgs.terms import OperationKind, Part, UnitKind

from .covering import must_be_open
from .holding import hold
from .telling import tell


@transaction.atomic
def relate(unit: Unit, *, sector: Unit, on: date, by: object, at: datetime, document: str = "") -> Sector:
    hold(unit, sector)
    if sector.kind != UnitKind.SECTOR or sector.pk == unit.pk:
        raise Refused(f"{sector.name}不是产业（行业）工会，不能作业务指导，请另选一个")
    must_be_open(unit, on=on)
    must_be_open(sector, on=on)
    if unit.sectors.filter(lasting(on), sector=sector).exists():
        raise Refused(f"{unit.name}已由{sector.name}业务指导，请核对日期")
    made = Sector.objects.create(unit=unit, sector=sector, since=on)
    touched = {Part.SUBJECT: [unit], Part.SECTOR: [sector]}
    facts = {"sector": sector.name, "on": on}
    tell(OperationKind.RELATE, touched, on=on, document=document, by=by, at=at, facts=facts)
    note("orgs.sector.begun", f"unit:{unit.pk}", by=by, at=at, facts=facts)
    return made


@transaction.atomic
def unrelate(relation: Sector, *, on: date, by: object, at: datetime, document: str = "") -> None:
    hold(relation.unit, relation.sector)
    ending = Sector.objects.filter(pk=relation.pk, until=None, since__lt=on)
    if not ending.update(until=on):
        raise Refused(f"{relation.unit.name}的这一业务指导关系已结束，或在 {on} 之后才开始，请核对日期")
    touched = {Part.SUBJECT: [relation.unit], Part.SECTOR: [relation.sector]}
    facts = {"sector": relation.sector.name, "on": on}
    tell(OperationKind.PART, touched, on=on, document=document, by=by, at=at, facts=facts)
    note("orgs.sector.ended", f"unit:{relation.unit_id}", by=by, at=at, facts=facts)
