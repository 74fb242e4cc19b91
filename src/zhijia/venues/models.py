"""Union venues: open from a day, and perhaps closed on another."""

from django.db import models
from django.db.models import F, Q

from zhijia.sheets.models import Record

from .terms import Kind, Level, Mode


class Venue(Record):
    """One venue. 停用日期 is already the first day on which it no longer stands, so it is kept as written."""

    name = models.CharField("阵地名称", max_length=80)
    kind = models.CharField("类别", max_length=10, choices=Kind)
    level = models.CharField("层级", max_length=10, choices=Level)
    mode = models.CharField("建设方式", max_length=10, choices=Mode)
    address = models.CharField("地址", max_length=80)
    area = models.PositiveIntegerField("面积（平方米）", null=True)
    opened_on = models.DateField("启用日期")
    closed_on = models.DateField("停用日期", null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(closed_on=None) | Q(closed_on__gt=F("opened_on")),
                name="venue_closes_after_it_opens",
            )
        ]
