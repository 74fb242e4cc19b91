from django.urls import path

from . import views

app_name = "web"

urlpatterns = [
    path("_ui/", views.gallery, name="gallery"),
    path("_ui/<slug:page>/", views.gallery_page, name="gallery_page"),
    path("mode/", views.mode, name="mode"),
    path("healthz", views.healthz, name="healthz"),
]
