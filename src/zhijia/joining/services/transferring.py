"""The only writers of transfers (会籍接转): from the form to the day the new union receives."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from zhijia.base.errors import Refused
from zhijia.matters.models import Matter, Step, Stop
from zhijia.matters.services import attach, open_matter, take
from zhijia.matters.terms import StopState
from zhijia.orgs.models import Employer, Unit
from zhijia.people import services as people
from zhijia.people.models import Account, Person
from zhijia.people.services import Work, may_receive

from ..models import Transfer
from ..queries.changing import TRANSFER, WRITABLE, belongs_now, fits, onward
from ..terms import Rejection
from ..whereabouts import RECEIVING

TITLE = "会籍接转"
Paper = tuple[str, bytes] | None


@transaction.atomic
def begin(
    person: Person, *, to: Unit, by: Account, at: datetime, paper: Paper = None, **work: Any
) -> Transfer:
    """A draft at the new union. `work` is what the member does there: employer, employment, occupation, migrant."""
    former = belongs_now(person, on=timezone.localdate(at))
    _none_runs(person)
    _may_go(to, former, work.get("employer"), on=timezone.localdate(at))
    matter = open_matter(TRANSFER, title=TITLE, applicant=person, unit=to, by=by, at=at)
    made = Transfer.objects.create(matter=matter, person=person, former=former, **work)
    _lay(made, paper, by=by, at=at)
    return made


@transaction.atomic
def write(
    asked: Transfer, *, to: Unit, by: Account, at: datetime, paper: Paper = None, **work: Any
) -> Transfer:
    """Change a draft; of what came back only the work, since the former union has confirmed this union and no other."""
    matter = Matter.objects.select_for_update(of=("self",)).get(pk=asked.matter_id)
    if matter.state not in WRITABLE:
        raise Refused("这件接转已经提交，内容不能再改；需要更正请先撤回，再重新申请")
    if matter.number and to.pk != matter.unit_id:
        raise Refused("原工会确认的是转到原来填写的工会；要转到别的工会，请撤回后重新申请")
    _may_go(to, asked.former, work.get("employer"), on=timezone.localdate(at))
    Matter.objects.filter(pk=matter.pk).update(unit=to)
    Transfer.objects.filter(pk=asked.pk).update(**work)
    _lay(asked, paper, by=by, at=at)
    return Transfer.objects.select_related("matter__unit", "person").get(pk=asked.pk)


def _may_go(to: Unit, former: Unit, employer: Employer | None, *, on: date) -> None:
    may_receive(to, on=on)
    if to.kind not in RECEIVING:
        raise Refused(f"{to.name}不直接接收会员，请选新单位的基层工会，或单位所在镇街的总工会")
    if to.pk == former.pk:
        raise Refused(f"会籍已在{to.name}，无需接转，请核对要转入的工会")
    if employer and not fits(employer, to, on=on):
        raise Refused(f"{employer.name}不由{to.name}覆盖，请核对单位，或改选覆盖这家单位的工会")


def _none_runs(person: Person) -> None:
    if Transfer.objects.filter(person=person, runs=True).exists():
        raise Refused("已有一件会籍接转正在办理，请先办完或撤回那一件")


def _lay(asked: Transfer, paper: Paper, *, by: Account, at: datetime) -> None:
    if paper:
        attach(asked.matter, label="接转证明", name=paper[0], content=paper[1], by=by, at=at)


def submit(asked: Transfer, *, by: Account, at: datetime) -> Step:
    """The first time, and again when it came back."""
    return take(asked.matter, "resubmit" if asked.matter.number else "submit", by=by, at=at)


@transaction.atomic
def bring_over(person: Person, *, to: Unit, by: Account, at: datetime, **said: Any) -> Step:
    """The new union asks for a member who has come to it; the member is told, and may withdraw it."""
    return submit(begin(person, to=to, by=by, at=at, **said), by=by, at=at)


@transaction.atomic
def redirect(asked: Transfer, *, to: Unit, by: Account, at: datetime) -> Step:
    """The new union has ended meanwhile: on to whoever carries it on. What the former union confirmed stays confirmed."""
    heirs = onward(asked, on=timezone.localdate(at))
    if not heirs:
        raise Refused(f"{asked.matter.unit.name}现存，无需改选；要转到别的工会，请撤回后重新申请")
    if to.pk not in {one.pk for one in heirs}:
        raise Refused(f"请从承接的工会中选择：{'、'.join(one.name for one in heirs)}")
    Matter.objects.filter(pk=asked.matter_id).update(unit=to)
    ahead = Stop.objects.filter(matter=asked.matter, order=1).exclude(state=StopState.PASSED)
    ahead.update(unit=to)
    return take(asked.matter, "redirect", by=by, at=at, note=f"改转{to.name}")


@transaction.atomic
def reject(matter: Matter, *, by: Account, at: datetime, note: str = "", why: str = "") -> Step:
    """The former union says no, for one of the few reasons there are."""
    if why not in Rejection.values:
        raise Refused("请选择不予确认的理由；欠会费不是理由，可另行催交")
    told = "：".join(part for part in (Rejection(why).label, note.strip()) if part)
    return take(matter, "refuse", by=by, at=at, note=told)


# checks and effects of the flow


def may_go(step: Step) -> None:
    """Still a member elsewhere, and the new union still stands. Two handed in at once wait for each other."""
    Person.objects.select_for_update().get(pk=step.matter.person.pk)
    asked = Transfer.objects.select_related("person", "employer").get(matter=step.matter)
    day = timezone.localdate(step.at)
    former = belongs_now(asked.person, on=day)
    _may_go(step.matter.unit, former, asked.employer, on=day)
    if former.pk != asked.former_id:
        Transfer.objects.filter(pk=asked.pk).update(former=former)


def is_the_only_one(step: Step) -> None:
    """Before it runs: a draft may wait beside one that an officer has entered meanwhile."""
    may_go(step)
    _none_runs(step.matter.person)


def stand(steps: Sequence[Step]) -> None:
    Transfer.objects.filter(matter__in=[step.matter_id for step in steps]).update(runs=True)


def stands_still(step: Step) -> None:
    """Merged yesterday: refused, and the sentence names who carries it on."""
    may_receive(step.matter.unit, on=timezone.localdate(step.at))


def same_place(matter: Matter) -> str:
    """Redirecting changes where it goes, not how far it has come; what came back waits at the new union again."""
    return "review" if matter.state == "review" else "receiving"


def carry(steps: Sequence[Step]) -> None:
    """The day of receipt is the day the membership moves."""
    for step in steps:
        asked = Transfer.objects.select_related("person", "employer").get(matter=step.matter)
        work = Work(asked.employer, asked.employment, asked.occupation, asked.migrant)
        people.transfer(
            asked.person, to=step.matter.unit, on=timezone.localdate(step.at), work=work, reason=step.matter.number or "",
            by=step.by, at=step.at,
        )  # fmt: skip
    fall(steps)


def fall(steps: Sequence[Step]) -> None:
    """Decided or withdrawn: another may be asked for."""
    Transfer.objects.filter(matter__in=[step.matter_id for step in steps]).update(runs=False)
