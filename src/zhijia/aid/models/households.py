"""The hardship file of a household. A version, once submitted, is never overwritten: what changes is a new version."""

from datetime import date
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q, Sum

from zhijia.access.authority import Authority
from zhijia.access.terms import Permission
from zhijia.files.models import Kept
from zhijia.orgs.models import Unit
from zhijia.people.fields import SealedField
from zhijia.people.models import Account, Person

from ..terms import Cause, Exit, ExpenseKind, FileState, Hardship, Housing, IncomeKind, Kinship, Paid, Work
from .registers import Payment


class HouseholdSet(models.QuerySet["Household"]):
    def visible_to(self, account: Account, *, on: date) -> Self:
        """Files of units this account may look into; drafts are their owners' alone."""
        reach = Authority(account, on).reach(Permission.AID_VIEW, to="unit__")
        return self.filter(reach).exclude(state=FileState.OPEN)

    def filed(self) -> Self:
        return self.filter(state=FileState.FILED)

    def sharing(self, household: "Household", version: "Version") -> Self:
        """Other files in which somebody of this household is written, as head or as family."""
        family = version.family.exclude(identity_index="").values("identity_index")
        inside = Q(versions__family__identity_index__in=family) | Q(head__identity_index__in=family)
        if household.head.identity_index:
            inside |= Q(versions__family__identity_index=household.head.identity_index)
        return self.filter(inside).exclude(pk=household.pk).distinct()


class Household(models.Model):
    """One household (户), headed by one worker. The class is what the last decision found."""

    number = models.CharField("档案编号", max_length=20, unique=True, null=True)
    head = models.OneToOneField(Person, models.PROTECT, related_name="household", verbose_name="困难职工")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="所属工会")
    place = models.CharField("所在地区划代码", max_length=12)
    state = models.CharField("档案状态", max_length=10, choices=FileState, default=FileState.OPEN)
    hardship = models.CharField("困难类别", max_length=10, choices=Hardship, blank=True)
    filed_on = models.DateField("建档日期", null=True)
    recheck_on = models.DateField("应复核日期", null=True, db_index=True)
    exited_on = models.DateField("退出日期", null=True)
    exit_reason = models.CharField("退出原因", max_length=10, choices=Exit, blank=True)

    objects = HouseholdSet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(state=FileState.FILED) | Q(filed_on__isnull=False, number__isnull=False),
                name="filed_household_has_a_day_and_a_number",
            ),
            models.CheckConstraint(
                condition=~Q(state=FileState.EXITED) | Q(exited_on__isnull=False), name="exit_has_a_day"
            ),
        ]

    def __str__(self) -> str:
        return self.number or "待建档"

    def persons(self) -> set[int]:
        """Everybody of the household who is a person of the roll, by the newest version, and whoever was merged into whom."""
        last = self.versions.order_by("-number").first()
        indices = (
            FamilyMember.objects.filter(version=last).exclude(identity_index="").values("identity_index")
        )
        people = Person.objects.filter(models.Q(pk=self.head_id) | models.Q(identity_index__in=indices))
        return {pk for pair in people.values_list("pk", "merged_into") for pk in pair if pk}

    def payments(self) -> models.QuerySet[Payment]:
        """Every line on the books for anybody of the household, newest first, whatever became of it."""
        return Payment.objects.filter(worker__in=self.persons()).order_by("-paid_on", "-pk")

    def grants(self, *, year: int, item: str = "") -> models.QuerySet[Payment]:
        """Lines paid to anybody of the household in the year, from whichever level and fund."""
        paid = Payment.objects.filter(worker__in=self.persons(), paid_on__year=year, state=Paid.PAID)
        return paid.filter(item=item) if item else paid

    def granted(self, *, year: int, item: str = "", but: int = 0) -> int:
        """Fen paid in the year and fen decided but not yet paid: both count against a cap. `but` leaves out one application."""
        paid = self.grants(year=year, item=item).aggregate(n=Sum("amount"))["n"] or 0
        coming = self.applications.filter(
            year=year, paid_on=None, decided_on__isnull=False, matter__closed_at=None
        )
        coming = coming.filter(item=item) if item else coming
        return int(paid + (coming.exclude(pk=but).aggregate(n=Sum("granted"))["n"] or 0))


class Version(models.Model):
    """What the household declared at one time. Money is fen a year; open until it is frozen by a submission."""

    household = models.ForeignKey(Household, models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    frozen_at = models.DateTimeField(null=True)
    work = models.CharField("人员身份", max_length=10, choices=Work, default=Work.EMPLOYED)
    housing = models.CharField("住房类型", max_length=10, choices=Housing, default=Housing.OTHER)
    health = SealedField("健康状况", default="", blank=True)
    on_dibao = models.BooleanField("已享受低保", default=False)
    migrant = models.BooleanField("农民工", default=False)
    single_parent = models.BooleanField("单亲家庭", default=False)
    member_since = models.DateField("入会日期", null=True)
    contract_months = models.PositiveSmallIntegerField("劳动合同期限（月）", default=0)
    cause = models.CharField("主要致困原因", max_length=10, choices=Cause, blank=True)
    other_causes = models.CharField("次要致困原因", max_length=40, blank=True)
    event_loss = models.PositiveBigIntegerField("意外损失与支出（分）", default=0)
    school_fee_multiple = models.DecimalField("民办学校收费倍数", max_digits=5, decimal_places=2, null=True)
    phone = SealedField("手机号码", default="", blank=True)
    address = SealedField("家庭住址", default="", blank=True)
    story = SealedField("困难情况", default="", blank=True)
    bank_name = models.CharField("开户银行", max_length=60, blank=True)
    card_name = models.CharField("户名", max_length=60, blank=True)
    card = SealedField("银行卡号", default="", blank=True)
    card_index = models.CharField(max_length=32, blank=True, db_index=True)
    card_tail = models.CharField("卡号末四位", max_length=4, blank=True)

    class Meta:
        ordering = ["household", "number"]
        constraints = [
            models.UniqueConstraint(fields=["household", "number"], name="one_version_per_number"),
            models.UniqueConstraint(
                fields=["household"], condition=Q(frozen_at=None), name="one_version_is_open"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.household} 第 {self.number} 版"

    @property
    def persons(self) -> int:
        """家庭共同生活人口: the head and the family members written in."""
        return 1 + self.family.count()


class FamilyMember(models.Model):
    """Somebody living with the head. Illness is sealed; the number is sealed and found by its blind index."""

    version = models.ForeignKey(Version, models.CASCADE, related_name="family")
    name = models.CharField("姓名", max_length=60)
    kinship = models.CharField("与户主关系", max_length=10, choices=Kinship)
    identity = SealedField("身份证号", default="", blank=True)
    identity_index = models.CharField(max_length=32, blank=True, db_index=True)
    work = models.CharField("人员身份", max_length=10, choices=Work)
    health = SealedField("健康状况", default="", blank=True)
    school = models.CharField("在读学校", max_length=60, blank=True)

    class Meta:
        ordering = ["pk"]


class Income(models.Model):
    """One income of one member of the household, fen a year, with its evidence."""

    version = models.ForeignKey(Version, models.CASCADE, related_name="incomes")
    whose = models.CharField("谁的收入", max_length=60)
    kind = models.CharField("收入种类", max_length=10, choices=IncomeKind)
    amount = models.PositiveBigIntegerField("年收入（分）")
    evidence = models.ForeignKey(Kept, models.PROTECT, related_name="+", null=True, verbose_name="证明材料")

    class Meta:
        ordering = ["pk"]


class Expense(models.Model):
    """One rigid expense, fen a year, with its evidence."""

    version = models.ForeignKey(Version, models.CASCADE, related_name="expenses")
    kind = models.CharField("支出种类", max_length=10, choices=ExpenseKind)
    label = models.CharField("说明", max_length=60, blank=True)
    amount = models.PositiveBigIntegerField("年支出（分）")
    evidence = models.ForeignKey(Kept, models.PROTECT, related_name="+", null=True, verbose_name="证明材料")

    class Meta:
        ordering = ["pk"]
