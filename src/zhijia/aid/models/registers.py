"""Payments to hardship workers, wishes granted, and visits to households in paired regions."""

from django.db import models
from django.db.models import Q
from django.urls import reverse

from zhijia.ledger.models import Transfer
from zhijia.payments.models import Order
from zhijia.people.models import Person
from zhijia.sheets.models import Intake, Record

from ..terms import Form, Fund, Hardship, Item, Paid, Region, WishState


class Payment(Record):
    """One line of aid, in fen. Paid means that a transfer in the ledger stands behind it.

    A line brought in from Excel has its file; one settled by the bank has its application. What was returned or
    reversed stays on the books and is not counted.
    """

    intake = models.ForeignKey(  # type: ignore[assignment]  # a settled line came from no file
        Intake, models.PROTECT, related_name="+", null=True, verbose_name="来源文件"
    )
    line = models.PositiveIntegerField("来源行号", null=True)  # type: ignore[assignment]
    transfer = models.OneToOneField(Transfer, models.PROTECT, related_name="aid_payment", null=True)
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
        constraints = [
            models.CheckConstraint(condition=Q(amount__gt=0), name="aid_payment_is_positive"),
            models.CheckConstraint(
                condition=~Q(state=Paid.PAID) | Q(transfer__isnull=False),
                name="aid_paid_stands_in_the_ledger",
            ),
        ]
        indexes = [models.Index(fields=["state", "paid_on"], name="aid_paid_by_day")]

    def origins(self) -> list[tuple[str, str]]:
        """A settled line came from its matter and its payment, a line given by hand from its voucher."""
        if self.intake_id or self.transfer is None:
            return []
        order = Order.objects.filter(transfer=self.transfer).select_related("matter").first()
        if order is None:
            return [
                (f"凭证 {self.transfer.voucher}", reverse("ledger:transfer", args=[self.transfer.number]))
            ]
        return [
            (f"事项 {order.matter.number}", reverse("matters:case", args=[order.matter.number])),
            (f"付款 {order.ref}", reverse("payments:chain", args=[order.ref])),
        ]


class Wish(Record):
    """A micro-wish (微心愿). Only a delivered one was granted. One fulfilled on our own pages came from no file."""

    intake = models.ForeignKey(  # type: ignore[assignment]  # a wish delivered here came from no file
        Intake, models.PROTECT, related_name="+", null=True, verbose_name="来源文件"
    )
    line = models.PositiveIntegerField("来源行号", null=True)  # type: ignore[assignment]
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

    def origins(self) -> list[tuple[str, str]]:
        """A wish delivered here came from its own page, whose number it bears."""
        return [] if self.intake_id else [(f"心愿 {self.number}", reverse("aid:wish", args=[self.number]))]


class Visit(Record):
    """One visit to a household in a paired region, with the money brought, in fen."""

    household = models.CharField("户编号", max_length=40)
    head = models.CharField("户主", max_length=60)
    region = models.CharField("地区", max_length=10, choices=Region)
    visited_on = models.DateField("走访日期")
    amount = models.PositiveBigIntegerField("慰问金（分）")
