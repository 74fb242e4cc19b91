"""Members go where their employers go: one batch of transfers with each passage of employers (二次覆盖), or with a whole union."""

from datetime import datetime

from django.db import transaction
from django.db.models import Q

from zhijia.audit.services import note
from zhijia.base.errors import Refused
from zhijia.orgs.services import Passage
from zhijia.people.models import Membership
from zhijia.people.terms import Beginning, Ending

BATCH = 2000


@transaction.atomic
def pass_members(passage: Passage, *, by: object, at: datetime) -> int:
    """End the stretches at the former union and begin them at the new one, the same day. Returns how many.

    Retained members go with a union that ends; of an employer that leaves, those go who belong for that employer. Whoever
    went elsewhere on a later day was still there that day: what is left of the stretch goes along, and ends as it did.
    """
    there = Membership.objects.filter(Q(until=None) | Q(until__gt=passage.on), unit=passage.former)
    if not passage.whole:
        there = there.filter(employer__in=passage.employers)
    if late := there.filter(since__gte=passage.on).first():
        raise Refused(
            f"{passage.former}有会员自 {late.since} 起才有会籍，不能在 {passage.on} 划转，请把生效日期改到这一天之后"
        )
    rows = list(there.select_for_update(of=("self",)).order_by("pk"))
    ids = [row.pk for row in rows]
    for start in range(0, len(ids), BATCH):
        part = Membership.objects.filter(pk__in=ids[start : start + BATCH])
        part.update(until=passage.on, ended=Ending.CARRIED_ON)
    Membership.objects.bulk_create((_onward(row, passage) for row in rows), batch_size=BATCH)
    if rows:
        facts = {"from": passage.former.name, "to": passage.to.name, "on": passage.on, "persons": len(rows)}
        note("people.memberships.passed", f"unit:{passage.to.pk}", by=by, at=at, facts=facts)
    return len(rows)


def _onward(row: Membership, passage: Passage) -> Membership:
    """Everything as it was but the union."""
    return Membership(
        person_id=row.person_id, unit=passage.to, employer_id=row.employer_id, standing=row.standing,
        employment=row.employment, occupation=row.occupation, migrant=row.migrant, since=passage.on, until=row.until,
        began=Beginning.REGROUPED, ended=row.ended, reason=row.reason if row.until else passage.document[:80],
    )  # fmt: skip
