"""Opening, moving, renaming and closing: the only writers of the tree."""

from datetime import date, datetime

from django.db import transaction
from django.db.models import F

from zhijia.audit.services import note
from zhijia.base.errors import Refused

from .models import Cover, Employer, Placement, Unit


@transaction.atomic
def open_unit(
    name: str,
    *,
    kind: str,
    parent: Unit | None,
    on: date,
    by: object,
    at: datetime,
    short: str = "",
    code: str = "",
    approval: str = "",
) -> Unit:
    """Establish a unit under its superior (工会法第十二条：报上一级工会批准)."""
    if parent and parent.opened_on > on:
        raise Refused(f"{parent.name}于 {parent.opened_on} 成立，不能早于这一天在其下建会，请核对成立日期")
    unit = Unit.objects.create(
        name=name, short=short, kind=kind, parent=parent, path="", opened_on=on, code=code, approval=approval
    )
    unit.path = f"{parent.path if parent else '/'}{unit.pk}/"
    unit.save(update_fields=["path"])
    _place_since(unit, on=on)
    note("orgs.unit.opened", f"unit:{unit.pk}", by=by, at=at, facts={"name": name, "on": on})
    return unit


def _place_since(unit: Unit, *, on: date) -> None:
    """One placement for each stay of its superior since then: who is founded late into the books follows the old maps."""
    stays = Placement.objects.filter(unit=unit.parent).exclude(until__lte=on) if unit.parent else []
    told = [(f"{stay.path}{unit.pk}/", max(stay.since, on), stay.until) for stay in stays]
    Placement.objects.bulk_create(
        Placement(
            unit=unit, parent=unit.parent, name=unit.name, code=unit.code, path=path, since=since, until=until
        )
        for path, since, until in told or [(unit.path, on, None)]
    )


@transaction.atomic
def move_unit(
    unit: Unit, *, parent: Unit, on: date, by: object, at: datetime, code: str | None = None
) -> None:
    """Place the unit, with everything below it, under another superior from this day on."""
    if parent.path.startswith(unit.path):
        raise Refused(f"{parent.name}在{unit.name}之下，不能成为它的上级，请另选上级工会")
    _replace(unit, path=f"{parent.path}{unit.pk}/", parent=parent, on=on, code=code, name=unit.name)
    note("orgs.unit.moved", f"unit:{unit.pk}", by=by, at=at, facts={"under": parent.name, "on": on})


@transaction.atomic
def rename_unit(
    unit: Unit, name: str, *, on: date, by: object, at: datetime, short: str = "", code: str | None = None
) -> None:
    """Give the unit a new name, and perhaps a new code, from this day on; the old ones stay on old maps."""
    Unit.objects.filter(pk=unit.pk).update(short=short or unit.short)
    _replace(unit, path=unit.path, parent=unit.parent, on=on, code=code, name=name)
    note("orgs.unit.renamed", f"unit:{unit.pk}", by=by, at=at, facts={"name": name, "on": on})


@transaction.atomic
def close_unit(unit: Unit, *, on: date, by: object, at: datetime) -> None:
    """Close a unit. One that still has open units below it is refused (工会法第十三条)."""
    if unit.children.filter(closed_on=None).exists():
        raise Refused(f"{unit.name}还有下级工会，请先办理下级工会的撤销或划转")
    last, later = unit.placements.filter(since__lt=on).last(), unit.placements.filter(since__gte=on)
    if last is None or any(_differ(one, last) for one in later):
        raise Refused(f"{unit.name}在 {on} 之后另有隶属变动，请核对撤销日期")
    later.delete()  # these only followed the superior, whose later moves a closed unit does not share
    unit.placements.filter(pk=last.pk).update(until=on)
    Unit.objects.filter(pk=unit.pk).update(closed_on=on)
    note("orgs.unit.closed", f"unit:{unit.pk}", by=by, at=at, facts={"on": on})


def _differ(one: Placement, other: Placement) -> bool:
    return (one.parent_id, one.name, one.code) != (other.parent_id, other.name, other.code)


def _replace(unit: Unit, *, path: str, parent: Unit | None, on: date, code: str | None, name: str) -> None:
    """End the open placements of the subtree the day before and begin new ones; paths are rebuilt from parents."""
    old, new_code = unit.path, unit.code if code is None else code
    below = list(Unit.objects.select_for_update().filter(path__startswith=old).order_by("path"))
    moved = Placement.objects.filter(unit__in=below, until=None, since__gt=on).exclude(
        since=F("unit__opened_on")
    )
    if found := moved.select_related("unit").first():
        raise Refused(f"{found.unit.name}在 {on} 之后另有变动，请把变动日期改到 {found.since} 之后")
    later = set(
        Placement.objects.filter(unit__in=below, until=None, since__gte=on).values_list("unit_id", flat=True)
    )
    Placement.objects.filter(unit__in=below, until=None, since__lt=on).update(until=on)
    for one in below:
        one.path = path + one.path[len(old) :]
        if one.pk == unit.pk:
            one.parent, one.code, one.name = parent, new_code, name
    Unit.objects.bulk_update(below, ["path", "parent", "code", "name"])
    Placement.objects.bulk_create(
        Placement(unit=one, parent=one.parent, name=one.name, code=one.code, path=one.path, since=on)
        for one in below
        if one.closed_on is None and one.pk not in later
    )
    for one in below:
        if one.pk in later:  # founded on or after that day: it only ever stood here
            Placement.objects.filter(unit=one, until=None).update(
                parent=one.parent, name=one.name, code=one.code, path=one.path
            )
    unit.refresh_from_db()


@transaction.atomic
def cover(employer: Employer, *, unit: Unit, on: date) -> None:
    """From this day the unit covers the employer; whoever covered it before ends the day before."""
    now = employer.covers.filter(until=None).first()
    if now and now.unit_id == unit.pk:
        return
    if now and now.since >= on:
        raise Refused(
            f"{employer.name}自 {now.since} 起由{now.unit.name}覆盖，划转日期须晚于这一天，请核对划转日期"
        )
    if now:
        Cover.objects.filter(pk=now.pk).update(until=on)
    Cover.objects.create(employer=employer, unit=unit, since=on)
