"""What the house tells of terms each day."""

from datetime import datetime

from django.utils import timezone

from zhijia.notices.parts import Telling
from zhijia.notices.services import tell_all

from .models import Term
from .queries.officers import serving
from .queries.terms import labels, stage_of
from .terms import TermState

TOLD = (TermState.SOON, TermState.NEAR, TermState.OVERDUE)


def warn_of_terms(at: datetime) -> int:
    """Once for each term and stage its officers and the town's hear of it, and again when a delay has set another day. Safe to run again."""
    day = timezone.localdate(at)
    due = Term.objects.running().filter(warned_on__lte=day, unit__closed_on=None).select_related("unit")
    staged = [(one, stage_of(one, on=day)) for one in due.order_by("pk")]
    told = [(one, stage) for one, stage in staged if stage in TOLD]
    people = serving([one.unit for one, _ in told], on=day)
    names = labels(on=day)
    return tell_all(
        [_telling(one, stage, names[stage], pk) for one, stage in told for pk in sorted(people[one.unit_id])],
        at=at,
    )


def _telling(term: Term, stage: TermState, label: str, person: int) -> Telling:
    return Telling(
        person_id=person, key=f"term:{term.pk}:{term.last_day}:{stage}:{person}", title=f"{term.unit}换届：{label}",
        body=f"{term.unit}第{term.number}届{term.last_day}届满，现在是“{label}”。请及时起草换届请示，或申请延期。",
        link=f"/w/terms/{term.unit_id}/",
    )  # fmt: skip
