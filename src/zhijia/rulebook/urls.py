from django.urls import path

from .views import holidays, rules

app_name = "rulebook"
urlpatterns = [
    path("w/rules/", rules.index, name="index"),
    path("w/rules/new/", rules.new, name="new"),
    path("w/rules/holidays/", holidays.index, name="holidays"),
    path("w/rules/holidays/new/", holidays.bring, name="bring"),
    path("w/rules/<str:code>/", rules.rule_history, name="history"),
    path("w/rules/<str:code>/set/", rules.set_value, name="set"),
]
