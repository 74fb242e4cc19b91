from django.urls import path

from .views import intakes, lists

app_name = "sheets"
urlpatterns = [
    path("w/registers/", lists.index, name="index"),
    path("w/registers/<str:code>/", lists.register_list, name="list"),
    path("w/registers/<str:code>/<int:pk>/", lists.row, name="row"),
    path("w/registers/<str:code>/export.<str:ending>", lists.export, name="export"),
    path("w/registers/<str:code>/template.xlsx", lists.template, name="template"),
    path("w/registers/<str:code>/import/", intakes.bring, name="bring"),
    path("w/intakes/<int:pk>/", intakes.intake, name="intake"),
    path("w/intakes/<int:pk>/commit/", intakes.commit_intake, name="commit"),
    path("w/intakes/<int:pk>/drop/", intakes.drop_intake, name="drop"),
    path("w/intakes/<int:pk>/errors.xlsx", intakes.errors_workbook, name="errors"),
]
