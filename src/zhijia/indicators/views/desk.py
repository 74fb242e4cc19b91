"""The desk's figures: a board, and the rows behind each number."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse

from zhijia.access.doors import desk
from zhijia.access.middleware import DeskRequest
from zhijia.access.queries import get_unit, home_unit
from zhijia.access.terms import Permission
from zhijia.orgs.models import Unit
from zhijia.sheets.columns import Money, Whole
from zhijia.sheets.queries import cells, towns_seen
from zhijia.sheets.registers import Register, for_model
from zhijia.sheets.registers import every as registers
from zhijia.web.exports import workbook_response
from zhijia.web.tables import Column, Row

from ..indicator import Indicator, every, tile, told
from ..listing import Listing
from ..queries import address, part_address, part_asked, scope_from, seen_rows, switch
from ..scope import Scope
from .public import get_indicator

PAGE = 50
BOARD = 60


def get_desk_scope(request: DeskRequest) -> Scope:
    """The unit asked for, if it is within reach; else where the desk stands."""
    code = request.GET.get("unit", "")
    unit: Unit | None = (
        get_unit(request.user, Permission.REGISTERS_VIEW, code, on=request.today)
        if code
        else home_unit(request.user, on=request.today)
    )
    assert unit is not None  # noqa: S101  (the door let nobody in without a post)
    return scope_from(request.GET.dict(), unit, on=request.today)


@desk(Permission.REGISTERS_VIEW)
def board(request: DeskRequest) -> HttpResponse:
    scope = get_desk_scope(request)
    rooms: dict[str, list[dict[str, Any]]] = {}
    groups = {register.code.split(".")[0]: register.group for register in registers()}
    for indicator in every():
        value, unit = tile(indicator, indicator.value(scope))
        told_so = {
            "label": indicator.name, "value": value, "unit": unit, "note": indicator.nature.label,
            "href": f"{reverse('indicators:rows', args=[indicator.code])}?{address(scope)}",
        }  # fmt: skip
        rooms.setdefault(indicator.group or groups.get(indicator.code.split(".")[0], "其他"), []).append(
            told_so
        )
    context = {
        "rooms": rooms,
        "scope": scope,
        "units": _units(request),
        "switch": switch(scope, on=request.today),
    }
    return render(request, "indicators/board.html", context)


def _units(request: DeskRequest) -> list[Unit]:
    """Where this desk may look: its own unit and the towns within reach."""
    home = home_unit(request.user, on=request.today)
    towns = list(towns_seen(request.user, on=request.today))
    return [home, *(town for town in towns if town != home)] if home else towns


@desk(Permission.REGISTERS_VIEW)
def rows(request: DeskRequest, code: str) -> HttpResponseBase:
    """Exactly the rows that were counted, as far as this account may look; the rest is said as a number."""
    whole, scope = get_indicator(code), get_desk_scope(request)
    indicator = part_asked(whole, request.GET.dict())
    seen = seen_rows(indicator, scope, request.user, on=request.today).order_by(f"-{indicator.when}", "-pk")
    shown = Shown(indicator.listing, for_model(seen.model))
    if request.GET.get("export") and shown.exports:
        return _export(indicator, shown, seen)
    asked = address(scope) + (f"&{part_address(*indicator.part)}" if indicator.part else "")
    page = Paginator(seen, PAGE).get_page(request.GET.get("page"))
    context = {
        "indicator": indicator, "scope": scope, "page": page, "value": told(indicator, indicator.value(scope)),
        "hidden": indicator.rows(scope).count() - page.paginator.count, "asked": asked,
        "switch": switch(scope, on=request.today), "exports": shown.exports, "whole": f"?{address(scope)}" if indicator.part else "",
        "columns": shown.columns, "rows": list(shown.rows(page.object_list)), "figures": _figures(indicator, scope),
        "towns": [
            (label, told(indicator, value), f"?{address(scope.part(town))}{asked.removeprefix(address(scope))}")
            for label, town, value in _towns(indicator, scope)
        ],
        "splits": [
            (split, [(cell.label, told(indicator, cell.n), f"?{address(scope)}&{part_address(split, cell.value)}") for cell in cells])
            for split, cells in indicator.by_split(scope)
        ],
    }  # fmt: skip
    name = "indicators/drawer.html" if request.headers.get("HX-Request") else "indicators/rows.html"
    return render(request, name, context)


def _towns(indicator: Indicator, scope: Scope) -> list[tuple[str, Unit | None, int]]:
    return [] if scope.town or scope.own else indicator.by_town(scope)


def _figures(indicator: Indicator, scope: Scope) -> list[tuple[str, int | float, str, str]]:
    """Of a share the two figures it is made of, each opening its own rows."""
    share = indicator.share
    return [
        (one.name, told(one, one.value(scope)), one.unit, f"{reverse('indicators:rows', args=[one.code])}?{address(scope)}")
        for one in ((share.of, share.over) if share else ())
    ]  # fmt: skip


@dataclass(frozen=True)
class Shown:
    """How the rows of one table are listed: as its register does, else as the indicator's own listing."""

    listing: Listing | None
    register: Register | None

    @property
    def exports(self) -> bool:
        return self.register is not None or self.listing is None or self.listing.exports

    @property
    def columns(self) -> list[Column]:
        known = self.register.listed if self.register else self.listing.columns if self.listing else ()
        told_so = [Column(c.label, numeric=isinstance(c.kind, Money | Whole)) for c in known]
        return told_so or [Column("记录")]

    def rows(self, found: Any) -> Iterator[Row]:
        if self.register:
            for pk, cells_shown in cells(self.register.listed, found):
                yield Row(cells_shown, href=reverse("sheets:row", args=[self.register.code, pk]))
        elif self.listing:
            for href, cells_shown in self.listing.lines(found):
                yield Row(cells_shown, href=href)
        else:
            yield from (Row([str(one)]) for one in found)


def _export(indicator: Indicator, shown: Shown, seen: QuerySet[Any]) -> HttpResponseBase:
    columns = shown.register.columns if shown.register else ()
    header = [column.label for column in columns or shown.columns]
    lines = (
        (told_so for _, told_so in cells(columns, seen))
        if columns
        else (row.cells for row in shown.rows(seen))
    )
    return workbook_response(f"{indicator.name}明细", indicator.name, header, lines)
