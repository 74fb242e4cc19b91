"""Orders to pay, the batches they travel in, and what the bank answered line by line."""

from datetime import date
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from zhijia.access.queries import units_for
from zhijia.access.terms import Permission
from zhijia.files.models import Kept
from zhijia.ledger.models import Fund, Transfer
from zhijia.ledger.terms import Use
from zhijia.matters.models import Matter
from zhijia.orgs.models import Unit
from zhijia.people.fields import SealedField
from zhijia.people.models import Account, Person

from .terms import ANSWERS, LIVE, BatchState, Form, OrderState, Resolution, Verdict

ACCOUNT = settings.AUTH_USER_MODEL


class Counter(models.Model):
    """The last number given to a batch in a year."""

    year = models.PositiveSmallIntegerField(unique=True)
    last = models.PositiveIntegerField(default=0)


class BatchSet(models.QuerySet["Batch"]):
    def visible_to(self, account: Account, *, on: date) -> Self:
        return self.filter(fund__unit__in=units_for(account, Permission.PAYMENTS_VIEW, on=on))


class Batch(models.Model):
    """One file to one bank from one paying account: made by one, released by another, the same bytes for ever."""

    number = models.CharField("批次号", max_length=20, unique=True)
    fund = models.ForeignKey(Fund, models.PROTECT, related_name="batches", verbose_name="资金")
    bank = models.CharField("银行格式", max_length=10)
    state = models.CharField("状态", max_length=10, choices=BatchState, default=BatchState.DRAFT)
    made_by = models.ForeignKey(ACCOUNT, models.PROTECT, related_name="+", verbose_name="制作人")
    made_at = models.DateTimeField("制作时间")
    released_by = models.ForeignKey(
        ACCOUNT, models.PROTECT, related_name="+", null=True, verbose_name="放行人"
    )
    released_at = models.DateTimeField("放行时间", null=True)
    exported_at = models.DateTimeField("导出时间", null=True)
    file = models.ForeignKey(Kept, models.PROTECT, related_name="+", null=True, verbose_name="银行文件")
    closed_at = models.DateTimeField("完结时间", null=True)

    objects = BatchSet.as_manager()

    class Meta:
        ordering = ["-made_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(released_by=None) | ~Q(released_by=F("made_by")), name="nobody_releases_their_own"
            ),
            models.CheckConstraint(
                condition=Q(file=None) | Q(released_by__isnull=False), name="only_a_released_batch_has_a_file"
            ),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def digest(self) -> str:
        return self.file.digest if self.file else ""


class OrderSet(models.QuerySet["Order"]):
    def visible_to(self, account: Account, *, on: date) -> Self:
        return self.filter(unit__in=units_for(account, Permission.PAYMENTS_VIEW, on=on))


class Order(models.Model):
    """One payment to one person for one matter (应付单). `ref` is what the bank sees, and the ledger's key for ever."""

    matter = models.ForeignKey(Matter, models.PROTECT, related_name="payments", verbose_name="事项")
    ref = models.CharField("付款编号", max_length=20, unique=True)
    attempt = models.PositiveSmallIntegerField("第几次")
    payee = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="收款人")
    payee_name = models.CharField("户名", max_length=60)
    card = SealedField("卡号", default="", blank=True)
    card_index = models.CharField(max_length=32, blank=True, db_index=True)
    card_tail = models.CharField("卡号末四位", max_length=4, blank=True)
    bank_name = models.CharField("开户行", max_length=60, blank=True)
    form = models.CharField("方式", max_length=10, choices=Form, default=Form.TRANSFER)
    goods = models.CharField("实物", max_length=120, blank=True)
    fund = models.ForeignKey(Fund, models.PROTECT, related_name="orders", verbose_name="资金")
    use = models.CharField("用途", max_length=10, choices=Use)
    year = models.PositiveSmallIntegerField("预算年度")
    amount = models.PositiveBigIntegerField("金额（分）")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="所属工会")
    hold = models.CharField("预算占用", max_length=80, blank=True)
    state = models.CharField("状态", max_length=10, choices=OrderState, default=OrderState.WAITING)
    ordered_by = models.ForeignKey(ACCOUNT, models.PROTECT, related_name="+", verbose_name="提出人")
    ordered_at = models.DateTimeField("提出时间")
    batch = models.ForeignKey(Batch, models.PROTECT, related_name="orders", null=True)
    line = models.PositiveIntegerField("批次内序号", null=True)
    transfer = models.OneToOneField(Transfer, models.PROTECT, related_name="order", null=True)
    signature = models.ForeignKey(Kept, models.PROTECT, related_name="+", null=True, verbose_name="签收单")
    reason = models.CharField("退回原因", max_length=120, blank=True)
    ended_at = models.DateTimeField("办结时间", null=True)

    objects = OrderSet.as_manager()

    class Meta:
        ordering = ["ref"]
        indexes = [models.Index(fields=["state", "fund", "ref"], name="payments_waiting")]
        constraints = [
            models.CheckConstraint(condition=Q(amount__gt=0), name="an_order_pays_something"),
            models.UniqueConstraint(
                fields=["matter"], condition=Q(state__in=LIVE), name="a_matter_is_paid_at_most_once"
            ),
            models.UniqueConstraint(fields=["batch", "line"], name="one_order_per_line"),
            models.CheckConstraint(
                condition=Q(state=OrderState.PAID, transfer__isnull=False)
                | (~Q(state=OrderState.PAID) & Q(transfer=None)),
                name="paid_means_posted",
            ),
        ]

    def __str__(self) -> str:
        return self.ref

    @property
    def key(self) -> str:
        """The ledger's key: the same payment is never posted twice."""
        return f"pay:{self.ref}"


class ReturnFileSet(models.QuerySet["ReturnFile"]):
    def visible_to(self, account: Account, *, on: date) -> Self:
        return self.filter(unit__in=units_for(account, Permission.PAYMENTS_VIEW, on=on))


class ReturnFile(models.Model):
    """What the bank sent back. The same file twice is one file."""

    file = models.ForeignKey(Kept, models.PROTECT, related_name="+")
    digest = models.CharField("SHA-256", max_length=64, unique=True)
    bank = models.CharField("银行格式", max_length=10)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="经办单位")
    by = models.ForeignKey(ACCOUNT, models.PROTECT, related_name="+", verbose_name="经办人")
    at = models.DateTimeField("收到时间")

    objects = ReturnFileSet.as_manager()

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return self.file.name


class ReturnLineSet(models.QuerySet["ReturnLine"]):
    def visible_to(self, account: Account, *, on: date) -> Self:
        return self.filter(file__in=ReturnFile.objects.visible_to(account, on=on))

    def ready(self) -> Self:
        """What the bank answered plainly and nobody has entered yet."""
        return self.filter(verdict__in=ANSWERS, applied_at=None)

    def queued(self) -> Self:
        """What waits for a person."""
        return self.exclude(verdict__in=ANSWERS).filter(resolved_at=None)


class ReturnLine(models.Model):
    """One answer of the bank. It is applied once, or a person resolves it."""

    file = models.ForeignKey(ReturnFile, models.PROTECT, related_name="lines")
    line = models.PositiveIntegerField("行号")
    ref = models.CharField("付款编号", max_length=40, blank=True)
    name = models.CharField("户名", max_length=60, blank=True)
    card_tail = models.CharField("账号末四位", max_length=4, blank=True)
    amount = models.PositiveBigIntegerField("金额（分）")
    word = models.CharField("结果", max_length=20, blank=True)
    reason = models.CharField("原因", max_length=120, blank=True)
    verdict = models.CharField("判定", max_length=10, choices=Verdict)
    order = models.ForeignKey(Order, models.PROTECT, related_name="answers", null=True)
    applied_at = models.DateTimeField("入账时间", null=True)
    resolved_at = models.DateTimeField("处理时间", null=True)
    resolved_by = models.ForeignKey(
        ACCOUNT, models.PROTECT, related_name="+", null=True, verbose_name="处理人"
    )
    how = models.CharField("处理方式", max_length=10, choices=Resolution, blank=True)
    note = models.CharField("依据", max_length=120, blank=True)

    objects = ReturnLineSet.as_manager()

    class Meta:
        ordering = ["line"]
        indexes = [models.Index(fields=["file", "verdict", "applied_at"], name="payments_answers")]
        constraints = [
            models.UniqueConstraint(fields=["file", "line"], name="one_answer_per_line"),
            models.UniqueConstraint(
                fields=["order"], condition=Q(verdict__in=ANSWERS), name="one_answer_per_order"
            ),
        ]

    def __str__(self) -> str:
        return f"第 {self.line} 行 {self.ref}"
