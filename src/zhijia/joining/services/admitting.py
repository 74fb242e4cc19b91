"""The last yes: the person completed or found on the roll, the membership, the line of the roll."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from zhijia.base.errors import Refused
from zhijia.matters.models import Matter, Step
from zhijia.matters.services import next_number
from zhijia.people.models import Account, Person
from zhijia.people.services import Work, admit, identify, merge, reach
from zhijia.rulebook.calendar import add_days
from zhijia.rulebook.queries import rule_row
from zhijia.sheets.checking import key_of

from ..checking.applying import twin_of
from ..models import Application, RollEntry

UNDO = "members.merge_undo_days"
MEMBER, PREFIX = "member", "HY"  # the counter of members' numbers: HY-2026-0001


def enter(steps: Sequence[Step]) -> None:
    """From the day of approval (会籍自批准之日起计算) the person belongs to the union."""
    for step in steps:
        made = Application.objects.select_related("matter__unit", "employer", "person").get(
            matter=step.matter
        )
        Application.objects.filter(pk=made.pk).update(runs=False)
        person = _whoever_it_is(made, by=step.by, at=step.at)
        step.matter.applicant = person  # the message goes to whoever remains
        day = timezone.localdate(step.at)
        work = Work(made.employer, made.employment, made.occupation, made.migrant)
        stretch = admit(
            person,
            unit=step.matter.unit,
            since=day,
            work=work,
            reason=step.matter.number or "",
            by=step.by,
            at=step.at,
        )
        if stretch.since == day:
            _write_line(made, person, step.matter, day)


def _whoever_it_is(made: Application, *, by: Account, at: datetime) -> Person:
    """Whoever came by themselves; or, under the same document, whoever is on the roll already, both made one."""
    twin, phone = twin_of(made), made.person.phone
    if twin is None:
        if not made.person.identity_index:
            said: dict[str, Any] = {
                name: getattr(made, name) for name in ("name", "document", "number", "sex", "birth")
            }
            identify(made.person, **said, by=by, at=at)
        return made.person
    if made.same_as_id != twin.person.pk:
        raise Refused("这个证件号码刚刚登记在名册上，请刷新页面，核对是否同一人后再办")
    day = timezone.localdate(at)
    row = rule_row(UNDO, on=day)
    merge(
        twin.person, made.person, reason=f"入会申请 {made.matter.number}，证件相同，经核对为同一人",
        undo_until=add_days(day, int(row.value), row.unit), by=by, at=at,
    )  # fmt: skip
    reach(twin.person, phone=phone, by=by, at=at)
    return Person.objects.get(pk=twin.person.pk)


def _write_line(made: Application, person: Person, matter: Matter, day: date) -> None:
    """The application is the line: nobody types it a second time, and a later file may correct it."""
    key = key_of(made.document, made.number)
    names = (
        "nationality",
        "politics",
        "education",
        "registration",
        "migrant",
        "employment",
        "occupation",
        "skill",
    )
    said: dict[str, Any] = {name: getattr(made, name) for name in names}
    said |= {
        "employer": made.employer.name if made.employer else made.workplace,
        "uscc": made.employer.uscc if made.employer else "",
    }
    said |= {
        "unit": matter.unit,
        "matter": matter,
        "person": person,
        "joined_on": day,
        "fingerprint": key_of(matter.number),
    }
    said |= {"change": "", "changed_on": None, "change_reason": ""}
    fresh = {"card_number": next_number(MEMBER, prefix=PREFIX, year=day.year)}
    RollEntry.objects.update_or_create(key=key, defaults=said, create_defaults=said | fresh)
