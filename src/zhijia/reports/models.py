"""A report being written, and its editions: what was said, with the readings it rested on."""

from datetime import date
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from zhijia.access.queries import units_for
from zhijia.access.terms import Permission
from zhijia.indicators.models import Reading
from zhijia.orgs.models import Unit
from zhijia.people.models import Account


class ReportSet(models.QuerySet["Report"]):
    def visible_to(self, account: Account, *, on: date) -> Self:
        return self.filter(unit__in=units_for(account, Permission.REPORTS_WRITE, on=on))


class Report(models.Model):
    """A text under work. Its claims are read afresh each time it is opened."""

    title = models.CharField("标题", max_length=80)
    body = models.TextField("正文")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="单位")
    since = models.DateField("统计起日")
    until = models.DateField("统计止日")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="撰写人")
    saved_at = models.DateTimeField("保存时间")

    objects = ReportSet.as_manager()

    class Meta:
        ordering = ["-saved_at"]
        constraints = [
            models.CheckConstraint(condition=Q(until__gte=F("since")), name="report_period_is_whole")
        ]

    def __str__(self) -> str:
        return self.title


class Edition(models.Model):
    """A report as it was given out. Written once."""

    report = models.ForeignKey(Report, models.PROTECT, related_name="editions")
    number = models.PositiveSmallIntegerField("版次")
    title = models.CharField(max_length=80)
    body = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    frozen_at = models.DateTimeField("定稿时间")

    class Meta:
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["report", "number"], name="one_edition_per_number")]

    def __str__(self) -> str:
        return f"{self.title} 第{self.number}版"


class Stated(models.Model):
    """One claim of an edition, judged as it was then."""

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="claims")
    start = models.PositiveIntegerField()
    quote = models.CharField(max_length=60)
    subject = models.CharField(max_length=120)
    verdict = models.CharField(max_length=12, blank=True)
    suggestion = models.CharField(max_length=80, blank=True)
    reading = models.ForeignKey(Reading, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["start"]
