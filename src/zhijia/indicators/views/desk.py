"""The desk's figures: a board, and the rows behind each number."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse

from zhijia.access.doors import desk
from zhijia.access.middleware import DeskRequest
from zhijia.access.queries import get_unit, home_unit
from zhijia.access.terms import Permission
from zhijia.orgs.models import Unit
from zhijia.sheets.columns import Column as SheetColumn
from zhijia.sheets.columns import Money, Whole
from zhijia.sheets.queries import cells, towns_seen
from zhijia.sheets.registers import Register, for_model
from zhijia.sheets.registers import every as registers
from zhijia.web.exports import workbook_response
from zhijia.web.tables import Column, Row

from ..indicator import Indicator, every, tile, told
from ..queries import address, scope_from, seen_rows
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
        rooms.setdefault(groups.get(indicator.code.split(".")[0], "其他"), []).append(told_so)
    return render(
        request, "indicators/board.html", {"rooms": rooms, "scope": scope, "units": _units(request)}
    )


def _units(request: DeskRequest) -> list[Unit]:
    """Where this desk may look: its own unit and the towns within reach."""
    home = home_unit(request.user, on=request.today)
    towns = list(towns_seen(request.user, on=request.today))
    return [home, *(town for town in towns if town != home)] if home else towns


@desk(Permission.REGISTERS_VIEW)
def rows(request: DeskRequest, code: str) -> HttpResponseBase:
    """Exactly the rows that were counted, as far as this account may look; the rest is said as a number."""
    indicator, scope = get_indicator(code), get_desk_scope(request)
    seen = seen_rows(indicator, scope, request.user, on=request.today).order_by(f"-{indicator.when}", "-pk")
    register = for_model(seen.model)
    if request.GET.get("export"):
        return _export(indicator, register, seen)
    page = Paginator(seen, PAGE).get_page(request.GET.get("page"))
    context = {
        "indicator": indicator, "scope": scope, "page": page, "value": told(indicator, indicator.value(scope)),
        "hidden": indicator.rows(scope).count() - page.paginator.count, "asked": address(scope),
        "columns": _columns(register), "rows": list(_rows(register, page.object_list)),
        "towns": [(label, told(indicator, value), f"?{address(scope.part(town))}") for label, town, value in _towns(indicator, scope)],
    }  # fmt: skip
    name = "indicators/drawer.html" if request.headers.get("HX-Request") else "indicators/rows.html"
    return render(request, name, context)


def _towns(indicator: Indicator, scope: Scope) -> list[tuple[str, Unit | None, int]]:
    return [] if scope.town or scope.own else indicator.by_town(scope)


def _columns(register: Register | None) -> list[Column]:
    if register is None:
        return [Column("记录")]
    return [Column(c.label, numeric=isinstance(c.kind, Money | Whole)) for c in register.listed]


def _rows(register: Register | None, found: Any) -> Any:
    if register is None:
        return (Row([str(one)]) for one in found)
    return (
        Row(shown, href=reverse("sheets:row", args=[register.code, pk]))
        for pk, shown in cells(register.listed, found)
    )


def _export(indicator: Indicator, register: Register | None, seen: Any) -> HttpResponseBase:
    columns: tuple[SheetColumn, ...] = register.columns if register else ()
    header = [column.label for column in columns] or ["记录"]
    lines = (shown for _, shown in cells(columns, seen)) if register else ([str(one)] for one in seen)
    return workbook_response(f"{indicator.name}明细", indicator.name, header, lines)
