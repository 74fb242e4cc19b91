"""Signing in and out, and the diary of who did what."""

from typing import Any

from django.contrib.auth.views import LoginView, LogoutView
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from zhijia.audit.models import Line
from zhijia.people.models import Account
from zhijia.web import navigation

from .doors import desk
from .forms import MemberSignInForm, SignInForm
from .middleware import DeskRequest
from .terms import Permission

PAGE = 50


class SignIn(LoginView):
    template_name = "access/sign_in.html"
    authentication_form = SignInForm
    redirect_authenticated_user = True

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"at": timezone.now()}


class MemberSignIn(SignIn):
    """To the member's front page; an officer who came to the wrong door is led to the desk."""

    template_name = "access/member_sign_in.html"
    authentication_form = MemberSignInForm

    def get_default_redirect_url(self) -> str:
        own = isinstance(self.request.user, Account) and self.request.user.person_id is not None
        place = navigation.address(navigation.places.get("member", "")) if own else ""
        return place or super().get_default_redirect_url()


sign_in = SignIn.as_view()
member_sign_in = MemberSignIn.as_view()
sign_out = LogoutView.as_view()


@desk(Permission.AUDIT_VIEW)
def diary(request: DeskRequest) -> HttpResponse:
    """Newest first; `zhijia audit verify` proves that nobody rewrote it."""
    page = Paginator(Line.objects.order_by("-number"), PAGE).get_page(request.GET.get("page"))
    return render(request, "access/diary.html", {"page": page})
