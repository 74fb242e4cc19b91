from django.urls import path

from .views import tree

app_name = "grassroots"
urlpatterns = [
    path("w/orgs/", tree.index, name="tree"),
    path("w/orgs/<int:pk>/", tree.unit, name="unit"),
    path("w/orgs/<int:pk>/employers/", tree.employers, name="employers"),
]
