"""Establishing a unit, today or late into the books."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from zhijia.audit.services import note
from zhijia.base.errors import Refused
from zhijia.orgs.models import Unit
from zhijia.orgs.queries.heirs import next_of
from zhijia.orgs.stays import Stay
from zhijia.orgs.terms import OperationKind, Part

from .drawing import redraw
from .holding import hold
from .telling import tell


@dataclass(frozen=True)
class Fresh:
    """A unit that an operation founds as it goes."""

    name: str
    kind: str
    parent: Unit | None
    short: str = ""
    code: str = ""


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
    hold(parent)
    unit = establish(Fresh(name, kind, parent, short, code), on=on, approval=approval)
    tell(OperationKind.OPEN, {Part.SUBJECT: [unit]}, on=on, document=approval, by=by, at=at)
    note("orgs.unit.opened", f"unit:{unit.pk}", by=by, at=at, facts={"name": name, "on": on})
    return unit


def establish(fresh: Fresh, *, on: date, approval: str) -> Unit:
    _may_be_founded(fresh, on)
    unit = Unit.objects.create(
        name=fresh.name, short=fresh.short, kind=fresh.kind, parent=fresh.parent, path="", opened_on=on, code=fresh.code,
        approval=approval[:40],
    )  # fmt: skip
    redraw({unit.pk: _stays(fresh, on)})
    unit.refresh_from_db()
    return unit


def _may_be_founded(fresh: Fresh, on: date) -> None:
    name, parent = fresh.name, fresh.parent
    if Unit.objects.filter(name=name).exists():
        raise Refused(f"已有工会叫“{name}”，请核对全称，或写明所在镇街以示区别")
    if parent and parent.opened_on > on:
        raise Refused(f"{parent.name}于 {parent.opened_on} 成立，不能早于这一天在其下建会，请核对成立日期")
    if parent and parent.closed_on and parent.closed_on <= on:
        raise Refused(f"{parent.name}已于 {parent.closed_on} 撤销，请另选上级工会")


def _stays(fresh: Fresh, on: date) -> list[Stay]:
    """Who is founded late into the books went where its superior went: to the heir, or to the union above."""
    stays: list[Stay] = []
    since, parent = on, fresh.parent
    while parent and parent.closed_on:
        if since < parent.closed_on:
            stays.append(Stay(parent.pk, fresh.name, fresh.code, since, parent.closed_on))
            since = parent.closed_on
        parent = _next(parent)
    return [*stays, Stay(parent.pk if parent else None, fresh.name, fresh.code, since, None)]


def _next(parent: Unit) -> Unit:
    heir = next_of(parent)
    if heir is None:
        raise Refused(f"{parent.name}已于 {parent.closed_on} 撤销，没有工会承接，请另选上级工会")
    return heir
