"""Rows of rolls that wait for a person: the queue, and one with both sides beside each other."""

from collections.abc import Iterator
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from zhijia.access.doors import desk
from zhijia.access.middleware import DeskRequest
from zhijia.access.terms import Permission
from zhijia.base.errors import Refused
from zhijia.web.reminders import Reminder
from zhijia.web.tables import Column, Row

from ..forms.doubts import DoubtForm
from ..models import Doubt
from ..queries.doubts import Filters, counts, doubts, get_doubt, head, look_at, next_after, sides
from ..services.doubts import decide
from ..terms import DoubtState

PAGE = 50
HEADS = ("姓名", "证件号码", "疑点", "名册所在工会", "来源文件", "结果")


@desk(Permission.REGISTERS_IMPORT)
def index(request: DeskRequest) -> HttpResponse:
    filters = Filters.of(request.GET.dict())
    found = doubts(request.user, filters, on=request.today)
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "columns": [Column(label) for label in HEADS],
        "rows": [_row(one) for one in page],
        "kinds": counts(request.user, filters, on=request.today),
        "chosen": _chosen(filters, list(page)),
        "settled": filters.settled,
    }
    return render(request, "joining/doubts/index.html", context)


def reminders(request: DeskRequest) -> Iterator[Reminder]:
    """For the desk's front page."""
    if request.may(Permission.REGISTERS_IMPORT):
        waiting = doubts(request.user, Filters.of({}), on=request.today).count()
        yield Reminder("名册疑点等人核对", waiting, "行", reverse("joining:doubts"), "warn")


def _row(one: Doubt) -> Row:
    name, number = head(one)
    result = one.get_state_display()
    where = f"{one.intake.file.name} 第 {one.line} 行"
    cells = [name, number, one.get_kind_display(), str(one.unit), where, result]
    return Row(cells, href=reverse("joining:doubt", args=[one.pk]))


def _chosen(filters: Filters, shown: list[Doubt]) -> list[tuple[str, str, str]]:
    first = shown[0] if shown else None
    told = [("intake", "文件", first.intake.file.name if first else "这份文件")] if filters.intake else []
    return told + ([("unit", "工会", str(first.unit) if first else "这个工会")] if filters.unit else [])


@desk(Permission.REGISTERS_IMPORT)
def doubt(request: DeskRequest, pk: int) -> HttpResponse:
    found = get_doubt(request.user, pk, on=request.today)
    row = look_at(found, by=request.user, at=timezone.now())
    beside = sides(found, row)
    day = row.told["changed_on"] if row.told["change"] else None
    form = DoubtForm(request.POST or None, kind=found.kind, sides=beside, day=day)
    if form.is_valid():
        try:
            return _decided(request, found, form)
        except Refused as refusal:
            form.add_error(None, str(refusal))
    context = {
        "doubt": found,
        "name": head(found)[0],
        "sides": beside,
        "form": form,
        "note": _note(form),
        "wrong": row.wrong,
    }
    return render(request, "joining/doubts/doubt.html", context, status=422 if form.errors else 200)


def _note(form: DoubtForm) -> str:
    """What is wrong, beside the button."""
    return "；".join(str(error) for errors in form.errors.values() for error in errors)


def _decided(request: DeskRequest, found: Doubt, form: DoubtForm) -> HttpResponse:
    """One answer, and on to the next of the same file."""
    told: dict[str, Any] = {"on": form.cleaned_data.get("on"), "words": form.cleaned_data["words"]}
    how = DoubtState(form.cleaned_data["how"])
    decide(found, how, same_as=form.same_person(), by=request.user, at=timezone.now(), **told)
    messages.success(request, f"第 {found.line} 行：{how.label}。")
    onward = next_after(request.user, found, on=request.today)
    return redirect("joining:doubt", onward.pk) if onward else redirect("joining:doubts")
