"""Who is asking, and on which day: every request learns it once."""

from collections.abc import Callable
from datetime import date

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone

from zhijia.people.models import Account

from .rules import may_anywhere


class DeskRequest(HttpRequest):
    """A request as views see it: signed in, on a day, with its permissions askable."""

    user: Account
    today: date
    may: Callable[[str], bool]


def standing(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """Set `request.today` and `request.may(permission)`, each answer asked of the database once."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        today, known = timezone.localdate(), dict[str, bool]()

        def may(permission: str) -> bool:
            if permission not in known:
                user = request.user
                known[permission] = isinstance(user, Account) and may_anywhere(user, permission, on=today)
            return known[permission]

        request.today, request.may = today, may  # type: ignore[attr-defined]
        return get_response(request)

    return middleware
