"""Petition cases, the people received, and the leaflets handed out."""

from django.db import models
from django.db.models import F, Q

from zhijia.sheets.models import Record

from .terms import Channel, Manner, Movement, Outcome, Subject


class Case(Record):
    """One case (件). A duplicate names the case it repeats: it stays on the books and is not counted again."""

    number = models.CharField("案件编号", max_length=40)
    accepted_on = models.DateField("受理日期")
    channel = models.CharField("来源", max_length=10, choices=Channel)
    subject = models.CharField("类别", max_length=10, choices=Subject)
    employer = models.CharField("涉及单位", max_length=80)
    claim = models.CharField("诉求摘要", max_length=200)
    duplicate_of = models.CharField("重复件原案号", max_length=40, blank=True)
    outcome = models.CharField("办理结果", max_length=10, choices=Outcome)
    closed_on = models.DateField("办结日期", null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(outcome=Outcome.CLOSED) | Q(closed_on__isnull=False),
                name="closed_case_has_a_day",
            ),
            models.CheckConstraint(
                condition=Q(closed_on=None) | Q(closed_on__gte=F("accepted_on")),
                name="case_closes_after_it_is_accepted",
            ),
            models.CheckConstraint(condition=~Q(duplicate_of=F("number")), name="case_repeats_another"),
        ]


class Reception(Record):
    """One reception: a letter with its signatories, or a visit with those present. Who comes twice counts twice."""

    number = models.CharField("登记编号", max_length=40)
    received_on = models.DateField("接待日期")
    manner = models.CharField("方式", max_length=10, choices=Manner)
    persons = models.PositiveIntegerField("人数")
    case_number = models.CharField("案件编号", max_length=40, blank=True)
    received_by = models.CharField("接待人", max_length=60)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(persons__gt=0), name="reception_is_of_somebody")]


class LeafletIssue(Record):
    """One movement of leaflets. Copies put into store or sent back were handed to nobody."""

    number = models.CharField("流水号", max_length=40)
    title = models.CharField("资料名称", max_length=80)
    moved_on = models.DateField("日期")
    movement = models.CharField("去向", max_length=10, choices=Movement)
    copies = models.PositiveIntegerField("数量（份）")
    place = models.CharField("活动地点", max_length=80)
