from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from . import samples
from .context import MODES, THEMES

YEAR = 365 * 24 * 60 * 60


@require_safe
def gallery(request: HttpRequest) -> HttpResponse:
    return gallery_page(request, "components")


@require_safe
def gallery_page(request: HttpRequest, page: str) -> HttpResponse:
    """Every component on invented facts; `?theme=` and `?mode=` show it in another dress without a cookie."""
    if page not in (*samples.PAGES, *samples.FRAGMENTS):
        raise Http404
    facts = samples.facts(request) | {"themes": THEMES, "modes": MODES}
    return render(request, f"web/gallery/{page}.html", facts)


@require_POST
def mode(request: HttpRequest) -> HttpResponse:
    """Remember the reader's theme and text size, and go back to where they were."""
    response = redirect(ours(request, request.POST.get("next", "")))
    for name, choices in (("theme", THEMES), ("mode", MODES)):
        value = request.POST.get(name, "")
        if value in choices:
            response.set_cookie(
                f"zj_{name}", value, YEAR, secure=request.is_secure(), httponly=True, samesite="Lax"
            )
    return response


def ours(request: HttpRequest, address: str) -> str:
    """The address if it is on this site, else the front page."""
    fine = url_has_allowed_host_and_scheme(address, {request.get_host()}, require_https=request.is_secure())
    return address if fine else "/"


@never_cache
@require_safe
def healthz(_request: HttpRequest) -> HttpResponse:
    """The process answers; whether the data is well is another question with its own command."""
    return HttpResponse("ok\n", content_type="text/plain; charset=utf-8")
