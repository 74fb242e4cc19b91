"""Reading matters: the inbox by urgency, how far one has come, its story."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Case, CharField, Count, F, Q, QuerySet, Value, When
from django.utils.timezone import localtime

from zhijia.people.models import Account, Person

from .flows import flows
from .models import Attachment, Matter, Step, Stop
from .rules import mine
from .terms import ASIDE, INTERNAL, StopState, Urgency

WEEK = timedelta(days=7)
REVIEW = "review"


def with_urgency(matters: QuerySet[Any], *, today: date) -> QuerySet[Any]:
    """Each with its group, by the day the running step is due."""
    told = Case(
        When(due_on=None, then=Value(Urgency.NONE.value)),
        When(due_on__lt=today, then=Value(Urgency.OVERDUE.value)),
        When(due_on=today, then=Value(Urgency.TODAY.value)),
        When(due_on__lte=today + WEEK, then=Value(Urgency.WEEK.value)),
        default=Value(Urgency.LATER.value),
        output_field=CharField(),
    )
    found: QuerySet[Any] = matters.annotate(urgency=told)
    return found


def counted(matters: QuerySet[Any], *, today: date) -> dict[str, int]:
    """How many in each group, in one question."""
    rows = with_urgency(matters, today=today).order_by().values_list("urgency").annotate(Count("pk"))
    return dict(rows)


def places(matters: Sequence[Matter]) -> dict[int, str]:
    """The desk each has reached, in one question."""
    stops = Stop.objects.filter(matter__in=[matter.pk for matter in matters], state=StopState.HERE)
    return dict(stops.values_list("matter", "label"))


@dataclass(frozen=True)
class Progress:
    """The five-step bar: names, where it stands (from 1; beyond the last is done), and what comes next."""

    names: tuple[str, ...]
    current: int
    hint: str
    ended: bool

    @property
    def bars(self) -> Iterator[str]:
        for at in range(1, len(self.names) + 1):
            yield "is-done" if at < self.current else "is-now" if at == self.current else "is-to-come"


def progress(matter: Matter) -> Progress:
    """提交, each desk of the route, then what follows the review."""
    flow = flows[matter.kind]
    stops: list[Any] = list(matter.stops.all())  # in their order, and read once for a whole list
    if matter.number is None:
        stops = list(flow.route(matter))
    names = ("提交", *(stop.label for stop in stops), *(label for label, _ in flow.tail))
    return Progress(names, _current(matter, stops), hint(matter), matter.closed_at is not None)


def _current(matter: Matter, stops: Sequence[Any]) -> int:
    flow = flows[matter.kind]
    for after, (_, states) in enumerate(flow.tail):
        if matter.state in states.split():
            return 2 + len(stops) + after
    if matter.number is None:
        return 1
    passed = sum(1 for stop in stops if stop.state == StopState.PASSED)
    if matter.closed_at and passed == len(stops):
        return 2 + len(stops) + len(flow.tail)
    return 2 + passed


def hint(matter: Matter) -> str:
    """What comes next, in the flow's own words for this state."""
    words = flows[matter.kind].hints.get(matter.state, "")
    return words.format(matter=matter, due=matter.due_on or "", desk=matter.desk or "")


def story(matter: Matter, *, names: bool = True) -> list[dict[str, str]]:
    """Newest first. Applicants read units and offices, officers read names and what they wrote to each other."""
    flow = flows[matter.kind]
    steps = matter.steps.select_related("by", "principal", "stop__unit").order_by("-at", "-pk")
    return [_event(step, flow.label(step.verb), first=n == 0, names=names) for n, step in enumerate(steps)]


def _event(step: Step, label: str, *, first: bool, names: bool) -> dict[str, str]:
    who = step.by.name + (f"（代{step.principal.name}）" if step.principal else "")
    words = step.note if names or step.verb not in INTERNAL else ""
    place = f"{step.stop.unit} " if step.stop and step.verb not in {"submit", "withdraw", "resubmit"} else ""
    return {
        "title": ASIDE.get(step.verb, label),
        "at": f"{localtime(step.at):%Y-%m-%d %H:%M}",
        "text": "：".join(part for part in (f"{place}{who if names else ''}".strip(), words) if part),
        "state": "now" if first else "done",
    }


def of(person: Person) -> QuerySet[Matter]:
    """A member's own matters, newest first."""
    rows = Matter.objects.own(person).select_related("desk").prefetch_related("stops")
    return rows.order_by("-opened_at", "-pk")


def handed_in(person: Person) -> QuerySet[Attachment]:
    """Papers of a person's matters that came from their own side: what officers laid there is the officers'."""
    own = Q(by__person=person) | Q(by=F("matter__entered_by"))
    return Attachment.objects.filter(own, matter__applicant=person).select_related("file")


def started_by(account: Account) -> QuerySet[Matter]:
    return Matter.objects.filter(mine(account)).order_by("-opened_at", "-pk")
