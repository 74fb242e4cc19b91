from django.urls import path
from django.views.generic import TemplateView

from .feeds import Latest
from .views import articles, public

app_name = "news"
urlpatterns = [
    path("", public.home, name="home"),
    path("news/", articles.index, name="index"),
    path("news/feed/", Latest(), name="feed"),
    path("news/union/", articles.channel, {"slug": "union"}, name="union"),
    path("news/notices/", articles.channel, {"slug": "notices"}, name="notices"),
    path("news/<slug:slug>/", articles.channel, name="channel"),
    path("news/<slug:channel>/<int:year>/<slug:slug>/", articles.article, name="article"),
    path("news/<slug:channel>/<int:year>/<slug:slug>/figures.csv", articles.figures_csv, name="csv"),
    path("news/<slug:channel>/<int:year>/<slug:slug>/figures.json", articles.figures_json, name="json"),
    path("search", public.search, name="search"),
    path("invest/", public.invest, name="invest"),
    path("en/invest/", public.invest_en, name="invest_en"),
    path("help/", public.help_page, name="help"),
    path(
        "accessibility/", TemplateView.as_view(template_name="news/accessibility.html"), name="accessibility"
    ),
    path("privacy/", public.privacy, name="privacy"),
]
