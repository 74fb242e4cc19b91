"""微心愿 on the desk: collecting, and one wish with the step that comes next; donations of money."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from zhijia.access.doors import desk
from zhijia.access.middleware import DeskRequest
from zhijia.access.queries import units_for
from zhijia.access.rules import may
from zhijia.access.terms import Permission
from zhijia.base.errors import Refused
from zhijia.base.identity import mask_identity
from zhijia.base.money import in_yuan
from zhijia.files.models import Kept
from zhijia.matters.views.papers import shown

from ..forms.wishes import DeliverForm, DonationForm, DropForm, SignForm, ThankForm, VerifyForm, WishForm
from ..models import Donation, WishCase
from ..services import wishes
from ..services.donors import give_money
from ..services.photos import open_photo
from ..terms import Region, WishStep
from .campaign_deeds import uploaded
from .campaigns import run_units

PAGE = 50
PAPERS = {"consent": "同意书", "photo": "送达照片", "signature": "签收照片"}
CODE = "aid_donation_code"
Deed = tuple[str, type[forms.Form], Callable[..., WishCase]]
NEXT: dict[str, Deed] = {
    WishStep.COLLECTED: ("核实通过", VerifyForm, wishes.verify),
    WishStep.VERIFIED: ("发布到网站", forms.Form, wishes.publish),
    WishStep.CLAIMED: ("登记送达", DeliverForm, wishes.deliver),
    WishStep.DELIVERED: ("登记签收", SignForm, wishes.sign),
    WishStep.SIGNED: ("致谢认领人", ThankForm, wishes.thank),
}


@desk(Permission.AID_VIEW)
def index(request: DeskRequest) -> HttpResponse:
    wishes.free_lapsed(at=timezone.now())
    seen = WishCase.objects.visible_to(request.user, on=request.today).select_related("unit")
    for name, values in (("step", WishStep.values), ("region", Region.values)):
        if request.GET.get(name) in values:
            seen = seen.filter(**{name: request.GET[name]})
    page = Paginator(seen, PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "steps": WishStep.choices,
        "regions": Region.choices,
        "may_run": request.may(Permission.AID_CAMPAIGNS),
    }
    return render(request, "aid/wishes/desk.html", context)


@desk(Permission.AID_CAMPAIGNS)
def new(request: DeskRequest) -> HttpResponse:
    form = WishForm(request.POST or None, units=run_units(request))
    if form.is_valid():
        try:
            made = wishes.collect(**form.cleaned_data, by=request.user, at=timezone.now())
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, f"已登记心愿 {made}，请核实后发布。")
            return redirect("aid:wish", made.number)
    return render(request, "aid/wishes/new.html", {"form": form}, status=422 if form.errors else 200)


def get_wish(request: DeskRequest, wish: str) -> WishCase:
    seen = WishCase.objects.visible_to(request.user, on=request.today)
    return get_object_or_404(seen.select_related("unit", "row", "consent", "photo", "signature"), number=wish)


@desk(Permission.AID_VIEW)
def wish(request: DeskRequest, wish: str) -> HttpResponse:
    """GET shows it; POST takes the step that comes next."""
    found = get_wish(request, wish)
    runs = may(request.user, Permission.AID_CAMPAIGNS, found.unit, on=request.today)
    if request.method == "POST" and not runs:
        raise Http404
    label, kind, deed = NEXT.get(found.step, ("", forms.Form, wishes.publish))
    posted = request.method == "POST"
    data, uploads = (request.POST, request.FILES) if posted else (None, None)
    form = kind(data, uploads, initial={"delivered_on": request.today}) if label else None
    if form is not None and form.is_valid():
        try:
            deed(found, **_said(form), by=request.user, at=timezone.now())
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, f"心愿 {found} 现在是“{found.get_step_display()}”。")
            return redirect("aid:wish", found.number)
    return _page(request, found, form=form if runs else None, label=label, runs=runs)


def _said(form: forms.Form) -> dict[str, Any]:
    """Files as (name, content)."""
    told = form.cleaned_data
    return told | {name: uploaded(told[name]) for name in PAPERS if name in told}


def _page(
    request: DeskRequest,
    found: WishCase,
    *,
    form: forms.Form | None,
    label: str,
    runs: bool,
    dropping: DropForm | None = None,
) -> HttpResponse:
    waiting = found.step in wishes.WAITING
    context = {
        "wish": found, "form": form, "label": label, "runs": runs, "said": _facts(found, whole=runs),
        "papers": [(name, title) for name, title in PAPERS.items() if getattr(found, name) and runs],
        "claims": found.claims.select_related("donor") if runs else [], "public": found in WishCase.objects.shown(),
        "dropping": (dropping or DropForm()) if runs and waiting else None,
    }  # fmt: skip
    wrong = bool((form and form.errors) or dropping)
    return render(request, "aid/wishes/wish.html", context, status=422 if wrong else 200)


def _facts(one: WishCase, *, whole: bool) -> list[tuple[str, object]]:
    """The name for those who carry it out; for the rest what the public reads."""
    told: list[tuple[str, object]] = [
        ("心愿", one.content), ("预计金额", f"{in_yuan(one.amount)} 元"), ("地区", one.get_region_display()), ("心愿人", one.name if whole else one.whose),
        ("征集工会", one.unit.name), ("征集日期", one.collected_on),
    ]  # fmt: skip
    if whole:
        told += [
            ("身份证号", mask_identity(one.identity)),
            ("家庭情况", one.reason or "—"),
            ("监护人", one.guardian or "—"),
            ("核实方式", one.checked or "—"),
        ]
    if one.lock_until and one.step == WishStep.CLAIMED:
        told.append(("认领保留至", one.lock_until))
    if one.delivered_on:
        told.append(("送达日期", one.delivered_on))
    return told + ([("致谢", one.thanks)] if one.thanks else [])


@desk(Permission.AID_CAMPAIGNS)
@require_POST
def drop(request: DeskRequest, wish: str) -> HttpResponse:
    found, form = get_wish(request, wish), DropForm(request.POST)
    if form.is_valid():
        try:
            wishes.drop(found, **form.cleaned_data, by=request.user, at=timezone.now())
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, f"心愿 {found} 已撤下。")
            return redirect("aid:wish", found.number)
    return _page(request, found, form=None, label="", runs=True, dropping=form)


@desk(Permission.AID_CAMPAIGNS)
def paper(request: DeskRequest, wish: str, paper: str) -> HttpResponse:
    """A consent or a photo, for whoever carries the wish out; each opening is kept."""
    found = get_wish(request, wish)
    kept: Kept | None = getattr(found, paper) if paper in PAPERS else None
    if kept is None or not may(request.user, Permission.AID_CAMPAIGNS, found.unit, on=request.today):
        raise Http404
    return shown(kept.name, open_photo(kept, subject=f"wish:{found}", by=request.user, at=timezone.now()))


@desk(Permission.AID_VIEW)
def donations(request: DeskRequest) -> HttpResponse:
    """Money given; entering it is for whoever keeps the fund's books."""
    posts = request.may(Permission.LEDGER_POST)
    if request.method == "POST" and not posts:
        raise Http404
    units = units_for(request.user, Permission.LEDGER_POST, on=request.today)
    form = DonationForm(request.POST or None, units=units, initial={"given_on": request.today})
    if form.is_valid():
        try:
            made, request.session[CODE] = give_money(**form.said(), by=request.user, at=timezone.now())
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, f"已登记{made.donor}捐款 {in_yuan(made.amount)} 元。")
            return redirect("aid:donations")
    seen = units_for(request.user, Permission.AID_VIEW, on=request.today)
    rows = Donation.objects.filter(fund__unit__in=seen).select_related("donor", "fund", "transfer")
    context = {
        "page": Paginator(rows, PAGE).get_page(request.GET.get("page")), "form": form if posts else None,
        "code": request.session.pop(CODE, "") if request.method == "GET" else "", "opens": request.may(Permission.LEDGER_VIEW),
    }  # fmt: skip
    return render(request, "aid/wishes/donations.html", context, status=422 if form.errors else 200)
