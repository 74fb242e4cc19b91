"""The one function that changes a matter's state, for one matter or for a thousand."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from zhijia.base.errors import Refused
from zhijia.notices.services import Telling, tell_all
from zhijia.people.models import Account
from zhijia.rulebook.calendar import add_days
from zhijia.rulebook.models import Rule
from zhijia.rulebook.queries import rule_row

from ..flows import Flow, Move, flows
from ..models import Attachment, Deadline, Matter, Step, Stop
from ..rules import Standing
from ..terms import StopState
from .opening import next_number

REVIEW = "review"


def take(matter: Matter, verb: str, *, by: Account, at: datetime, note: str = "") -> Step:
    """Take one step. Refused when the state, the person or a check says no; then nothing has moved."""
    return take_all([matter], verb, by=by, at=at, note=note)[0]


@transaction.atomic
def take_all(
    matters: Sequence[Matter], verb: str, *, by: Account, at: datetime, note: str = ""
) -> list[Step]:
    """The same step for many matters of one kind: all or none, in a fixed number of questions to the database."""
    locked = _lock(matters)
    standing = Standing(by, timezone.localdate(at)).learn(locked)
    steps = [_judge(matter, verb, standing, at=at, note=note) for matter in locked]
    moves = [flows[step.matter.kind].find(verb, step.source) for step in steps]
    for step, move in zip(steps, moves, strict=True):
        if move.submits:
            _submit(step, standing, at=at)
    _travel(steps, moves, standing)
    _settle_in(steps, standing, at=at)
    Step.objects.bulk_create(steps)
    _hand_in(steps)
    for move in dict.fromkeys(moves):
        mine = [step for step, one in zip(steps, moves, strict=True) if one is move]
        for effect in move.effects:
            effect(mine)
    tell_all(_news(steps, moves), at=at)
    return steps


def _lock(matters: Sequence[Matter]) -> list[Matter]:
    """In the order of their keys, so that two batches never wait for each other."""
    rows = Matter.objects.select_for_update(of=("self",)).filter(pk__in=[matter.pk for matter in matters])
    return list(rows.select_related("unit", "desk", "applicant").order_by("pk"))


def _judge(matter: Matter, verb: str, standing: Standing, *, at: datetime, note: str) -> Step:
    move = flows[matter.kind].find(verb, matter.state)
    who, why = standing.acting(move, matter)
    if who is None:
        raise Refused(why)
    if move.needs_note and not note.strip():
        raise Refused(f"{move.label}需要写明理由，申请人会看到，请填写后再提交")
    target = move.choose(matter) if move.choose else move.targets
    step = Step(
        matter=matter, verb=verb, source=matter.state, target=target, by=standing.account, at=at, note=note.strip(),
        stop=standing.here.get(matter.pk), decides=move.decides,
        principal=who if who.pk != standing.account.pk else None,
    )  # fmt: skip
    for check in move.checks:
        check(step)
    return step


def _submit(step: Step, standing: Standing, *, at: datetime) -> None:
    """Number, route and rules are fixed on the day of the first submission."""
    matter, day = step.matter, timezone.localdate(at)
    if matter.number is not None:
        return
    matter.number, matter.rules_on = (
        next_number(matter.kind, prefix=flows[matter.kind].prefix, year=day.year),
        day,
    )
    plans = flows[matter.kind].route(matter)
    if not plans:
        raise Refused("没有找到受理这件事的工会，请联系所在镇街工会")
    stops = [
        Stop(
            matter=matter,
            order=n,
            label=plan.label,
            unit=plan.unit,
            permission=plan.permission,
            limit=plan.limit,
        )
        for n, plan in enumerate(plans)
    ]
    stops[0].state = StopState.HERE
    Stop.objects.bulk_create(stops)
    standing.here[matter.pk] = stops[0]
    Matter.objects.filter(pk=matter.pk).update(number=matter.number, rules_on=matter.rules_on)


def _travel(steps: Sequence[Step], moves: Sequence[Move], standing: Standing) -> None:
    """Leave the stop for the next one, or go back to the last; a matter that has ended passes no more stops."""
    for step, move in zip(steps, moves, strict=True):
        if move.passes and (here := standing.here.pop(step.matter_id, None)):
            Stop.objects.filter(pk=here.pk).update(state=StopState.PASSED)
            following = step.matter.stops.filter(state=StopState.AHEAD).select_related("unit").first()
            if following:
                Stop.objects.filter(pk=following.pk).update(state=StopState.HERE)
                standing.here[step.matter_id] = following
        if move.reopens and (
            last := step.matter.stops.filter(state=StopState.PASSED).select_related("unit").last()
        ):
            Stop.objects.filter(pk=last.pk).update(state=StopState.HERE)
            standing.here[step.matter_id] = last
    ended = [step.matter_id for step in steps if step.target in flows[step.matter.kind].endings]
    Stop.objects.filter(matter__in=ended, state__in=[StopState.AHEAD, StopState.HERE]).update(
        state=StopState.SKIPPED
    )


def _settle_in(steps: Sequence[Step], standing: Standing, *, at: datetime) -> None:
    """The new state, the desk that waits for it, and its clock; those that go to the same place are written together."""
    day = timezone.localdate(at)
    Deadline.objects.filter(matter__in=[step.matter_id for step in steps], met_on=None).update(met_on=day)
    last, clocks, together = _last_desks(steps), Clocks(since=day), defaultdict[Any, list[int]](list)
    for step in steps:
        matter, flow = step.matter, flows[step.matter.kind]
        matter.state, matter.holder, matter.due_on = step.target, None, None
        matter.closed_at = at if step.target in flow.endings else None
        label, limit = _place(matter, flow, standing.here.get(matter.pk), last.get(matter.pk))
        if limit:
            clocks.start(matter, label, limit)
        together[matter.state, matter.desk, matter.awaits, matter.due_on, matter.closed_at].append(matter.pk)
    Deadline.objects.bulk_create(clocks.started)
    for (state, desk, awaits, due_on, closed_at), pks in together.items():
        Matter.objects.filter(pk__in=pks).update(
            state=state, desk=desk, awaits=awaits, due_on=due_on, closed_at=closed_at, holder=None
        )


def _last_desks(steps: Sequence[Step]) -> dict[int, Stop]:
    stops = Stop.objects.filter(matter__in=[step.matter_id for step in steps]).select_related("unit")
    return {stop.matter_id: stop for stop in stops.order_by("order")}


def _place(matter: Matter, flow: Flow, here: Stop | None, last: Stop | None) -> tuple[str, str]:
    """Where it waits now; returns the clock's label and the rule that limits it."""
    if matter.state == REVIEW and here:
        matter.desk, matter.awaits = here.unit, here.permission
        return here.label, here.limit
    wait = flow.waits.get(matter.state)
    matter.awaits = wait.permission if wait else ""
    desk = matter.unit if wait and wait.own else last.unit if last else None
    matter.desk = desk if matter.awaits else None
    return (wait.label, wait.limit) if wait else ("", "")


@dataclass
class Clocks:
    """Deadlines begun today; each rule is asked once."""

    since: date
    started: list[Deadline] = field(default_factory=list)
    known: dict[tuple[str, date], tuple[Rule, date]] = field(default_factory=dict)

    def start(self, matter: Matter, label: str, limit: str) -> None:
        if (limit, matter.rules_on) not in self.known:
            row = rule_row(limit, on=matter.rules_on)
            self.known[limit, matter.rules_on] = row, add_days(self.since, int(row.value), row.unit)
        row, matter.due_on = self.known[limit, matter.rules_on]
        self.started.append(
            Deadline(
                matter=matter, label=label, since=self.since, limit=int(row.value), counting=row.unit, rule=limit,
                due_on=matter.due_on,
            )
        )  # fmt: skip


def _hand_in(steps: Sequence[Step]) -> None:
    """Papers laid before the matter by whoever takes the step belong to it from now on."""
    loose = Attachment.objects.filter(matter__in=[step.matter_id for step in steps], step=None)
    if not loose.exists():
        return
    for step in steps:
        loose.filter(matter=step.matter_id, by=step.by).update(step=step)


def _news(steps: Sequence[Step], moves: Sequence[Move]) -> list[Telling]:
    """One plain sentence for the applicant, about what is now and what comes next."""
    return [
        Telling(
            person_id=step.matter.applicant_id, key=f"step:{step.pk}", title=step.matter.title, number=step.matter.number or "",
            body=move.says.format(matter=step.matter, note=step.note, due=step.matter.due_on, desk=step.matter.desk or ""),
            link=f"/m/cases/{step.matter.number}/",
        )
        for step, move in zip(steps, moves, strict=True)
        if move.says and step.matter.applicant_id
    ]  # fmt: skip
