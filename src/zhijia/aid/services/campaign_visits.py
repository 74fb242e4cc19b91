"""Visits of a campaign: households and sites planned and done by its officers, paid for by the cashier."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.db.models import Sum
from django.utils import timezone

from zhijia.audit.services import note
from zhijia.base.errors import Refused
from zhijia.base.money import in_yuan
from zhijia.matters.services import next_number, paper
from zhijia.orgs.models import Unit
from zhijia.people.models import Account
from zhijia.rulebook.queries import rule_row
from zhijia.sheets.checking import key_of

from ..models import Campaign, CampaignVisit, Household, Site
from ..models.campaigns import STANDING
from ..terms import FileState, Form, Season, VisitState
from .campaigns import Slice, cut, locked, may_run, put_back

OWN = "走访的是您本人或家人，请由同事办理"
SITE = "aid_site"
Photo = tuple[str, bytes]  # name and content


@transaction.atomic
def plan_visits(
    campaign: Campaign, households: Sequence[Household], *, form: str, amount: int, by: Account, at: datetime
) -> list[CampaignVisit]:
    """Households on file, each once a campaign; their money is cut out of the campaign's budget, all or none."""
    found = locked(campaign)
    if found.season != Season.WINTER:
        raise Refused("入户慰问只在“冬送温暖”里登记，请打开相应的活动")
    if not households or amount <= 0:
        raise Refused("请先勾选要走访的家庭，并填写每户金额")
    for household in households:
        _refuse_unfit(found, household, amount, by=by, at=at)
    told = {"form": form, "amount": amount, "planned_by": by}
    visits = [CampaignVisit.objects.create(campaign=found, household=one, **told) for one in households]
    cut(found, [Slice(one.key, one.household.unit, one.amount) for one in visits], by=by, at=at)
    facts = {"households": len(visits), "amount": amount * len(visits)}
    note("aid.visits.planned", f"campaign:{found.pk}", by=by, at=at, facts=facts)
    return visits


def _refuse_unfit(
    campaign: Campaign, household: Household, amount: int, *, by: Account, at: datetime
) -> None:
    if household.state != FileState.FILED:
        raise Refused(f"{household}不在档，请先建档再帮扶")
    if not may_run(by, household.unit, at=at):
        raise Refused(f"{household}属于{household.unit}，请由所属镇街登记")
    if by.person_id in household.persons():
        raise Refused(OWN)
    if campaign.visits.filter(household=household, state__in=STANDING).exists():
        raise Refused(f"{household}已在“{campaign}”名单里，每户只走访一次，请取消勾选")
    _refuse_over_cap(campaign, household, amount, on=timezone.localdate(at))


def _refuse_over_cap(campaign: Campaign, household: Household, amount: int, *, on: date) -> None:
    """The same caps as for an application, with what other campaigns have planned."""
    others = CampaignVisit.objects.filter(
        household=household, campaign__year=campaign.year, state__in=[VisitState.PLANNED, VisitState.DONE]
    )
    planned = others.aggregate(fen=Sum("amount"))["fen"] or 0
    for code, item in ((f"aid.cap.{campaign.use}", campaign.use), ("aid.cap.year", "")):
        row = rule_row(code, on=on)
        before = household.granted(year=campaign.year, item=item) + planned
        if before + amount > int(row.value * 100):
            raise Refused(
                f"{household}今年已有 {in_yuan(before)} 元，再加 {in_yuan(amount)} 元超过“{row.name}”"
                f"{in_yuan(int(row.value * 100))} 元（{row.document}），请减少金额"
            )


@transaction.atomic
def complete_visit(
    visit: CampaignVisit,
    *,
    visited_on: date,
    visitors: str,
    receipt: Photo | None,
    by: Account,
    at: datetime,
    goods: str = "",
) -> CampaignVisit:
    """Handed over against a signed receipt: without its photo nothing was handed over."""
    found = (
        CampaignVisit.objects.select_for_update(of=("self",))
        .select_related("household__unit")
        .get(pk=visit.pk)
    )
    if not may_run(by, found.household.unit, at=at):
        raise Refused(f"这一户属于{found.household.unit}，请由所属镇街登记")
    if by.person_id in found.household.persons():
        raise Refused(OWN)
    if receipt is None:
        raise Refused("还没有签收照片，请拍下签收单后再登记")
    if found.form == Form.GOODS and not goods.strip():
        raise Refused("送的是实物，请写明物资名称和数量")
    if visited_on > timezone.localdate(at):
        raise Refused("走访日期还没有到，请在走访后登记")
    kept = paper(*receipt, by=by, at=at)
    done = CampaignVisit.objects.filter(pk=found.pk, state=VisitState.PLANNED).update(
        state=VisitState.DONE, visited_on=visited_on, visitors=visitors.strip(), goods=goods.strip(), receipt=kept, done_by=by
    )  # fmt: skip
    if not done:
        raise Refused("这一户刚才已经登记或移出名单，请刷新后核对")
    facts = {"amount": found.amount, "form": found.form, "digest": kept.digest}
    note("aid.visit.done", f"visit:{found.pk}", by=by, at=at, facts=facts)
    found.refresh_from_db()
    return found


@transaction.atomic
def drop_visit(visit: CampaignVisit, *, by: Account, at: datetime) -> CampaignVisit:
    """Not visited after all: its money goes back to the campaign."""
    campaign = locked(visit.campaign)
    found = CampaignVisit.objects.select_related("household__unit").get(pk=visit.pk)
    if not may_run(by, found.household.unit, at=at):
        raise Refused(f"这一户属于{found.household.unit}，请由所属镇街办理")
    planned = CampaignVisit.objects.filter(pk=found.pk, state=VisitState.PLANNED)
    if not planned.update(state=VisitState.DROPPED):
        raise Refused("这一户已经走访或移出，不能再移出名单，请刷新后核对")
    put_back(campaign, Slice(found.key, found.household.unit, found.amount), by=by, at=at)
    note("aid.visit.dropped", f"visit:{found.pk}", by=by, at=at, facts={"amount": found.amount})
    found.refresh_from_db()
    return found


@transaction.atomic
def add_site(
    campaign: Campaign,
    *,
    name: str,
    unit: Unit,
    persons: int,
    visited_on: date,
    photo: Photo | None,
    by: Account,
    at: datetime,
    goods: str = "",
    amount: int = 0,
) -> Site:
    """A 慰问点 visited: written straight into its register, its goods drawing on the campaign's budget."""
    found = locked(campaign)
    if found.season != Season.SUMMER:
        raise Refused("慰问点只在“夏送清凉”里登记，请打开相应的活动")
    if not may_run(by, unit, at=at):
        raise Refused(f"{unit}不在您的范围内，请选择本单位或下级工会")
    if photo is None or not name.strip() or persons <= 0:
        raise Refused("慰问点须有名称、人次和现场照片，请补全后再登记")
    if visited_on > timezone.localdate(at):
        raise Refused("慰问日期还没有到，请在慰问后登记")
    number = next_number(SITE, prefix="QL", year=visited_on.year)
    site = Site.objects.create(
        key=key_of(number), fingerprint="", unit=unit, campaign=found, number=number, name=name.strip(), persons=persons,
        goods=goods.strip(), amount=amount, visited_on=visited_on, photo=paper(*photo, by=by, at=at), done_by=by,
    )  # fmt: skip
    if amount:
        cut(found, [Slice(site.hold, unit, amount)], by=by, at=at)
    facts = {"number": number, "persons": persons, "amount": amount}
    note("aid.site.visited", f"campaign:{found.pk}", by=by, at=at, facts=facts)
    return site
