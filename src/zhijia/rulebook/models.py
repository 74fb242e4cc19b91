"""Numbers that the law or the federation may change: each with a start date and its document."""

from decimal import Decimal

from django.db import models
from django.db.models import F, Q


class Rule(models.Model):
    """A value in force from a day until the day before another. `example` marks what no document was found for."""

    code = models.CharField("规则", max_length=60)
    name = models.CharField("名称", max_length=80)
    value = models.DecimalField("数值", max_digits=18, decimal_places=4)
    unit = models.CharField("单位", max_length=20)
    since = models.DateField("起始日")
    until = models.DateField("终止日", null=True, blank=True)
    document = models.CharField("文件", max_length=200)
    article = models.CharField("条款", max_length=80, blank=True)
    example = models.BooleanField("示例值", default=False)

    class Meta:
        ordering = ["code", "since"]
        constraints = [
            models.UniqueConstraint(fields=["code", "since"], name="one_rule_begins_a_day"),
            models.UniqueConstraint(fields=["code"], condition=Q(until=None), name="one_rule_stays_open"),
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gt=F("since")), name="rule_ends_after_it_begins"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} {self.said}"

    @property
    def said(self) -> str:
        """The value as people read it: 1,100元/月, 80%, 1.5倍."""
        return f"{Decimal(self.value).normalize():,f}{self.unit}"


class Holiday(models.Model):
    """One day of the State Council's notice, a rest or a weekend worked to make up for it. Goes before the package."""

    day = models.DateField("日期", unique=True)
    working = models.BooleanField("上班")
    name = models.CharField("名称", max_length=40)
    document = models.CharField("文件", max_length=200)

    class Meta:
        ordering = ["day"]

    def __str__(self) -> str:
        return f"{self.day} {self.name}{'上班' if self.working else '放假'}"
