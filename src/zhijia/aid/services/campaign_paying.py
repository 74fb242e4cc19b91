"""What a campaign handed over against receipts, entered by the cashier: into the ledger, and into the register of payments."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from zhijia.access.authority import Authority
from zhijia.access.terms import Permission
from zhijia.audit.services import note
from zhijia.base.errors import Refused
from zhijia.ledger.models import Transfer
from zhijia.ledger.services import Posting, post_all
from zhijia.people.models import Account

from ..models import Campaign, CampaignVisit, Payment, Site
from ..sheets import payment_key
from ..terms import Item, Paid, VisitState
from .campaign_visits import OWN


def unpaid(campaign: Campaign) -> tuple[list[CampaignVisit], list[Site]]:
    """What was handed over and is not in the ledger yet."""
    visits = campaign.visits.filter(state=VisitState.DONE).select_related(
        "household__head", "household__unit", "receipt"
    )
    sites = campaign.sites.filter(transfer=None, amount__gt=0).select_related("unit", "photo")
    return list(visits.order_by("pk")), list(sites.order_by("pk"))


@transaction.atomic
def settle(campaign: Campaign, *, by: Account, at: datetime) -> int:
    """The cashier enters everything handed over against a receipt; whoever handed it over does not. Returns how many."""
    found = Campaign.objects.select_for_update(of=("self",)).select_related("fund__unit").get(pk=campaign.pk)
    day = timezone.localdate(at)
    if found.fund is None or not Authority(by, day).may(Permission.PAYMENTS_MAKE, found.fund.unit):
        raise Refused("确认支出由出纳办理，请联系本级工会出纳")
    visits, sites = unpaid(found)
    if not visits and not sites:
        raise Refused("没有等待入账的支出，请先登记走访并上传签收照片")
    _refuse_own(visits, sites, by=by)
    postings = [_for_visit(found, one, day) for one in visits] + [_for_site(found, one, day) for one in sites]
    entries = post_all(postings, by=by, at=at)
    _enter_visits(found, visits, entries[: len(visits)])
    for site, entry in zip(sites, entries[len(visits) :], strict=True):
        Site.objects.filter(pk=site.pk, transfer=None).update(transfer=entry)
    facts = {"lines": len(entries), "amount": sum(one.amount for one in entries)}
    note("aid.visits.paid", f"campaign:{found.pk}", by=by, at=at, facts=facts)
    return len(entries)


def _refuse_own(visits: Sequence[CampaignVisit], sites: Sequence[Site], *, by: Account) -> None:
    hands = {who for one in visits for who in (one.planned_by_id, one.done_by_id)} | {
        one.done_by_id for one in sites
    }
    if by.pk in hands:
        raise Refused("您经手过其中的走访，不能再确认支出，请由另一位出纳办理")
    if by.person_id and any(by.person_id in one.household.persons() for one in visits):
        raise Refused(OWN)


def _for_visit(campaign: Campaign, visit: CampaignVisit, day: date) -> Posting:
    assert campaign.fund is not None  # noqa: S101
    return Posting(
        key=visit.key, day=day, fund=campaign.fund, use=campaign.use, amount=visit.amount, unit=visit.household.unit,
        memo=f"{Item(campaign.use).label} {campaign.title}", document=f"签收单 {visit.household}", file=visit.receipt,
        hold=visit.key,
    )  # fmt: skip


def _for_site(campaign: Campaign, site: Site, day: date) -> Posting:
    assert campaign.fund is not None  # noqa: S101
    return Posting(
        key=site.hold, day=day, fund=campaign.fund, use=campaign.use, amount=site.amount, unit=site.unit,
        memo=f"{Item(campaign.use).label} {campaign.title}", document=f"慰问点 {site.number}", file=site.photo,
        hold=site.hold,
    )  # fmt: skip


def _enter_visits(campaign: Campaign, visits: Sequence[CampaignVisit], entries: Sequence[Transfer]) -> None:
    """Each is one line of the register of payments: nobody types it a second time."""
    assert campaign.fund is not None  # noqa: S101
    rows = Payment.objects.bulk_create(
        Payment(
            key=payment_key(number), fingerprint="", unit=one.household.unit, number=number, worker=one.household.head,
            hardship=one.household.hardship, item=campaign.use, fund=campaign.fund.source, form=one.form, amount=one.amount,
            paid_on=entry.day, state=Paid.PAID, transfer=entry,
        )
        for one, entry in zip(visits, entries, strict=True)
        for number in [f"ZF-{entry.day.year}-{one.pk:06d}"]
    )  # fmt: skip
    for one, row in zip(visits, rows, strict=True):
        CampaignVisit.objects.filter(pk=one.pk, state=VisitState.DONE).update(
            state=VisitState.PAID, payment=row
        )
