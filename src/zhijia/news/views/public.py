"""The portal's front page, its search, the investor's page, and the pages every footer promises."""

from collections.abc import Iterable
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from zhijia.base.errors import Refused
from zhijia.indicators.indicator import Indicator, every
from zhijia.rulebook.queries import rule

from .. import queries
from ..figures import Figure, figures, public_scope, town_rows
from ..models import Article
from ..statements import Statement, gist, statements
from ..terms import HEADLINES, INVESTORS, LABOUR_PEACE, VENUE_KINDS, VENUES

NEWS = 6
NOTICES = 4
FACTS = 4
PAGE = 20
LONGEST = 60


def home(request: HttpRequest) -> HttpResponse:
    today, lead = timezone.localdate(), queries.lead()
    scope = public_scope(on=today)
    venues = figures({VENUES: ""}, scope, on=today)
    context = {
        "lead": lead, "gist": gist(lead.body) if lead else "", "facts": _facts(lead) if lead else [],
        "news": _links(queries.articles(channel="union")[:NEWS]), "notices": _links(queries.articles(channel="notices")[:NOTICES]),
        "tiles": _tiles(venues), "kpis": figures(HEADLINES, scope, on=today, drawn=True), "scope": scope,
        "venues": venues, "kinds": figures(VENUE_KINDS, scope, on=today), "towns": town_rows(VENUES, scope, on=today) if venues else "",
        "peace": figures(LABOUR_PEACE, scope, on=today),
    }  # fmt: skip
    return render(request, "news/home.html", context)


def _links(found: Iterable[Article]) -> list[dict[str, Any]]:
    return [{"href": one.get_absolute_url(), "label": one.title, "at": one.published_on} for one in found]


def _facts(lead: Article) -> list[Statement]:
    """The first figures of the lead that agree with the records, each indicator once."""
    told = statements(lead.edition, on=timezone.localdate()) if lead.edition else []
    once = {
        one.indicator.code: one
        for one in reversed(told)
        if one.indicator and one.tone == "ok" and one.value and one.href
    }
    return sorted(once.values(), key=lambda one: one.stated.start)[:FACTS]


def _tiles(venues: Iterable[Figure]) -> list[dict[str, str]]:
    """Only what can be done today."""
    counted = f"{len(list(every()))} 项指标，附口径与下载"
    return [
        _tile("查公开数据", counted, reverse("indicators:catalogue"), "chart-bar"),
        _tile("核对报告", "逐个数字与台账对照", reverse("reports:index"), "shield-check"),
        _tile("登记台账", "工会干部登录后导入", reverse("sheets:index"), "table"),
        *(_tile("服务阵地", f"{one.value} {one.unit}，分镇街可查", one.href, "map-pin") for one in venues),
        _tile("投资新北", "劳动关系与用工服务", reverse("news:invest"), "building-factory-2"),
        _tile("搜索", "查文章，也查指标", reverse("news:search"), "search"),
        _tile("订阅要闻", "用阅读器接收更新", reverse("news:feed"), "rss"),
        _tile("使用帮助", "大字版、深色与下载", reverse("news:help"), "lifebuoy"),
    ]


def _tile(label: str, note: str, href: str, icon: str) -> dict[str, str]:
    return {"label": label, "note": note, "href": href, "icon": icon}


def search(request: HttpRequest) -> HttpResponse:
    """Over articles, and over figures by their names and definitions."""
    asked = " ".join(request.GET.get("q", "").split())[:LONGEST]
    page = Paginator(queries.matching(asked) if asked else Article.objects.none(), PAGE).get_page(
        request.GET.get("page")
    )
    found = [(one, gist(one.body, around=asked.split(" ")[0])) for one in page.object_list]
    context = {
        "asked": asked,
        "page": page,
        "found": found,
        "indicators": _indicators(asked) if asked else [],
    }
    return render(request, "news/search.html", context)


def _indicators(asked: str) -> list[Indicator]:
    words = asked.split()
    return [
        one
        for one in every()
        if all(word in f"{one.name} {one.definition} {' '.join(one.words)}" for word in words)
    ]


def invest(request: HttpRequest) -> HttpResponse:
    today = timezone.localdate()
    scope = public_scope(on=today)
    groups = [(name, figures(dict.fromkeys(told, ""), scope, on=today)) for (name, _), told in INVESTORS]
    return render(
        request,
        "news/invest.html",
        {"scope": scope, "groups": [(name, kpis) for name, kpis in groups if kpis]},
    )


def invest_en(request: HttpRequest) -> HttpResponse:
    """The same numbers for those who read English."""
    today = timezone.localdate()
    scope = public_scope(on=today)
    groups = [
        (name, [_english(one, *told[one.code]) for one in figures(told, scope, on=today)])
        for (_, name), told in INVESTORS
    ]
    return render(
        request,
        "news/invest_en.html",
        {"scope": scope, "groups": [(name, kpis) for name, kpis in groups if kpis]},
    )


def _english(one: Figure, label: str, unit: str) -> dict[str, Any]:
    value = one.value
    if one.unit == "万元":
        value, unit = round(one.value / 100, 2), f"million {unit}"
    return {"label": label, "value": value, "unit": unit, "href": one.href}


def help_page(request: HttpRequest) -> HttpResponse:
    return render(request, "news/help.html", {"count": len(list(every()))})


def privacy(request: HttpRequest) -> HttpResponse:
    """The smallest public cell is told as the rulebook has it today."""
    try:
        fewest = rule("figures.min_public_cell", on=timezone.localdate())
    except Refused:
        return render(request, "news/privacy.html", {})
    return render(request, "news/privacy.html", {"fewest": fewest})
