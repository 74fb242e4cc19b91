"""Titles that homes, cadres and towns hold, and the two creations: 三合一 of employers, 一镇一品 of towns."""

from django.db import models
from django.db.models import F, Q

from zhijia.orgs.models import Employer
from zhijia.sheets.models import Record

from .terms import CreationState, Level, Result, Theme, TitleKind


class Title(Record):
    """One title from the day it is named until the day it is withdrawn."""

    kind = models.CharField("称号", max_length=16, choices=TitleKind)
    level = models.CharField("级别", max_length=10, choices=Level)
    holder = models.CharField("命名对象", max_length=80)
    named_on = models.DateField("命名日期")
    document = models.CharField("命名文号", max_length=40)
    withdrawn_on = models.DateField("撤销日期", null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(withdrawn_on=None) | Q(withdrawn_on__gte=F("named_on")), name="title_is_named_before_it_is_withdrawn"),
        ]  # fmt: skip


class Creation(Record):
    """One employer in one year of the three-in-one creation (社会责任“三合一”创建)."""

    year = models.PositiveSmallIntegerField("年度")
    employer = models.ForeignKey(Employer, models.PROTECT, related_name="creations", verbose_name="单位名称")
    joined_on = models.DateField("参加日期")
    state = models.CharField("状态", max_length=10, choices=CreationState)


class Brand(Record):
    """What one town entered in one edition of 一镇一品."""

    edition = models.PositiveSmallIntegerField("届次")
    name = models.CharField("品牌名称", max_length=80)
    theme = models.CharField("主题", max_length=12, choices=Theme)
    entered_on = models.DateField("申报日期")
    result = models.CharField("评定结果", max_length=12, choices=Result)
