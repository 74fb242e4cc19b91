"""四季帮扶: opening a campaign with its budget held, cutting that budget for what it plans, closing it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from zhijia.access.authority import Authority
from zhijia.access.terms import Permission
from zhijia.audit.services import note
from zhijia.base.errors import Refused
from zhijia.base.money import in_yuan
from zhijia.ledger.models import Fund
from zhijia.ledger.services import hold, release
from zhijia.orgs.models import Unit
from zhijia.people.models import Account

from ..models import Campaign
from ..terms import Season, VisitState


@dataclass(frozen=True)
class Slice:
    """Budget for one thing a campaign plans: the hold it gets, the union it serves, fen."""

    key: str
    unit: Unit
    amount: int


def may_run(by: Account, unit: Unit, *, at: datetime) -> bool:
    return Authority(by, timezone.localdate(at)).may(Permission.AID_CAMPAIGNS, unit) is not None


@transaction.atomic
def open_campaign(
    title: str,
    *,
    season: str,
    unit: Unit,
    year: int,
    since: date,
    until: date,
    by: Account,
    at: datetime,
    plan: str = "",
    goal: int = 0,
    fund: Fund | None = None,
    budget: int = 0,
) -> Campaign:
    """Its whole budget is held at once: a plan that is not paid for is no plan."""
    if not may_run(by, unit, at=at):
        raise Refused(f"开展活动由{unit}的帮扶干部办理，请选择本单位或下级工会")
    _refuse_unsound(title, unit=unit, season=season, year=year, days=(since, until))
    _refuse_unfit(fund, budget, season=season, by=by, at=at)
    campaign = Campaign.objects.create(
        title=title.strip(), season=season, unit=unit, year=year, since=since, until=until, plan=plan.strip(), goal=goal,
        fund=fund if budget else None, budget=budget, by=by, at=at,
    )  # fmt: skip
    if budget:
        _hold(campaign, Slice(campaign.hold, unit, budget), by=by, at=at)
    facts = {"title": campaign.title, "season": season, "year": year, "budget": budget}
    note("aid.campaign.opened", f"campaign:{campaign.pk}", by=by, at=at, facts=facts)
    return campaign


def _refuse_unsound(title: str, *, unit: Unit, season: str, year: int, days: tuple[date, date]) -> None:
    if season not in Season.values or not title.strip():
        raise Refused("活动须有季节和名称，请补全后再开展")
    if days[1] < days[0]:
        raise Refused("结束日期早于开始日期，请对调后再试")
    if Campaign.objects.filter(unit=unit, year=year, season=season, title=title.strip()).exists():
        raise Refused(f"{unit}{year}年已有同名活动，请换一个名称，或在原活动里继续登记")


def _refuse_unfit(fund: Fund | None, budget: int, *, season: str, by: Account, at: datetime) -> None:
    """Whoever opens a campaign reaches its fund: a town does not spend the district's money."""
    if budget and fund is None:
        raise Refused("有预算的活动须选择资金，请选择后再开展")
    if fund is None or not budget:
        return
    if season == Season.SPRING:
        raise Refused("春送岗位不发放资金，请把预算留空")
    if not may_run(by, fund.unit, at=at):
        raise Refused(f"“{fund.name}”属于{fund.unit}，请由{fund.unit}开展活动，或改用本级资金")
    if fund.filed_only and season == Season.SUMMER:
        raise Refused(f"“{fund.name}”只能用于建档困难职工，请改用其他资金送清凉")


def locked(campaign: Campaign) -> Campaign:
    """As it is now, and nobody else cuts its budget meanwhile."""
    found = (
        Campaign.objects.select_for_update(of=("self",)).select_related("fund", "unit").get(pk=campaign.pk)
    )
    if found.closed_at is not None:
        raise Refused(f"“{found}”已经结束，不能再登记，请另开新的活动")
    return found


def cut(campaign: Campaign, slices: Sequence[Slice], *, by: Account, at: datetime) -> None:
    """Take slices out of what a locked campaign still holds, each with a hold of its own; over budget nothing is cut."""
    needed, left = sum(one.amount for one in slices), campaign.left
    if needed > left:
        raise Refused(
            f"“{campaign}”预算还剩 {in_yuan(left)} 元，不够 {in_yuan(needed)} 元，请减少数量或金额，或另开一期活动"
        )
    _reshape(campaign, left - needed, slices, by=by, at=at)


def give_up(campaign: Campaign, amount: int, *, by: Account, at: datetime) -> None:
    """Hand part of the budget back to the fund, for applications that will hold it themselves when they are approved."""
    left = campaign.left
    if amount > left:
        raise Refused(
            f"“{campaign}”预算还剩 {in_yuan(left)} 元，不够 {in_yuan(amount)} 元，请减少学生或金额，或另开一期活动"
        )
    _reshape(campaign, left - amount, (), by=by, at=at)


def put_back(campaign: Campaign, piece: Slice, *, by: Account, at: datetime) -> None:
    """What was planned and is not done: its slice joins the rest of the campaign again."""
    left = campaign.left
    release(piece.key, by=by, at=at)
    _reshape(campaign, left + piece.amount, (), by=by, at=at)


def _reshape(campaign: Campaign, rest: int, slices: Sequence[Slice], *, by: Account, at: datetime) -> None:
    """A hold is used or released once, so what is left is released and held anew; the fund's lock keeps it ours."""
    assert campaign.fund is not None  # noqa: S101  (without a fund nothing is left to cut)
    Fund.objects.select_for_update().get(pk=campaign.fund.pk)
    if campaign.left:
        release(campaign.hold, by=by, at=at)
    for one in slices:
        _hold(campaign, one, by=by, at=at)
    campaign.slices += 1
    Campaign.objects.filter(pk=campaign.pk).update(slices=campaign.slices)
    if rest:
        _hold(campaign, Slice(campaign.hold, campaign.unit, rest), by=by, at=at)


def _hold(campaign: Campaign, one: Slice, *, by: Account, at: datetime) -> None:
    assert campaign.fund is not None  # noqa: S101  (the database keeps it: a budget has a fund)
    hold(
        one.key, fund=campaign.fund, use=campaign.use, year=campaign.year, unit=one.unit, amount=one.amount, by=by, at=at
    )  # fmt: skip


@transaction.atomic
def close_campaign(campaign: Campaign, *, by: Account, at: datetime) -> Campaign:
    """What is left of the budget goes back; visits already made may still be entered by the cashier."""
    found = locked(campaign)
    if not may_run(by, found.unit, at=at):
        raise Refused(f"结束活动由{found.unit}办理，请联系主办工会")
    if waiting := found.visits.filter(state=VisitState.PLANNED).count():
        raise Refused(f"还有 {waiting} 户没有走访，请先登记走访或移出名单，再结束活动")
    left = found.left
    if left:
        release(found.hold, by=by, at=at)
    Campaign.objects.filter(pk=found.pk).update(closed_at=at)
    note("aid.campaign.closed", f"campaign:{found.pk}", by=by, at=at, facts={"left": left})
    found.refresh_from_db()
    return found
