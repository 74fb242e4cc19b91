"""The portal's front page, its search, the investor's page, and the pages every footer promises."""

from collections.abc import Iterable
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from zhijia.base.errors import Refused
from zhijia.indicators.indicator import every
from zhijia.indicators.scope import Scope
from zhijia.rulebook.queries import rule

from .. import queries
from ..figures import Figure, figures, indicators_named, public_scope, town_rows
from ..models import Article
from ..statements import Statement, gist, statements
from ..terms import ENGLISH, HEADLINES, INVESTORS, LABOUR_PEACE, NOTICES, VENUE_KINDS, VENUES

NEWS = 6
ANNOUNCED = 4
FACTS = 4
PAGE = 20
LONGEST = 60
HUNDRED = 100  # 万元 in a million yuan


def home(request: HttpRequest) -> HttpResponse:
    today, lead = timezone.localdate(), queries.lead()
    scope = public_scope(on=today)
    venues = figures({VENUES: ""}, scope, on=today)
    context = {
        "lead": lead, "gist": gist(lead) if lead else "", "facts": _facts(lead) if lead else [],
        "news": queries.news()[:NEWS], "notices": queries.articles(channel=NOTICES)[:ANNOUNCED],
        "tiles": _tiles(venues), "kpis": figures(HEADLINES, scope, on=today, drawn=True), "scope": scope,
        "venues": venues, "kinds": figures(VENUE_KINDS, scope, on=today), "towns": town_rows(VENUES, scope, on=today) if venues else "",
        "peace": figures(LABOUR_PEACE, scope, on=today),
    }  # fmt: skip
    return render(request, "news/home.html", context)


def _facts(lead: Article) -> list[Statement]:
    """The first figures of the lead that agree with the records, each indicator once."""
    told = statements(lead.edition, on=timezone.localdate()) if lead.edition else []
    once = {one.indicator.code: one for one in reversed(told) if one.indicator and one.value and _shows(one)}
    return sorted(once.values(), key=lambda one: one.stated.start)[:FACTS]


def _shows(one: Statement) -> bool:
    """首届 is true but tells little alone; a number does."""
    return one.tone == "ok" and bool(one.href) and one.stated.quote[0].isdecimal()


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
    matching = queries.matching(asked) if asked else Article.objects.none()
    page = Paginator(matching, PAGE).get_page(request.GET.get("page"))
    found = [(one, gist(one, around=asked.split(" ")[0])) for one in page.object_list]
    context = {
        "asked": asked,
        "page": page,
        "found": found,
        "indicators": indicators_named(asked) if asked else [],
    }
    return render(request, "news/search.html", context)


def invest(request: HttpRequest) -> HttpResponse:
    scope, groups = _investors()
    return render(
        request, "news/invest.html", {"scope": scope, "groups": [(name, kpis) for name, _, kpis in groups]}
    )


def invest_en(request: HttpRequest) -> HttpResponse:
    """The same numbers for those who read English."""
    scope, groups = _investors()
    told = [(name, [_english(one) for one in kpis]) for _, name, kpis in groups]
    return render(request, "news/invest_en.html", {"scope": scope, "groups": told})


def _investors() -> tuple[Scope | None, list[tuple[str, str, list[Figure]]]]:
    """A group without any figure is left out."""
    today = timezone.localdate()
    scope = public_scope(on=today)
    groups = [(zh, en, figures(dict.fromkeys(codes, ""), scope, on=today)) for zh, en, codes in INVESTORS]
    return scope, [group for group in groups if group[2]]


def _english(one: Figure) -> dict[str, Any]:
    label, unit = ENGLISH[one.code]
    value, unit = (
        (round(one.value / HUNDRED, 2), f"million {unit}") if one.unit == "万元" else (one.value, unit)
    )
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
