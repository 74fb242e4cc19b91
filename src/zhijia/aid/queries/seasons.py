"""What campaigns planned and did, who may be added to them, and the figures of their days."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Count, F, Max, Q, QuerySet, Sum
from django.urls import reverse

from zhijia.access.authority import Authority
from zhijia.access.rules import may
from zhijia.access.terms import Permission
from zhijia.base.errors import Refused
from zhijia.base.money import in_yuan
from zhijia.base.periods import Period
from zhijia.indicators.indicator import find, tile
from zhijia.indicators.queries import address
from zhijia.indicators.scope import Scope
from zhijia.people.models import Account

from ..models import Campaign, CampaignVisit, FamilyMember, Household, Site, Student
from ..models.campaigns import STANDING
from ..terms import FileState, Season, VisitState, Work

COUNTED = {
    Season.SPRING: ("招聘会", "场"),
    Season.SUMMER: ("慰问点", "个"),
    Season.AUTUMN: ("学生", "人"),
    Season.WINTER: ("家庭", "户"),
}
FIGURES = {
    Season.SPRING: ("jobs.fairs_held", "jobs.employers_attending", "jobs.posts_offered", "jobs.visitors", "jobs.intentions"),
    Season.SUMMER: ("aid.summer_sites", "aid.summer_persons"),
    Season.AUTUMN: ("aid.study_households",),
    Season.WINTER: ("aid.winter_households",),
}  # fmt: skip
HEADERS = {
    Season.SUMMER: ["编号", "慰问点", "所属工会", "慰问日期", "慰问人次", "慰问物资", "物资折价（元）", "入账"],
    Season.AUTUMN: ["档案编号", "困难职工", "学生", "学校", "在读阶段", "助学金额（元）", "申请编号"],
    Season.WINTER: ["档案编号", "困难职工", "所属工会", "形式", "慰问物资", "金额（元）", "走访日期", "走访人", "状态"],
}  # fmt: skip


@dataclass
class Progress:
    """`done` in the measure of the season; `paid` and `held` in fen: in the ledger, and planned or on its way there."""

    done: int = 0
    persons: int = 0
    paid: int = 0
    held: int = 0


def progress(campaigns: Iterable[Campaign]) -> dict[int, Progress]:
    """Three questions for any number of campaigns. Spring's fairs are counted by their own indicator, not here."""
    told: dict[int, Progress] = defaultdict(Progress)
    own = {"campaign__in": [one.pk for one in campaigns]}
    for pk, state, count, fen in _grouped(CampaignVisit.objects.filter(**own, state__in=STANDING), "state"):
        told[pk].done += count if state != VisitState.PLANNED else 0
        told[pk].paid += fen if state == VisitState.PAID else 0
        told[pk].held += fen if state != VisitState.PAID else 0
    sites = Site.objects.filter(**own).order_by().values_list("campaign")
    sums = {
        "count": Count("pk"), "people": Sum("persons"), "fen": Sum("amount"), "posted": Sum("amount", filter=Q(transfer__isnull=False, transfer__reversal=None))
    }  # fmt: skip
    for pk, count, persons, fen, paid in sites.annotate(**sums):
        one = told[pk]
        one.done, one.persons, one.paid = one.done + count, one.persons + persons, one.paid + (paid or 0)
        one.held += fen - (paid or 0)
    students = Student.objects.filter(**own, application__isnull=False)
    for pk, paid_on, count, fen in _grouped(students, "application__paid_on"):
        told[pk].done += count
        told[pk].paid += fen if paid_on else 0
        told[pk].held += 0 if paid_on else fen
    return told


def _grouped(rows: QuerySet[Any], by: str) -> Iterator[tuple[int, Any, int, int]]:
    grouped = rows.order_by().values_list("campaign", by)
    yield from grouped.annotate(count=Count("pk"), fen=Sum("amount"))


@dataclass(frozen=True)
class Share:
    """Of a budget: how much is paid and how much is spoken for, in fen and per cent."""

    budget: int
    paid: int
    held: int

    @property
    def paid_share(self) -> int:
        return self.paid * 100 // self.budget if self.budget else 0

    @property
    def held_share(self) -> int:
        return self.held * 100 // self.budget if self.budget else 0

    @property
    def said(self) -> str:
        return f"预算 {in_yuan(self.budget)} 元，已支 {self.paid_share}%，已安排 {self.held_share}%"


def share(campaign: Campaign, told: Progress) -> Share:
    return Share(campaign.budget, told.paid, told.held)


def figures(campaign: Campaign, account: Account, *, on: date) -> list[dict[str, Any]]:
    """The indicators of the season over the campaign's days and unit, each opening its rows for whoever may see them."""
    scope = Scope(campaign.unit, Period(campaign.since, campaign.until))
    opens = may(account, Permission.REGISTERS_VIEW, campaign.unit, on=on)
    told = []
    for code in FIGURES[Season(campaign.season)]:
        try:
            indicator = find(code)
        except Refused:  # a house without that room
            continue
        value, unit = tile(indicator, indicator.value(scope))
        href = f"{reverse('indicators:rows', args=[code])}?{address(scope)}" if opens else ""
        told.append({"label": indicator.name, "value": value, "unit": unit, "href": href})
    return told


def visits_seen(campaign: Campaign, account: Account, *, on: date) -> QuerySet[CampaignVisit]:
    reach = Authority(account, on).reach(Permission.AID_VIEW, to="household__unit__")
    seen = campaign.visits.filter(reach, state__in=STANDING)
    return seen.select_related("household__head", "household__unit", "payment").order_by("pk")


def sites_seen(campaign: Campaign, account: Account, *, on: date) -> QuerySet[Site]:
    reach = Authority(account, on).reach(Permission.AID_VIEW, to="unit__")
    return campaign.sites.filter(reach).select_related("unit", "transfer").order_by("-visited_on", "-pk")


def students_seen(campaign: Campaign, account: Account, *, on: date) -> QuerySet[Student]:
    reach = Authority(account, on).reach(Permission.AID_VIEW, to="household__unit__")
    seen = campaign.students.filter(reach)
    return seen.select_related("household__head", "member", "application__matter").order_by("household", "pk")


def households_free(campaign: Campaign, account: Account, *, on: date) -> QuerySet[Household]:
    """On file, within reach, and not yet on this campaign's list."""
    reach = Authority(account, on).reach(Permission.AID_CAMPAIGNS, to="unit__")
    there = campaign.visits.filter(state__in=STANDING).values("household")
    free = Household.objects.filter(reach, state=FileState.FILED).exclude(pk__in=there)
    return free.select_related("head", "unit").order_by("number")


def students_free(campaign: Campaign, account: Account, *, on: date) -> QuerySet[FamilyMember]:
    """Students written in the newest frozen version of a file within reach, not yet on this campaign's list."""
    reach = Authority(account, on).reach(Permission.AID_CAMPAIGNS, to="version__household__unit__")
    frozen = Q(version__household__versions__frozen_at__isnull=False)
    newest = Max("version__household__versions__number", filter=frozen)
    there = campaign.students.values("member__identity_index")
    free = FamilyMember.objects.filter(reach, work=Work.STUDENT, version__household__state=FileState.FILED)
    free = free.exclude(identity_index__in=there).annotate(newest=newest).filter(version__number=F("newest"))
    return free.select_related("version__household__head", "version__household__unit").order_by(
        "version__household__number", "pk"
    )


def lines(campaign: Campaign, account: Account, *, on: date) -> Iterator[list[object]]:
    """The list to take away: names masked, as on the page."""
    if campaign.season == Season.SUMMER:
        for site in sites_seen(campaign, account, on=on):
            entered = f"凭证 {site.transfer.voucher}" if site.transfer else ""
            yield [
                site.number,
                site.name,
                site.unit.name,
                site.visited_on,
                site.persons,
                site.goods,
                Decimal(site.amount) / 100,
                entered,
            ]
    elif campaign.season == Season.AUTUMN:
        for one in students_seen(campaign, account, on=on):
            number = one.application.matter.number if one.application else ""
            head, student = one.household.head.masked_name, f"{one.member.name[:1]}**"
            yield [
                one.household.number,
                head,
                student,
                one.school,
                one.get_stage_display(),
                Decimal(one.amount) / 100,
                number,
            ]
    else:
        for visit in visits_seen(campaign, account, on=on):
            home = visit.household
            yield [
                home.number, home.head.masked_name, home.unit.name, visit.get_form_display(), visit.goods, Decimal(visit.amount) / 100,
                visit.visited_on, visit.visitors, visit.get_state_display(),
            ]  # fmt: skip
