"""Terms of the whole district: by town and state, as a list, and one union with what comes next."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.contrib import messages
from django.db.models import Count, Q, QuerySet
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from zhijia.access.doors import desk
from zhijia.access.middleware import DeskRequest
from zhijia.access.queries import units_for
from zhijia.access.terms import Permission
from zhijia.base.errors import Refused
from zhijia.orgs.models import Unit
from zhijia.orgs.queries import towns_of
from zhijia.web.exports import workbook_response
from zhijia.web.reminders import Reminder
from zhijia.web.tables import Column, Row

from ..forms.elections import DelayForm
from ..models import Delay, Seat
from ..queries.terms import (
    TABLED,
    by_town,
    chairs,
    clocks,
    elections_of,
    in_town,
    labels,
    listed,
    running,
    stage_of,
    strayed,
    terms_of,
    whereabouts,
)
from ..services import delays
from ..terms import TermState
from .reader import Reader

LIST = (
    Column("工会"), Column("镇街"), Column("届次"), Column("起始日"), Column("届满日"), Column("批准延期至"), Column("状态"), Column("主席"),
)  # fmt: skip
TONES = {TermState.OVERDUE: "bad", TermState.NEAR: "warn"}
UNTOWNED = "0"


class Asked:
    """The question of the address: a town, a state, some words."""

    def __init__(self, reader: Reader) -> None:
        asked = reader.request.GET
        self.reader, self.words = reader, asked.get("q", "").strip()[:40]
        self.state = asked.get("state", "") if asked.get("state", "") in TermState.values else ""
        towns = {str(town.pk): town for top in reader.tops() for town in towns_of(top, on=reader.on)}
        self.towns, self.town = towns, towns.get(asked.get("town", ""))
        self.untowned = asked.get("town", "") == UNTOWNED and bool(towns)
        self.rows = clocks(reader.units(), on=reader.on)

    def here(self) -> QuerySet[Any]:
        """Without the state, so that the states can be counted."""
        rows, on = self.rows, self.reader.on
        if self.town:
            rows = in_town(rows, self.town, on=on)
        if self.untowned:
            for town in self.towns.values():
                rows = rows.exclude(pk__in=in_town(self.rows, town, on=on).values("pk"))
        if self.words:
            rows = rows.filter(Q(name__icontains=self.words) | Q(short__icontains=self.words))
        return rows

    def found(self) -> QuerySet[Any]:
        rows = self.here()
        return listed(rows.filter(stage=self.state) if self.state else rows)

    def lines(self, units: Sequence[Any], names: dict[str, str]) -> list[list[object]]:
        held = chairs([one.term for one in units], on=self.reader.on)
        towns = {town.pk: town.short or town.name for town in self.towns.values()}
        return [
            [
                one.name, next((towns[pk] for pk in map(int, one.path.strip("/").split("/")) if pk in towns), "—"),
                f"第{one.number}届" if one.number else "—", one.since or "—", one.due_on or "—", one.delayed_to or "—",
                names[one.stage], held.get(one.term, "—"),
            ]
            for one in units
        ]  # fmt: skip


@desk(Permission.REGISTERS_VIEW)
def index(request: DeskRequest) -> HttpResponse:
    reader = Reader(request)
    asked, names = Asked(reader), labels(on=reader.on)
    page = reader.page(asked.found())
    units = list(page)
    counts = by_town(asked.rows, reader.tops(), on=reader.on)
    chosen = asked.town.short if asked.town else "区本级" if asked.untowned else ""
    filters = [
        ("town", "镇街", chosen),
        ("state", "状态", names.get(asked.state, "")),
        ("q", "含有", asked.words),
    ]
    told = {
        "page": page, "columns": LIST, "strayed": strayed(reader.units(), on=reader.on).count(), "words": asked.words, "filters": [one for one in filters if one[2]],
        "states": [(str(state), names[state]) for state in TABLED],
        "towns": [_town_line(line) for line in counts],
        "rows": [
            Row(cells, href=reverse("grassroots:term", args=[one.pk]), tone=TONES.get(one.stage, ""))
            for one, cells in zip(units, asked.lines(units, names), strict=True)
        ],
    }  # fmt: skip
    return reader.answer("grassroots/terms/index.html", told)


def reminders(request: DeskRequest) -> Iterator[Reminder]:
    """For the desk's front page: terms that run out or ran out, and who sits and is a member no more."""
    reader, address = Reader(request), reverse("grassroots:terms")
    rows = clocks(reader.units(), on=reader.on).order_by().values_list("stage").annotate(Count("pk"))
    counts, names = dict(rows), labels(on=reader.on)
    for state in (TermState.OVERDUE, TermState.NEAR, TermState.SOON):
        tone = TONES.get(state, "")
        label = names[state] if state == TermState.OVERDUE else f"换届{names[state]}"
        yield Reminder(label, counts.get(state, 0), "个工会", f"{address}?state={state}", tone)
    gone = strayed(reader.units(), on=reader.on).count()
    yield Reminder("任职人员会籍已不在本工会", gone, "人", reverse("grassroots:strayed"), "warn")


def _town_line(line: Any) -> dict[str, Any]:
    town = str(line.town.pk) if line.town else UNTOWNED
    cells = [(str(state), line.counts[state]) for state in TABLED]
    return {"name": line.name, "town": town, "cells": cells, "total": sum(n for _, n in cells)}


@desk(Permission.REGISTERS_VIEW)
def export(request: DeskRequest) -> HttpResponseBase:
    """The same list as the page shows, all of it."""
    reader = Reader(request)
    asked, names = Asked(reader), labels(on=reader.on)
    header = [column.label for column in LIST]
    rows = asked.lines(list(asked.found()), names)
    return workbook_response(f"工会届次-{reader.on}", "工会届次", header, rows)


@desk(Permission.REGISTERS_VIEW)
def union(request: DeskRequest, pk: int) -> HttpResponse:
    """One union: the term that runs, those before, and what it may do now."""
    reader = Reader(request)
    found = reader.get(pk)
    now, elections = running(found), elections_of(found)
    told = {
        "unit": found, "now": now, "stage": labels(on=reader.on)[stage_of(now, on=reader.on)] if now else "",
        "tone": TONES.get(stage_of(now, on=reader.on), "ok") if now else "warn",
        "terms": terms_of(found), "elections": elections, "strayed": _strayed(reader, found),
        "open": next((one for one in elections if one.stands), None),
        "delay": Delay.objects.filter(term=now, stands=True).select_related("matter").first() if now else None,
        "mine": reader.authority.may(Permission.UNIONS_APPLY, found) is not None and not found.closed_on,
    }  # fmt: skip
    return reader.answer("grassroots/terms/union.html", told)


def _strayed(reader: Reader, unit: Unit) -> list[tuple[Seat, str]]:
    seats = list(strayed(Unit.objects.filter(pk=unit.pk), on=reader.on))
    where = whereabouts(seats, on=reader.on)
    return [(one, where[one.person_id]) for one in seats]


def own_unit(request: DeskRequest, pk: int) -> Unit:
    """A union for which this officer may ask, or the same 404."""
    reach = units_for(request.user, Permission.UNIONS_APPLY, on=request.today)
    return get_object_or_404(reach.filter(closed_on=None), pk=pk)


@desk(Permission.UNIONS_APPLY)
def delay(request: DeskRequest, pk: int) -> HttpResponse:
    unit = own_unit(request, pk)
    term = running(unit)
    if term is None:
        raise Http404
    form = DelayForm(request.POST or None)
    if form.is_valid():
        try:
            made = delays.ask_delay(term, **form.cleaned_data, by=request.user, at=timezone.now())
        except Refused as refusal:
            form.add_error("to", str(refusal))
        else:
            messages.success(request, f"延期申请已提交，编号 {made.matter.number}。")
            return redirect("grassroots:term", pk)
    told = {"unit": unit, "term": term, "form": form, "latest": delays.latest(term, on=request.today)}
    return render(request, "grassroots/terms/delay.html", told, status=422 if form.errors else 200)
