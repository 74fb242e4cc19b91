"""Signing in and out, and the diary of who did what."""

from django.contrib.auth.views import LoginView, LogoutView
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render

from zhijia.audit.models import Line

from .doors import desk
from .forms import SignInForm
from .middleware import DeskRequest
from .terms import Permission

PAGE = 50


class SignIn(LoginView):
    template_name = "access/sign_in.html"
    authentication_form = SignInForm
    redirect_authenticated_user = True


sign_in = SignIn.as_view()
sign_out = LogoutView.as_view()


@desk(Permission.AUDIT_VIEW)
def diary(request: DeskRequest) -> HttpResponse:
    """Newest first; `zhijia audit verify` proves that nobody rewrote it."""
    page = Paginator(Line.objects.order_by("-number"), PAGE).get_page(request.GET.get("page"))
    return render(request, "access/diary.html", {"page": page})
