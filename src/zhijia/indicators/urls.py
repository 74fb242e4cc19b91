from django.urls import path

from .views import desk, public

app_name = "indicators"
urlpatterns = [
    path("figures/", public.catalogue, name="catalogue"),
    path("figures/<str:code>.json", public.figure_json, name="json"),
    path("figures/<str:code>.csv", public.figure_csv, name="csv"),
    path("figures/<str:code>/", public.figure_page, name="figure"),
    path("w/figures/", desk.board, name="board"),
    path("w/figures/<str:code>/rows/", desk.rows, name="rows"),
]
