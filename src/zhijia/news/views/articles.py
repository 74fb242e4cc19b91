"""Lists of articles, an article with the figures it states, and those figures to take away."""

from datetime import date
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from zhijia.reports.terms import Verdict
from zhijia.web.context import FEDERATION
from zhijia.web.exports import csv_response

from .. import queries
from ..models import Article
from ..schema import news_article
from ..statements import Statement, agreeing, judged, lines, statements

PAGE = 20
SHOWN = 8
HEADER = ("原文", "位置", "指标", "判定", "台账数值", "单位", "起日", "止日", "镇街", "指标代码", "建议写法")
FIELDS = (
    "quote",
    "start",
    "name",
    "verdict",
    "recorded",
    "unit",
    "from",
    "to",
    "town",
    "indicator",
    "suggestion",
)


def index(request: HttpRequest) -> HttpResponse:
    return _list(request, "", "全部文章")


def channel(request: HttpRequest, slug: str) -> HttpResponse:
    found = queries.find_channel(slug)
    if found is None:
        raise Http404
    return _list(request, slug, found.name)


def _list(request: HttpRequest, slug: str, name: str) -> HttpResponse:
    page = Paginator(queries.articles(channel=slug), PAGE).get_page(request.GET.get("page"))
    context = {"name": name, "slug": slug, "page": page, "channels": queries.channels()}
    return render(request, "news/list.html", context)


def get_article(channel: str, year: int, slug: str) -> Article:
    """Only at its own address: another channel or year is another page, which is not there."""
    found = queries.articles(channel=channel).select_related("channel", "edition")
    return get_object_or_404(found, slug=slug, published_on__year=year)


def article(request: HttpRequest, channel: str, year: int, slug: str) -> HttpResponse:
    found = get_article(channel, year, slug)
    told = statements(found.edition, on=timezone.localdate()) if found.edition else []
    context = {
        "article": found, "lines": lines(found, told), "told": told, "first": told[:SHOWN], "rest": told[SHOWN:],
        "agreeing": agreeing(told), "judged": judged(told), "before": queries.before(found), "after": queries.after(found),
        "schema": news_article(found, address=request.build_absolute_uri(found.get_absolute_url()), publisher=FEDERATION),
    }  # fmt: skip
    return render(request, "news/article.html", context)


def get_told(channel: str, year: int, slug: str, *, on: date) -> tuple[Article, list[Statement]]:
    found = get_article(channel, year, slug)
    if found.edition is None:
        raise Http404
    return found, statements(found.edition, on=on)


def figures_json(_request: HttpRequest, channel: str, year: int, slug: str) -> HttpResponse:
    found, told = get_told(channel, year, slug, on=timezone.localdate())
    said = {
        "title": found.title, "source": found.source, "published_on": found.published_on, "page": found.get_absolute_url(),
        "frozen_at": found.edition and found.edition.frozen_at, "claims": [_fact(one) for one in told],
    }  # fmt: skip
    return JsonResponse(said, json_dumps_params={"ensure_ascii": False})


def figures_csv(_request: HttpRequest, channel: str, year: int, slug: str) -> HttpResponseBase:
    found, told = get_told(channel, year, slug, on=timezone.localdate())
    return csv_response(f"{found.title}：本文数据", HEADER, (_line(_fact(one)) for one in told))


def _fact(one: Statement) -> dict[str, Any]:
    stated, reading, indicator = one.stated, one.stated.reading, one.indicator
    return {
        "quote": stated.quote, "start": stated.start, "name": one.name, "verdict": one.verdict and one.verdict.value,
        "recorded": one.value, "unit": indicator and indicator.unit, "from": reading and reading.since, "to": reading and reading.until,
        "town": reading and reading.town and str(reading.town), "indicator": indicator and indicator.code,
        "suggestion": stated.suggestion or None, "page": one.href or None,
    }  # fmt: skip


def _line(fact: dict[str, Any]) -> list[Any]:
    """In the order of the header, the verdict in words."""
    verdict = Verdict(fact["verdict"]).label if fact["verdict"] else "计划数"
    return [verdict if name == "verdict" else fact[name] for name in FIELDS]
