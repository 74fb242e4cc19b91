"""Honours given, and the studios named after those who lead them. What was withdrawn stays on the books."""

from django.db import models
from django.db.models import F, Q

from zhijia.people.models import Person
from zhijia.sheets.models import Record

from .terms import HonourKind, Level


class Award(Record):
    """One honour given once. The recipient may be a unit or a team, so the person is optional."""

    kind = models.CharField("荣誉名称", max_length=14, choices=HonourKind)
    level = models.CharField("级别", max_length=10, choices=Level)
    recipient = models.CharField("受表彰对象", max_length=80)
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="awards")
    workplace = models.CharField("所在单位", max_length=80)
    awarded_on = models.DateField("授予日期", db_index=True)
    document = models.CharField("表彰文号", max_length=40)
    withdrawn_on = models.DateField("撤销日期", null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(withdrawn_on=None) | Q(withdrawn_on__gte=F("awarded_on")), name="award_is_given_before_it_is_withdrawn"),
        ]  # fmt: skip


class Studio(Record):
    """One naming of a studio at one level. The same studio may be named again higher up."""

    name = models.CharField("工作室名称", max_length=80)
    leader = models.CharField("领衔人", max_length=60)
    level = models.CharField("级别", max_length=10, choices=Level)
    workplace = models.CharField("所在单位", max_length=80)
    named_on = models.DateField("命名日期")
    withdrawn_on = models.DateField("撤销日期", null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(withdrawn_on=None) | Q(withdrawn_on__gte=F("named_on")), name="studio_is_named_before_it_is_withdrawn"),
        ]  # fmt: skip
