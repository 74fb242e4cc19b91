"""A file on its way in: upload, progress, review, commit."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from zhijia.access.doors import desk
from zhijia.access.middleware import DeskRequest
from zhijia.access.terms import Permission
from zhijia.base.errors import Refused
from zhijia.web.exports import workbook_response
from zhijia.web.tables import Column, Row

from ..forms import FileForm
from ..models import Intake, Problem
from ..queries import kinds_of_problems, problems_of, wrong_rows
from ..registers import Register, find
from ..services import commit, drop, receive
from ..staging import staged_rows
from ..tasks import read_soon
from ..terms import Standing, State
from .lists import PAGE, get_register

TONES = {
    Standing.NEW: "ok", Standing.CHANGED: "warn", Standing.SAME: "info", Standing.WRONG: "bad", Standing.DOUBT: "warn",
}  # fmt: skip
GROUPS = 30


@desk(Permission.REGISTERS_IMPORT)
def bring(request: DeskRequest, code: str) -> HttpResponse:
    register = get_register(code)
    form = FileForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        try:
            intake = receive(
                register,
                form.cleaned_data["file"].name,
                form.cleaned_data["file"].read(),
                by=request.user,
                at=timezone.now(),
            )
        except Refused as refusal:
            form.add_error("file", str(refusal))
        else:
            read_soon(intake)
            return redirect("sheets:intake", intake.pk)
    recent = (
        Intake.objects.visible_to(request.user, on=request.today)
        .filter(register=code)
        .select_related("file", "by")[:10]
    )
    status = 422 if form.errors else 200
    return render(
        request, "sheets/bring.html", {"register": register, "form": form, "recent": recent}, status=status
    )


def get_intake(request: DeskRequest, pk: int) -> Intake:
    seen = Intake.objects.visible_to(request.user, on=request.today)
    return get_object_or_404(seen.select_related("file", "by", "unit", "committed_by"), pk=pk)


@desk(Permission.REGISTERS_IMPORT)
def intake(request: DeskRequest, pk: int) -> HttpResponse:
    found = get_intake(request, pk)
    register = find(found.register)
    if found.state == State.READING:
        page = "web/ui/job.html" if request.headers.get("HX-Request") else "sheets/reading.html"
        return render(request, page, {"intake": found, "register": register, "job": _job(found)})
    if request.headers.get("HX-Request"):
        return HttpResponse(headers={"HX-Redirect": reverse("sheets:intake", args=[pk])})
    return render(request, "sheets/intake.html", _review(request, found, register))


def _job(found: Intake) -> dict[str, Any]:
    return {
        "key": found.pk, "state": "running", "title": f"正在导入 {found.file.name}", "note": found.step,
        "total": found.total, "done": found.done, "href": reverse("sheets:intake", args=[found.pk]),
    }  # fmt: skip


def _review(request: DeskRequest, found: Intake, register: Register) -> dict[str, Any]:
    standing = request.GET.get("standing") or (
        Standing.WRONG
        if found.wrong
        else Standing.NEW
        if found.new
        else Standing.DOUBT
        if found.doubt
        else Standing.SAME
    )
    counts = [
        {
            "value": getattr(found, s.value),
            "label": s.label,
            "tone": TONES[s],
            "href": f"?standing={s.value}",
            "current": s.value == standing,
        }
        for s in Standing
        if s != Standing.DOUBT or register.matcher
    ]
    told: dict[str, Any] = {
        "intake": found,
        "register": register,
        "counts": counts,
        "standing": standing,
        "fresh": found.new + found.changed,
        "doubts": f"{reverse(register.matcher.place)}?intake={found.pk}"
        if register.matcher and found.doubt
        else "",
    }
    if standing == Standing.WRONG:
        column, kind = (request.GET.get(name, "") for name in ("column", "kind"))
        problems = problems_of(found, column=column, kind=kind)
        told["page"] = Paginator(problems, PAGE).get_page(request.GET.get("page"))
        told["errors"] = _errors(found, register, list(told["page"]))
        told["chosen"] = bool(column or kind)
        told["groups"] = [_group(one, column, kind) for one in kinds_of_problems(found)[:GROUPS]]
    else:
        rows = list(staged_rows(found, str(standing)))
        told["page"] = Paginator(rows, PAGE).get_page(request.GET.get("page"))
        told["columns"] = [Column("行号", numeric=True), *(Column(c.label) for c in register.listed)]
        told["rows"] = [Row([line, *_listed(register, cells)]) for line, cells in told["page"]]
    return told


def _group(one: dict[str, Any], column: str, kind: str) -> dict[str, Any]:
    """A group of problems as a link to its rows."""
    asked = {"standing": Standing.WRONG.value, "column": one["column"], "kind": one["kind"]}
    return {**one, "href": f"?{urlencode(asked)}", "current": (one["column"], one["kind"]) == (column, kind)}


def _listed(register: Register, cells: list[Any]) -> list[Any]:
    return [cell for column, cell in zip(register.columns, cells, strict=True) if column.listed]


def _errors(found: Intake, register: Register, problems: list[Problem]) -> list[dict[str, Any]]:
    """Each problem beside what was typed, so that the clerk need not open the file."""
    wrong = dict(staged_rows(found, Standing.WRONG)) if problems else {}
    labels = [column.label for column in register.columns]
    return [
        {
            "row": p.line, "column": p.column, "reason": p.reason, "remedy": p.remedy,
            "value": wrong[p.line][labels.index(p.column)] if p.column in labels and p.line in wrong else "",
        }
        for p in problems
    ]  # fmt: skip


@desk(Permission.REGISTERS_IMPORT)
@require_POST
def commit_intake(request: DeskRequest, pk: int) -> HttpResponse:
    found = commit(get_intake(request, pk), by=request.user, at=timezone.now())
    messages.success(request, f"{found.file.name}：新增 {found.new} 行，变更 {found.changed} 行，已入账。")
    return redirect("sheets:list", found.register)


@desk(Permission.REGISTERS_IMPORT)
@require_POST
def drop_intake(request: DeskRequest, pk: int) -> HttpResponse:
    found = get_intake(request, pk)
    drop(found, by=request.user, at=timezone.now())
    messages.info(request, f"已放弃 {found.file.name}，台账没有改动。")
    return redirect("sheets:bring", found.register)


@desk(Permission.REGISTERS_IMPORT)
def errors_workbook(request: DeskRequest, pk: int) -> HttpResponseBase:
    """The wrong rows with their reasons, to be corrected and brought in again."""
    found = get_intake(request, pk)
    header, rows = wrong_rows(found)
    title = find(found.register).title
    return workbook_response(f"{title}（待改 {found.wrong} 行）", title, header, rows)
