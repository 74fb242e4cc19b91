"""Signing in and out, and the desk's front page."""

from django.contrib.auth.views import LoginView, LogoutView

from .forms import SignInForm


class SignIn(LoginView):
    template_name = "access/sign_in.html"
    authentication_form = SignInForm
    redirect_authenticated_user = True


sign_in = SignIn.as_view()
sign_out = LogoutView.as_view()
