"""Looking into the books: funds and their budgets, a fund's bank book, one transfer, what was paid and where."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Sum
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.http import urlencode

from zhijia.access.doors import desk
from zhijia.access.middleware import DeskRequest
from zhijia.access.queries import home_unit
from zhijia.access.rules import may
from zhijia.access.terms import Permission
from zhijia.base.money import in_yuan
from zhijia.base.periods import Period
from zhijia.orgs.models import Unit
from zhijia.orgs.queries import towns_in
from zhijia.web.exports import csv_response, workbook_response
from zhijia.web.tables import Column, Row

from .. import queries
from ..charts import BANK
from ..forms import ReversalForm
from ..models import Account, Fund, MonthClose, Transfer
from ..terms import HoldState, Use

PAGE = 50
YEAR_DIGITS = 4
BOOK = (
    Column("记账日期"), Column("凭证号"), Column("摘要"), Column("对方科目"), Column("借方（元）", numeric=True),
    Column("贷方（元）", numeric=True), Column("余额（元）", numeric=True),
)  # fmt: skip
PAID = (
    Column("凭证"), Column("记账日期"), Column("资金"), Column("用途"), Column("服务对象所在工会"), Column("依据"),
    Column("金额（元）", numeric=True),
)  # fmt: skip
HEADER = (*(column.label for column in BOOK), "依据", "服务对象所在工会", "经办人")


def year_of(request: DeskRequest) -> int:
    """The year asked for; what is no year is this year, never an error."""
    asked = request.GET.get("year", "")
    return int(asked) if len(asked) == YEAR_DIGITS and asked.isdigit() and int(asked) else request.today.year


def year_choices(request: DeskRequest) -> list[tuple[int, str]]:
    funds = Fund.objects.visible_to(request.user, on=request.today)
    return [(year, f"{year}年") for year in queries.years_of(funds, today=request.today)]


def get_fund(request: DeskRequest, code: str) -> Fund:
    seen = Fund.objects.visible_to(request.user, on=request.today)
    return get_object_or_404(seen.select_related("unit"), code=code)


def get_transfer(request: DeskRequest, number: int) -> Transfer:
    return get_object_or_404(
        Transfer.objects.visible_to(request.user, on=request.today).told(), number=number
    )


@desk(Permission.LEDGER_VIEW)
def index(request: DeskRequest) -> HttpResponse:
    year = year_of(request)
    funds = list(Fund.objects.visible_to(request.user, on=request.today).select_related("unit"))
    lines = queries.execution(year, funds=funds)
    banks = Account.objects.filter(fund__in=funds, title__code=BANK).select_related("title")
    balances = {bank.fund_id: queries.balance(bank) for bank in banks}
    cards = [_card(fund, lines, year, balances[fund.pk]) for fund in funds]
    context = {
        "year": year, "years": year_choices(request), "funds": cards,
        "busy": [card for card in cards if card["lines"] or card["balance"]],
        "idle": [card for card in cards if not (card["lines"] or card["balance"])],
        "closes": MonthClose.objects.all()[:12], "may_post": request.may(Permission.LEDGER_POST),
        "may_close": request.may(Permission.LEDGER_CLOSE),
    }  # fmt: skip
    return render(request, "ledger/index.html", context)


def _card(fund: Fund, lines: list[queries.Line], year: int, balance: int) -> dict[str, Any]:
    own, book = [line for line in lines if line.fund == fund], reverse("ledger:fund", args=[fund.code])
    paid = reverse("ledger:paid")
    whole = [queries.total(fund, own)] if own else []
    told = []
    for line in (*own, *whole):
        asked = {"year": str(year), "fund": fund.code, **({"use": line.use} if line.use else {})}
        told.append((line, f"{paid}?{urlencode(asked)}"))
    return {"fund": fund, "book": f"{book}?year={year}", "lines": told, "balance": balance}


@desk(Permission.LEDGER_VIEW)
def fund(request: DeskRequest, code: str) -> HttpResponse:
    """The bank book of a year, with the budget rows and the open holds behind its figures."""
    found, year = get_fund(request, code), year_of(request)
    book = queries.statement(found, year)
    page = Paginator(book.lines, PAGE).get_page(request.GET.get("page"))
    context = {
        "fund": found, "year": year, "years": year_choices(request), "book": book, "page": page, "columns": BOOK,
        "rows": [_booked(one) for one in page], "whole": queries.total(found, queries.execution(year, funds=[found])),
        "budgets": found.budgets.filter(year=year),
        "holds": found.holds.filter(year=year, state=HoldState.OPEN).select_related("unit"),
    }  # fmt: skip
    return render(request, "ledger/fund.html", context)


def _cells(one: Any) -> tuple[list[Any], int, int]:
    """What a line says, and what it brought into the bank and took out of it, in fen."""
    other = one.credit if one.moved > 0 else one.debit
    return [one.day, one.voucher, one.memo, str(other.title)], max(one.moved, 0), max(-one.moved, 0)


def _booked(one: Any) -> Row:
    said, came, went = _cells(one)
    money = [in_yuan(came) if came else "", in_yuan(went) if went else "", in_yuan(one.running)]
    return Row([*said, *money], href=reverse("ledger:transfer", args=[one.number]))


@desk(Permission.LEDGER_VIEW)
def export(request: DeskRequest, code: str, ending: str) -> HttpResponseBase:
    """The year's bank book to take away, every line of it."""
    found, year = get_fund(request, code), year_of(request)
    name, rows = (
        f"{found.name}{year}年日记账",
        (_exported(one) for one in queries.statement(found, year).lines),
    )
    if ending == "csv":
        return csv_response(name, HEADER, rows)
    return workbook_response(name, f"{year}年", HEADER, rows)


def _exported(one: Any) -> list[Any]:
    said, *moved = _cells(one)
    money = [Decimal(fen) / 100 if fen else None for fen in moved]
    return [*said, *money, Decimal(one.running) / 100, one.document, one.unit.name, one.by]


@desk(Permission.LEDGER_VIEW)
def transfer(request: DeskRequest, number: int) -> HttpResponse:
    return transfer_page(request, get_transfer(request, number), ReversalForm(initial={"day": request.today}))


def transfer_page(request: DeskRequest, one: Transfer, form: ReversalForm) -> HttpResponse:
    """All that one entry says; its reversal is offered to those who may, while it still stands."""
    before, after = queries.neighbours(one, Transfer.objects.visible_to(request.user, on=request.today))
    reversal = getattr(one, "reversal", None)
    stands = one.reverses is None and reversal is None
    may_reverse = stands and may(request.user, Permission.LEDGER_POST, one.fund.unit, on=request.today)
    context = {
        "one": one, "said": _said(one), "before": before, "after": after, "reversal": reversal,
        "links": [link for offer in queries.opens for link in offer(one)], "form": form if may_reverse else None,
        "book": f"{reverse('ledger:fund', args=[one.fund.code])}?year={one.day.year}",
    }  # fmt: skip
    return render(request, "ledger/transfer.html", context, status=422 if form.errors else 200)


def _said(one: Transfer) -> list[tuple[str, object]]:
    return [
        ("金额", f"{in_yuan(one.amount)} 元"), ("记账日期", one.day), ("资金", f"{one.fund.code} {one.fund.name}"),
        ("借方科目", str(one.debit.title)), ("贷方科目", str(one.credit.title)), ("摘要", one.memo),
        ("用途", one.get_use_display() or "收入"), ("预算年度", f"{one.year}年"), ("服务对象所在工会", one.unit.name),
        ("依据", one.document), ("附件", one.file.name if one.file else "无"), ("经办人", one.by), ("入账时间", one.at),
    ]  # fmt: skip


@desk(Permission.LEDGER_VIEW)
def paid(request: DeskRequest) -> HttpResponse:
    """Exactly the payments behind a figure: of a fund and a use by budget year, of a town by the day of the entry."""
    rows, heading = _asked(request, year_of(request))
    rows = rows.visible_to(request.user, on=request.today)
    page = Paginator(rows.told().order_by("day", "number"), PAGE).get_page(request.GET.get("page"))
    told = [
        Row(
            [one.voucher, one.day, one.fund.name, one.get_use_display(), str(one.unit), one.document, in_yuan(one.amount)],
            href=reverse("ledger:transfer", args=[one.number]), note=one.memo,
        )
        for one in page
    ]  # fmt: skip
    context = {
        "heading": heading, "page": page, "columns": PAID, "rows": told, "sum": rows.aggregate(fen=Sum("amount"))["fen"] or 0
    }  # fmt: skip
    return render(request, "ledger/paid.html", context)


def _asked(request: DeskRequest, year: int) -> tuple[Any, str]:
    """The payments asked for and how the page calls them. What is not within reach is not found."""
    asked = request.GET
    if "town" in asked or "own" in asked:
        home, period = _home(request), _whole(year)
        town = next((one for one in towns_in(home, period=period) if str(one.pk) == asked.get("town")), None)
        if town is None and "own" not in asked:
            raise Http404
        return queries.paid_in(town or home, period, own=town is None), f"{year}年 {town or '未归入镇街'}"
    rows, words = Transfer.objects.payments().settled().filter(year=year), [f"{year}年预算"]
    if "fund" in asked:
        found = get_fund(request, asked["fund"])
        rows, words = rows.filter(fund=found), [*words, found.name]
    if asked.get("use") in Use.values:
        rows, words = rows.filter(use=asked["use"]), [*words, str(Use(asked["use"]).label)]
    return rows, " · ".join(words)


def _home(request: DeskRequest) -> Unit:
    home = home_unit(request.user, on=request.today)
    if home is None:
        raise Http404
    return home


def _whole(year: int) -> Period:
    return Period(date(year, 1, 1), date(year, 12, 31))


@desk(Permission.LEDGER_VIEW)
def towns(request: DeskRequest) -> HttpResponse:
    """What was paid town by town, on the map of the day of each payment; each figure opens its payments."""
    year, home = year_of(request), _home(request)
    funds = Fund.objects.visible_to(request.user, on=request.today)
    lines = [
        (line, f"{reverse('ledger:paid')}?year={year}&{f'town={line.unit.pk}' if line.unit else 'own=1'}")
        for line in queries.by_town(home, _whole(year), funds=funds)
    ]
    context = {
        "year": year, "years": year_choices(request), "home": home, "lines": lines,
        "paid": sum(line.paid for line, _ in lines), "count": sum(line.count for line, _ in lines),
    }  # fmt: skip
    return render(request, "ledger/towns.html", context)
