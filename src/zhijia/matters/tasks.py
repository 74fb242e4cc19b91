"""What the house does by itself each day: telling applicants that their own time runs out."""

from datetime import datetime

from django.utils import timezone

from zhijia.notices.services import Telling, tell_all
from zhijia.rulebook.calendar import add_days
from zhijia.rulebook.queries import rule_row

from .models import Matter


def remind_applicants(at: datetime) -> int:
    """Whoever must hand something in hears of it once, so many days before the day it is due. Safe to run again."""
    day = timezone.localdate(at)
    row = rule_row("matters.remind_days", on=day)
    near = add_days(day, int(row.value), row.unit)
    late = Matter.objects.filter(awaits="", closed_at=None, due_on__gte=day, due_on__lte=near).exclude(
        number=None
    )
    return tell_all([_telling(matter) for matter in late], at=at)


def _telling(matter: Matter) -> Telling:
    return Telling(
        person_id=matter.applicant_id, key=f"due:{matter.pk}:{matter.due_on}", title=matter.title, number=matter.number or "",
        body=f"您的{matter.title}现在是“{matter.says}”，请在 {matter.due_on} 前办理。", link=f"/m/cases/{matter.number}/",
    )  # fmt: skip
