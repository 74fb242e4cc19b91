"""四季帮扶: a campaign with its plan and its budget, the households and sites visited, the students helped."""

from datetime import date
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from zhijia.access.authority import Authority
from zhijia.access.terms import Permission
from zhijia.files.models import Kept
from zhijia.ledger.models import Fund, Hold, Transfer
from zhijia.ledger.terms import HoldState, Use
from zhijia.orgs.models import Unit
from zhijia.people.models import Account
from zhijia.sheets.models import Intake, Record

from ..terms import Form, Season, Stage, VisitState
from .applications import Application
from .households import FamilyMember, Household
from .registers import Payment

ACCOUNT = settings.AUTH_USER_MODEL
USES = {Season.SUMMER: Use.SUMMER, Season.AUTUMN: Use.STUDY, Season.WINTER: Use.WINTER}
STANDING = (VisitState.PLANNED, VisitState.DONE, VisitState.PAID)


class CampaignSet(models.QuerySet["Campaign"]):
    def visible_to(self, account: Account, *, on: date) -> Self:
        """Those of units within reach, and those of the unions above, which one carries out with them."""
        authority = Authority(account, on)
        return self.filter(authority.reach(Permission.AID_VIEW, to="unit__") | Q(unit__in=above(authority)))


def above(authority: Authority) -> set[int]:
    """The unions above each post from which aid may be seen."""
    held = Unit.objects.filter(authority.reach(Permission.AID_VIEW)).values_list("path", flat=True)
    return {int(pk) for path in held for pk in path.strip("/").split("/")}


class Campaign(models.Model):
    """One campaign of one season. Its budget is held in the ledger and cut, slice by slice, for what it plans."""

    season = models.CharField("季节", max_length=10, choices=Season)
    title = models.CharField("活动名称", max_length=60)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="主办工会")
    year = models.PositiveSmallIntegerField("预算年度")
    plan = models.TextField("活动方案", blank=True)
    since = models.DateField("开始日期")
    until = models.DateField("结束日期")
    goal = models.PositiveIntegerField("计划数", default=0)
    fund = models.ForeignKey(Fund, models.PROTECT, related_name="+", null=True, verbose_name="资金")
    budget = models.PositiveBigIntegerField("活动预算（分）", default=0)
    slices = models.PositiveIntegerField(default=0)
    by = models.ForeignKey(ACCOUNT, models.PROTECT, related_name="+", verbose_name="经办人")
    at = models.DateTimeField("开展时间")
    closed_at = models.DateTimeField("结束时间", null=True)

    objects = CampaignSet.as_manager()

    class Meta:
        ordering = ["-since", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "year", "season", "title"], name="one_campaign_of_a_title"
            ),
            models.CheckConstraint(
                condition=Q(until__gte=F("since")), name="a_campaign_ends_after_it_begins"
            ),
            models.CheckConstraint(
                condition=Q(budget=0) | Q(fund__isnull=False), name="a_campaign_budget_has_a_fund"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def use(self) -> str:
        """What its money is spent on; spring brings posts, not money."""
        return str(USES.get(Season(self.season), ""))

    @property
    def hold(self) -> str:
        """The key of what is still held for the campaign as a whole."""
        return f"campaign:{self.pk}:{self.slices}"

    @property
    def left(self) -> int:
        """Fen of the budget that no visit, site or student has been given yet."""
        held = Hold.objects.filter(key=self.hold, state=HoldState.OPEN).values_list("amount", flat=True)
        return held.first() or 0


class CampaignVisit(models.Model):
    """A household to visit, in cash or in goods. Its receipt makes it done, the ledger makes it paid."""

    campaign = models.ForeignKey(Campaign, models.PROTECT, related_name="visits")
    household = models.ForeignKey(
        Household, models.PROTECT, related_name="campaign_visits", verbose_name="家庭"
    )
    form = models.CharField(
        "形式", max_length=10, choices=[(Form.CASH, Form.CASH.label), (Form.GOODS, Form.GOODS.label)]
    )
    goods = models.CharField("慰问物资", max_length=80, blank=True)
    amount = models.PositiveBigIntegerField("金额（分）")
    state = models.CharField("状态", max_length=10, choices=VisitState, default=VisitState.PLANNED)
    visited_on = models.DateField("走访日期", null=True)
    visitors = models.CharField("走访人", max_length=80, blank=True)
    receipt = models.ForeignKey(Kept, models.PROTECT, related_name="+", null=True, verbose_name="签收照片")
    payment = models.OneToOneField(Payment, models.PROTECT, related_name="campaign_visit", null=True)
    planned_by = models.ForeignKey(ACCOUNT, models.PROTECT, related_name="+", verbose_name="列入人")
    done_by = models.ForeignKey(ACCOUNT, models.PROTECT, related_name="+", null=True, verbose_name="登记人")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=Q(amount__gt=0), name="a_visit_brings_something"),
            models.UniqueConstraint(
                fields=["campaign", "household"], condition=Q(state__in=STANDING), name="a_household_once_a_campaign"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[VisitState.DONE, VisitState.PAID])
                | Q(receipt__isnull=False, visited_on__isnull=False),
                name="a_visit_done_has_its_receipt",
            ),
            models.CheckConstraint(
                condition=~Q(state=VisitState.PAID) | Q(payment__isnull=False), name="a_visit_paid_has_its_payment"
            ),
        ]  # fmt: skip

    @property
    def key(self) -> str:
        """Of its hold and of its posting, for ever."""
        return f"visit:{self.pk}"


class Site(Record):
    """One 慰问点 of 夏送清凉, with its photo when it was entered here: a row brought from Excel has its file instead."""

    intake = models.ForeignKey(  # type: ignore[assignment]  # a site entered here came from no file
        Intake, models.PROTECT, related_name="+", null=True, verbose_name="来源文件"
    )
    line = models.PositiveIntegerField("来源行号", null=True)  # type: ignore[assignment]
    campaign = models.ForeignKey(Campaign, models.PROTECT, related_name="sites", null=True)
    number = models.CharField("编号", max_length=40)
    name = models.CharField("慰问点", max_length=80)
    persons = models.PositiveIntegerField("慰问人次")
    goods = models.CharField("慰问物资", max_length=80, blank=True)
    amount = models.PositiveBigIntegerField("物资折价（分）", default=0)
    visited_on = models.DateField("慰问日期", db_index=True)
    photo = models.ForeignKey(Kept, models.PROTECT, related_name="+", null=True, verbose_name="现场照片")
    transfer = models.OneToOneField(Transfer, models.PROTECT, related_name="aid_site", null=True)
    done_by = models.ForeignKey(ACCOUNT, models.PROTECT, related_name="+", null=True, verbose_name="登记人")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(campaign=None) | Q(photo__isnull=False), name="a_site_entered_here_has_its_photo"
            )
        ]

    @property
    def hold(self) -> str:
        return f"site:{self.pk}"

    def origins(self) -> list[tuple[str, str]]:
        """A site entered here came from its campaign."""
        if self.campaign is None:
            return []
        return [(self.campaign.title, reverse("aid:campaign", args=[self.campaign.pk]))]


class Student(models.Model):
    """A student of a household on file. Money goes by an application of the household to its own card, never by hand."""

    campaign = models.ForeignKey(Campaign, models.PROTECT, related_name="students")
    household = models.ForeignKey(Household, models.PROTECT, related_name="+", verbose_name="家庭")
    member = models.ForeignKey(FamilyMember, models.PROTECT, related_name="+", verbose_name="学生")
    school = models.CharField("学校", max_length=60)
    stage = models.CharField("在读阶段", max_length=10, choices=Stage)
    amount = models.PositiveBigIntegerField("助学金额（分）")
    consent = models.ForeignKey(
        Kept, models.PROTECT, related_name="+", null=True, verbose_name="监护人同意书"
    )
    application = models.ForeignKey(Application, models.PROTECT, related_name="students", null=True)
    by = models.ForeignKey(ACCOUNT, models.PROTECT, related_name="+", verbose_name="登记人")
    at = models.DateTimeField("登记时间")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=Q(amount__gt=0), name="a_student_is_given_something"),
            models.UniqueConstraint(fields=["campaign", "member"], name="a_student_once_a_campaign"),
        ]
