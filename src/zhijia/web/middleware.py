"""Headers that close what we do not use, and the page that says why a rule refused."""

from collections.abc import Callable
from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django.utils.http import url_has_allowed_host_and_scheme

from zhijia.base.errors import Refused

Door = Callable[[HttpRequest], HttpResponseBase]

POLICY = (
    "default-src 'self'; img-src 'self' data:; object-src 'none'; "
    "base-uri 'self'; frame-ancestors 'none'; form-action 'self'"
)
CLOSED = {
    "Content-Security-Policy": POLICY,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
}
SECRETS = ("csrf", "password", "secret", "token", "otp")


def headers(get_response: Door) -> Door:
    """Every answer carries the closed policy; what a signed-in person sees stays out of shared caches."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        for name, value in CLOSED.items():
            response.headers.setdefault(name, value)
        if signed_in(request):
            response.headers.setdefault("Cache-Control", "private, no-store")
        if response.headers.get("Content-Type", "").startswith("text/html"):
            patch_vary_headers(response, ("HX-Request", "Cookie"))
        return response

    return middleware


def refusals(get_response: Door) -> Door:
    """A `Refused` that a view lets through becomes a 422 with its sentence; nothing was written, nothing is lost."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        return get_response(request)

    middleware.process_exception = answer  # type: ignore[attr-defined]
    return middleware


def answer(request: HttpRequest, problem: Exception) -> HttpResponse | None:
    """The full page, or under htmx only the notice: the form stays on the screen as it was filled in."""
    if not isinstance(problem, Refused):
        return None
    context = {"sentence": str(problem), "kept": kept(request), "back": came_from(request)}
    if request.headers.get("HX-Request") != "true":
        return render(request, "web/refused.html", context, status=422)
    response = render(request, "web/ui/refusal.html", context, status=422)
    response["HX-Retarget"], response["HX-Reswap"] = "#notice", "innerHTML"
    return response


def signed_in(request: HttpRequest) -> bool:
    return bool(getattr(getattr(request, "user", None), "is_authenticated", False))


def kept(request: HttpRequest) -> list[tuple[str, str]]:
    """What the person had typed, given back to be copied; never a password, never our own token."""
    fields = request.POST.lists()
    return [
        (name, text)
        for name, texts in fields
        if not any(secret in name.lower() for secret in SECRETS)
        for text in texts
        if str(text).strip()
    ]


def came_from(request: HttpRequest) -> str:
    """The page of ours they came from, or the same address when a link was refused."""
    referer = request.headers.get("Referer", "")
    if not url_has_allowed_host_and_scheme(referer, {request.get_host()}):
        return request.path if request.method == "POST" else "/"
    at = urlsplit(referer)
    return f"{at.path}?{at.query}" if at.query else at.path
