"""The desk's front page: what waits, the main figures, and how two of them run."""

from datetime import date
from typing import Any

from django.db.models import F
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from zhijia.access.doors import desk
from zhijia.access.middleware import DeskRequest
from zhijia.access.queries import home_unit
from zhijia.access.terms import Permission
from zhijia.base.errors import Refused
from zhijia.indicators.indicator import Indicator, charted, find, tile, told
from zhijia.indicators.queries import address, scope_from
from zhijia.indicators.scope import Scope
from zhijia.matters.models import Matter
from zhijia.orgs.models import Unit
from zhijia.sheets.models import Intake
from zhijia.sheets.terms import State
from zhijia.web import reminders
from zhijia.web.charts import Point, bars, figure, rows, table

from ..models import Report

MAIN = ("members.count", "skills.contests_held", "aid.paid", "aid.workers_helped", "cards.cards_made")
RECENT = 8


@desk()
def home(request: DeskRequest) -> HttpResponse:
    """Whoever has no post sees why the desk is empty, not an empty desk."""
    unit = home_unit(request.user, on=request.today)
    if unit is None or not request.may(Permission.REGISTERS_VIEW):
        return render(request, "reports/home_empty.html")
    scope = _scope(unit, on=request.today)
    todo = Matter.objects.at_desk_of(request.user, on=request.today)
    intakes = Intake.objects.visible_to(request.user, on=request.today).select_related("file", "by")
    context = {
        "scope": scope,
        "todo": todo.select_related("applicant").order_by(F("due_on").asc(nulls_last=True), "pk")[:RECENT],
        "todo_count": todo.count(),
        "waiting": intakes.filter(state__in=[State.READY, State.READING])[:RECENT],
        "recent": intakes.filter(state=State.COMMITTED)[:RECENT],
        "reports": Report.objects.visible_to(request.user, on=request.today).select_related("unit")[:RECENT],
        "kpis": [_tile(indicator, scope) for indicator in _known(MAIN)],
        "reminders": reminders.told(request),
        "charts": [_years(indicator, scope) for indicator in _known(("aid.paid",))]
        + [_towns(indicator, scope) for indicator in _known(("skills.contests_held",)) if scope.towns()],
        "can_import": request.may(Permission.REGISTERS_IMPORT),
        "can_write": request.may(Permission.REPORTS_WRITE),
    }
    return render(request, "reports/home.html", context)


def _scope(unit: Unit, *, on: date) -> Scope:
    """The usual period on the map of each day; a union that began after it has its figures on today's map, or none at all."""
    scope = scope_from({}, unit, on=on)
    return scope.redrawn(on) if unit.opened_on > scope.day else scope


def _known(codes: tuple[str, ...]) -> list[Indicator]:
    """Indicators whose rooms are installed."""
    found = []
    for code in codes:
        try:
            found.append(find(code))
        except Refused:
            continue
    return found


def _href(indicator: Indicator, scope: Scope) -> str:
    return f"{reverse('indicators:rows', args=[indicator.code])}?{address(scope)}"


def _tile(indicator: Indicator, scope: Scope) -> dict[str, Any]:
    value, unit = tile(indicator, indicator.value(scope))
    href = _href(indicator, scope)
    return {
        "label": indicator.name,
        "value": value,
        "unit": unit,
        "href": href,
        "note": indicator.nature.label,
    }


def _years(indicator: Indicator, scope: Scope) -> dict[str, Any]:
    unit = charted(indicator, 0)[1]
    points = [
        Point(
            str(year),
            (charted(indicator, told(indicator, value))[0],),
            _href(indicator, scope.within(period)),
        )
        for year, period, value in indicator.by_year(scope)
    ]
    title = f"各年{indicator.name}（{unit}）"
    drawn = bars(points, title=title, unit=unit)
    return {"title": title, "chart": figure(drawn, table(points, title=title, unit=unit))}


def _towns(indicator: Indicator, scope: Scope) -> dict[str, Any]:
    unit = charted(indicator, 0)[1]
    points = [
        Point(label, (charted(indicator, told(indicator, value))[0],), _href(indicator, scope.part(town)))
        for label, town, value in indicator.by_town(scope)
    ]
    title = f"各镇街{indicator.name}（{unit}）"
    points.sort(key=lambda point: -point.total)
    return {"title": title, "chart": figure(rows(points, title=title, unit=unit))}
