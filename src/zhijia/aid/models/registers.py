"""Payments to hardship workers, wishes granted, and visits to households in paired regions."""

from django.db import models
from django.db.models import Q

from zhijia.people.models import Person
from zhijia.sheets.models import Record

from .terms import Form, Fund, Hardship, Item, Paid, Region, WishState


class Payment(Record):
    """One line of aid, in fen. What was returned or reversed stays on the books and is not counted."""

    number = models.CharField("发放编号", max_length=40)
    worker = models.ForeignKey(Person, models.PROTECT, related_name="aid_payments")
    hardship = models.CharField("困难类别", max_length=10, choices=Hardship)
    item = models.CharField("救助项目", max_length=10, choices=Item)
    fund = models.CharField("资金来源", max_length=10, choices=Fund)
    form = models.CharField("发放形式", max_length=10, choices=Form)
    amount = models.PositiveBigIntegerField("金额（分）")
    paid_on = models.DateField("发放日期", db_index=True)
    state = models.CharField("状态", max_length=10, choices=Paid)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(amount__gt=0), name="aid_payment_is_positive")]
        indexes = [models.Index(fields=["state", "paid_on"], name="aid_paid_by_day")]


class Wish(Record):
    """A micro-wish (微心愿). Only a delivered one was granted."""

    number = models.CharField("心愿编号", max_length=40)
    region = models.CharField("地区", max_length=10, choices=Region)
    content = models.CharField("心愿内容", max_length=80)
    claimed_by = models.CharField("认领单位", max_length=80)
    collected_on = models.DateField("征集日期")
    delivered_on = models.DateField("送达日期", null=True)
    state = models.CharField("状态", max_length=10, choices=WishState)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(state=WishState.DELIVERED) | Q(delivered_on__isnull=False),
                name="delivered_wish_has_a_day",
            )
        ]


class Visit(Record):
    """One visit to a household in a paired region, with the money brought, in fen."""

    household = models.CharField("户编号", max_length=40)
    head = models.CharField("户主", max_length=60)
    region = models.CharField("地区", max_length=10, choices=Region)
    visited_on = models.DateField("走访日期")
    amount = models.PositiveBigIntegerField("慰问金（分）")
