"""Claiming the card's subsidy: one page to write, one to check. Where it stands is the matter's own page."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from zhijia.access.doors import member, person_of
from zhijia.access.middleware import DeskRequest
from zhijia.base.errors import Refused
from zhijia.matters.views.member import hand_in
from zhijia.notices.queries import current_text

from .. import services
from ..checking import unagreed
from ..flow import SUBSIDY
from ..forms import CardForm, ClaimForm, said_by
from ..models import SubsidyClaim
from ..queries import of


@member
def claim(request: DeskRequest) -> HttpResponse:
    """A draft that waits is carried on; nobody has two."""
    waiting = of(person_of(request)).filter(matter__number=None).first()
    return redirect("cards:edit", waiting.pk) if waiting else _form(request, None)


@member
def edit(request: DeskRequest, pk: int) -> HttpResponse:
    return _form(request, get_object_or_404(of(person_of(request)), pk=pk))


def _form(request: DeskRequest, found: SubsidyClaim | None) -> HttpResponse:
    card_only = found is not None and found.matter.state == "bounced"
    sent: list[Any] = [request.POST, request.FILES] if request.method == "POST" else []
    told: dict[str, Any] = {"initial": said_by(found) if found else {}}
    if not card_only:
        told |= {
            "today": request.today,
            "laid": found.matter.papers.count() if found else 0,
            "tail": found.card_tail if found else "",
        }
    form = (CardForm if card_only else ClaimForm)(*sent, **told)
    if form.is_valid():
        try:
            return _write(request, found, dict(form.cleaned_data))
        except Refused as refusal:
            form.add_error(None, str(refusal))
    context = {"form": form, "claim": found, "card_only": card_only}
    return render(request, "cards/claim.html", context, status=422 if form.errors else 200)


def _write(request: DeskRequest, found: SubsidyClaim | None, said: dict[str, Any]) -> HttpResponse:
    who: dict[str, Any] = {"by": request.user, "at": timezone.now()}
    if "item" not in said and found:
        services.correct_card(found, **said, **who)
        messages.success(request, "收款账户已更正。")
        return redirect("matters:my_case", found.matter.number)
    file = said.pop("paper")
    said["paper"] = (file.name, file.read()) if file else None
    made = (
        services.write(found, **said, **who) if found else services.claim(person_of(request), **said, **who)
    )
    return (
        redirect("matters:my_case", made.matter.number)
        if made.matter.number
        else redirect("cards:check", made.pk)
    )


@member
def check(request: DeskRequest, pk: int) -> HttpResponse:
    """Everything once more, what the bank will be told, and the button."""
    found = get_object_or_404(of(person_of(request)).filter(matter__number=None), pk=pk)
    agreed = request.POST.getlist("agreed")
    onward, refusal = hand_in(
        request, lambda: services.submit(found, agreed=agreed, by=request.user, at=timezone.now())
    )
    if onward:
        return onward
    context = {
        "claim": found, "facts": SUBSIDY.facts(found.matter), "papers": found.matter.papers.select_related("file"),
        "texts": [current_text(purpose) for purpose in unagreed(found)], "refusal": refusal,
        "ticked": request.POST.getlist("agreed"),
    }  # fmt: skip
    return render(request, "cards/check.html", context, status=422 if refusal else 200)
