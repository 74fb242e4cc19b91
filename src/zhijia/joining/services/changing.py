"""The only writers of changes of membership: kept, taken up again, left, deemed left, expelled, died."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from zhijia.access.services import close_account
from zhijia.base.errors import Refused
from zhijia.matters.models import Matter, Step
from zhijia.matters.services import attach, open_matter, take
from zhijia.notices.parts import Telling
from zhijia.notices.services import tell_all
from zhijia.people import services as people
from zhijia.people.models import Account, Person
from zhijia.people.services import Work, work_of
from zhijia.people.terms import Ending

from ..checking.changing import PAPERS, failures
from ..models import StandingChange
from ..queries.changing import CHANGE, OWN, WRITABLE, belongs_now, fits
from ..terms import ChangeKind

Paper = tuple[str, bytes] | None
ENDINGS = {
    ChangeKind.LEAVE: Ending.LEFT, ChangeKind.DEEMED: Ending.DEEMED, ChangeKind.EXPELLED: Ending.EXPELLED,
    ChangeKind.DIED: Ending.DIED,
}  # fmt: skip
TOLD = (ChangeKind.DEEMED, ChangeKind.EXPELLED)
"""Proposed without the person, who hears of it when it is proposed and when it is decided."""


@transaction.atomic
def ask(
    person: Person, kind: ChangeKind, *, by: Account, at: datetime, paper: Paper = None, **said: Any
) -> StandingChange:
    """A draft at the union the person belongs to. What the union proposes has no applicant."""
    unit = belongs_now(person, on=timezone.localdate(at))
    _none_runs(person)
    applicant = person if kind in OWN else None
    matter = open_matter(CHANGE, title=kind.label, applicant=applicant, unit=unit, by=by, at=at)
    made = StandingChange(matter=matter, person=person, kind=kind, **said)
    _covered(made, at)
    made.save()
    _lay(made, paper, by=by, at=at)
    return made


@transaction.atomic
def write(
    asked: StandingChange, *, by: Account, at: datetime, paper: Paper = None, **said: Any
) -> StandingChange:
    """Change a draft, or what came back."""
    matter = Matter.objects.select_for_update(of=("self",)).get(pk=asked.matter_id)
    if matter.state not in WRITABLE:
        raise Refused("这件申请已经提交，内容不能再改；需要更正请先撤回，再重新申请")
    if matter.number is None:
        asked.matter.unit = belongs_now(asked.person, on=timezone.localdate(at))
        Matter.objects.filter(pk=matter.pk).update(unit=asked.matter.unit)
    for name, value in said.items():
        setattr(asked, name, value)
    _covered(asked, at)
    StandingChange.objects.filter(pk=asked.pk).update(**said)
    _lay(asked, paper, by=by, at=at)
    return asked


def _none_runs(person: Person) -> None:
    if StandingChange.objects.filter(person=person, runs=True).exists():
        raise Refused("已有一件会籍变动正在办理，请先办完或撤回那一件")


def _covered(asked: StandingChange, at: datetime) -> None:
    employer, unit = asked.employer, asked.matter.unit
    if employer and not fits(employer, unit, on=timezone.localdate(at)):
        raise Refused(f"{employer.name}不由{unit.name}覆盖，请核对单位；到别的工会的单位上班，请办理会籍接转")


def _lay(asked: StandingChange, paper: Paper, *, by: Account, at: datetime) -> None:
    if paper:
        label = PAPERS[ChangeKind(asked.kind)][:40]
        attach(asked.matter, label=label, name=paper[0], content=paper[1], by=by, at=at)


def submit(asked: StandingChange, *, by: Account, at: datetime) -> Step:
    """The first time, and again when it came back."""
    return take(asked.matter, "resubmit" if asked.matter.number else "submit", by=by, at=at)


@transaction.atomic
def propose(person: Person, kind: ChangeKind, *, by: Account, at: datetime, **said: Any) -> Step:
    """An officer enters it: for the member, or as the union's own proposal. Draft and submission stand or fall together."""
    return submit(ask(person, kind, by=by, at=at, **said), by=by, at=at)


# checks and effects of the flow


def passes(step: Step) -> None:
    """No check fails; two handed in for one person wait for each other."""
    asked = _of(step)
    Person.objects.select_for_update().get(pk=asked.person_id)
    if failed := failures(
        asked, on=step.matter.rules_on if step.matter.number else timezone.localdate(step.at)
    ):
        raise Refused("；".join(failed))


def is_the_only_one(step: Step) -> None:
    """Before it runs: a draft may wait beside one that an officer has entered meanwhile."""
    passes(step)
    _none_runs(_of(step).person)


def by_another(step: Step) -> None:
    """What takes a membership away without the person's own word needs a second officer."""
    asked = _of(step)
    if asked.kind not in OWN and step.by.pk == step.matter.entered_by_id:
        raise Refused(f"{asked.get_kind_display()}须由录入人以外的另一人办理，请同事或上级工会办理")


def may_be_refused(step: Step) -> None:
    """退会自由: a written request to leave is carried out; what is unclear in it is sent back."""
    if _of(step).kind == ChangeKind.LEAVE:
        raise Refused("会员有退会自由，不能不予办理；内容不清楚的，请退回补正")


def carry_out(steps: Sequence[Step]) -> None:
    """Write the membership; whoever leaves by announcement is a member until the day it is decided."""
    for step in steps:
        asked, day = _of(step), timezone.localdate(step.at)
        kind = ChangeKind(asked.kind)
        who: dict[str, Any] = {"by": step.by, "at": step.at, "reason": step.matter.number or ""}
        on = asked.on or day
        if kind == ChangeKind.RETAIN:
            people.retain(asked.person, on=on, **who)
        elif kind == ChangeKind.RESUME:
            people.resume(asked.person, on=on, work=_work(asked), **who)
        else:
            people.end(asked.person, how=ENDINGS[kind], on=on, **who)
        if kind == ChangeKind.DIED:
            _close(asked.person, step)
        StandingChange.objects.filter(pk=asked.pk).update(on=on, runs=False)
    _tell(steps, "已办结")


def _work(asked: StandingChange) -> Work | None:
    """What was said of the new work; what was not stays as it was."""
    held = asked.person.memberships.filter(until=None).select_related("employer").first()
    if held is None:
        return None
    was = work_of(held)
    return Work(
        asked.employer or was.employer, asked.employment or was.employment, asked.occupation, asked.migrant
    )  # fmt: skip


def _close(person: Person, step: Step) -> None:
    account = Account.objects.filter(person=person, is_active=True).first()
    if account:
        close_account(account, on=timezone.localdate(step.at), by=step.by, at=step.at)


def stand(steps: Sequence[Step]) -> None:
    StandingChange.objects.filter(matter__in=[step.matter_id for step in steps]).update(runs=True)


def tell_proposed(steps: Sequence[Step]) -> None:
    _tell(steps, "已由工会提出")


def tell_dropped(steps: Sequence[Step]) -> None:
    """Refused or withdrawn: the membership stays as it is, and whoever had heard of it hears that."""
    fall(steps)
    _tell(steps, "没有办理，会籍不变")


def _tell(steps: Sequence[Step], what: str) -> None:
    """Nobody loses a membership without a message: what the union proposes is told to the person it is about."""
    tell_all(
        [_telling(step, asked, what) for step in steps if (asked := _of(step)).kind in TOLD], at=steps[0].at
    )


def _telling(step: Step, asked: StandingChange, what: str) -> Telling:
    body = f"{step.matter.unit.name}对您的会籍办理{asked.get_kind_display()}（{step.matter.number}），{what}。有异议可向该工会、上级工会或 12351 提出。"
    return Telling(
        asked.person_id,
        f"change:{step.pk}",
        asked.get_kind_display(),
        body,
        "/m/membership/",
        step.matter.number or "",
    )


def fall(steps: Sequence[Step]) -> None:
    """Decided or withdrawn: another may be asked for."""
    StandingChange.objects.filter(matter__in=[step.matter_id for step in steps]).update(runs=False)


def _of(step: Step) -> StandingChange:
    rows = StandingChange.objects.select_related(
        "person", "employer", "matter__unit__parent", "matter__entered_by"
    )
    return rows.get(matter=step.matter)
