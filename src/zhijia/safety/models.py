"""Registrations of employers for the year's safety activities."""

from django.db import models

from zhijia.orgs.models import Employer
from zhijia.sheets.models import Record

from .terms import Activity, State


class Registration(Record):
    """One employer in one activity of one year. Over the years, and in both activities, it is still one employer."""

    year = models.PositiveSmallIntegerField("年度")
    activity = models.CharField("活动", max_length=10, choices=Activity)
    employer = models.ForeignKey(Employer, models.PROTECT, related_name="safety_registrations")
    registered_on = models.DateField("登记日期")
    teams = models.PositiveIntegerField("参赛班组数")
    workers = models.PositiveIntegerField("参赛职工数")
    state = models.CharField("状态", max_length=10, choices=State)
