"""四季帮扶 on the desk: the campaigns, one campaign with what it planned and did, opening and closing, taking away."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from zhijia.access.doors import desk
from zhijia.access.middleware import DeskRequest
from zhijia.access.queries import units_for
from zhijia.access.rules import may
from zhijia.access.terms import Permission
from zhijia.base.errors import Refused
from zhijia.orgs.terms import UnitKind
from zhijia.web.exports import csv_response, workbook_response

from ..forms.seasons import CampaignForm, PlanForm, SiteForm
from ..models import Campaign
from ..queries import seasons
from ..services.campaign_paying import settle, unpaid
from ..services.campaigns import close_campaign, open_campaign
from ..terms import Season

PAGE, MANY = 20, 100
OWNERS = (UnitKind.DISTRICT, UnitKind.TOWN, UnitKind.ZONE)


def run_units(request: DeskRequest) -> Any:
    """Where this account may run campaigns, open unions only."""
    return units_for(request.user, Permission.AID_CAMPAIGNS, on=request.today).filter(closed_on=None)


def get_campaign(request: DeskRequest, campaign: int) -> Campaign:
    seen = Campaign.objects.visible_to(request.user, on=request.today).select_related("unit", "fund__unit")
    return get_object_or_404(seen, pk=campaign)


@desk(Permission.AID_VIEW)
def index(request: DeskRequest) -> HttpResponse:
    seen = Campaign.objects.visible_to(request.user, on=request.today).select_related("unit")
    season = request.GET.get("season", "")
    if season in Season.values:
        seen = seen.filter(season=season)
    page = Paginator(seen, PAGE).get_page(request.GET.get("page"))
    told = seasons.progress(page.object_list)
    rows = [
        (one, told[one.pk], seasons.share(one, told[one.pk]), seasons.COUNTED[Season(one.season)][1])
        for one in page
    ]
    context = {
        "page": page,
        "rows": rows,
        "seasons": Season.choices,
        "may_run": request.may(Permission.AID_CAMPAIGNS),
    }
    return render(request, "aid/campaigns/index.html", context)


@desk(Permission.AID_CAMPAIGNS)
def new(request: DeskRequest) -> HttpResponse:
    today, season = request.today, request.GET.get("season", "")
    told = {"year": today.year, "since": today, "season": season if season in Season.values else None}
    form = CampaignForm(request.POST or None, units=run_units(request).filter(kind__in=OWNERS), initial=told)
    if form.is_valid():
        try:
            made = open_campaign(**form.said(), by=request.user, at=timezone.now())
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, f"已开展“{made}”。")
            return redirect("aid:campaign", made.pk)
    return render(request, "aid/campaigns/new.html", {"form": form}, status=422 if form.errors else 200)


@desk(Permission.AID_VIEW)
def campaign(request: DeskRequest, campaign: int) -> HttpResponse:
    return campaign_page(request, get_campaign(request, campaign))


def campaign_page(
    request: DeskRequest,
    found: Campaign,
    *,
    form: forms.Form | None = None,
    picked: list[str] | None = None,
    refusal: str = "",
) -> HttpResponse:
    """The whole page; a form that was wrong comes back in its place as it was filled in."""
    told = seasons.progress([found])[found.pk]
    noun, unit = seasons.COUNTED[Season(found.season)]
    runs = request.may(Permission.AID_CAMPAIGNS) and found.closed_at is None
    context: dict[str, Any] = {
        "campaign": found, "told": told, "share": seasons.share(found, told), "noun": noun, "measure": unit, "runs": runs,
        "left": found.left, "figures": seasons.figures(found, request.user, on=request.today), "refusal": refusal,
        "may_close": runs and may(request.user, Permission.AID_CAMPAIGNS, found.unit, on=request.today),
        "exports": found.season in seasons.HEADERS, "looks": may_look(request), **_cashier(request, found),
        **_season(request, found, form if form and form.is_bound else None), "picked": picked or [],
    }  # fmt: skip
    wrong = bool(refusal) or bool(form and form.errors)
    return render(request, "aid/campaigns/campaign.html", context, status=422 if wrong else 200)


def may_look(request: DeskRequest) -> bool:
    """Receipts are for those who hand over and for those who pay."""
    return request.may(Permission.AID_CAMPAIGNS) or request.may(Permission.PAYMENTS_MAKE)


def _cashier(request: DeskRequest, found: Campaign) -> dict[str, Any]:
    """What waits for the ledger, for whoever may enter it."""
    if found.fund is None or not may(
        request.user, Permission.PAYMENTS_MAKE, found.fund.unit, on=request.today
    ):
        return {"waiting": 0}
    visits, sites = unpaid(found)
    fen = sum(one.amount for one in visits) + sum(one.amount for one in sites)
    return {"waiting": len(visits) + len(sites), "waiting_fen": fen}


def _season(request: DeskRequest, found: Campaign, form: forms.Form | None) -> dict[str, Any]:
    """What the page of this season lists and asks."""
    told: dict[str, Any] = {}
    rows: Any = []
    asked = {"on": request.today}
    if found.season == Season.SUMMER:
        rows = seasons.sites_seen(found, request.user, **asked)
        told = {"form": form or SiteForm(units=run_units(request), initial={"visited_on": request.today})}
    elif found.season == Season.AUTUMN:
        rows = seasons.students_seen(found, request.user, **asked)
        free = seasons.students_free(found, request.user, **asked)
        told = {"free": free[:MANY], "may_apply": request.may(Permission.AID_APPLY)}
    elif found.season == Season.WINTER:
        rows = seasons.visits_seen(found, request.user, **asked)
        homes = seasons.households_free(found, request.user, **asked)
        told = {"free": homes[:MANY], "form": form or PlanForm()}
    return {"many": MANY, "list": Paginator(rows, MANY).get_page(request.GET.get("page")), **told}


@desk(Permission.AID_VIEW)
@require_POST
def close(request: DeskRequest, campaign: int) -> HttpResponse:
    found = get_campaign(request, campaign)
    try:
        close_campaign(found, by=request.user, at=timezone.now())
    except Refused as refusal:
        return campaign_page(request, found, refusal=str(refusal))
    messages.success(request, f"“{found}”已结束，没有用完的预算已退回。")
    return redirect("aid:campaign", found.pk)


@desk(Permission.AID_VIEW)
@require_POST
def pay(request: DeskRequest, campaign: int) -> HttpResponse:
    found = get_campaign(request, campaign)
    try:
        count = settle(found, by=request.user, at=timezone.now())
    except Refused as refusal:
        return campaign_page(request, found, refusal=str(refusal))
    messages.success(request, f"已确认 {count} 笔支出入账。")
    return redirect("aid:campaign", found.pk)


@desk(Permission.AID_VIEW)
def export(request: DeskRequest, campaign: int, ending: str) -> HttpResponseBase:
    """The list of the page, every line this account may see."""
    found = get_campaign(request, campaign)
    header = seasons.HEADERS.get(Season(found.season))
    if header is None:
        raise Http404
    rows = seasons.lines(found, request.user, on=request.today)
    name = f"{found.title}名单"
    if ending == "csv":
        return csv_response(name, header, rows)
    return workbook_response(name, found.get_season_display(), header, rows)
