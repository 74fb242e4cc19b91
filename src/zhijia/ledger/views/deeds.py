"""What the treasurer writes: funds, budgets, income, reversals, and the closing of months."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from zhijia.access.doors import desk
from zhijia.access.middleware import DeskRequest
from zhijia.access.queries import units_for
from zhijia.access.rules import may
from zhijia.access.terms import Permission
from zhijia.base.errors import Refused
from zhijia.base.money import in_yuan
from zhijia.orgs.terms import UnitKind

from .. import services
from ..forms import BudgetForm, CloseForm, FundForm, IncomeForm, ReversalForm
from ..models import Fund, MonthClose
from ..queries import months_to_close
from .books import get_transfer, transfer_page

OWNERS = (UnitKind.CITY, UnitKind.DISTRICT, UnitKind.TOWN, UnitKind.ZONE)


def _page(request: DeskRequest, form: forms.Form, title: str, about: str, button: str) -> HttpResponse:
    context = {"form": form, "title": title, "about": about, "button": button}
    return render(request, "ledger/form.html", context, status=422 if form.errors else 200)


def _own_funds(request: DeskRequest, form: Any) -> None:
    form.fields["fund"].queryset = Fund.objects.within(request.user, Permission.LEDGER_POST, on=request.today)


@desk(Permission.LEDGER_POST)
def new_fund(request: DeskRequest) -> HttpResponse:
    form = FundForm(request.POST or None)
    own = units_for(request.user, Permission.LEDGER_POST, on=request.today)
    form.fields["unit"].queryset = own.filter(kind__in=OWNERS, closed_on=None)  # type: ignore[attr-defined]
    if form.is_valid():
        try:
            made = services.open_fund(**form.cleaned_data, by=request.user, at=timezone.now())
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, f"已开立资金“{made.name}”。")
            return redirect("ledger:fund", made.code)
    return _page(request, form, "开立资金", "每笔支出都要落到一项资金上；开立后即可登记预算和收入。", "开立")


@desk(Permission.LEDGER_POST)
def budget(request: DeskRequest) -> HttpResponse:
    form = BudgetForm(
        request.POST or None, initial={"year": request.today.year, "fund": request.GET.get("fund")}
    )
    _own_funds(request, form)
    if form.is_valid():
        try:
            made = services.set_budget(**form.cleaned_data, by=request.user, at=timezone.now())
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, f"已登记{made.year}年预算 {in_yuan(made.amount)} 元。")
            return redirect(f"{reverse('ledger:index')}?year={made.year}")
    about = "预算只增记、不修改：追加或调减另记一行，写明依据文件。"
    return _page(request, form, "登记预算", about, "登记")


@desk(Permission.LEDGER_POST)
def income(request: DeskRequest) -> HttpResponse:
    """One paper brings one income to a fund, so its number is the key: pressed twice, it is written once."""
    form = IncomeForm(request.POST or None, initial={"day": request.today, "fund": request.GET.get("fund")})
    _own_funds(request, form)
    if form.is_valid():
        said = form.cleaned_data
        try:
            made = services.receive(
                **said,
                key=f"income:{said['fund'].code}:{said['document']}",
                by=request.user,
                at=timezone.now(),
            )
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, f"已登记收入 {in_yuan(made.amount)} 元，凭证 {made.voucher}。")
            return redirect("ledger:transfer", made.number)
    return _page(request, form, "登记收入", "上级补助、政府补助、社会捐赠等到账后在此登记。", "登记")


@desk(Permission.LEDGER_POST)
def reverse_transfer(request: DeskRequest, number: int) -> HttpResponse:
    """The key is the number of what is undone, so that a second press writes nothing."""
    one = get_transfer(request, number)
    if not may(request.user, Permission.LEDGER_POST, one.fund.unit, on=request.today):
        raise Http404
    form = ReversalForm(request.POST or None, initial={"day": request.today})
    if form.is_valid():
        try:
            made = services.reverse(
                one, **form.cleaned_data, key=f"reverse:{one.number}", by=request.user, at=timezone.now()
            )
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, f"已冲正，凭证 {made.voucher}。")
            return redirect("ledger:transfer", made.number)
    return transfer_page(request, one, form)


@desk(Permission.LEDGER_CLOSE)
def close(request: DeskRequest) -> HttpResponse:
    months = months_to_close(request.today)
    form = CloseForm(request.POST or None, initial={"month": CloseForm.opening(months, request.today)})
    if form.is_valid():
        try:
            made = services.close_month(*form.cleaned_data["month"], by=request.user, at=timezone.now())
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, f"{made}已结账，链尾摘要 {made.head[:12] or '（尚无凭证）'}。")
            return redirect("ledger:index")
    context = {"form": form, "months": months, "closes": MonthClose.objects.all()[:12]}
    return render(request, "ledger/close.html", context, status=422 if form.errors else 200)
