"""When unions end or employers pass on, what is asked of their members goes with the members, who are told."""

from datetime import datetime

from zhijia.matters.models import Matter, Stop
from zhijia.matters.terms import StopState
from zhijia.notices.parts import Telling
from zhijia.notices.services import tell_all
from zhijia.orgs.models import Unit
from zhijia.orgs.services import Passage
from zhijia.people.models import Membership
from zhijia.people.terms import Beginning

from ..models import StandingChange, Transfer
from ..whereabouts import committee_of
from .telling import tell_carried


def follow(passage: Passage, *, by: object, at: datetime) -> None:  # noqa: ARG001  (every mover is asked alike)
    """Called after the members have passed, in the same transaction."""
    there = Membership.objects.filter(unit=passage.to, since=passage.on, until=None).values("person")
    changes = StandingChange.objects.filter(runs=True, matter__unit=passage.former, person__in=there)
    matters = list(changes.values_list("matter", flat=True))
    _turn(matters, passage)
    Matter.objects.filter(pk__in=matters).update(unit=passage.to)
    going = Transfer.objects.filter(runs=True, former=passage.former, person__in=there)
    _turn(list(going.values_list("matter", flat=True)), passage)
    going.update(former=passage.to)
    _tell_who_went(passage, at)
    if passage.whole:
        _tell_who_was_coming(passage.former, at)


def _turn(matters: list[int], passage: Passage) -> None:
    """The desk that waits, or is still to come, is the one of who has the members now."""
    old, new = committee_of(passage.former), committee_of(passage.to)
    waiting = Stop.objects.filter(matter__in=matters, unit=old, order=0).exclude(state=StopState.PASSED)
    here = list(waiting.filter(state=StopState.HERE).values_list("matter", flat=True))
    waiting.update(unit=new)
    Matter.objects.filter(pk__in=here, desk=old).update(desk=new)


def _tell_who_went(passage: Passage, at: datetime) -> None:
    """Of several unions that pass on to one the same day, those of this one."""
    begun = Membership.objects.filter(
        unit=passage.to, since=passage.on, until=None, began=Beginning.REGROUPED,
        person__memberships__unit=passage.former, person__memberships__until=passage.on,
    )  # fmt: skip
    went = [(person, f"passed:{pk}") for pk, person in begun.order_by("pk").values_list("pk", "person")]
    tell_carried(went, former=passage.former, to=passage.to, on=passage.on, at=at)


def _tell_who_was_coming(unit: Unit, at: datetime) -> None:
    """Where they go is theirs to choose: they are asked, not moved."""
    coming = Transfer.objects.filter(runs=True, matter__unit=unit).exclude(matter__number=None)
    tell_all(
        [
            Telling(
                one.person_id, f"onward:{one.pk}:{unit.pk}", one.matter.title,
                f"您要转入的{unit.name}已撤并，请打开这件事项改选承接的工会。", f"/m/cases/{one.matter.number}/", one.matter.number or "",
            )
            for one in coming.select_related("matter")
        ],
        at=at,
    )  # fmt: skip
