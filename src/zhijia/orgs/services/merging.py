"""Several unions become one: whom they covered and what stood below them goes with them, and the old ones close."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction

from zhijia.audit.services import note
from zhijia.base.errors import Refused
from zhijia.orgs.models import Sector, Unit
from zhijia.orgs.queries.maps import children_since
from zhijia.orgs.terms import OperationKind, Part, UnitKind

from .closing import end_covers, end_sectors, ended
from .covering import Passage, must_be_open, pass_on, recover
from .drawing import changed, may_stand, redraw
from .holding import hold
from .opening import Fresh, establish
from .telling import need_document, tell


@transaction.atomic
def merge_units(
    units: Sequence[Unit], *, into: Unit | Fresh, on: date, document: str, by: object, at: datetime
) -> Unit:
    """Merge units into one that is there, or that this founds."""
    hold(*units, into.parent if isinstance(into, Fresh) else into)
    need_document(document)
    heir = establish(into, on=on, approval=document) if isinstance(into, Fresh) else into
    _may_merge(units, heir, on)
    children = _gather(units, heir, on)
    employers = sum(hand_over(unit, heir, on=on, document=document, by=by, at=at) for unit in units)
    for unit in (*units, heir):
        unit.refresh_from_db()
    touched = {Part.FORMER: units, Part.HEIR: [heir], Part.BELOW: children}
    facts = {
        "from": [unit.name for unit in units],
        "to": heir.name,
        "children": len(children),
        "employers": employers,
    }
    tell(OperationKind.MERGE, touched, on=on, document=document, by=by, at=at, facts=facts)
    note("orgs.units.merged", f"unit:{heir.pk}", by=by, at=at, facts={**facts, "on": on})
    return heir


def _may_merge(units: Sequence[Unit], heir: Unit, on: date) -> None:
    if not units or len({unit.pk for unit in units}) < len(units):
        raise Refused("没有写明要合并的工会，或同一工会写了两次，请核对")
    if heir.pk in {unit.pk for unit in units}:
        raise Refused(f"{heir.name}不能并入自己，请只列出要撤并的工会")
    for unit in (*units, heir):
        must_be_open(unit, on=on)


def _gather(units: Sequence[Unit], heir: Unit, on: date) -> list[Unit]:
    """The children go to the heir, the old units end, in one drawing; children among the merged end with them."""
    merged = {unit.pk for unit in units}
    children = [child for unit in units for child in children_since(unit, on=on) if child.pk not in merged]
    edits = {unit.pk: ended(unit, on=on) for unit in units}
    for child in children:
        may_stand(child, heir, on=on)
        edits[child.pk] = changed(child, on=on, parent=heir)
    redraw(edits, below=units)
    Unit.objects.filter(pk__in=merged).update(closed_on=on)
    return children


def hand_over(unit: Unit, heir: Unit, *, on: date, document: str, by: object, at: datetime) -> int:
    """What the ended unit covered and guided goes to its heir; rooms above move the members. Returns the employers."""
    employers = tuple(one.employer for one in end_covers(unit, on=on))
    recover(employers, to=heir, on=on)
    guided = [one.unit for one in end_sectors(unit, on=on) if one.sector_id == unit.pk]
    if heir.kind == UnitKind.SECTOR:
        kept = set(heir.guided.filter(until=None).values_list("unit_id", flat=True)) | {heir.pk}
        Sector.objects.bulk_create(
            Sector(unit=one, sector=heir, since=on) for one in guided if one.pk not in kept
        )
    pass_on(Passage(employers, unit, heir, on, document, whole=True), by=by, at=at)
    return len(employers)
