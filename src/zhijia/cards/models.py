"""Cards made, merchants signed, and subsidies claimed by card holders."""

from typing import Any

from django.db import models
from django.db.models import F, Func, Q
from django.db.models.functions import Coalesce

from zhijia.people.fields import SealedField
from zhijia.people.models import Person
from zhijia.sheets.models import Record

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
    """One claim of the card's subsidy (工会卡专项补贴), in fen. What was returned or reversed stays and is not counted."""

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
