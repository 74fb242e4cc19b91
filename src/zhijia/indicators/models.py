"""A reading: what a figure was when it was reported. It never changes; today's figure may."""

from django.db import models

from zhijia.orgs.models import Unit


class Reading(models.Model):
    """The value in fen or whole numbers, and the ids of the rows that made it, packed."""

    indicator = models.CharField("指标", max_length=60)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    town = models.ForeignKey(Unit, models.PROTECT, related_name="+", null=True)
    since = models.DateField("起日")
    until = models.DateField("止日")
    value = models.BigIntegerField("数值")
    rows = models.BinaryField("被计入的行")
    read_at = models.DateTimeField("读数时间")

    class Meta:
        indexes = [models.Index(fields=["indicator", "unit", "until"], name="reading_series")]
