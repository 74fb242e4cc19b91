"""Money in integer fen: funds, their budgets and holds, accounts by the union chart, and transfers written once."""

from collections.abc import Sequence
from datetime import date
from hashlib import sha256
from typing import Self

import orjson
from django.db import models
from django.db.models import F, Q

from zhijia.access.queries import units_for
from zhijia.access.terms import Permission
from zhijia.files.models import Kept
from zhijia.orgs.models import Unit
from zhijia.people.models import Account as Signer

from .terms import Edition, HoldState, Nature, Source, Use


class Chain(models.Model):
    """Where the chain ends now: lost tail lines are missed by the count."""

    name = models.CharField(max_length=20, primary_key=True)
    head = models.CharField(max_length=64, blank=True)
    length = models.PositiveBigIntegerField(default=0)


class Title(models.Model):
    """One line of a chart. First-level titles may not be added, merged or renamed by a federation [W21b]."""

    edition = models.CharField("科目表", max_length=4, choices=Edition)
    code = models.CharField("编号", max_length=10)
    name = models.CharField("科目名称", max_length=40)
    parent = models.CharField("上级科目", max_length=10, blank=True)
    nature = models.CharField("性质", max_length=10, choices=Nature)
    since = models.DateField("启用日")
    until = models.DateField("停用日", null=True)
    example = models.BooleanField("示例编号", default=False)

    class Meta:
        ordering = ["edition", "code"]
        constraints = [models.UniqueConstraint(fields=["edition", "code"], name="one_title_per_number")]

    def __str__(self) -> str:
        """Number and name together: a voucher may not give the number alone (制度：不得只填编号)."""
        return f"{self.code} {self.name}"


class FundSet(models.QuerySet["Fund"]):
    def within(self, signer: Signer, permission: str, *, on: date) -> Self:
        return self.filter(unit__in=units_for(signer, permission, on=on))

    def visible_to(self, signer: Signer, *, on: date) -> Self:
        """Funds this account may look into; `may(account, LEDGER_VIEW, fund.unit)` is its twin."""
        return self.within(signer, Permission.LEDGER_VIEW, on=on)


class Fund(models.Model):
    """A purse with a source. `filed_only`: the money may go to filed hardship households alone (总工发〔2015〕20号)."""

    code = models.CharField("资金编号", max_length=20, unique=True)
    name = models.CharField("资金名称", max_length=60)
    source = models.CharField("资金来源", max_length=10, choices=Source)
    filed_only = models.BooleanField("仅限建档困难职工", default=False)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="所属工会")
    note = models.CharField("说明", max_length=200, blank=True)

    objects = FundSet.as_manager()

    class Meta:
        ordering = ["code"]

    def __str__(self) -> str:
        return self.name


class Budget(models.Model):
    """Money allotted to a use for a year. Rows add up and are never edited; one document allots a use once."""

    fund = models.ForeignKey(Fund, models.PROTECT, related_name="budgets")
    year = models.PositiveSmallIntegerField("年度")
    item = models.CharField("用途", max_length=10, choices=Use)
    amount = models.BigIntegerField("金额（分）")
    document = models.CharField("依据文件", max_length=120)
    since = models.DateField("登记日")
    by = models.CharField("经办人", max_length=80)
    at = models.DateTimeField("时间")

    class Meta:
        ordering = ["year", "item", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["fund", "year", "item", "document"], name="a_document_allots_a_use_once"
            ),
            models.CheckConstraint(condition=~Q(amount=0), name="a_budget_row_says_something"),
        ]


class Account(models.Model):
    """A title of the chart within a fund, with running totals in fen; `verify` proves them against the transfers."""

    fund = models.ForeignKey(Fund, models.PROTECT, related_name="accounts")
    title = models.ForeignKey(Title, models.PROTECT, related_name="accounts")
    debits = models.PositiveBigIntegerField("借方累计", default=0)
    credits = models.PositiveBigIntegerField("贷方累计", default=0)

    class Meta:
        ordering = ["fund", "title"]
        constraints = [models.UniqueConstraint(fields=["fund", "title"], name="one_account_per_title")]

    def __str__(self) -> str:
        return f"{self.fund} {self.title}"

    @property
    def code(self) -> str:
        """What the digest calls the account: fund, edition, number."""
        return f"{self.fund.code}/{self.title.edition}/{self.title.code}"


class TransferSet(models.QuerySet["Transfer"]):
    def visible_to(self, signer: Signer, *, on: date) -> Self:
        return self.filter(fund__in=Fund.objects.visible_to(signer, on=on))

    def settled(self) -> Self:
        """What stands: not a reversal, and not reversed."""
        return self.filter(reverses=None, reversal=None)

    def payments(self) -> Self:
        return self.exclude(use="")

    def told(self) -> Self:
        """With all that a page or a journal says of it."""
        accounts = ("debit__fund", "debit__title", "credit__fund", "credit__title")
        return self.select_related("fund", "unit", *accounts, "file", "reverses", "reversal")


class Transfer(models.Model):
    """A positive amount from one account to another of the same fund, so that an entry balances by construction.

    Written once: triggers refuse a second writing. `year` is the budget year, which a hold may carry over New Year.
    """

    number = models.PositiveBigIntegerField("凭证号", unique=True)
    key = models.CharField(max_length=120, unique=True)
    day = models.DateField("记账日期")
    year = models.PositiveSmallIntegerField("预算年度")
    fund = models.ForeignKey(Fund, models.PROTECT, related_name="transfers", db_index=False)
    debit = models.ForeignKey(Account, models.PROTECT, related_name="debited")
    credit = models.ForeignKey(Account, models.PROTECT, related_name="credited")
    amount = models.PositiveBigIntegerField("金额（分）")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="服务对象所在工会")
    use = models.CharField("用途", max_length=10, choices=Use, blank=True)
    memo = models.CharField("摘要", max_length=200)
    document = models.CharField("依据", max_length=200)
    file = models.ForeignKey(Kept, models.PROTECT, related_name="+", null=True)
    reverses = models.OneToOneField("self", models.PROTECT, related_name="reversal", null=True)
    by = models.CharField("经办人", max_length=80)
    at = models.DateTimeField("入账时间")
    previous = models.CharField(max_length=64, blank=True)
    digest = models.CharField(max_length=64)

    objects = TransferSet.as_manager()

    class Meta:
        ordering = ["number"]
        constraints = [
            models.CheckConstraint(condition=Q(amount__gt=0), name="a_transfer_moves_money"),
            models.CheckConstraint(condition=~Q(debit=F("credit")), name="a_transfer_goes_elsewhere"),
        ]
        indexes = [
            models.Index(fields=["fund", "year", "use", "reverses", "amount"], name="ledger_spent"),
            models.Index(fields=["day", "number"], name="ledger_by_day"),
        ]

    def __str__(self) -> str:
        return f"凭证 {self.voucher} {self.memo}"

    @property
    def voucher(self) -> str:
        return f"{self.number:06d}"

    def fingerprint(self) -> str:
        return fingerprint(
            (
                self.number, self.key, self.day, self.year, self.fund.code, self.debit.code, self.credit.code, self.amount,
                self.unit_id, self.use, self.memo, self.document, self.file.digest if self.file else None,
                self.reverses.number if self.reverses else None, self.by, self.at, self.previous,
            )
        )  # fmt: skip


def fingerprint(said: Sequence[object]) -> str:
    """SHA-256 of the facts as one JSON list, without a key, so that an outside auditor can follow the chain alone."""
    return sha256(orjson.dumps(said)).hexdigest()


class Hold(models.Model):
    """Budget reserved when something is granted. `key` is the caller's for ever, as `matter:17`."""

    key = models.CharField(max_length=80, unique=True)
    fund = models.ForeignKey(Fund, models.PROTECT, related_name="holds")
    use = models.CharField("用途", max_length=10, choices=Use)
    year = models.PositiveSmallIntegerField("预算年度")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="服务对象所在工会")
    amount = models.PositiveBigIntegerField("金额（分）")
    state = models.CharField("状态", max_length=10, choices=HoldState, default=HoldState.OPEN)
    transfer = models.OneToOneField(Transfer, models.PROTECT, related_name="hold", null=True)
    by = models.CharField("经办人", max_length=80)
    at = models.DateTimeField("占用时间")
    ended_at = models.DateTimeField("支用或释放时间", null=True)

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(amount__gt=0), name="a_hold_holds_something"),
            models.CheckConstraint(
                condition=Q(transfer=None) | Q(state=HoldState.USED), name="only_a_used_hold_has_a_transfer"
            ),
        ]
        indexes = [models.Index(fields=["fund", "year", "use", "state"], name="ledger_held")]


class MonthClose(models.Model):
    """A month whose days take no more entries, and the end of the chain as it then stood."""

    year = models.PositiveSmallIntegerField("年")
    month = models.PositiveSmallIntegerField("月")
    lines = models.PositiveBigIntegerField("凭证数")
    head = models.CharField("链尾摘要", max_length=64, blank=True)
    closed_by = models.CharField("结账人", max_length=80)
    at = models.DateTimeField("结账时间")

    class Meta:
        ordering = ["-year", "-month"]
        constraints = [
            models.UniqueConstraint(fields=["year", "month"], name="a_month_closes_once"),
            models.CheckConstraint(condition=Q(month__gte=1, month__lte=12), name="a_year_has_twelve_months"),
        ]

    def __str__(self) -> str:
        return f"{self.year}年{self.month}月"
