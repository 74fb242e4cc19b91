from django.urls import path

from . import views

app_name = "access"
urlpatterns = [
    path("m/login/", views.member_sign_in, name="member_sign_in"),
    path("w/login/", views.sign_in, name="sign_in"),
    path("w/logout/", views.sign_out, name="sign_out"),
    path("w/audit/", views.diary, name="diary"),
]
