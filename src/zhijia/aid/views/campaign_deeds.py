"""What is entered into a campaign: sites, households to visit and visited, students, and the photos of it."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from zhijia.access.doors import desk
from zhijia.access.middleware import DeskRequest
from zhijia.access.terms import Permission
from zhijia.base.errors import Refused
from zhijia.files.models import Kept
from zhijia.matters.views.papers import shown

from ..forms.seasons import HandedForm, PlanForm, SiteForm, StudentForm
from ..models import CampaignVisit
from ..queries import seasons
from ..services.campaign_visits import Photo, add_site, complete_visit, drop_visit, plan_visits
from ..services.photos import open_photo
from ..services.students import add_student, apply_for
from ..terms import VisitState
from .campaigns import campaign_page, get_campaign, may_look, run_units


def uploaded(file: Any) -> Photo | None:
    return (file.name, file.read()) if file else None


@desk(Permission.AID_CAMPAIGNS)
@require_POST
def site(request: DeskRequest, campaign: int) -> HttpResponse:
    found = get_campaign(request, campaign)
    form = SiteForm(request.POST, request.FILES, units=run_units(request))
    if form.is_valid():
        said = form.cleaned_data | {
            "photo": uploaded(form.cleaned_data["photo"]),
            "amount": form.cleaned_data["amount"] or 0,
        }
        try:
            made = add_site(found, **said, by=request.user, at=timezone.now())
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, f"已登记慰问点“{made.name}”，编号 {made.number}。")
            return redirect("aid:campaign", found.pk)
    return campaign_page(request, found, form=form)


@desk(Permission.AID_CAMPAIGNS)
@require_POST
def plan(request: DeskRequest, campaign: int) -> HttpResponse:
    """Ticked households; those not within reach are not among them."""
    found, form = get_campaign(request, campaign), PlanForm(request.POST)
    picked = request.POST.getlist("homes")
    free = seasons.households_free(found, request.user, on=request.today)
    homes = list(free.filter(pk__in=[int(one) for one in picked if one.isdigit()]))
    if form.is_valid():
        try:
            made = plan_visits(found, homes, **form.cleaned_data, by=request.user, at=timezone.now())
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, f"已列入 {len(made)} 户。")
            return redirect("aid:campaign", found.pk)
    return campaign_page(request, found, form=form, picked=picked)


def get_visit(request: DeskRequest, campaign: int, visit: int) -> CampaignVisit:
    found = get_campaign(request, campaign)
    return get_object_or_404(seasons.visits_seen(found, request.user, on=request.today), pk=visit)


@desk(Permission.AID_CAMPAIGNS)
def visit(request: DeskRequest, campaign: int, visit: int) -> HttpResponse:
    """One household: to be visited, or visited."""
    one = get_visit(request, campaign, visit)
    form = HandedForm(request.POST or None, request.FILES or None, initial={"visited_on": request.today})
    if form.is_valid():
        said = form.cleaned_data | {"receipt": uploaded(form.cleaned_data["receipt"])}
        try:
            complete_visit(one, **said, by=request.user, at=timezone.now())
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, f"{one.household}已登记走访，等出纳确认支出。")
            return redirect("aid:campaign", campaign)
    context = {
        "campaign": one.campaign,
        "visit": one,
        "form": form,
        "planned": one.state == VisitState.PLANNED,
    }
    return render(request, "aid/campaigns/visit.html", context, status=422 if form.errors else 200)


@desk(Permission.AID_CAMPAIGNS)
@require_POST
def drop(request: DeskRequest, campaign: int, visit: int) -> HttpResponse:
    one = get_visit(request, campaign, visit)
    drop_visit(one, by=request.user, at=timezone.now())
    messages.success(request, f"{one.household}已移出名单，预算退回活动。")
    return redirect("aid:campaign", campaign)


@desk(Permission.AID_CAMPAIGNS)
def student(request: DeskRequest, campaign: int, member: int) -> HttpResponse:
    found = get_campaign(request, campaign)
    free = seasons.students_free(found, request.user, on=request.today)
    one = get_object_or_404(free, pk=member)
    form = StudentForm(request.POST or None, request.FILES or None, initial={"school": one.school})
    if form.is_valid():
        said = form.cleaned_data | {"consent": uploaded(form.cleaned_data["consent"])}
        try:
            add_student(found, one, **said, by=request.user, at=timezone.now())
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "已登记，可以代这一户提交助学申请。")
            return redirect("aid:campaign", found.pk)
    context = {"campaign": found, "member": one, "home": one.version.household, "form": form}
    return render(request, "aid/campaigns/student.html", context, status=422 if form.errors else 200)


@desk(Permission.AID_CAMPAIGNS)
@require_POST
def apply(request: DeskRequest, campaign: int) -> HttpResponse:
    """For the household of the student whose button was pressed."""
    found = get_campaign(request, campaign)
    pressed = request.POST.get("student", "")
    seen = seasons.students_seen(found, request.user, on=request.today)
    one = get_object_or_404(seen, pk=pressed if pressed.isdigit() else 0)
    try:
        matter = apply_for(found, one.household, by=request.user, at=timezone.now())
    except Refused as refusal:
        return campaign_page(request, found, refusal=str(refusal))
    messages.success(request, f"已代为提交，申请编号 {matter.number}，按帮扶流程办理。")
    return redirect("aid:campaign", found.pk)


@desk(Permission.AID_VIEW)
def photo(request: DeskRequest, campaign: int, kind: str, row: int) -> HttpResponse:
    """A receipt, a photo of a site, a guardian's consent; each opening is kept."""
    found = get_campaign(request, campaign)
    lists = {
        "visit": (seasons.visits_seen, "receipt"),
        "site": (seasons.sites_seen, "photo"),
        "student": (seasons.students_seen, "consent"),
    }
    if kind not in lists or not may_look(request):
        raise Http404
    listed, field = lists[kind]
    kept: Kept | None = getattr(
        get_object_or_404(listed(found, request.user, on=request.today), pk=row), field
    )
    if kept is None:
        raise Http404
    return shown(kept.name, open_photo(kept, subject=f"{kind}:{row}", by=request.user, at=timezone.now()))
