"""Doors of the desk: signed in and permitted, or the same 404 as for a page that does not exist."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase

from zhijia.people.models import Person

View = Callable[..., HttpResponseBase]


def desk(permission: str = "") -> Callable[[View], View]:
    """Only for accounts that may do this somewhere; where exactly is for the view's own query to say."""

    def guard(view: View) -> View:
        @login_required
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if permission and not request.may(permission):  # type: ignore[attr-defined]
                raise Http404
            return view(request, *args, **kwargs)

        return guarded

    return guard


def member(view: View) -> View:
    """For whoever has signed in as a person of the roll; an account that stands for nobody finds nothing here."""

    @login_required(login_url="access:member_sign_in")
    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.user.person_id is None:  # type: ignore[union-attr]
            raise Http404
        return view(request, *args, **kwargs)

    return guarded


def person_of(request: HttpRequest) -> Person:
    """Whom the account stands for: `member` let in nobody else."""
    person = getattr(request.user, "person", None)
    if not isinstance(person, Person):
        raise Http404
    return person
