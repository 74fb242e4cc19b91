"""Every room's pages, under the place a person would look for them."""

from django.urls import include, path

urlpatterns = [
    path("", include("zhijia.web.urls")),
    path("", include("zhijia.access.urls")),
    path("", include("zhijia.sheets.urls")),
    path("", include("zhijia.indicators.urls")),
    path("", include("zhijia.reports.urls")),
    path("", include("zhijia.grassroots.urls")),
    path("", include("zhijia.matters.urls")),
    path("", include("zhijia.rulebook.urls")),
    path("", include("zhijia.ledger.urls")),
    path("", include("zhijia.notices.urls")),
    path("", include("zhijia.aid.urls")),
    path("", include("zhijia.payments.urls")),
    path("", include("zhijia.cards.urls")),
    path("", include("zhijia.joining.urls")),
    path("", include("zhijia.news.urls")),
]
