"""Collective contracts: signed once, valid for some time, covering employers and workers."""

from django.db import models
from django.db.models import F, Q

from zhijia.sheets.models import Record

from .terms import Kind, State


class Contract(Record):
    """One collective contract. A contract holds on its 到期日期 still, so `ends_on` is the day after: the first it does not stand."""

    number = models.CharField("合同编号", max_length=40)
    kind = models.CharField("合同种类", max_length=10, choices=Kind)
    party = models.CharField("签订单位或区域", max_length=80)
    signed_on = models.DateField("签订日期")
    effective_on = models.DateField("生效日期", null=True)
    ends_on = models.DateField("失效日期", null=True)
    employers = models.PositiveIntegerField("覆盖企业数")
    workers = models.PositiveIntegerField("覆盖职工数")
    state = models.CharField("状态", max_length=10, choices=State)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(state=State.EFFECTIVE) | Q(effective_on__isnull=False),
                name="effective_contract_has_a_day",
            ),
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(effective_on=None) | Q(ends_on__gt=F("effective_on")),
                name="contract_ends_after_it_begins",
            ),
        ]
