"""Open figures: what is counted, how, since when, town by town, and to take away."""

from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from zhijia.base.errors import Refused
from zhijia.orgs.queries import unit_by_code
from zhijia.web.charts import Point, bars, figure, rows, table
from zhijia.web.exports import csv_response

from ..indicator import Indicator, charted, every, find
from ..queries import (
    Cell,
    address,
    public_cell,
    public_splits,
    public_towns,
    public_years,
    scope_from,
    switch,
    usual_unit,
)
from ..scope import Scope


def get_indicator(code: str) -> Indicator:
    try:
        return find(code)
    except Refused:
        raise Http404 from None


def get_scope(request: HttpRequest) -> Scope:
    """The federation itself, or with ?unit= one of the unions under it; any other is not found."""
    usual = usual_unit()
    asked = request.GET.get("unit", "")
    unit = unit_by_code(asked) if asked else usual
    if usual is None or unit is None or not unit.path.startswith(usual.path):
        raise Http404
    return scope_from(request.GET.dict(), unit, on=timezone.localdate())


def catalogue(request: HttpRequest) -> HttpResponse:
    """Every figure with its definition; the numbers are on their own pages."""
    rooms: dict[str, list[Indicator]] = {}
    for indicator in every():
        rooms.setdefault(indicator.code.split(".")[0], []).append(indicator)
    return render(request, "indicators/catalogue.html", {"rooms": rooms.values()})


def figure_page(request: HttpRequest, code: str) -> HttpResponse:
    indicator, scope = get_indicator(code), get_scope(request)
    today = timezone.localdate()
    whole = public_cell(indicator, "", indicator.value(scope), on=today)
    years, towns = public_years(indicator, scope, on=today), public_towns(indicator, scope, on=today)
    splits = public_splits(indicator, scope, on=today)
    context = {
        "indicator": indicator, "scope": scope, "value": whole.value, "asked": address(scope),
        "years": _chart(indicator, years, "各年", upright=True), "towns": _chart(indicator, towns, "各镇街", upright=False),
        "switch": switch(scope, on=today),
        "splits": splits, "figures": _figures(indicator, scope, on=today),
        "withheld": any(cell.value is None for cell in [whole, *years, *towns, *(c for one in splits for c in one.cells)]),
    }  # fmt: skip
    return render(request, "indicators/figure.html", context)


def _figures(indicator: Indicator, scope: Scope, *, on: date) -> list[tuple[Indicator, Cell, str]]:
    """Of a share the two figures it is made of, each with its own page."""
    share = indicator.share
    return [
        (one, public_cell(one, one.name, one.value(scope), on=on), f"{reverse('indicators:figure', args=[one.code])}?{address(scope)}")
        for one in ((share.of, share.over) if share else ())
    ]  # fmt: skip


def _chart(indicator: Indicator, cells: list[Cell], what: str, *, upright: bool) -> str:
    unit = charted(indicator, 0)[1]
    points = [Point(_label(cell), (charted(indicator, cell.value or 0)[0],)) for cell in cells]
    if not points:
        return ""
    title = f"{what}{indicator.name}（{unit}）"
    if upright:
        return figure(bars(points, title=title, unit=unit), table(points, title=title, unit=unit), title)
    return figure(rows(points, title=title, unit=unit), "", title)


def _label(cell: Cell) -> str:
    """A withheld cell must not read as a nought."""
    return cell.label if cell.value is not None else f"{cell.label}（不公开）"


def figure_json(request: HttpRequest, code: str) -> HttpResponse:
    indicator, scope = get_indicator(code), get_scope(request)
    today = timezone.localdate()
    said: dict[str, Any] = {
        "code": indicator.code, "name": indicator.name, "unit": indicator.unit, "definition": indicator.definition,
        "nature": indicator.nature.value, "federation": scope.unit.name, "from": scope.period.since, "to": scope.period.until,
        "as_of": scope.day, "map": scope.drawn, "value": public_cell(indicator, "", indicator.value(scope), on=today).value,
        "by_year": [{"year": int(c.label), "value": c.value} for c in public_years(indicator, scope, on=today)],
        "by_town": [{"town": c.label, "code": c.town, "value": c.value} for c in public_towns(indicator, scope, on=today)],
        "by_split": [
            {"split": one.label, "parts": [{"part": c.label, "value": c.value} for c in one.cells]}
            for one in public_splits(indicator, scope, on=today)
        ],
        "footnote": indicator.footnote, "page": reverse("indicators:figure", args=[code]),
    }  # fmt: skip
    return JsonResponse(said, json_dumps_params={"ensure_ascii": False})


def figure_csv(request: HttpRequest, code: str) -> HttpResponseBase:
    """One fact a row: year and town, whole numbers, ISO dates."""
    indicator, scope = get_indicator(code), get_scope(request)
    today = timezone.localdate()
    whole = public_cell(indicator, "合计", indicator.value(scope), on=today)
    lines: list[list[Any]] = [
        ["合计", "", whole.value, indicator.unit, scope.period.since, scope.period.until, scope.drawn]
    ]
    lines += [
        ["年度", c.label, c.value, indicator.unit, c.since, c.until, scope.drawn]
        for c in public_years(indicator, scope, on=today)
    ]
    lines += [
        ["镇街", c.label, c.value, indicator.unit, scope.period.since, scope.period.until, scope.drawn]
        for c in public_towns(indicator, scope, on=today)
    ]
    lines += [
        [one.label, c.label, c.value, indicator.unit, scope.period.since, scope.period.until, scope.drawn]
        for one in public_splits(indicator, scope, on=today)
        for c in one.cells
    ]
    return csv_response(indicator.name, ["分组", "名称", "数值", "单位", "起日", "止日", "区划"], lines)
