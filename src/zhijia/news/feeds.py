"""The newest articles for readers of feeds."""

from datetime import datetime, time

from django.contrib.syndication.views import Feed
from django.db.models import QuerySet
from django.urls import reverse_lazy
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed

from zhijia.web.context import SHORT, SUBTITLE

from .models import Article
from .queries import articles
from .statements import gist

NEWEST = 30
LONG = 200


class Latest(Feed):  # type: ignore[type-arg]
    feed_type = Atom1Feed
    title = f"{SHORT} {SUBTITLE}"
    subtitle = "工会要闻与通知公告"
    link = reverse_lazy("news:index")

    def items(self) -> QuerySet[Article]:
        return articles()[:NEWEST]

    def item_title(self, item: Article) -> str:
        return item.title

    def item_description(self, item: Article) -> str:
        return gist(item, length=LONG)

    def item_author_name(self, item: Article) -> str:
        return item.source

    def item_categories(self, item: Article) -> list[str]:
        return [item.channel.name]

    def item_pubdate(self, item: Article) -> datetime:
        return timezone.make_aware(datetime.combine(item.published_on, time()))

    def item_updateddate(self, item: Article) -> datetime:
        return item.written_at
