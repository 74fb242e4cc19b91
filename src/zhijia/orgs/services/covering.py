"""Which union covers which employer, and the passing of employers from one union to another (二次覆盖)."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from django.db import transaction
from django.db.models import Q

from zhijia.audit.services import note
from zhijia.base.errors import Refused
from zhijia.orgs.models import Cover, Employer, Unit
from zhijia.orgs.queries.maps import lasting
from zhijia.orgs.terms import OperationKind, Part

from .holding import hold
from .telling import need_document, tell


@dataclass(frozen=True)
class Passage:
    """Employers passed from one union to another. `whole`: the former union itself went, with every member it had."""

    employers: tuple[Employer, ...]
    former: Unit
    to: Unit
    on: date
    document: str
    whole: bool = False


class Mover(Protocol):
    """A room above that moves what is its own with the employers: memberships, dues. It may refuse the whole."""

    def __call__(self, passage: Passage, *, by: object, at: datetime) -> object: ...


regrouped: list[Mover] = []
"""Called in the same transaction, once for each former union; rooms add themselves in `ready()`."""


def pass_on(passage: Passage, *, by: object, at: datetime) -> None:
    for move in regrouped:
        move(passage, by=by, at=at)


@transaction.atomic
def cover(employer: Employer, *, unit: Unit, on: date) -> None:
    """From this day the unit covers the employer; whoever covered it before ends the day before."""
    hold()
    now = employer.covers.filter(lasting(on)).order_by("-since").first()
    if now and now.unit_id == unit.pk and now.until is None:
        return
    if now and (now.since >= on or now.until):
        raise Refused(
            f"{employer.name}自 {now.since} 起由{now.unit.name}覆盖，划转日期须晚于这一天，请核对划转日期"
        )
    if now:
        Cover.objects.filter(pk=now.pk).update(until=on)
    Cover.objects.create(employer=employer, unit=unit, since=on)


@transaction.atomic
def regroup(
    employers: Sequence[Employer], *, to: Unit, on: date, document: str, by: object, at: datetime
) -> None:
    """Pass employers, from whichever unions covered them, to one that can serve them."""
    hold(to)
    need_document(document)
    must_be_open(to, on=on)
    before = _covers_now(employers, to=to, on=on)
    recover((one.employer for one in before), to=to, on=on)
    fresh = {one.pk: one for one in employers}.keys() - {one.employer_id for one in before}
    Cover.objects.bulk_create(Cover(employer_id=pk, unit=to, since=on) for pk in sorted(fresh))
    by_union: dict[Unit, list[Employer]] = defaultdict(list)
    for one in before:
        by_union[one.unit].append(one.employer)
    for former, those in by_union.items():
        pass_on(Passage(tuple(those), former, to, on, document), by=by, at=at)
    ids = sorted({one.pk for one in employers})
    facts = {"to": to.name, "employers": len(ids), "ids": ids}
    facts["from"] = {former.pk: len(those) for former, those in by_union.items()}
    touched = {Part.FORMER: list(by_union), Part.HEIR: [to]}
    tell(OperationKind.REGROUP, touched, on=on, document=document, by=by, at=at, facts=facts)
    note("orgs.employers.regrouped", f"unit:{to.pk}", by=by, at=at, facts={**facts, "on": on})


def must_be_open(unit: Unit, *, on: date) -> None:
    if unit.opened_on > on:
        raise Refused(f"{unit.name}于 {unit.opened_on} 成立，请把日期改到这一天之后")
    if unit.closed_on:
        raise Refused(f"{unit.name}已于 {unit.closed_on} 撤销，请另选承接的工会")


def _covers_now(employers: Sequence[Employer], *, to: Unit, on: date) -> list[Cover]:
    """Who covers them; a cover that begins or changes on that day or later forbids passing them then."""
    if not employers:
        raise Refused("还没有选择单位，请至少选一家")
    told = Cover.objects.filter(lasting(on), employer__in=employers).select_related("employer", "unit")
    for one in told.order_by("employer", "since"):
        if one.unit_id == to.pk:
            raise Refused(f"{one.employer.name}已由{to.name}覆盖，请核对单位和新工会")
        if one.since >= on or one.until:
            raise Refused(f"{one.employer.name}在 {on} 之后另有覆盖变动，请核对划转日期")
    return list(told)


def recover(employers: Iterable[Employer], *, to: Unit, on: date) -> None:
    """End the open covers the day before and begin new ones."""
    ids = [one.pk for one in employers]
    Cover.objects.filter(Q(until=None), employer__in=ids).update(until=on)
    Cover.objects.bulk_create(Cover(employer_id=pk, unit=to, since=on) for pk in ids)
