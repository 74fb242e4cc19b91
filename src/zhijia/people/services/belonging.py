"""Where a person belongs, stretch by stretch. One writer of memberships one by one; sets of them are in `rolls` and `passing`."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from zhijia.audit.services import note
from zhijia.base.errors import Refused
from zhijia.orgs.models import Employer, Unit
from zhijia.orgs.queries import today_of
from zhijia.people.models import Membership, Person
from zhijia.people.terms import GONE, Beginning, Ending, Standing


@dataclass(frozen=True)
class Work:
    """What a stretch says of the labour relation; a change of any of it is another stretch."""

    employer: Employer | None = None
    employment: str = ""
    occupation: str = ""
    migrant: bool = False


@transaction.atomic
def admit(
    person: Person,
    *,
    unit: Unit,
    since: date,
    by: object,
    at: datetime,
    work: Work | None = None,
    reason: str = "",
) -> Membership:
    """From this day the person belongs to this union; whoever belongs elsewhere is carried over (一次入会、动态接转)."""
    now = _hold(person)
    if now and now.unit_id == unit.pk:
        return now
    if now:
        return _turn(
            now, unit=unit, on=since, began=Beginning.TRANSFERRED, work=work, reason=reason, by=by, at=at
        )
    _after_the_last(person, since)
    may_receive(unit, on=since)
    made = Membership.objects.create(
        person=person, unit=unit, since=since, began=Beginning.JOINED, reason=reason, **vars(work or Work())
    )
    _note(made, by=by, at=at)
    return made


@transaction.atomic
def transfer(
    person: Person,
    *,
    to: Unit,
    on: date,
    by: object,
    at: datetime,
    work: Work | None = None,
    reason: str = "",
) -> Membership:
    """Carry the membership to another union. Whoever is a member of none joins, and is not transferred."""
    now = _held(person)
    if now.unit_id == to.pk:
        raise Refused(f"会籍已在{to}，无需接转，请核对要转入的工会")
    return _turn(now, unit=to, on=on, began=Beginning.TRANSFERRED, work=work, reason=reason, by=by, at=at)


@transaction.atomic
def retain(
    person: Person, *, on: date, reason: str, by: object, at: datetime, unit: Unit | None = None
) -> Membership:
    """Retired or out of work: a member still, without vote and without dues; perhaps with the union above (`unit`)."""
    now = _held(person)
    if now.standing == Standing.RETAINED:
        raise Refused(f"会籍自 {now.since} 起已是保留状态，无需再办；要恢复请办理恢复会籍")
    return _turn(
        now, unit=unit or now.unit, on=on, began=Beginning.RETAINED, standing=Standing.RETAINED, reason=reason, by=by, at=at
    )  # fmt: skip


@transaction.atomic
def resume(
    person: Person,
    *,
    on: date,
    reason: str,
    by: object,
    at: datetime,
    unit: Unit | None = None,
    work: Work | None = None,
) -> Membership:
    """Back at work: a member with all rights again."""
    now = _held(person)
    if now.standing == Standing.NORMAL:
        raise Refused("会籍是在册状态，没有保留，无需恢复；换了工会请办理接转")
    return _turn(
        now, unit=unit or now.unit, on=on, began=Beginning.RESUMED, work=work, reason=reason, by=by, at=at
    )


@transaction.atomic
def amend(
    person: Person, *, work: Work, by: object, at: datetime, on: date | None = None, reason: str = ""
) -> Membership:
    """Another labour relation from a day on; without a day what was written was wrong, and the stretch is corrected."""
    now = _held(person)
    if work == work_of(now):
        return now
    if on and on != now.since:
        return _turn(now, unit=now.unit, on=on, began=Beginning.AMENDED, standing=now.standing, work=work, reason=reason, by=by, at=at)  # fmt: skip
    Membership.objects.filter(pk=now.pk).update(**vars(work))
    now.refresh_from_db()
    note("people.membership.corrected", f"person:{person.pk}", by=by, at=at, facts=_told(now))
    return now


@transaction.atomic
def end(person: Person, *, how: Ending, on: date, reason: str, by: object, at: datetime) -> Membership:
    """The person is a member no more from this day: left, deemed to have left, expelled, or died."""
    now = _held(person)
    if how not in GONE:
        raise Refused("请写明会籍因何终止：退会、视为自动退会、开除会籍或死亡")
    _later(now, on)
    Membership.objects.filter(pk=now.pk).update(until=on, ended=how, reason=reason[:80] or now.reason)
    now.refresh_from_db()
    facts = {**_told(now), "how": str(Ending(how).label), "on": on}
    note("people.membership.ended", f"person:{person.pk}", by=by, at=at, facts=facts)
    return now


def may_receive(unit: Unit, *, on: date) -> None:
    """A union that stood that day and stands still, or somebody would be left in one that is closed.

    Of one that was merged or split the sentence names who carries it on.
    """
    if unit.opened_on > on:
        raise Refused(f"{unit}于 {unit.opened_on} 成立，请把日期改到这一天或之后")
    if unit.closed_on:
        day = max(on, unit.closed_on)
        heirs = "、".join(heir.name for heir in today_of(unit, day) if heir.pk != unit.pk)
        onward = f"，其工作由{heirs}承接" if heirs else ""
        when = "已" if unit.closed_on <= on else ""
        raise Refused(f"{unit}{when}于 {unit.closed_on} 撤销{onward}，请改选现存的工会")


def work_of(now: Membership) -> Work:
    return Work(now.employer, now.employment, now.occupation, now.migrant)


def _hold(person: Person) -> Membership | None:
    """The open stretch; whoever writes this person's memberships at the same time waits."""
    Person.objects.select_for_update().get(pk=person.pk)
    rows = Membership.objects.select_for_update(of=("self",)).filter(person=person, until=None)
    return rows.select_related("unit", "employer").first()


def _held(person: Person) -> Membership:
    now = _hold(person)
    if now is None:
        raise Refused("现在没有会籍，请先办理入会")
    return now


def _turn(
    now: Membership, *, unit: Unit, on: date, began: Beginning, by: object, at: datetime, reason: str = "",
    standing: str = Standing.NORMAL, work: Work | None = None,
) -> Membership:  # fmt: skip
    """End the stretch the day before and begin another the same day."""
    _later(now, on)
    may_receive(unit, on=on)
    Membership.objects.filter(pk=now.pk).update(until=on, ended=Ending.CARRIED_ON)
    made = Membership.objects.create(
        person_id=now.person_id, unit=unit, standing=standing, since=on, began=began, reason=reason[:80],
        **vars(work or work_of(now)),
    )  # fmt: skip
    _note(made, by=by, at=at)
    return made


def _later(now: Membership, on: date) -> None:
    if on <= now.since:
        raise Refused(f"会籍自 {now.since} 起在{now.unit}，办理日期须晚于这一天，请核对日期")


def _after_the_last(person: Person, since: date) -> None:
    last = Membership.objects.filter(person=person).order_by("-since").first()
    if last and last.until and last.until > since:
        raise Refused(f"上一段会籍到 {last.until} 为止，入会日期不能早于这一天，请核对日期")


def _note(made: Membership, *, by: object, at: datetime) -> None:
    note("people.membership.begun", f"person:{made.person_id}", by=by, at=at, facts=_told(made))


def _told(stretch: Membership) -> dict[str, object]:
    return {"unit": stretch.unit.name, "since": stretch.since, "began": stretch.began}
