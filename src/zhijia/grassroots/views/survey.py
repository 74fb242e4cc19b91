"""The year's 《基层工会调查表》: the district by town, one union's form, and what to take away."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
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
from zhijia.web.checks import Check
from zhijia.web.exports import Page, sheets_response
from zhijia.web.tables import Column, Row

from .. import services
from ..checking.survey import ITEMS
from ..forms.survey import SurveyForm
from ..queries.survey import Sheet, last_day, rolled, sheets, surveyed, town_names

PAGE, YEARS = 50, 6
SHOWN = ("Z101", "Z111", "Z112", "Z113", "Z114", "Z121", "Z131")
HEAD = ("职工", "会员", "女会员", "农民工会员", "派遣工会员", "覆盖单位", "工会干部")
TOWNS = (Column("镇街"), Column("基层工会", numeric=True), *(Column(label, numeric=True) for label in HEAD), Column("待填格", numeric=True), Column("未通过检查", numeric=True))  # fmt: skip
UNIONS = (Column("工会"), Column("组织类型"), *TOWNS[2:])
WHOLE = (
    Column("项目"),
    Column("编号"),
    Column("合计", numeric=True),
    Column("单位"),
    Column("已有数的工会", numeric=True),
)
CELLS = (Column("项目"), Column("编号"), Column("数值"), Column("来源"))
OWN = "区本级"


@desk(Permission.MEMBERS_VIEW)
def index(request: DeskRequest) -> HttpResponseBase:
    """This year's."""
    return year(request, request.today.year)


@desk(Permission.MEMBERS_VIEW)
def year(request: DeskRequest, year: int) -> HttpResponseBase:
    """Every grassroots union within reach, rolled up by town; a town opens its unions, a failure its union."""
    told = _sheets(request, year)
    if request.GET.get("export"):
        return _export(year, told)
    names = town_names(told)
    chosen = request.GET.get("town", "")
    those = [one for one in told if str(one.town or "") == chosen] if "town" in request.GET else told
    failed = [(one, failure) for one in those for failure in one.failures]
    page = Paginator(those if "town" in request.GET else [], PAGE).get_page(request.GET.get("page"))
    context = {
        "year": year, "on": last_day(year, today=request.today), "count": len(told), "years": _years(request, year),
        "town": names.get(int(chosen), "") if chosen.isdecimal() else (OWN if "town" in request.GET else ""),
        "town_columns": TOWNS, "towns": _towns(year, told, names), "union_columns": UNIONS, "page": page,
        "unions": [_union(year, one) for one in page], "item_columns": WHOLE, "items": _items(those),
        "failed": len(failed), "checks": [_check(year, one, failure.says) for one, failure in failed[:PAGE]],
    }  # fmt: skip
    return render(request, "grassroots/survey/year.html", context)


def _years(request: DeskRequest, year: int) -> list[tuple[str, str, bool]]:
    """The last few years; an earlier one can still be asked for by its address."""
    told = range(request.today.year, request.today.year - YEARS, -1)
    return [(reverse("grassroots:survey_year", args=[one]), f"{one} 年", one == year) for one in told]


def _sheets(request: DeskRequest, year: int, unit: Unit | None = None) -> list[Sheet]:
    if not 2000 <= year <= request.today.year:  # noqa: PLR2004
        raise Http404
    on = last_day(year, today=request.today)
    units = surveyed(request.user, on=on, today=request.today)
    return sheets(units.filter(pk=unit.pk) if unit else units, year=year, on=on)


def _or_dash(value: int | None) -> int | str:
    return "—" if value is None else value


def _numbers(those: Iterable[Sheet]) -> list[Any]:
    """The cells a list shows, how many are open and how many checks fail."""
    found = list(those)
    whole = rolled(found)
    return [
        *(whole[code][0] for code in SHOWN),
        sum(one.open for one in found),
        sum(len(one.failures) for one in found),
    ]


def _towns(year: int, told: Sequence[Sheet], names: dict[int, str]) -> list[Row]:
    address = reverse("grassroots:survey_year", args=[year])
    counted = Counter(one.town for one in told)
    keys = [*names, *([None] if counted[None] else [])]
    rows = [
        Row([names.get(key or 0, OWN), counted[key], *_numbers(one for one in told if one.town == key)], href=f"{address}?town={key or ''}")
        for key in keys
    ]  # fmt: skip
    return [*rows, Row(["合计", len(told), *_numbers(told)])] if told else []


def _union(year: int, one: Sheet) -> Row:
    href = reverse("grassroots:survey_unit", args=[year, one.unit.pk])
    return Row([one.name, one.unit.get_kind_display(), *_numbers([one])], href=href)


def _items(those: Sequence[Sheet]) -> list[Row]:
    whole = rolled(those)
    return [Row([item.label, item.code, _or_dash(whole[item.code][0]), "个" if item.flag else item.unit, whole[item.code][1]], group=item.section) for item in ITEMS]  # fmt: skip


def _check(year: int, one: Sheet, says: str) -> Check:
    return Check(
        "bad",
        one.name,
        note=says,
        aside="打开",
        href=reverse("grassroots:survey_unit", args=[year, one.unit.pk]),
    )


@desk(Permission.MEMBERS_VIEW)
def unit(request: DeskRequest, year: int, pk: int) -> HttpResponse:
    """One union's form: what records fill is shown, what nobody has told is asked."""
    found = get_object_or_404(units_for(request.user, Permission.MEMBERS_VIEW, on=request.today), pk=pk)
    told = _sheets(request, year, found)
    if not told:
        raise Http404
    may = units_for(request.user, Permission.UNIONS_APPLY, on=request.today).filter(pk=pk).exists()
    if request.method == "POST" and not may:
        raise Http404
    form = SurveyForm(request.POST or None, cells=told[0].cells)
    if request.method == "POST" and form.is_valid() and _answer(request, found, year, form):
        return redirect("grassroots:survey_unit", year, pk)
    failed = told[0].failures
    context = {
        "year": year, "sheet": told[0], "columns": CELLS, "rows": _cells(told[0]), "form": form, "may": may,
        "checks": [Check("bad", failure.says, aside="未通过") for failure in failed],
    }  # fmt: skip
    return render(request, "grassroots/survey/unit.html", context, status=422 if form.errors else 200)


def _cells(one: Sheet) -> list[Row]:
    return [
        Row([item.label, item.code, item.told(one.cells[item.code]), "填报" if item.asked else "记录"], group=item.section)
        for item in ITEMS
    ]  # fmt: skip


def _answer(request: DeskRequest, found: Unit, year: int, form: SurveyForm) -> bool:
    try:
        changed = services.answer_survey(found, year=year, told=form.told, by=request.user, at=timezone.now())
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return False
    messages.success(request, f"已保存，改动 {changed} 格" if changed else "没有改动")
    return True


def _export(year: int, told: Sequence[Sheet]) -> HttpResponseBase:
    """The forms of all unions, one a line, and beside them what the cross-checks found."""
    names = town_names(told)
    head = [
        "镇街",
        "901 统计代码",
        "902 工会名称",
        "903 行政区划代码",
        "904 组织类型",
        *(f"{i.code} {i.label}" for i in ITEMS),
    ]
    lines = [
        [names.get(one.town or 0, OWN), "", one.name, one.code, one.cells["904"], *(one.cells[item.code] for item in ITEMS)]
        for one in told
    ]  # fmt: skip
    checked = [
        [names.get(one.town or 0, OWN), one.name, "、".join(failure.cells), failure.says]
        for one in told
        for failure in one.failures
    ]
    pages: list[Page] = [
        ("调查表", head, lines),
        ("逻辑检查", ["镇街", "工会名称", "涉及项目", "问题"], checked),
    ]
    return sheets_response(f"{year}年基层工会调查表", pages)
