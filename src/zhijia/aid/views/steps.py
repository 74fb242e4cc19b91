"""The pages of the form. Each is an ordinary form, kept as one leaves it."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from zhijia.access.middleware import DeskRequest
from zhijia.base.errors import Refused
from zhijia.notices.queries import current_text
from zhijia.notices.terms import Purpose

from ..forms import apply as pages
from ..forms.steps import StepForm
from ..models import Application
from ..services import applying, filling
from .faces import Doing, Face, is_open
from .lists import LISTS, listed


def step(request: DeskRequest, face: Face, application: Application, name: str) -> HttpResponse:
    """The page by its name. What has been submitted is not written on: one is led to where it stands now."""
    if name not in face.steps:
        raise Http404
    if not is_open(application):
        return redirect(face.to("done", application.matter_id))
    doing = Doing(request, face, application, name)
    if name == "consents":
        return consents(doing)
    return listed(doing, LISTS[name]) if name in LISTS else once(doing, *ONCE[name])


def once(doing: Doing, make: type[StepForm], keep: Callable[..., None]) -> HttpResponse:
    """A page answered once."""
    form = doing.make(make)
    if doing.request.method == "POST" and form.is_valid():
        try:
            keep(doing.application, **form.said())
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            return doing.onward()
    return doing.page("step", form)


def keep_item(application: Application, **said: Any) -> None:
    filling.choose(application, asked=said.pop("asked", None), **said)


ONCE: dict[str, tuple[type[StepForm], Callable[..., None]]] = {
    "item": (pages.ItemForm, keep_item), "about": (pages.AboutForm, applying.write),
    "causes": (pages.CausesForm, applying.write), "account": (pages.AccountForm, applying.write),
}  # fmt: skip


def consents(doing: Doing) -> HttpResponse:
    """Only what is not agreed to yet is asked; each purpose by itself."""
    wanted, open_ones = applying.purposes(doing.application), applying.unagreed(doing.application)
    texts = [current_text(purpose) for purpose in open_ones]
    form = doing.make(pages.ConsentsForm, texts=texts, on_paper=doing.face.on_paper)
    if doing.request.method == "POST" and form.is_valid():
        photo = form.cleaned_data.get("photo")
        try:
            filling.agree(
                doing.application, form.agreed(), channel=doing.face.channel, photo=photo, by=doing.request.user,
                at=timezone.now(),
            )  # fmt: skip
        except Refused as refusal:
            form.add_error("photo" if photo else None, str(refusal))
        else:
            return doing.onward()
    agreed = [Purpose(one).label for one in wanted if one not in open_ones]
    return doing.page("consents", form, agreed=agreed)
