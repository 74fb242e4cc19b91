"""Publishing: the only way an article comes to be."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from hashlib import sha256
from typing import Any

from django.db import transaction

from zhijia.audit.services import note
from zhijia.base.errors import Refused
from zhijia.base.periods import Period
from zhijia.orgs.models import Unit
from zhijia.people.models import Account
from zhijia.reports.models import Edition, Report
from zhijia.reports.services import freeze, rewrite, write

from .models import Article, Channel
from .punctuation import punctuated
from .terms import CHANNELS

SHORT = 6


@transaction.atomic
def publish(
    *, channel: Channel, title: str, source: str, published_on: date, body: str, by: Account, at: datetime,
    slug: str = "", report: Report | None = None,
) -> Article:  # fmt: skip
    """Put a text before the public. With a report, what is published is exactly what is checked and frozen."""
    title, body = punctuated(title.strip()), punctuated(body)
    slug = slug or slug_of(title, published_on)
    if not title or not body.strip():
        raise Refused("标题和正文都要填写，请补全后再发布")
    if Article.objects.filter(channel=channel, slug=slug).exists():
        raise Refused(f"“{channel}”里已有这一篇，请核对标题和发布日期")
    edition = _frozen(report, title=title, body=body, by=by, at=at) if report else None
    article = Article.objects.create(
        channel=channel, slug=slug, title=title, source=punctuated(source.strip()), published_on=published_on,
        body=edition.body if edition else body, edition=edition, written_by=by, written_at=at,
    )  # fmt: skip
    note(
        "news.article.published",
        f"article:{article.pk}",
        by=by,
        at=at,
        facts={"title": title, "edition": edition and edition.pk},
    )
    return article


def _frozen(report: Report, *, title: str, body: str, by: Account, at: datetime) -> Edition:
    """The report takes the published wording first, so that each claim stands where the page shows it."""
    if (report.title, report.body) != (title, body):
        rewrite(report, title=title, body=body, period=Period(report.since, report.until), at=at)
    return freeze(report, by=by, at=at)


def open_channel(name: str) -> Channel:
    """A channel of the menu keeps its place; any other comes after them."""
    slugs = {known: slug for slug, known in CHANNELS.items()}
    slug = slugs.get(name) or f"c-{_short(name)}"
    order = list(CHANNELS).index(slug) if slug in CHANNELS else len(CHANNELS)
    return Channel.objects.get_or_create(slug=slug, defaults={"name": name, "order": order})[0]


def slug_of(title: str, published_on: date) -> str:
    """The same article always has the same address: its day and a digest of its title."""
    return f"{published_on:%m%d}-{_short(title)}"


def _short(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:SHORT]


def load_articles(
    told: Iterable[Mapping[str, Any]], *, unit: Unit, period: Period, by: Account, at: datetime
) -> int:
    """Publish what is not yet there; the one that came with `body_file` is checked as a report. Returns how many are new."""
    return sum(_load(one, unit=unit, period=period, by=by, at=at) for one in told)


@transaction.atomic
def _load(one: Mapping[str, Any], *, unit: Unit, period: Period, by: Account, at: datetime) -> bool:
    channel, title, body = (
        open_channel(one["channel"]),
        punctuated(one["title"].strip()),
        punctuated(one["body"]),
    )
    slug = slug_of(title, one["published_on"])
    if Article.objects.filter(channel=channel, slug=slug).exists():
        return False
    report = (
        write(title=title, body=body, unit=unit, period=period, by=by, at=at)
        if one.get("body_file")
        else None
    )
    publish(
        channel=channel, slug=slug, title=title, source=one["source"], published_on=one["published_on"], body=body,
        report=report, by=by, at=at,
    )  # fmt: skip
    return True
