"""Loans paid out by banks to small firms that the union vouched for."""

from django.db import models
from django.db.models import Q

from zhijia.sheets.models import Record

from .terms import Kind, Lent


class Disbursement(Record):
    """One loan paid out, in fen: approvals are not here. What was reversed or cancelled stays and is not counted."""

    number = models.CharField("放款流水号", max_length=40)
    borrower = models.CharField("借款单位", max_length=80)
    uscc = models.CharField("统一社会信用代码", max_length=18, blank=True)
    bank = models.CharField("银行", max_length=40)
    lent_on = models.DateField("放款日期")
    amount = models.PositiveBigIntegerField("放款金额（分）")
    kind = models.CharField("类型", max_length=10, choices=Kind)
    jobs = models.PositiveIntegerField("带动就业人数")
    state = models.CharField("状态", max_length=10, choices=Lent)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(amount__gt=0), name="loan_is_positive")]
