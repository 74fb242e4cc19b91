"""What an officer does with a member's record: look at the full number, join two records into one, and part them again."""

from datetime import datetime, timedelta

from django.utils import timezone

from zhijia.access.rules import may
from zhijia.access.terms import Permission
from zhijia.audit.services import note
from zhijia.base.errors import Refused
from zhijia.people import services as people
from zhijia.people.models import Account, Merge, Person
from zhijia.rulebook.queries import rule

from ..queries.belonging import union_of


def reveal(person: Person, *, reason: str, by: Account, at: datetime) -> None:
    """Note that somebody is about to see the full numbers of a person, and why."""
    unit = union_of(person)
    if unit is None or not may(by, Permission.PEOPLE_REVEAL, unit, on=timezone.localdate(at)):
        raise Refused("这位会员的会籍不在您能查看完整号码的工会，请联系会籍所在工会")
    facts = {"reason": reason, "unit": unit.name}
    note("people.identity.revealed", f"person:{person.pk}", by=by, at=at, facts=facts)


def merge_members(
    kept: Person, gone: Person, *, reason: str, by: Account, at: datetime, right: Person | None = None
) -> Merge:
    """Both must belong to unions in which this officer may merge; the day until which it can be undone is today's rule."""
    today = timezone.localdate(at)
    for one in (kept, gone):
        _may_merge(one, by=by, at=at)
    days = int(rule("members.merge_undo_days", on=today))
    return people.merge(
        kept, gone, reason=reason, undo_until=today + timedelta(days=days), by=by, at=at, right=right
    )


def part_members(merge: Merge, *, by: Account, at: datetime) -> None:
    _may_merge(merge.kept, by=by, at=at)
    people.undo(merge, by=by, at=at)


def _may_merge(person: Person, *, by: Account, at: datetime) -> None:
    unit = union_of(person)
    if unit is None or not may(by, Permission.MEMBERS_MERGE, unit, on=timezone.localdate(at)):
        raise Refused(f"{person}的会籍不在您能办理合并的工会，请报两家工会共同的上级工会办理")
