"""Checks, choices and effects of a re-election's flow."""

from collections.abc import Collection, Sequence

from django.db.models import Q
from django.utils import timezone

from zhijia.base.errors import Refused
from zhijia.grassroots.checking.electing import failures
from zhijia.grassroots.models import Election, Seat
from zhijia.grassroots.queries.elections import check_candidates, check_meeting, checks_of, kin
from zhijia.grassroots.queries.officers import serving
from zhijia.grassroots.terms import Office
from zhijia.matters.models import Matter, Step
from zhijia.notices.parts import Telling
from zhijia.notices.services import tell_all
from zhijia.orgs.models import Unit
from zhijia.people.models import Account

from .terms import Seated, begin_term

ASKED = ("submit", "resubmit", "hold")


def request_holds(step: Step) -> None:
    found = Election.objects.select_related("matter", "unit").get(matter=step.matter)
    on = step.matter.rules_on if step.matter.number else timezone.localdate(step.at)
    found.matter.rules_on = on
    _refuse(failures(checks_of(found, on=on)))


def list_holds(step: Step) -> None:
    found = Election.objects.select_related("matter", "unit").get(matter=step.matter)
    _refuse(failures(check_candidates(found, on=timezone.localdate(step.at))))


def result_holds(step: Step) -> None:
    found = Election.objects.select_related("matter", "unit").get(matter=step.matter)
    _refuse(failures(check_meeting(found)))


def _refuse(failed: Sequence[str]) -> None:
    if failed:
        raise Refused("；".join(failed))


def not_ones_own(step: Step) -> None:
    """Whoever asked, or stands, does not answer."""
    ids = {pk for pk in (step.by_id, step.principal_id) if pk}
    asked = Q(by__in=ids) | Q(principal__in=ids)
    if step.matter.steps.filter(asked, verb__in=ASKED).exists():
        raise Refused("您经办了这件换届的请示，不能由同一人批复，请由同事批复")
    people = Account.objects.filter(pk__in=ids, person__isnull=False).values_list("person", flat=True)
    if set(people) & kin(step.matter):
        raise Refused("您是这次换届的候选人，不能批复，请由同事批复")


def after_preparing(matter: Matter) -> str:
    return "delegates" if matter.election.congress else "candidates"


def fall(steps: Sequence[Step]) -> None:
    """Refused, withdrawn or done: the union may ask again."""
    Election.objects.filter(matter__in=[step.matter_id for step in steps]).update(stands=False)


def install(steps: Sequence[Step]) -> None:
    """The old term ends and the new begins with the elected in their seats, on the day of the meeting."""
    for step in steps:
        found = Election.objects.select_related("unit").get(matter=step.matter)
        assert found.held_on is not None  # noqa: S101  (`result_holds` has looked)
        elected = found.nominees.filter(elected=True).select_related("person").order_by("pk")
        full_time = _full_time(found.unit)
        begin_term(
            found.unit, years=found.years, since=found.held_on, document=found.document, matter=step.matter, by=step.by, at=step.at,
            seats=[Seated(one.person, Office(one.office), one.person_id in full_time) for one in elected],
        )  # fmt: skip


def _full_time(unit: Unit) -> Collection[int]:
    """Who serves full time goes on so when elected again."""
    held = Seat.objects.filter(term__unit=unit, term__until=None, until=None, full_time=True)
    return set(held.values_list("person", flat=True))


def tell_union(steps: Sequence[Step]) -> None:
    """The union's own officers hear what the superior said."""
    for step in steps:
        unit = step.matter.unit
        body = f"{unit}的{step.matter.title}：{step.matter.says}。" + (
            f"意见：{step.note}" if step.note else ""
        )
        people = serving([unit], on=timezone.localdate(step.at))[unit.pk]
        tell_all(
            [
                Telling(pk, f"step:{step.pk}:{pk}", step.matter.title, body, f"/w/terms/{unit.pk}/", step.matter.number or "")
                for pk in sorted(people)
            ],
            at=step.at,
        )  # fmt: skip
