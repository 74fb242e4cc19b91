"""Another superior, or another name, from a day on; old maps stay as they were."""

from datetime import date, datetime

from django.db import transaction

from zhijia.audit.services import note
from zhijia.base.errors import Refused
from zhijia.orgs.models import Unit
from zhijia.orgs.terms import OperationKind, Part

from .drawing import changed, may_stand, redraw
from .holding import hold
from .telling import tell


@transaction.atomic
def move_unit(
    unit: Unit,
    *,
    parent: Unit,
    on: date,
    by: object,
    at: datetime,
    code: str | None = None,
    document: str = "",
) -> None:
    """Place the unit, with everything below it, under another superior from this day on."""
    hold(unit, parent)
    may_stand(unit, parent, on=on)
    former = unit.parent
    if (former, code or unit.code) == (parent, unit.code):
        raise Refused(f"{unit.name}已隶属{parent.name}，请核对新上级工会")
    redraw({unit.pk: changed(unit, on=on, parent=parent, code=code)}, below=[unit])
    unit.refresh_from_db()
    touched = {Part.SUBJECT: [unit], Part.FROM: [former] if former else [], Part.TO: [parent]}
    facts = {"from": former.name if former else "", "to": parent.name, "code": unit.code}
    tell(OperationKind.MOVE, touched, on=on, document=document, by=by, at=at, facts=facts)
    note("orgs.unit.moved", f"unit:{unit.pk}", by=by, at=at, facts={"under": parent.name, "on": on})


@transaction.atomic
def rename_unit(
    unit: Unit,
    name: str,
    *,
    on: date,
    by: object,
    at: datetime,
    short: str = "",
    code: str | None = None,
    document: str = "",
) -> None:
    """Give the unit a new name, and perhaps a new code, from this day on; the old ones stay on old maps."""
    hold(unit)
    if Unit.objects.exclude(pk=unit.pk).filter(name=name).exists():
        raise Refused(f"已有工会叫“{name}”，请核对全称")
    former = unit.name
    Unit.objects.filter(pk=unit.pk).update(short=short or unit.short)
    redraw({unit.pk: changed(unit, on=on, parent=unit.parent, name=name, code=code)})
    unit.refresh_from_db()
    facts = {"from": former, "to": name, "code": unit.code}
    tell(OperationKind.RENAME, {Part.SUBJECT: [unit]}, on=on, document=document, by=by, at=at, facts=facts)
    note("orgs.unit.renamed", f"unit:{unit.pk}", by=by, at=at, facts={"name": name, "on": on})
