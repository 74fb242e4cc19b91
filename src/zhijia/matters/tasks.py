"""What the house does by itself each day: telling applicants that their time runs out, answering for who did not."""

import logging
from datetime import datetime

from django.db.models import Q
from django.utils import timezone

from zhijia.base.errors import Refused
from zhijia.notices.services import Telling, tell_all
from zhijia.people.services import house
from zhijia.rulebook.calendar import add_days
from zhijia.rulebook.queries import rule_row

from .flows import Clock, flows
from .models import Matter
from .services import take

log = logging.getLogger(__name__)


def remind_applicants(at: datetime) -> int:
    """Whoever must hand something in hears of it once, so many days before the day it is due. Safe to run again."""
    day = timezone.localdate(at)
    row = rule_row("matters.remind_days", on=day)
    near = add_days(day, int(row.value), row.unit)
    late = Matter.objects.filter(awaits="", closed_at=None, due_on__gte=day, due_on__lte=near).exclude(
        Q(number=None) | Q(applicant=None)
    )
    return tell_all([_telling(matter) for matter in late], at=at)


def let_lapse(at: datetime) -> int:
    """Matters whose limit has passed and whose flow says what then: the house takes that step. Safe to run again."""
    day, taken = timezone.localdate(at), 0
    for flow in flows.values():
        for move in (one for one in flow.moves if isinstance(one.who, Clock)):
            late = Matter.objects.filter(kind=flow.kind, state__in=move.sources.split(), due_on__lt=day)
            for matter in late.order_by("pk"):
                taken += _lapse(matter, move.verb, at)
    return taken


def _lapse(matter: Matter, verb: str, at: datetime) -> int:
    """One that is refused, as for a union that has closed meanwhile, waits for a person and holds up no other."""
    try:
        take(matter, verb, by=house(), at=at)
    except Refused:
        log.warning("matter %s waits for a person", matter.number)
        return 0
    return 1


def _telling(matter: Matter) -> Telling:
    return Telling(
        person_id=matter.applicant_id or 0, key=f"due:{matter.pk}:{matter.due_on}", title=matter.title, number=matter.number or "",
        body=f"您的{matter.title}现在是“{matter.says}”，请在 {matter.due_on} 前办理。", link=f"/m/cases/{matter.number}/",
    )  # fmt: skip
