"""An application for a grant: what was asked on which version of the file, what was found, what was decided."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from zhijia.ledger.models import Fund
from zhijia.matters.models import Matter
from zhijia.notices.models import Publicity
from zhijia.people.fields import SealedField

from ..terms import FoundIn, Hardship, Item, Verdict
from .households import Household, Version


class Application(models.Model):
    """The contents of an aid matter. `trace` and `checks` are frozen with the last decision."""

    matter = models.OneToOneField(Matter, models.PROTECT, related_name="aid")
    household = models.ForeignKey(Household, models.PROTECT, related_name="applications")
    version = models.ForeignKey(Version, models.PROTECT, related_name="applications")
    item = models.CharField("救助项目", max_length=10, choices=Item)
    year = models.PositiveSmallIntegerField("救助年度", null=True)
    asked = models.PositiveBigIntegerField("申请金额（分）", default=0)
    suggested = models.PositiveBigIntegerField("建议金额（分）", null=True)
    granted = models.PositiveBigIntegerField("核定金额（分）", null=True)
    fund = models.ForeignKey(Fund, models.PROTECT, related_name="+", null=True, verbose_name="资金")
    hold = models.CharField("预算占用", max_length=40, blank=True)
    urgent = models.BooleanField("应急通道", default=False)
    hardship = models.CharField("困难类别", max_length=10, choices=Hardship, blank=True)
    trace = models.TextField("计算过程", blank=True)
    checks = models.TextField("检查结果", blank=True)
    decided_on = models.DateField("批准日期", null=True)
    publicity = models.ForeignKey(Publicity, models.PROTECT, related_name="+", null=True)
    paid_on = models.DateField("发放日期", null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(granted=None) | Q(granted__gt=0, fund__isnull=False),
                name="a_grant_is_positive_and_has_a_fund",
            ),
            models.CheckConstraint(
                condition=Q(decided_on=None) | Q(granted__isnull=False), name="a_decision_has_an_amount"
            ),
            models.CheckConstraint(
                condition=Q(granted=None) | Q(granted__lte=F("asked")), name="never_grant_more_than_asked"
            ),
        ]
        indexes = [models.Index(fields=["household", "item", "year"], name="aid_by_household")]


class HomeVisit(models.Model):
    """入户核查: at least two visitors, on a day, with what they found."""

    application = models.ForeignKey(Application, models.PROTECT, related_name="home_visits")
    visited_on = models.DateField("核查日期")
    visitors = models.CharField("核查人", max_length=80)
    found = SealedField("核查情况")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]


class Finding(models.Model):
    """What was declared beside what was found elsewhere. Amounts and words may tell of income or illness, so both are sealed."""

    application = models.ForeignKey(Application, models.PROTECT, related_name="findings")
    source = models.CharField("核对来源", max_length=10, choices=FoundIn)
    declared = SealedField("本人申报")
    found = SealedField("核对结果")
    verdict = models.CharField("结论", max_length=10, choices=Verdict)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
