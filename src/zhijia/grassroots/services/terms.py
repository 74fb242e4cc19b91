"""Terms begin, one following another; seats are taken and left."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from zhijia.audit.services import note
from zhijia.base.errors import Refused
from zhijia.base.periods import months_later
from zhijia.grassroots.models import Seat, Term
from zhijia.grassroots.queries.terms import BELOW
from zhijia.grassroots.terms import Office
from zhijia.matters.models import Matter
from zhijia.orgs.models import Unit
from zhijia.orgs.terms import GRASSROOTS
from zhijia.people.models import Person
from zhijia.rulebook.queries import rule

WARNINGS = {"warned_on": "unions.warn_months", "pressed_on": "unions.warn_again_months"}


@dataclass(frozen=True)
class Seated:
    """Who was elected to what."""

    person: Person
    office: Office
    full_time: bool = False


@transaction.atomic
def begin_term(
    unit: Unit, *, years: int, since: date, seats: Sequence[Seated], document: str, by: object, at: datetime,
    matter: Matter | None = None, number: int | None = None,
) -> Term:  # fmt: skip
    """A new committee from this day; the one before ends with all its seats. 3 or 5 years (工会法第十六条).

    `number` is told of a term that began before the house knew the union; others follow the one before.
    """
    _allowed(unit, years, since)
    Unit.objects.select_for_update().get(pk=unit.pk)
    before = Term.objects.filter(unit=unit, until=None).first()
    if before and before.since >= since:
        raise Refused(f"{unit}第{before.number}届自 {before.since} 起，新一届须晚于这一天，请核对日期")
    if before:
        Seat.objects.filter(term=before, until=None).update(until=since)
        Term.objects.filter(pk=before.pk).update(until=since)
    number = number or (before.number + 1 if before else 1)
    due_on = months_later(since, 12 * years)
    made = Term.objects.create(
        unit=unit, number=number, years=years, since=since, due_on=due_on, document=document, matter=matter,
        **_warnings(due_on, on=since),
    )  # fmt: skip
    Seat.objects.bulk_create(Seat(term=made, since=since, **vars(one)) for one in seats)
    facts = {"number": number, "years": years, "since": since, "seats": len(seats)}
    note("grassroots.term.begun", f"unit:{unit.pk}", by=by, at=at, facts=facts)
    return made


def _warnings(last_day: date, *, on: date) -> dict[str, date]:
    """When the union hears of it, so many months ahead by the rules of that day."""
    ahead = {name: int(rule(code, on=on)) for name, code in WARNINGS.items()}
    return {name: months_later(last_day, -months) for name, months in ahead.items()}


@transaction.atomic
def delay_term(term: Term, *, to: date, document: str, by: object, at: datetime) -> Term:
    """The re-election may be held later, up to this day; no later than the rule allows, and only while the term runs."""
    on = timezone.localdate(at)
    most = months_later(term.due_on, int(rule("unions.delay_most_months", on=on)))
    if not term.due_on < to <= most:
        raise Refused(f"延期须晚于届满日 {term.due_on}，最迟到 {most}，请改选日期")
    won = Term.objects.filter(pk=term.pk, until=None).update(delayed_to=to, **_warnings(to, on=on))
    if not won:
        raise Refused(f"{term}已经换届，无需延期，请刷新后再看")
    facts = {"number": term.number, "to": to, "document": document}
    note("grassroots.term.delayed", f"unit:{term.unit_id}", by=by, at=at, facts=facts)
    term.refresh_from_db()
    return term


@transaction.atomic
def record_delay(term: Term, *, to: date | None, by: object, at: datetime) -> None:
    """A delay that was approved before the house knew of it, as a register tells it; by the rule of the day it was due."""
    if to:
        most = months_later(term.due_on, int(rule("unions.delay_most_months", on=term.due_on)))
        if not term.due_on < to <= most:
            raise Refused(f"{term}的延期须晚于届满日 {term.due_on}，最迟到 {most}，请核对批准延期至")
    told = _warnings(to or term.due_on, on=term.since)
    Term.objects.filter(pk=term.pk).update(delayed_to=to, **told)
    facts = {"number": term.number, "to": to}
    note("grassroots.term.delayed", f"unit:{term.unit_id}", by=by, at=at, facts=facts)


@transaction.atomic
def correct_term(term: Term, *, years: int, document: str, by: object, at: datetime) -> None:
    """What was written wrong of a term; nothing is noted where nothing changes."""
    if (years, document) == (term.years, term.document):
        return
    _allowed(term.unit, years, term.since)
    due_on = months_later(term.since, 12 * years)
    told = {"years": years, "document": document, "due_on": due_on, "delayed_to": None}
    Term.objects.filter(pk=term.pk).update(**told, **_warnings(due_on, on=term.since))
    note("grassroots.term.corrected", f"unit:{term.unit_id}", by=by, at=at, facts=told)
    term.refresh_from_db()


def _allowed(unit: Unit, years: int, since: date) -> None:
    short, long = int(rule("unions.term_short", on=since)), int(rule("unions.term_long", on=since))
    allowed = {short, long} if unit.kind in (*GRASSROOTS, *BELOW) else {long}
    if years not in allowed:
        told = "或".join(str(one) for one in sorted(allowed))
        raise Refused(f"{unit}每届任期应为 {told} 年（工会法第十六条），请改正任期")
