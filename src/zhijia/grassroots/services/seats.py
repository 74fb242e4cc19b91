"""Seats taken and left between two elections."""

from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction

from django.db import transaction
from django.utils import timezone

from zhijia.audit.services import note
from zhijia.base.errors import Refused
from zhijia.grassroots.checking.electing import Standing, failures, who_may_stand
from zhijia.grassroots.models import Seat, Term
from zhijia.grassroots.terms import COMMITTEE, Leaving, Office
from zhijia.people.models import Person
from zhijia.people.queries import voters
from zhijia.rulebook.queries import rule

from .terms import Seated

LAW = "工会法第十八条"
LEADING = (Office.CHAIR, Office.VICE)


@dataclass(frozen=True)
class Recall:
    """What the meeting said: `votes` in favour, of all members or delegates (`entitled`), not of those who came."""

    votes: int | None = None
    entitled: int | None = None


@transaction.atomic
def take_seat(term: Term, one: Seated, *, since: date, by: object, at: datetime, basis: str = "") -> Seat:
    """Elected between two congresses, to the end of the running term."""
    held = Term.objects.select_for_update(of=("self",)).select_related("unit").get(pk=term.pk)
    if held.until:
        raise Refused(f"{held}已于 {held.until} 换届，请登记到现在的一届")
    now = Seat.objects.filter(term=held, until=None)
    if one.office == Office.CHAIR and now.filter(office=Office.CHAIR).exists():
        raise Refused(f"{held}已有主席，请先登记原主席卸任")
    if now.filter(office=one.office, person=one.person).exists():
        raise Refused(f"{one.person.name}现任{one.office.label}，无需再登记，请核对姓名和职务")
    made = Seat.objects.create(term=held, since=since, basis=basis, **vars(one))
    facts = {"office": one.office, "since": since, "person": one.person.pk, "basis": basis}
    note("grassroots.seat.taken", f"unit:{held.unit_id}", by=by, at=at, facts=facts)
    return made


@transaction.atomic
def fill_seat(
    term: Term, *, person: Person, office: Office, since: date, basis: str, by: object, at: datetime,
    full_time: bool = False, **flags: bool,
) -> Seat:  # fmt: skip
    """A by-election (补选): a member of full standing whom the law does not bar; `flags` are those of a nominee."""
    if not term.since <= since <= timezone.localdate(at):
        raise Refused(f"到任日期须在本届起始日 {term.since} 至今天之间，请核对日期")
    voter = voters(term.unit, since).filter(person=person).exists()
    stood = Standing(person.pk, person.name, office == Office.CHAIR, voter=voter, **flags)
    checks = who_may_stand(*(([stood], []) if office in COMMITTEE else ([], [stood])))
    if wrong := failures(list(checks)):
        raise Refused(wrong[0])
    return take_seat(term, Seated(person, office, full_time), since=since, basis=basis, by=by, at=at)


@transaction.atomic
def leave_seat(
    seat: Seat,
    *,
    until: date,
    how: Leaving,
    by: object,
    at: datetime,
    basis: str = "",
    recall: Recall | None = None,
) -> None:
    """From this day somebody else may be elected to it. A chair or vice chair is moved or recalled only as the law allows."""
    held = Seat.objects.select_for_update(of=("self",)).select_related("term__unit", "person").get(pk=seat.pk)
    if held.until:
        raise Refused(f"{held.person.name}已于 {held.until} 卸任，请刷新后再看")
    if not held.since < until <= timezone.localdate(at):
        raise Refused(f"卸任日期须晚于任职日 {held.since}，不能晚于今天，请核对日期")
    told = recall or Recall()
    if held.office in LEADING:
        _lawful(held, how, basis, told, on=until)
    votes = {"recall_votes": told.votes, "recall_entitled": told.entitled} if how == Leaving.RECALLED else {}
    Seat.objects.filter(pk=held.pk).update(until=until, left=how, left_basis=basis, **votes)
    facts = {
        "office": held.office,
        "until": until,
        "person": held.person_id,
        "how": how,
        "basis": basis,
        **votes,
    }
    note("grassroots.seat.left", f"unit:{held.term.unit_id}", by=by, at=at, facts=facts)


def _lawful(seat: Seat, how: Leaving, basis: str, recall: Recall, *, on: date) -> None:
    """工会法第十八条: not moved before the term ends without two consents, not recalled without the majority of all."""
    if how == Leaving.MOVED and on <= seat.term.last_day and not basis:
        raise Refused(
            f"任期未满调动主席、副主席，须经本级工会委员会和上一级工会同意（{LAW}），请填写同意的文号"
        )
    if how != Leaving.RECALLED:
        return
    if recall.votes is None or not recall.entitled or recall.votes > recall.entitled:
        raise Refused("罢免主席、副主席，请填写全体会员（或代表）人数和其中的赞成票数")
    if recall.votes <= recall.entitled * Fraction(int(rule("unions.recall_majority", on=on)), 2):
        said = f"全体 {recall.entitled:,} 人中赞成 {recall.votes:,} 票"
        raise Refused(
            f"罢免须经全体会员或者代表过半数通过（{LAW}），{said}，没有过半数，不能罢免，请核对票数"
        )
