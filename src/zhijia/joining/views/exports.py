"""Exports of the roll: asked for here, decided by somebody else, taken once by whoever asked."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from zhijia.access.authority import Authority
from zhijia.access.doors import desk
from zhijia.access.middleware import DeskRequest
from zhijia.access.rules import may
from zhijia.access.terms import Permission
from zhijia.base.errors import Refused
from zhijia.orgs.models import Unit
from zhijia.web.exports import XLSX, filename
from zhijia.web.tables import Column, Row

from ..forms.members import ExportForm, WordsForm
from ..models import Export
from ..queries.exporting import COLUMNS
from ..queries.rolling import CELLS, filters_from
from ..services import exporting as services
from ..terms import ExportState

PAGE, MOST = 50, 200
LIST = (
    Column("编号"),
    Column("范围"),
    Column("人数", numeric=True),
    Column("用途"),
    Column("申请人"),
    Column("申请时间"),
    Column("状态"),
)
TONES = {ExportState.ASKED: "warn", ExportState.APPROVED: "ok"}


@desk(Permission.MEMBERS_EXPORT)
def ask(request: DeskRequest) -> HttpResponse:
    """Comes from the roll with its filters, which stay in the address."""
    filters = filters_from(
        request.GET.dict(), request.user, on=request.today, permission=Permission.MEMBERS_EXPORT
    )
    units = _units(request, filters.place)
    form = ExportForm(request.POST or None, units=units)
    if form.is_valid():
        said = form.cleaned_data
        unit = next(one for one in units if str(one.pk) == said["unit"])
        try:
            made = services.ask(
                unit=unit, filters=dict(filters.cells), columns=said["columns"], plain=said["plain"], reason=said["reason"],
                by=request.user, at=timezone.now(),
            )  # fmt: skip
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, f"申请 {made} 已提交，待另一人批准后可下载。")
            return redirect("joining:export", made.pk)
    cells = [one for one in filters.chosen() if one[0] != "place"]
    context = {"form": form, "chosen": cells, "may_release": request.may(Permission.MEMBERS_RELEASE)}
    return render(request, "joining/exports/ask.html", context, status=422 if form.errors else 200)


def _units(request: DeskRequest, place: Unit | None) -> list[Unit]:
    """The union the roll was narrowed to first, then the highest ones within reach."""
    reach = Authority(request.user, request.today).reach(Permission.MEMBERS_EXPORT)
    known = list(Unit.objects.filter(reach).open_on(request.today).order_by("path", "pk")[:MOST])
    return list(dict.fromkeys([place, *known])) if place else known


def _admit(request: DeskRequest) -> None:
    """Whoever may ask, and whoever may decide: a leader asks for nothing."""
    if not (request.may(Permission.MEMBERS_EXPORT) or request.may(Permission.MEMBERS_RELEASE)):
        raise Http404


@desk(Permission.MEMBERS_VIEW)
def index(request: DeskRequest) -> HttpResponse:
    """One's own, and those that wait for oneself."""
    _admit(request)
    seen = Export.objects.visible_to(request.user, on=request.today).select_related("unit", "asked_by")
    page = Paginator(seen, PAGE).get_page(request.GET.get("page"))
    rows = [
        Row(
            [str(one), str(one.unit), one.count, one.reason, one.asked_by.name, timezone.localtime(one.asked_at), one.get_state_display()],
            href=reverse("joining:export", args=[one.pk]), tone=TONES.get(ExportState(one.state), ""),
        )
        for one in page.object_list
    ]  # fmt: skip
    return render(request, "joining/exports/index.html", {"page": page, "rows": rows, "columns": LIST})


def get_export(request: DeskRequest, pk: int) -> Export:
    seen = Export.objects.visible_to(request.user, on=request.today)
    return get_object_or_404(seen.select_related("unit", "asked_by", "decided_by"), pk=pk)


def _page(request: DeskRequest, found: Export, form: WordsForm, refusal: str = "") -> HttpResponse:
    mine = found.asked_by_id == request.user.pk
    waits = found.state == ExportState.ASKED
    context = {
        "found": found, "form": form, "said": _said(found), "ready": mine and found.ready_on(request.today), "waits": waits, "mine": mine, "refusal": refusal,
        "late": found.state == ExportState.APPROVED and not found.ready_on(request.today),
        "may_decide": waits and not mine and may(request.user, Permission.MEMBERS_RELEASE, found.unit, on=request.today),
    }  # fmt: skip
    return render(
        request, "joining/exports/export.html", context, status=422 if form.errors or refusal else 200
    )


def _said(found: Export) -> list[tuple[str, Any]]:
    cells = [
        (CELLS[name][0], dict(CELLS[name][1]).get(value, value))
        for name, value in found.filters.items()
        if name in CELLS
    ]
    told: list[tuple[str, Any]] = [
        ("范围", f"{found.unit.name}及下级工会"), ("名册日期", found.on), ("条件", "，".join(f"{a}：{b}" for a, b in cells) or "全部会员"),
        ("人数", f"{found.count:,} 人"), ("列", "、".join(COLUMNS[name][0] for name in found.columns if name in COLUMNS)),
        ("号码", "完整号码" if found.plain else "遮盖号码"), ("用途", found.reason),
        ("申请", f"{found.asked_by.name}，{timezone.localtime(found.asked_at):%Y-%m-%d %H:%M}"),
    ]  # fmt: skip
    if found.decided_by and found.decided_at:
        when = timezone.localtime(found.decided_at)
        told.append(
            (
                "审批",
                f"{found.decided_by.name}，{when:%Y-%m-%d %H:%M}"
                + (f"：{found.words}" if found.words else ""),
            )
        )
    if found.take_until and not found.taken_at:
        told.append(("下载截止", found.take_until))
    if found.taken_at:
        told += [
            ("下载", f"{timezone.localtime(found.taken_at):%Y-%m-%d %H:%M}"),
            ("文件摘要", f"SHA-256 {found.digest}"),
        ]
    return told


@desk(Permission.MEMBERS_VIEW)
def export(request: DeskRequest, pk: int) -> HttpResponse:
    _admit(request)
    return _page(request, get_export(request, pk), WordsForm())


@desk(Permission.MEMBERS_RELEASE)
@require_POST
def decide(request: DeskRequest, pk: int) -> HttpResponse:
    found = get_export(request, pk)
    form = WordsForm(request.POST)
    deed = {"approve": services.approve, "refuse": services.refuse}.get(request.POST.get("decision", ""))
    if deed is None:
        raise Http404
    if form.is_valid():
        try:
            deed(found, words=form.cleaned_data["words"], by=request.user, at=timezone.now())
        except Refused as refusal:
            return _page(request, found, form, str(refusal))
        messages.success(request, f"{found} {found.get_state_display()}。")
        return redirect("joining:export", pk)
    return _page(request, found, form)


@desk(Permission.MEMBERS_EXPORT)
@require_POST
def take(request: DeskRequest, pk: int) -> HttpResponseBase:
    """Once. The page says so before the button is pressed."""
    found = get_export(request, pk)
    file = services.take(found, by=request.user, at=timezone.now())
    return FileResponse(
        file, as_attachment=True, filename=filename(f"会员名册 {found}", "xlsx"), content_type=XLSX
    )
