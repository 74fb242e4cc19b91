"""The household files: who is on file, one file whole, each version with what changed."""

from typing import Any

from django.core.paginator import Paginator
from django.db.models import Count, Q, QuerySet
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone

from zhijia.access.doors import desk
from zhijia.access.middleware import DeskRequest
from zhijia.access.rules import may
from zhijia.access.terms import Permission
from zhijia.sheets.forms import ReasonForm
from zhijia.web.exports import csv_response, workbook_response
from zhijia.web.tables import Column, Row

from ..models import Household, Version
from ..queries import (
    DUE,
    HEADER,
    comparison,
    declared_in,
    due_by,
    due_for_recheck,
    export_rows,
    filters_from,
    listing,
    near,
    paid_to,
    towns_of,
)
from ..services import files
from ..terms import FileState, Hardship

PAGE, TITLE = 50, "困难职工档案"
COLUMNS = [
    Column("困难职工"), Column("所属工会"), Column("类别"), Column("状态"), Column("建档日期"), Column("应复核日期"),
]  # fmt: skip


def chosen_rows(request: DeskRequest) -> tuple[Any, QuerySet[Household]]:
    filters = filters_from(request.GET.dict(), request.user, on=request.today)
    return filters, listing(request.user, filters, on=request.today, ahead=near(request.today))


@desk(Permission.AID_VIEW)
def index(request: DeskRequest) -> HttpResponse:
    filters, rows = chosen_rows(request)
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    opens = request.may(Permission.AID_APPROVE)
    context = {
        "page": page, "columns": COLUMNS, "rows": [_row(request, one) for one in page.object_list], "kpis": _kpis(request),
        "towns": [(str(unit.pk), str(unit)) for unit in towns_of(request.user, on=request.today)], "chosen": filters.chosen(),
        "facets": [
            ("hardship", "困难类别", Hardship.choices, filters.hardship), ("due", "复核", DUE, filters.due),
            ("state", "状态", [one for one in FileState.choices if one[0] != FileState.OPEN], filters.state),
        ],
        "due": due_for_recheck(request.user, on=near(request.today)).count() if opens else 0, "near": near(request.today),
    }  # fmt: skip
    return render(request, "aid/households.html", context)


def _row(request: DeskRequest, one: Household) -> Row:
    over = one.state == FileState.FILED and one.recheck_on is not None and one.recheck_on <= request.today
    state = f"已退出（{one.get_exit_reason_display()}）" if one.exit_reason else one.get_state_display()
    return Row(
        [one.head.masked_name, str(one.unit), one.get_hardship_display() or "—", state, one.filed_on or "—", one.recheck_on or "—"],
        href=reverse("aid:household", args=[one.number]), note=str(one), tone="warn" if over else "",
    )  # fmt: skip


def _kpis(request: DeskRequest) -> list[dict[str, object]]:
    """Each figure opens the files behind it."""
    seen = Household.objects.visible_to(request.user, on=request.today)
    classes = {
        f"n_{value}": Count("pk", filter=Q(state=FileState.FILED, hardship=value))
        for value in Hardship.values
    }
    told = seen.order_by().aggregate(filed=Count("pk", filter=Q(state=FileState.FILED)), **classes)
    lines = [("在档", told["filed"], "?state=filed")]
    lines += [
        (label, told[f"n_{value}"], f"?state=filed&hardship={value}") for value, label in Hardship.choices
    ]
    over = due_by(seen, "over", on=request.today, ahead=near(request.today)).count()
    lines.append(("复核已到期", over, "?due=over"))
    return [{"label": label, "value": number, "unit": "户", "href": href} for label, number, href in lines]


@desk(Permission.AID_VIEW)
def export(request: DeskRequest, ending: str) -> HttpResponseBase:
    """The files now listed; names and numbers stay masked."""
    _, rows = chosen_rows(request)
    if ending == "csv":
        return csv_response(TITLE, HEADER, export_rows(rows))
    return workbook_response(TITLE, TITLE, HEADER, export_rows(rows))


def get_household(request: DeskRequest, file: str) -> Household:
    seen = Household.objects.visible_to(request.user, on=request.today).select_related("head", "unit")
    return get_object_or_404(seen, number=file)


@desk(Permission.AID_VIEW)
def household(request: DeskRequest, file: str) -> HttpResponse:
    """One file. Full numbers are shown once, to whoever may, for a reason that is kept."""
    found = get_household(request, file)
    may_reveal = may(request.user, Permission.PEOPLE_REVEAL, found.unit, on=request.today)
    form = ReasonForm(request.POST or None) if may_reveal else None
    revealed = bool(form and form.is_valid())
    if form and revealed:
        files.reveal(found, reason=form.cleaned_data["reason"], by=request.user, at=timezone.now())
    versions = list(found.versions.exclude(frozen_at=None).select_related("made_by").order_by("-number"))
    last = versions[0] if versions else None
    context = {
        "household": found, "versions": versions, "form": None if revealed else form, "revealed": revealed, "last": last,
        "said": _said(found, last, masked=not revealed), "payments": paid_to(found),
        "applications": found.applications.exclude(matter__number=None).select_related("matter", "fund").order_by("-pk"),
        "rechecks": found.rechecks.select_related("matter", "version").order_by("-pk"),
        "may_chain": request.may(Permission.PAYMENTS_VIEW),
    }  # fmt: skip
    return render(request, "aid/household.html", context, status=422 if form and form.errors else 200)


def _said(found: Household, last: Version | None, *, masked: bool) -> list[tuple[str, str]]:
    """What is on file, what nobody filled in left out."""
    head = found.head
    told = [("身份证号", head.masked_identity if masked else head.identity)]
    return told + [
        (label, text) for label, text in (declared_in(last, masked=masked) if last else {}).items() if text
    ]


@desk(Permission.AID_VIEW)
def version(request: DeskRequest, file: str, order: int) -> HttpResponse:
    """All that one version declares beside the one before; versions still being written are nobody's to read."""
    found = get_household(request, file)
    known = {one.number: one for one in found.versions.exclude(frozen_at=None).select_related("made_by")}
    this: Version = get_object_or_404(Version, household=found, number=order if order in known else 0)
    before = known.get(max((one for one in known if one < order), default=0))
    rows = comparison(before, this)
    context = {
        "household": found, "version": this, "before": before, "beside": rows, "after": min((one for one in known if one > order), default=0),
        "changed": sum(one.tone != "ok" for one in rows),
    }  # fmt: skip
    return render(request, "aid/version.html", context)
