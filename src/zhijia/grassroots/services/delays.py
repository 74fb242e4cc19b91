"""A term may last longer, if the superior agrees and the rule allows."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from zhijia.base.errors import Refused
from zhijia.base.periods import months_later
from zhijia.grassroots.models import Delay, Term
from zhijia.matters.models import Step
from zhijia.matters.services import open_matter, take
from zhijia.people.models import Account
from zhijia.rulebook.queries import rule

from .terms import delay_term

KIND, TITLE = "delay", "延期换届"
MOST = "unions.delay_most_months"


@transaction.atomic
def ask_delay(term: Term, *, to: date, reason: str, by: Account, at: datetime) -> Delay:
    """Asked for and handed in at once: a day and a reason need no draft."""
    Term.objects.select_for_update(of=("self",)).get(pk=term.pk)
    if Delay.objects.filter(term=term, stands=True).exists():
        raise Refused(f"{term}已有一件延期申请，请等上级批复或先撤回那一件")
    _within(term, to, on=timezone.localdate(at))
    matter = open_matter(KIND, title=TITLE, applicant=None, unit=term.unit, by=by, at=at)
    made = Delay.objects.create(matter=matter, term=term, due_on=term.due_on, to=to, reason=reason)
    take(matter, "submit", by=by, at=at)
    return made


def latest(term: Term, *, on: date) -> date:
    """The last day to which this term may be delayed."""
    return months_later(term.due_on, int(rule(MOST, on=on)))


def _within(term: Term, to: date, *, on: date) -> None:
    if term.until:
        raise Refused(f"{term}已经换届，无需延期，请刷新后再看")
    most = latest(term, on=on)
    if not term.last_day < to <= most:
        raise Refused(f"延期须晚于 {term.last_day}，最迟到 {most}，请改选日期")


def not_ones_own(step: Step) -> None:
    ids = {pk for pk in (step.by_id, step.principal_id) if pk}
    if step.matter.steps.filter(Q(by__in=ids) | Q(principal__in=ids), verb="submit").exists():
        raise Refused("您经办了这份延期申请，不能由同一人批复，请由同事批复")


def grant(steps: Sequence[Step]) -> None:
    """The term itself says that it was delayed, and until when."""
    for step in steps:
        found = Delay.objects.select_related("term__unit").get(matter=step.matter)
        delay_term(found.term, to=found.to, document=step.matter.number or "", by=step.by, at=step.at)


def fall(steps: Sequence[Step]) -> None:
    Delay.objects.filter(matter__in=[step.matter_id for step in steps]).update(stands=False)
