"""Two records that are one person: found, looked at side by side, joined, and parted again while the rule allows it."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from zhijia.access.doors import desk
from zhijia.access.middleware import DeskRequest
from zhijia.access.terms import Permission
from zhijia.base.errors import Refused
from zhijia.people.models import Merge, Person
from zhijia.rulebook.queries import rule_row
from zhijia.web.tables import Column, Row

from ..forms.members import MergeForm
from ..queries import searching
from ..queries.belonging import differing, folded_in, held_by, members_for, merges_of, room_of, what_points
from ..queries.rolling import Filters, told
from ..queries.seeing import get_member
from ..services import members as services
from .members import COLUMNS, rows

PAGE = 50
MERGES = (Column("并入的人"), Column("留下的人"), Column("办理"), Column("时间"), Column("状态"))


@desk(Permission.MEMBERS_MERGE)
def merge(request: DeskRequest, pk: int) -> HttpResponse:
    """First the other one is looked for; with `?other=` both stand side by side, and the form asks for the ground."""
    this = _get(request, pk)
    if other := request.GET.get("other", ""):
        return _beside(request, this, _get(request, int(other) if other.isascii() and other.isdigit() else 0))
    words = request.GET.get("q", "").strip()[:40]
    context: dict[str, Any] = {
        "this": this,
        "words": words,
        "columns": COLUMNS,
        "rows": _others(request, this, words),
    }
    return render(request, "joining/members/merge.html", context)


def _get(request: DeskRequest, pk: int) -> Person:
    """Somebody who stands for themselves, belonging where this officer may merge."""
    found = get_member(request.user, pk, on=request.today)
    may = members_for(request.user, Permission.MEMBERS_MERGE, on=request.today)
    return get_object_or_404(may, pk=found.pk, merged_into=None)


def _others(request: DeskRequest, this: Person, words: str) -> list[Row]:
    if not words:
        return []
    found = told(_found(request, words, past=False)) + told(_found(request, words, past=True))
    listed = rows(found)
    href = reverse("joining:merge", args=[this.pk])
    return [
        Row(one.cells, href=f"{href}?other={line['person_id']}")
        for one, line in zip(listed, found, strict=True)
        if line["person_id"] != this.pk
    ]


def _found(request: DeskRequest, words: str, *, past: bool) -> Any:
    filters = Filters(cells=(("past", "1"),) if past else ())
    return searching.find(request.user, words, filters, on=request.today, permission=Permission.MEMBERS_MERGE)


def _beside(request: DeskRequest, this: Person, other: Person) -> HttpResponse:
    if this.pk == other.pk:
        raise Http404
    form = MergeForm(request.POST or None, both_numbered=bool(this.identity and other.identity))
    if form.is_valid():
        sides = {"this": this, "other": other}
        said = form.cleaned_data
        kept, right = sides[said["kept"]], sides.get(said.get("right", ""))
        try:
            made = services.merge_members(
                kept, other if kept == this else this, reason=said["reason"], right=right, by=request.user, at=timezone.now()
            )  # fmt: skip
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, f"已合并为{made.kept}，可在 {made.undo_until} 前撤销。")
            return redirect("joining:merged", made.pk)
    context = {
        "this": this, "other": other, "form": form, "lines": differing(this, other), "sides": [("左边的人随迁的记录", what_points(this)), ("右边的人随迁的记录", what_points(other))],
        "days": rule_row("members.merge_undo_days", on=request.today).said,
    }  # fmt: skip
    return render(request, "joining/members/beside.html", context, status=422 if form.errors else 200)


@desk(Permission.MEMBERS_MERGE)
def merges(request: DeskRequest) -> HttpResponse:
    page = Paginator(merges_of(request.user, on=request.today), PAGE).get_page(request.GET.get("page"))
    listed = [
        Row(
            [one.gone.masked_name, one.kept.masked_name, one.by.name, timezone.localtime(one.at), _state(one, request)],
            href=reverse("joining:merged", args=[one.pk]), tone="" if one.undone_at else "ok", note=one.reason,
        )
        for one in page.object_list
    ]  # fmt: skip
    return render(request, "joining/members/merges.html", {"page": page, "rows": listed, "columns": MERGES})


def _state(one: Merge, request: DeskRequest) -> str:
    if one.undone_at and one.undone_by:
        return f"已撤销（{one.undone_by.name}，{timezone.localtime(one.undone_at):%Y-%m-%d}）"
    return f"可撤销至 {one.undo_until}" if request.today <= one.undo_until else "已过撤销期限"


def get_merge(request: DeskRequest, pk: int) -> Merge:
    return get_object_or_404(merges_of(request.user, on=request.today), pk=pk)


@desk(Permission.MEMBERS_MERGE)
def merged(request: DeskRequest, pk: int) -> HttpResponse:
    return _result(request, get_merge(request, pk))


def _result(request: DeskRequest, found: Merge, refusal: str = "") -> HttpResponse:
    counts: dict[tuple[str, bool], int] = {}
    for table, stays in found.moved.values_list("table", "stays"):
        key = (room_of(table), stays)
        counts[key] = counts.get(key, 0) + 1
    context = {
        "found": found, "moved": [(name, n) for (name, stays), n in counts.items() if not stays], "refusal": refusal,
        "stays": [(name, n) for (name, stays), n in counts.items() if stays], "state": _state(found, request),
        "folded": folded_in(found), "may_undo": held_by(request.user, found, on=request.today),
    }  # fmt: skip
    return render(request, "joining/members/merged.html", context, status=422 if refusal else 200)


@desk(Permission.MEMBERS_MERGE)
@require_POST
def part(request: DeskRequest, pk: int) -> HttpResponse:
    found = get_merge(request, pk)
    try:
        services.part_members(found, by=request.user, at=timezone.now())
    except Refused as refusal:
        return _result(request, found, str(refusal))
    messages.success(request, "合并已撤销，两人的记录都恢复了。")
    return redirect("joining:merged", pk)
