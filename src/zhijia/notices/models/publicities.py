"""A public notice, its lines, and what people hold against it."""

from datetime import date
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from zhijia.access.queries import units_for
from zhijia.access.terms import Permission
from zhijia.orgs.models import Unit
from zhijia.people.fields import SealedField
from zhijia.people.models import Account

from ..terms import PublicityState

ACCOUNT = settings.AUTH_USER_MODEL


class Counter(models.Model):
    """The last public notice's number of a year."""

    year = models.PositiveSmallIntegerField(unique=True)
    last = models.PositiveIntegerField(default=0)


class PublicitySet(models.QuerySet["Publicity"]):
    def visible_to(self, account: Account, *, on: date) -> Self:
        return self.filter(unit__in=units_for(account, Permission.AID_NOTICE, on=on))


class Publicity(models.Model):
    """A public notice (公示): who, which class, how much, for so many working days. A change of the list starts them anew."""

    number = models.CharField("编号", max_length=20, unique=True)
    title = models.CharField("标题", max_length=80)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="publicities", verbose_name="公示单位")
    since = models.DateField("起始日")
    until = models.DateField("截止日")
    days = models.PositiveSmallIntegerField("工作日数")
    state = models.CharField("状态", max_length=10, choices=PublicityState, default=PublicityState.OPEN)
    restarted = models.PositiveSmallIntegerField("重新起算次数", default=0)
    basis = models.TextField("依据")
    by = models.ForeignKey(ACCOUNT, models.PROTECT, related_name="+", verbose_name="发布人")
    at = models.DateTimeField("发布时间")
    ended_at = models.DateTimeField("结束时间", null=True)

    objects = PublicitySet.as_manager()

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(until__gt=F("since"), days__gte=1), name="publicity_lasts_a_day_at_least"
            ),
            models.CheckConstraint(
                condition=Q(state=PublicityState.OPEN, ended_at__isnull=True)
                | (~Q(state=PublicityState.OPEN) & Q(ended_at__isnull=False)),
                name="publicity_that_closed_says_when",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.title}"


class Listed(models.Model):
    """One line of a public notice, masked before it is written: minimum data (个人信息保护法第二十五条). `subject` stays inside the house."""

    publicity = models.ForeignKey(Publicity, models.PROTECT, related_name="lines")
    order = models.PositiveSmallIntegerField("序号")
    name = models.CharField("姓名（遮盖）", max_length=3)
    union = models.CharField("工会", max_length=80)
    category = models.CharField("类别", max_length=40)
    amount = models.PositiveBigIntegerField("金额（分）", null=True)
    subject = models.CharField(max_length=60)
    concealed_at = models.DateTimeField("停止公开时间", null=True)
    struck_at = models.DateTimeField("撤下时间", null=True)
    reason = SealedField("撤下原因", default="", blank=True)

    class Meta:
        ordering = ["order"]
        constraints = [
            models.UniqueConstraint(fields=["publicity", "order"], name="one_line_per_place"),
            models.UniqueConstraint(fields=["publicity", "subject"], name="a_subject_is_listed_once"),
        ]

    def __str__(self) -> str:
        return f"第 {self.order} 行 {self.name}"


class Objection(models.Model):
    """What somebody holds against a notice, sealed; whoever has the receipt may read the answer."""

    publicity = models.ForeignKey(Publicity, models.PROTECT, related_name="objections")
    listed = models.ForeignKey(Listed, models.PROTECT, null=True, related_name="objections")
    receipt = models.CharField("回执码", max_length=16, unique=True)
    who = SealedField("姓名")
    contact = SealedField("联系方式")
    text = SealedField("异议内容")
    at = models.DateTimeField("提出时间")
    answer = SealedField("答复", default="", blank=True)
    answered_by = models.ForeignKey(ACCOUNT, models.PROTECT, related_name="+", null=True)
    answered_at = models.DateTimeField("答复时间", null=True)
    upheld = models.BooleanField("成立", null=True)

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(answered_at__isnull=True, upheld__isnull=True, answered_by__isnull=True)
                | Q(answered_at__isnull=False, upheld__isnull=False, answered_by__isnull=False),
                name="an_answer_says_whether_it_is_upheld",
            )
        ]

    def __str__(self) -> str:
        return self.receipt
