"""Re-elections: the request, the candidates, the meeting and what comes of it. Only `take` moves the matter."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from zhijia.audit.services import note
from zhijia.base.errors import Refused
from zhijia.grassroots.models import Election, Nominee
from zhijia.grassroots.queries.elections import winners
from zhijia.grassroots.queries.terms import running
from zhijia.grassroots.terms import Office
from zhijia.matters.models import Matter, Step
from zhijia.matters.services import open_matter, take
from zhijia.orgs.models import Unit
from zhijia.people.models import Account, Person
from zhijia.people.queries import voters

KIND, TITLE = "election", "工会换届选举"
WRITABLE, NOMINATING = ("draft", "returned"), "candidates"


@dataclass(frozen=True)
class Votes:
    """What one candidate got, and the office they have if they are in."""

    votes: int
    again: int | None
    office: Office


@transaction.atomic
def open_election(unit: Unit, *, by: Account, at: datetime, **said: Any) -> Election:
    """A draft of the request; a union has one re-election at a time."""
    Unit.objects.select_for_update().get(pk=unit.pk)
    if Election.objects.filter(unit=unit, stands=True).exists():
        raise Refused(f"{unit}已有一件换届正在办理，请先办完或撤回那一件")
    matter = open_matter(KIND, title=TITLE, applicant=None, unit=unit, by=by, at=at)
    return Election.objects.create(matter=matter, unit=unit, former=running(unit), **said)


@transaction.atomic
def write_election(found: Election, *, by: Account, at: datetime, **said: Any) -> Election:
    """Change a draft, or what was sent back; of what had been judged the diary says what was changed."""
    matter = _locked(found, *WRITABLE)
    changed = sorted(name for name, value in said.items() if value != getattr(found, name))
    Election.objects.filter(pk=found.pk).update(**said)
    if matter.number and changed:
        facts = {"fields": changed}
        note("grassroots.election.changed", f"matter:{matter.number}", by=by, at=at, facts=facts)
    found.refresh_from_db()
    return found


def _locked(found: Election, *states: str) -> Matter:
    matter = Matter.objects.select_for_update(of=("self",)).get(pk=found.matter_id)
    if matter.state not in states:
        raise Refused(f"这次换届现在是“{matter.says}”，这一步已经办过或还没有到，请刷新后再看")
    return matter


@transaction.atomic
def ask(found: Election, *, by: Account, at: datetime) -> Step:
    """Hand the request in, or in again."""
    again = _locked(found, *WRITABLE).state == "returned"
    return take(found.matter, "resubmit" if again else "submit", by=by, at=at)


@transaction.atomic
def request_election(unit: Unit, *, hand_in: bool, by: Account, at: datetime, **said: Any) -> Election:
    """Write the union's request, and hand it in when told; one that may not be handed in is not kept half."""
    standing = Election.objects.filter(unit=unit, stands=True).select_related("matter").first()
    found = (
        write_election(standing, by=by, at=at, **said)
        if standing
        else open_election(unit, by=by, at=at, **said)
    )
    if hand_in:
        ask(found, by=by, at=at)
    return found


@transaction.atomic
def approve(matter: Matter, *, by: Account, at: datetime, note: str = "", document: str = "") -> Step:
    """The superior agrees to the re-election, under the number of its answer."""
    Election.objects.filter(matter=matter).update(approval=_numbered(document))
    return take(matter, "approve", by=by, at=at, note=note)


def _numbered(document: str) -> str:
    if not document.strip():
        raise Refused("批复须有文号，请填写批复文号后再提交")
    return document.strip()


@transaction.atomic
def prepare(found: Election, *, entitled: int | None = None, by: Account, at: datetime) -> Step:
    """Preparation is done: delegates are to be elected, or all members meet and the roll says how many they are."""
    _locked(found, "preparing")
    if not found.congress:
        _entitle(found, entitled, on=timezone.localdate(at))
    return take(found.matter, "prepare", by=by, at=at)


@transaction.atomic
def seat_delegates(found: Election, *, entitled: int, by: Account, at: datetime) -> Step:
    """The delegates are elected: as many as these may vote."""
    _locked(found, "delegates")
    _entitle(found, entitled, on=timezone.localdate(at))
    return take(found.matter, "delegates", by=by, at=at)


def _entitle(found: Election, entitled: int | None, *, on: date) -> None:
    most = voters(found.unit, on).count()
    if not entitled or entitled > most:
        raise Refused(
            f"应到人数须在 1 至 {most:,} 之间（名册上有表决权的会员数，保留会籍的不计），请核对应到人数或名册"
        )
    Election.objects.filter(pk=found.pk).update(entitled=entitled)


@transaction.atomic
def nominate(
    found: Election, *, person: Person, office: Office, by: Account, at: datetime, **flags: bool
) -> Nominee:
    """Put somebody on the list; nobody stands twice."""
    matter = _locked(found, NOMINATING)
    if not voters(found.unit, timezone.localdate(at)).filter(person=person).exists():
        raise Refused(f"{person.name}不是本工会在册会员（保留会籍的没有被选举权），不能作候选人，请另提人选")
    if found.nominees.filter(person=person).exists():
        raise Refused(f"{person.name}已在候选人名单上，每人只能作一项职务的候选人，请先撤下再改提")
    made = Nominee.objects.create(election=found, person=person, office=office, **flags)
    facts = {"person": person.pk, "office": office}
    note("grassroots.nominee.added", f"matter:{matter.number}", by=by, at=at, facts=facts)
    return made


@transaction.atomic
def drop_nominee(found: Nominee, *, by: Account, at: datetime) -> None:
    matter = _locked(found.election, NOMINATING)
    Nominee.objects.filter(pk=found.pk).delete()
    facts = {"person": found.person_id, "office": found.office}
    note("grassroots.nominee.dropped", f"matter:{matter.number}", by=by, at=at, facts=facts)


@transaction.atomic
def publish(found: Election, *, by: Account, at: datetime) -> Step:
    """The list stands from this day; it is shown to all who vote."""
    _locked(found, NOMINATING)
    Election.objects.filter(pk=found.pk).update(shown_from=timezone.localdate(at))
    return take(found.matter, "nominate", by=by, at=at)


@transaction.atomic
def hold(found: Election, *, votes: Mapping[int, Votes], by: Account, at: datetime, **figures: Any) -> Step:
    """What the meeting came to, handed to the superior; when a check fails nothing is kept."""
    _locked(found, "meeting")
    _in_time(found, figures["held_on"], today=timezone.localdate(at))
    Election.objects.filter(pk=found.pk).update(**figures)
    for pk, told in votes.items():
        Nominee.objects.filter(pk=pk, election=found).update(elected=False, **vars(told))
    found.refresh_from_db()
    Nominee.objects.filter(election=found, pk__in=winners(found)).update(elected=True)
    return take(found.matter, "hold", by=by, at=at)


def _in_time(found: Election, held_on: date, *, today: date) -> None:
    first = found.shown_from or found.matter.rules_on
    if not first <= held_on <= today:
        raise Refused(f"大会日期须在候选人公示（{first}）当天或之后，且不晚于今天（{today}），请核对日期")


@transaction.atomic
def confirm(matter: Matter, *, by: Account, at: datetime, note: str = "", document: str = "") -> Step:
    """The superior approves the result: the new committee serves from the day it was elected."""
    Election.objects.filter(matter=matter).update(document=_numbered(document))
    return take(matter, "confirm", by=by, at=at, note=note)
