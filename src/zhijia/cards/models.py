"""Cards made, merchants signed, and subsidies claimed by card holders."""

from typing import Any

from django.db import models
from django.db.models import F, Func, Q
from django.db.models.functions import Coalesce
from django.urls import reverse

from zhijia.ledger.models import Fund, Transfer
from zhijia.matters.models import Matter
from zhijia.payments.models import Order
from zhijia.people.fields import SealedField
from zhijia.people.models import Person
from zhijia.sheets.models import Intake, Record

from .terms import CardKind, ClaimState, Subsidy, Trade


class Card(Record):
    """One card the bank made. A holder whose card was exchanged or replaced has had several; a card is not a membership."""

    number = SealedField("卡号")
    holder = models.ForeignKey(Person, models.PROTECT, related_name="cards")
    employer = models.CharField("工作单位", max_length=80)
    kind = models.CharField("办卡类型", max_length=12, choices=CardKind)
    made_on = models.DateField("办卡日期")
    activated_on = models.DateField("激活日期", null=True)
    cancelled_on = models.DateField("注销日期", null=True)
    batch = models.CharField("批次", max_length=40)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(activated_on=None) | Q(activated_on__gte=F("made_on")),
                name="card_is_made_before_use",
            ),
            models.CheckConstraint(
                condition=Q(cancelled_on=None) | Q(cancelled_on__gte=F("made_on")),
                name="card_ends_after_it_is_made",
            ),
        ]
        indexes = [models.Index(fields=["kind", "made_on"], name="card_made_by_day")]


class DayAfter(Func):
    """The next day, in the words of each database."""

    template = "(%(expressions)s + 1)"
    output_field = models.DateField()

    def as_sqlite(self, compiler: Any, connection: Any, **more: Any) -> Any:
        return self.as_sql(compiler, connection, template="date(%(expressions)s, '+1 day')", **more)


class Merchant(Record):
    """One agreement with a merchant (特约商户). It holds until the day after it expires, or until it is ended early."""

    number = models.CharField("协议编号", max_length=40)
    name = models.CharField("商户名称", max_length=80)
    trade = models.CharField("类别", max_length=10, choices=Trade)
    address = models.CharField("地址", max_length=80)
    offer = models.CharField("优惠内容", max_length=200)
    signed_on = models.DateField("签约日期")
    expires_on = models.DateField("到期日期")
    terminated_on = models.DateField("终止日期", null=True)
    ends_on = models.GeneratedField(
        expression=Coalesce("terminated_on", DayAfter("expires_on")),
        output_field=models.DateField("失效日期"),
        db_persist=True,
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(expires_on__gte=F("signed_on")), name="agreement_expires_after_it_is_signed"
            )
        ]


class Claim(Record):
    """One claim of the card's subsidy (工会卡专项补贴), in fen. What was returned or reversed stays and is not counted.

    A line brought in from Excel has its file; one settled by the bank has its transfer.
    """

    intake = models.ForeignKey(  # type: ignore[assignment]  # a settled line came from no file
        Intake, models.PROTECT, related_name="+", null=True, verbose_name="来源文件"
    )
    line = models.PositiveIntegerField("来源行号", null=True)  # type: ignore[assignment]
    transfer = models.OneToOneField(Transfer, models.PROTECT, related_name="card_claim", null=True)
    number = models.CharField("申领编号", max_length=40)
    claimant = models.ForeignKey(Person, models.PROTECT, related_name="card_claims")
    item = models.CharField("补贴项目", max_length=10, choices=Subsidy)
    happened_on = models.DateField("事件日期")
    applied_on = models.DateField("申请日期")
    approved = models.PositiveBigIntegerField("核定金额（分）", null=True)
    paid = models.PositiveBigIntegerField("发放金额（分）")
    paid_on = models.DateField("发放日期", null=True)
    state = models.CharField("状态", max_length=10, choices=ClaimState)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(approved=None) | Q(paid__lte=F("approved")), name="never_pay_more_than_approved"
            ),
            models.CheckConstraint(
                condition=~Q(state=ClaimState.PAID) | Q(paid_on__isnull=False, paid__gt=0),
                name="paid_claim_has_money_and_a_day",
            ),
        ]
        indexes = [models.Index(fields=["state", "paid_on"], name="card_claim_by_day")]

    def origins(self) -> list[tuple[str, str]]:
        """A settled line came from its matter and its payment."""
        order = (
            Order.objects.filter(transfer=self.transfer, transfer__isnull=False)
            .select_related("matter")
            .first()
        )
        if order is None:
            return []
        return [
            (f"事项 {order.matter.number}", reverse("matters:case", args=[order.matter.number])),
            (f"付款 {order.ref}", reverse("payments:chain", args=[order.ref])),
        ]


class SubsidyClaim(models.Model):
    """The contents of a subsidy matter, money in fen. It stands from its submission until it is refused or withdrawn."""

    matter = models.OneToOneField(Matter, models.PROTECT, related_name="subsidy")
    claimant = models.ForeignKey(Person, models.PROTECT, related_name="subsidy_claims", verbose_name="申领人")
    item = models.CharField("补贴项目", max_length=10, choices=Subsidy)
    happened_on = models.DateField("事件日期")
    asked = models.PositiveBigIntegerField("申请金额（分）")
    granted = models.PositiveBigIntegerField("核定金额（分）", null=True)
    fund = models.ForeignKey(Fund, models.PROTECT, related_name="+", null=True, verbose_name="资金")
    bank_name = models.CharField("开户银行", max_length=60)
    card = SealedField("银行卡号")
    card_index = models.CharField(max_length=32, db_index=True)
    card_tail = models.CharField("卡号末四位", max_length=4)
    note = SealedField("情况说明", default="", blank=True)
    stands = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["claimant", "item", "happened_on"],
                condition=Q(stands=True),
                name="one_claim_stands_per_event",
            ),
            models.CheckConstraint(
                condition=Q(granted=None) | Q(granted__gt=0, granted__lte=F("asked"), fund__isnull=False),
                name="never_grant_a_subsidy_beyond_the_claim",
            ),
            models.CheckConstraint(condition=Q(asked__gt=0), name="a_claim_asks_for_something"),
        ]
