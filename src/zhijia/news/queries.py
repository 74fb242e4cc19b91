"""Finding articles: by channel, by words, and the ones beside."""

from django.db.models import Q, QuerySet

from .models import Article, Channel
from .terms import CHANNELS, NOTICES


def articles(*, channel: str = "") -> QuerySet[Article]:
    """Newest first, each with its channel, since its address names it."""
    found = Article.objects.select_related("channel").order_by("-published_on", "-pk")
    return found.filter(channel__slug=channel) if channel else found


def news() -> QuerySet[Article]:
    """Whatever is told rather than announced."""
    return articles().exclude(channel__slug=NOTICES)


def find_channel(slug: str) -> Channel | None:
    """A channel of the menu is there even while nothing has been published in it."""
    known = Channel(slug=slug, name=CHANNELS[slug]) if slug in CHANNELS else None
    return Channel.objects.filter(slug=slug).first() or known


def channels() -> list[Channel]:
    found = list(Channel.objects.order_by("order", "pk"))
    slugs = {channel.slug for channel in found}
    return [*(Channel(slug=slug, name=name) for slug, name in CHANNELS.items() if slug not in slugs), *found]


def lead() -> Article | None:
    """The newest article whose figures were checked, else the newest news."""
    checked = articles().filter(edition__isnull=False).first()
    return checked or news().first()


def before(article: Article) -> Article | None:
    """The one published just before it in the same channel."""
    earlier = Q(published_on__lt=article.published_on) | Q(
        published_on=article.published_on, pk__lt=article.pk
    )
    return articles().filter(earlier, channel=article.channel_id).first()


def after(article: Article) -> Article | None:
    later = Q(published_on__gt=article.published_on) | Q(published_on=article.published_on, pk__gt=article.pk)
    return articles().filter(later, channel=article.channel_id).reverse().first()


def matching(asked: str) -> QuerySet[Article]:
    """Every word must stand in the title or the body."""
    found = articles()
    for word in asked.split():
        found = found.filter(Q(title__icontains=word) | Q(body__icontains=word))
    return found
