"""Carrying a plan out, for good or only to see what would happen: the preview does the deed itself and takes it back."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from zhijia.base.errors import Refused
from zhijia.grassroots.models import Founding, Move, Plan, Regrouping
from zhijia.matters.models import Matter, Step
from zhijia.matters.services import take
from zhijia.orgs.models import Cover, Unit
from zhijia.orgs.services.holding import hold
from zhijia.orgs.terms import OperationKind
from zhijia.people.models import Account
from zhijia.sheets.checking import key_of

from .deeds import DEEDS, there
from .founding import enter_founding
from .outcomes import Before, Outcome
from .planning import is_whole

K = OperationKind
FORESEEN = "（待批复）"


def preview(plan: Plan, *, by: Account, at: datetime) -> Outcome:
    """Refused where the deed itself would be; nothing stays of it."""
    with transaction.atomic():
        outcome = _carry(plan, FORESEEN, by=by, at=at)
        transaction.set_rollback(True)
    return outcome


def _carry(plan: Plan, document: str, *, by: Account, at: datetime) -> Outcome:
    """The plan is read anew: whoever took part in a preview remembers what never happened."""
    fresh = Plan.objects.select_related("matter__unit").get(pk=plan.pk)
    is_whole(fresh)
    hold()
    before = Before.of(fresh)
    DEEDS[K(fresh.kind)](fresh, {"on": fresh.on, "document": document, "by": by, "at": at})
    return before.outcome()


@transaction.atomic
def hand_in(plan: Plan, *, seen: str, by: Account, at: datetime) -> Step:
    """Submit what was looked at; whatever changed meanwhile is looked at again."""
    outcome = preview(plan, by=by, at=at)
    _same(outcome, seen)
    _count(plan, outcome)
    return take(plan.matter, "submit" if plan.matter.state == "draft" else "resubmit", by=by, at=at)


def _same(outcome: Outcome, seen: str) -> None:
    if outcome.seen != seen:
        raise Refused("核对之后情况已有变化，请看过新的结果再办")


def _count(plan: Plan, outcome: Outcome) -> None:
    told = {
        "units_moved": len(outcome.followers),
        "employers_moved": len(outcome.employers),
        "members_moved": outcome.heads,
    }
    Plan.objects.filter(pk=plan.pk).update(**told)


@transaction.atomic
def approve_plan(
    matter: Matter, *, by: Account, at: datetime, note: str = "", document: str = "", seen: str = ""
) -> Step:
    """The superior's yes to exactly the outcome they looked at, with the number of the reply."""
    if not document.strip():
        raise Refused("同意须填写批复文号，请填写后再提交")
    Plan.objects.filter(matter=matter).update(document=document.strip(), agreed=seen)
    return take(matter, "approve", by=by, at=at, note=note)


# checks and effects of the flow


def is_ready(step: Step) -> None:
    """The deed itself says whether it can be done."""
    preview(Plan.objects.get(matter=step.matter), by=step.by, at=step.at)


def day_has_come(step: Step) -> None:
    """The tree's latest map is today's: what is to hold from a later day is approved on that day."""
    on = Plan.objects.get(matter=step.matter).on
    if on is None or on > timezone.localdate(step.at):
        raise Refused(f"生效日期 {on} 还没有到，请在当天或之后批准，或退回改正日期")


def carry_out(steps: Sequence[Step]) -> None:
    """Done as agreed, or not at all."""
    for step in steps:
        plan = Plan.objects.select_related("matter").get(matter=step.matter)
        if not plan.document:
            raise Refused("还没有批复文号，请在事项页面填写批复文号后再通过")
        outcome = _carry(plan, plan.document, by=step.by, at=step.at)
        _same(outcome, plan.agreed)
        Plan.objects.filter(pk=plan.pk).update(operation=outcome.operation)
        _count(plan, outcome)
        _enter(plan, outcome.operation)


def _enter(plan: Plan, operation: int) -> None:
    """The lines of the registers, so that nobody types them: unions that ended or began, moves, employers passed."""
    touched = Unit.objects.filter(touched__operation=operation)
    Founding.objects.filter(founded__in=touched.filter(closed_on=plan.on)).update(closed_on=plan.on)
    fresh = plan.targets.filter(unit=None).exclude(kind="").values("name")
    for unit in touched.filter(name__in=fresh, opened_on=plan.on).select_related("parent").distinct():
        enter_founding(unit, matter=plan.matter)
    told: dict[str, Any] = {"fingerprint": "", "approval": plan.document, "matter": plan.matter}
    if plan.kind == K.MOVE:
        unit = Unit.objects.get(pk=plan.matter.unit_id)
        told |= {"moved": unit, "moved_on": plan.on, "code": unit.code, "unit": unit.parent}
        Move.objects.update_or_create(key=key_of(unit.pk, plan.on), defaults=told)
    if plan.kind == K.REGROUP:
        Regrouping.objects.bulk_create(_regroupings(plan, told))


def _regroupings(plan: Plan, told: dict[str, Any]) -> list[Regrouping]:
    assert plan.on is not None  # noqa: S101
    to = there(plan)
    employers = [row.employer_id for row in plan.employers.all()]
    former = dict(
        Cover.objects.filter(until=plan.on, employer__in=employers).values_list("employer_id", "unit_id")
    )
    return [
        Regrouping(
            key=key_of(pk, plan.on),
            employer_id=pk,
            regrouped_on=plan.on,
            former_id=former.get(pk),
            unit=to,
            **told,
        )
        for pk in employers
    ]
