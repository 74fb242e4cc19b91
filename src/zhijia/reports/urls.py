from django.urls import path

from .views import desk, home

app_name = "reports"
urlpatterns = [
    path("w/", home.home, name="home"),
    path("w/reports/", desk.index, name="index"),
    path("w/reports/new/", desk.new, name="new"),
    path("w/reports/<int:pk>/", desk.studio, name="studio"),
    path("w/reports/<int:pk>/edit/", desk.edit, name="edit"),
    path("w/reports/<int:pk>/take/", desk.take, name="take"),
    path("w/reports/<int:pk>/freeze/", desk.freeze, name="freeze"),
    path("w/reports/<int:pk>/export.docx", desk.word, name="word"),
    path("w/reports/<int:pk>/editions/<int:number>/", desk.edition, name="edition"),
]
