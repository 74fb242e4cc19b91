"""Every room's pages, under the place a person would look for them."""

from django.urls import include, path

urlpatterns = [
    path("", include("zhijia.web.urls")),
    path("", include("zhijia.access.urls")),
    path("", include("zhijia.sheets.urls")),
    path("", include("zhijia.indicators.urls")),
    path("", include("zhijia.reports.urls")),
    path("", include("zhijia.news.urls")),
]
