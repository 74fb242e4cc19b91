"""Study sessions by topic, and findings from the day they are found to the day they are closed."""

from django.db import models
from django.db.models import F, Q

from zhijia.programmes.models import Session
from zhijia.sheets.models import Record

from .terms import Department, Source


class StudySession(Record):
    """One session on one topic (专题) of a campaign; a topic may take several sessions."""

    session = models.OneToOneField(Session, models.PROTECT, related_name="study")
    topic = models.CharField("专题", max_length=80)


class Finding(Record):
    """One problem on the list: found, given a term, and struck off (销号) when put right."""

    number = models.CharField("问题编号", max_length=40)
    source = models.CharField("来源", max_length=10, choices=Source)
    problem = models.CharField("问题", max_length=200)
    department = models.CharField("责任部门", max_length=12, choices=Department)
    found_on = models.DateField("发现日期")
    due_on = models.DateField("整改期限")
    closed_on = models.DateField("销号日期", null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(due_on__gte=F("found_on")), name="finding_is_due_after_it_is_found"),
            models.CheckConstraint(condition=Q(closed_on=None) | Q(closed_on__gte=F("found_on")), name="finding_is_closed_after_it_is_found"),
        ]  # fmt: skip
