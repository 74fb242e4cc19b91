"""Channels and articles. An article that states figures keeps the edition of the report that was checked."""

from django.conf import settings
from django.db import models
from django.urls import reverse

from zhijia.reports.models import Edition


class Channel(models.Model):
    """A column of the portal, such as 工会要闻."""

    slug = models.SlugField("网址", max_length=40, unique=True)
    name = models.CharField("名称", max_length=20, unique=True)
    order = models.PositiveSmallIntegerField("顺序", default=0)

    class Meta:
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("news:channel", args=[self.slug])


class Article(models.Model):
    """One published text. With an edition, body and edition say the same, letter by letter: claims stand at offsets."""

    channel = models.ForeignKey(Channel, models.PROTECT, related_name="articles", verbose_name="栏目")
    slug = models.SlugField("网址", max_length=40)
    title = models.CharField("标题", max_length=80)
    source = models.CharField("来源", max_length=80)
    published_on = models.DateField("发布日期")
    body = models.TextField("正文")
    edition = models.ForeignKey(
        Edition, models.PROTECT, null=True, related_name="articles", verbose_name="定稿"
    )
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="录入人"
    )
    written_at = models.DateTimeField("录入时间")

    class Meta:
        ordering = ["-published_on", "-pk"]
        constraints = [models.UniqueConstraint(fields=["channel", "slug"], name="one_article_per_address")]
        indexes = [models.Index(fields=["channel", "published_on"], name="article_by_day")]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("news:article", args=[self.channel.slug, self.published_on.year, self.slug])
