"""Asking for a union: under whom, the union itself, whom it covers, who is put forward, and everything once more."""

import re
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from zhijia.access.doors import desk
from zhijia.access.middleware import DeskRequest
from zhijia.access.terms import Permission
from zhijia.base.errors import Refused
from zhijia.orgs.models import Unit

from .. import services
from ..checking.founding import check as checks_of
from ..flow.founding import FOUNDING
from ..forms.founding import EmployeesForm, EmployerForm, SeatForm, UnionForm, said_of
from ..models import Establishment
from ..queries.drafting import (
    covering,
    employers_to_cover,
    get_establishment,
    get_unit,
    named,
    reach,
    towns_to_register_in,
)
from .reader import tried

KEY = re.compile(r"[0-9]{1,18}")
PAGE, FEW = 50, 20
APPLY = Permission.UNIONS_APPLY


def key(text: str) -> int:
    """A row's number as an address or a button sends it; anything else is no row's."""
    return int(text) if KEY.fullmatch(text) else 0


@desk(APPLY)
def found(request: DeskRequest) -> HttpResponse:
    """Under which union; then the union itself."""
    under = request.GET.get("under", "")
    if under:
        return _union(request, get_unit(request.user, key(under), on=request.today), None)
    words = request.GET.get("q", "").strip()[:40]
    page = Paginator(named(reach(request.user, on=request.today), words), PAGE).get_page(
        request.GET.get("page")
    )
    return render(request, "grassroots/founding/superior.html", {"words": words, "page": page})


@desk(APPLY)
def union(request: DeskRequest, pk: int) -> HttpResponse:
    asked = get_establishment(request.user, pk, on=request.today)
    return _union(request, asked.matter.unit, asked)


def _union(request: DeskRequest, superior: Unit, asked: Establishment | None) -> HttpResponse:
    sent: list[Any] = [request.POST, request.FILES] if request.method == "POST" else []
    told: dict[str, Any] = {"initial": said_of(asked) if asked else {"years": 5}}
    form = UnionForm(*sent, **told)
    if form.is_valid():
        said: dict[str, Any] = {**form.cleaned_data, "by": request.user, "at": timezone.now()}
        file = said.pop("paper")
        said["paper"] = (file.name, file.read()) if file else None
        try:
            made = services.write_union(asked, **said) if asked else services.ask_for_union(superior, **said)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            return redirect("grassroots:found_employers", made.pk)
    context = {"form": form, "superior": superior, "asked": asked}
    return render(request, "grassroots/founding/union.html", context, status=422 if form.errors else 200)


@desk(APPLY)
def employers(request: DeskRequest, pk: int) -> HttpResponse:
    """Found by name, each added with how many work there; one that no register knows yet is registered here."""
    asked = get_establishment(request.user, pk, on=request.today)
    words = request.GET.get("q", "").strip()[:40]
    rows = employers_to_cover(asked, request.user, words, on=request.today)
    chosen, form = key(request.POST.get("employer", "")), None
    if chosen:
        one = get_object_or_404(rows, pk=chosen)
        form = EmployeesForm(request.POST, prefix=f"e{one.pk}")
        if form.is_valid():
            services.name_employer(asked, one, **form.cleaned_data)
            return redirect("grassroots:found_employers", asked.pk)
    fresh = _fresh(request, asked, words)
    if request.method == "POST" and not chosen and fresh.is_valid() and _registered(request, asked, fresh):
        return redirect("grassroots:found_employers", asked.pk)
    offered = list(rows[:FEW]) if words or form else []
    held = covering(offered, on=request.today)
    told = [
        (one, held.get(one.pk), form if form and one.pk == chosen else EmployeesForm(prefix=f"e{one.pk}", initial={"employees": one.employees}))
        for one in offered
    ]  # fmt: skip
    wrong = bool(form or fresh.errors)
    context = {
        "asked": asked, "words": words, "offered": told, "rows": asked.employers.select_related("employer"), "form": form, "fresh": fresh,
        "may_register": request.may(Permission.REGISTERS_IMPORT), "wrong": wrong,
    }  # fmt: skip
    return render(request, "grassroots/founding/employers.html", context, status=422 if wrong else 200)


def _fresh(request: DeskRequest, asked: Establishment, words: str) -> EmployerForm:
    towns = towns_to_register_in(asked, request.user, on=request.today)
    sent = request.POST if request.method == "POST" and "employer" not in request.POST else None
    above = towns.filter(pk__in=[int(one) for one in asked.matter.unit.path.strip("/").split("/")]).first()
    return EmployerForm(sent, towns=towns, initial={"name": words, "town": above})


def _registered(request: DeskRequest, asked: Establishment, form: EmployerForm) -> bool:
    done = f"已登记并加入{form.cleaned_data['name']}。"
    act = lambda: services.register_employer(asked, **form.cleaned_data, by=request.user, at=timezone.now())  # noqa: E731
    return tried(request, form, act, done)


@desk(APPLY)
def seats(request: DeskRequest, pk: int) -> HttpResponse:
    asked = get_establishment(request.user, pk, on=request.today)
    form = SeatForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            services.put_forward(asked, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            return redirect("grassroots:found_seats", asked.pk)
    context = {"asked": asked, "form": form, "rows": asked.seats.all()}
    return render(request, "grassroots/founding/seats.html", context, status=422 if form.errors else 200)


@desk(APPLY)
@require_POST
def drop(request: DeskRequest, pk: int) -> HttpResponse:
    """Take an employer or a person off the application."""
    asked = get_establishment(request.user, pk, on=request.today)
    side = "employers" if "employer" in request.POST else "seats"
    rows: Any = getattr(asked, side)
    services.strike_off(asked, get_object_or_404(rows, pk=key(request.POST.get(side[:-1], ""))))
    return redirect(f"grassroots:found_{side}", asked.pk)


@desk(APPLY)
def check(request: DeskRequest, pk: int) -> HttpResponse:
    """Everything once more with what the rules say, and the button."""
    asked, refusal = get_establishment(request.user, pk, on=request.today), ""
    if request.method == "POST":
        try:
            step = services.hand_in_union(asked, by=request.user, at=timezone.now())
        except Refused as refused:
            refusal = str(refused)
        else:
            messages.success(request, f"已提交，编号 {step.matter.number}。")
            return redirect("matters:case", step.matter.number)
    context = {
        "asked": asked, "facts": FOUNDING.facts(asked.matter), "places": asked.employers.select_related("employer"),
        "seats": asked.seats.all(), "papers": asked.matter.papers.select_related("file"), "refusal": refusal,
        "checks": checks_of(asked, on=asked.matter.rules_on if asked.matter.number else request.today),
    }  # fmt: skip
    return render(request, "grassroots/founding/check.html", context, status=422 if refusal else 200)
