"""What a person decides of a doubt. The line itself is then written as every line of the roll is."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.db import transaction

from zhijia.access.rules import may
from zhijia.access.terms import Permission
from zhijia.audit.services import note
from zhijia.base.errors import Refused
from zhijia.orgs.models import Employer
from zhijia.people.models import Account, Membership, Person
from zhijia.people.services import Held, Line, Work, admit, hold_the_roll, holdings, identify, plan, transfer
from zhijia.people.terms import GONE, Clash, Ending
from zhijia.sheets.services import write
from zhijia.sheets.terms import State

from ..models import Doubt
from ..queries.doubts import Row, read_row
from ..sheets import ROLL
from ..terms import DoubtKind, DoubtState
from .telling import tell_carried


@dataclass(frozen=True)
class Deciding:
    """A doubt while it is being decided: the row as it reads now, whom it was found to mean, and from which day."""

    doubt: Doubt
    row: Row
    same_as: Person | None
    on: date | None
    by: Account
    at: datetime

    @property
    def line(self) -> Line:
        return self.row.line

    @property
    def held(self) -> Held | None:
        return holdings([self.line]).get(self.line.number)


@transaction.atomic
def decide(
    doubt: Doubt,
    how: DoubtState,
    *,
    by: Account,
    at: datetime,
    same_as: Person | None = None,
    on: date | None = None,
    words: str = "",
) -> Doubt:
    """Of two who decide one is told. `on` is the day from which the membership goes on, where the roll's own day cannot stand."""
    hold_the_roll()
    told = {"state": how, "decided_by": by, "decided_at": at, "words": words[:100]}
    if not Doubt.objects.waiting().filter(pk=doubt.pk).update(**told):
        raise Refused("这一条刚刚核对过了，请刷新页面看结果")
    if doubt.intake.state not in (State.READY, State.COMMITTED):
        raise Refused("这份文件已放弃，无需再核对；需要时请重新导入")
    if deed := DEEDS.get(how):
        deed(Deciding(doubt, read_row(doubt, by=by, at=at), same_as, on, by, at))
    doubt.refresh_from_db()
    facts = {
        "kind": doubt.kind,
        "how": how,
        "file": doubt.intake.file.name,
        "line": doubt.line,
        "words": words[:100],
    }
    note("joining.doubt.decided", f"doubt:{doubt.pk}", by=by, at=at, facts=facts)
    return doubt


def _same(case: Deciding) -> None:
    """The line is this person's: the number too, when the person has none."""
    _number(case)
    if case.doubt.kind == DoubtKind.DATES:
        case = _from_that_day(case)
    _write(case)


def _new(case: Deciding) -> None:
    if case.held:
        raise Refused("这个证件号码已登记在名册上，不能另立一人，请刷新页面，按同一人核对")
    _write(case)


def _moved(case: Deciding) -> None:
    """The officer may act for both unions; else the former is asked, by the transfer."""
    _number(case)
    now = (
        Membership.objects.filter(person=_person(case), until=None).select_related("unit", "employer").first()
    )
    if now is None or now.unit_id == case.line.unit:
        raise Refused("会籍已不在另一工会，请刷新页面后按现在的情况核对")
    day = case.at.date()
    if not all(may(case.by, Permission.MEMBERS_HANDLE, unit, on=day) for unit in (now.unit, case.doubt.unit)):
        raise Refused(f"会籍现在{now.unit}，不在您的办理范围，请由本人或新工会发起会籍接转，待原工会确认")
    if case.on is None:
        raise Refused("请填写会籍自哪一天转来")
    _carry(case, now, case.on)
    _write(case)


def _carry(case: Deciding, now: Membership, on: date) -> None:
    """Whoever the line says is a member no more hears that instead."""
    transfer(
        now.person,
        to=case.doubt.unit,
        on=on,
        work=_work(case.line),
        reason=_reason(case.doubt),
        by=case.by,
        at=case.at,
    )
    if case.line.change not in GONE:
        key = f"doubt:{case.doubt.pk}"
        tell_carried([(now.person_id, key)], former=now.unit, to=case.doubt.unit, on=on, at=case.at)


def _person(case: Deciding) -> Person:
    """Whom the officer chose, among those that were shown."""
    shown = case.doubt.candidates.filter(person__isnull=False)
    if case.same_as is None or not shown.filter(person=case.same_as).exists():
        raise Refused("请选择与哪一位是同一人")
    return case.same_as.merged_into or case.same_as


def _number(case: Deciding) -> None:
    person, line = _person(case), case.line
    if person.identity_index is None and case.held is None:
        number = line.number.rpartition(":")[2]
        identify(
            person,
            name=line.name,
            document=line.document,
            number=number,
            sex=line.sex,
            birth=line.birth,
            by=case.by,
            at=case.at,
        )
    elif case.held is None or case.held.person != person.pk:
        own = person.identity_index == line.index
        if not own:
            raise Refused(
                "两边的证件号码不同，不能并作一行：请先在会员页面合并两人，或更正名册上的号码后重新导入"
            )


def _from_that_day(case: Deciding) -> Deciding:
    """The roll's day contradicts what is written; the officer's does not."""
    if case.on is None:
        raise Refused("请填写自哪一天起")
    held = case.held
    if held and held.ended == Ending.DIED:
        raise Refused("这一位已登记死亡，不能再有会籍，请核对证件号码，或选“会籍不动”")
    if held and held.unit is None:
        admit(
            _person(case),
            unit=case.doubt.unit,
            since=case.on,
            work=_work(case.line),
            reason=_reason(case.doubt),
            by=case.by,
            at=case.at,
        )
        return case
    return replace(case, row=case.row.on_another_day(case.on))


def _write(case: Deciding) -> None:
    clash = plan(case.line, case.held).clash
    if clash == Clash.ELSEWHERE:
        raise Refused("会籍现在另一工会，请选“会籍转来”，或选“会籍不动”")
    if clash:
        raise Refused("这一天与已有会籍不符，请另填一天，或选“会籍不动”")
    intake = case.doubt.intake
    # not saved: the diary names who decided, not who uploaded
    intake.by, intake.at, intake.committed_at = case.by, case.at, case.at
    case.row.checked.fingerprints[0] = case.doubt.fingerprint  # the same file later says nothing new
    write(ROLL, intake, case.row.checked, [case.doubt.line])


def _work(line: Line) -> Work:
    employer = Employer.objects.filter(pk=line.employer).first() if line.employer else None
    return Work(employer, line.employment, line.occupation, line.migrant)


def _reason(doubt: Doubt) -> str:
    return f"名册核对：{doubt.intake.file.name} 第 {doubt.line} 行"[:80]


DEEDS: dict[str, Callable[[Deciding], None]] = {
    DoubtState.SAME: _same,
    DoubtState.NEW: _new,
    DoubtState.MOVED: _moved,
}


@transaction.atomic
def forget_given_up() -> int:
    """Rows of files that were given up, with their sealed cells: nobody will decide them. Returns how many."""
    left = Doubt.objects.filter(intake__state=State.DROPPED, state=DoubtState.OPEN)
    count = left.count()
    left.delete()
    return count
