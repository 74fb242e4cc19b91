"""Who is asking, and on which day: every request learns it once."""

from collections.abc import Callable
from datetime import date

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone

from zhijia.people.models import Account

from .authority import Authority


class DeskRequest(HttpRequest):
    """A request as views see it: signed in, on a day, with its permissions askable."""

    user: Account
    today: date
    may: Callable[[str], bool]


def standing(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """Set `request.today` and `request.may(permission)`: the posts are read once, however long the menu."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        today, known = timezone.localdate(), list[set[str]]()

        def may(permission: str) -> bool:
            if not known:
                user = request.user
                known.append(Authority(user, today).permissions if isinstance(user, Account) else set())
            return permission in known[0]

        request.today, request.may = today, may  # type: ignore[attr-defined]
        return get_response(request)

    return middleware
