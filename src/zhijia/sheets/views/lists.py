"""Looking into registers: which there are, their rows, one row, and taking them away as a file."""

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone

from zhijia.access.doors import desk
from zhijia.access.middleware import DeskRequest
from zhijia.access.rules import may
from zhijia.access.terms import Permission
from zhijia.audit.models import Line
from zhijia.base.errors import Refused
from zhijia.web.exports import csv_response, workbook_response
from zhijia.web.tables import Column, Row

from .. import services
from ..columns import Choice, Day, Money, Whole
from ..forms import ReasonForm
from ..queries import Filters, cells, choices_of, filters_from, listing, towns_seen, years_of
from ..registers import Register, every, find, opens

PAGE = 50


def get_register(code: str) -> Register:
    try:
        return find(code)
    except Refused:
        raise Http404 from None


@desk(Permission.REGISTERS_VIEW)
def index(request: DeskRequest) -> HttpResponse:
    groups: dict[str, list[dict[str, Any]]] = {}
    for register in every():
        count = register.model.objects.visible_to(request.user, on=request.today).count()
        groups.setdefault(register.group, []).append({"register": register, "count": count})
    return render(
        request,
        "sheets/index.html",
        {"groups": groups, "can_import": request.may(Permission.REGISTERS_IMPORT)},
    )


@desk(Permission.REGISTERS_VIEW)
def register_list(request: DeskRequest, code: str) -> HttpResponse:
    register = get_register(code)
    filters = filters_from(register, request.GET.dict(), request.user, on=request.today)
    rows = listing(register, request.user, filters, on=request.today)
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    context = {
        "register": register,
        "page": page,
        "columns": [Column(c.label, numeric=isinstance(c.kind, Money | Whole)) for c in register.listed],
        "rows": [
            Row(shown, href=reverse("sheets:row", args=[register.code, pk]))
            for pk, shown in cells(register.listed, page.object_list)  # type: ignore[arg-type]  # a slice of `rows`
        ],
        "towns": [(str(town.pk), str(town)) for town in towns_seen(request.user, on=request.today)],
        "years": [
            (str(year), f"{year}年")
            for year in years_of(register, register.model.objects.visible_to(request.user, on=request.today))
        ],
        "facets": [
            (name, label, choices, request.GET.get(name, "")) for name, label, choices in choices_of(register)
        ],
        "chosen": _chosen(register, filters),
        "words": filters.words,
        "links": [link for offer in opens for link in offer(register)],
        "can_import": request.may(Permission.REGISTERS_IMPORT),
    }
    return render(request, "sheets/list.html", context)


def _chosen(register: Register, filters: Filters) -> list[tuple[str, str, str]]:
    """What is filtered by, for the pills that take it away again."""
    told = [("town", "镇街", str(filters.town))] if filters.town else []
    told += [("year", "年度", f"{filters.year}年")] if filters.year else []
    for field, value in filters.facets:
        kind = register.column(field).kind
        label = kind.show(value) if isinstance(kind, Choice) else value
        told.append((field.replace(".", "-"), register.column(field).label, str(label)))
    return told + ([("q", "含有", filters.words)] if filters.words else [])


@desk(Permission.REGISTERS_VIEW)
def row(request: DeskRequest, code: str, pk: int) -> HttpResponse:
    """One row and where it came from. Full numbers are shown once, to whoever may, for a reason that is kept."""
    register = get_register(code)
    visible = register.model.objects.visible_to(request.user, on=request.today)
    record = get_object_or_404(visible.select_related("intake__file", "intake__by", "unit"), pk=pk)
    sealed = any(column.sealed for column in register.columns)
    may_reveal = sealed and may(request.user, Permission.PEOPLE_REVEAL, record.unit, on=request.today)
    form = ReasonForm(request.POST or None) if may_reveal else None
    revealed = bool(form and form.is_valid())
    if form and revealed:
        services.reveal(register, pk, reason=form.cleaned_data["reason"], by=request.user, at=timezone.now())
    _, shown = next(cells(register.columns, visible.filter(pk=pk), masked=not revealed))
    context = {
        "register": register, "record": record, "title": shown[0] if not register.columns[0].sealed else register.title,
        "said": [(column.label, value) for column, value in zip(register.columns, shown, strict=True)],
        "diary": Line.objects.filter(subject=f"intake:{record.intake_id}"), "origins": record.origins(), "form": None if revealed else form,
    }  # fmt: skip
    return render(request, "sheets/row.html", context)


@desk(Permission.REGISTERS_VIEW)
def export(request: DeskRequest, code: str, ending: str) -> HttpResponseBase:
    """The rows now listed, in the columns that are imported; sealed numbers stay masked."""
    register = get_register(code)
    filters = filters_from(register, request.GET.dict(), request.user, on=request.today)
    rows = (
        shown
        for _, shown in cells(register.columns, listing(register, request.user, filters, on=request.today))
    )
    header = [column.label for column in register.columns]
    if ending == "csv":
        return csv_response(register.title, header, rows)
    return workbook_response(register.title, register.title, header, rows)


@desk(Permission.REGISTERS_VIEW)
def template(request: DeskRequest, code: str) -> HttpResponseBase:  # noqa: ARG001
    """An empty register with one example row, to fill in."""
    register = get_register(code)
    example = [
        column.example or ("2018-07-12" if isinstance(column.kind, Day) else "")
        for column in register.columns
    ]
    return workbook_response(
        f"{register.title}（空表）", register.title, [column.label for column in register.columns], [example]
    )
