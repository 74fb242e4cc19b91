from django.urls import path

from .views import member

app_name = "cards"
urlpatterns = [
    path("m/apply/subsidy/", member.claim, name="claim"),
    path("m/apply/subsidy/<int:pk>/", member.edit, name="edit"),
    path("m/apply/subsidy/<int:pk>/check/", member.check, name="check"),
]
