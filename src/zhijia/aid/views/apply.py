"""The member's doors: what can I apply for, the pages of my application, and mending it when it came back."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from zhijia.access.doors import member
from zhijia.access.middleware import DeskRequest
from zhijia.access.queries import home_unit
from zhijia.base.errors import Refused

from ..forms.apply import CardForm
from ..forms.start import OFFERED, StartForm, limit, offers
from ..models import Application
from ..services import applying, filling, paying
from . import answers, steps
from .faces import MEMBER, TITLES, found, mine, resumed


@member
def apply(request: DeskRequest) -> HttpResponse:
    """What there is to ask for, and what one has begun."""
    rows = mine(request, MEMBER)
    drafts = [(one, resumed(MEMBER, one)) for one in rows.filter(matter__number=None)]
    context = {
        "drafts": [(one, MEMBER.step(one.matter_id, name), TITLES.get(name, "核对答案")) for one, name in drafts],
        "offers": [(item, label, limit(item, on=request.today)) for item, label in offers(OFFERED)],
        "running": rows.exclude(matter__number=None).filter(matter__closed_at=None),
    }  # fmt: skip
    return render(request, "aid/apply/apply.html", context)


@member
def start(request: DeskRequest) -> HttpResponse:
    asked = request.GET.get("item", "")
    form = StartForm(
        request.POST if request.method == "POST" else None,
        today=request.today,
        initial={"item": asked, "urgent": "no"},
    )
    if form.is_valid():
        assert request.user.person is not None  # noqa: S101  (the door let nobody else in)
        unit = home_unit(request.user, on=request.today)
        try:
            made = filling.start(
                request.user.person, **form.cleaned_data, unit=unit, by=request.user, at=timezone.now()
            )
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            return redirect(MEMBER.step(made.matter_id, MEMBER.steps[0]))
    context = {"face": MEMBER, "base": MEMBER.base, "form": form}
    return render(request, "aid/apply/start.html", context, status=422 if form.errors else 200)


@member
def step(request: DeskRequest, pk: int, name: str) -> HttpResponse:
    return steps.step(request, MEMBER, found(request, MEMBER, pk), name)


@member
def check(request: DeskRequest, pk: int) -> HttpResponse:
    return answers.check(request, MEMBER, found(request, MEMBER, pk))


@member
def done(request: DeskRequest, pk: int) -> HttpResponse:
    return answers.done(request, MEMBER, found(request, MEMBER, pk))


def own(request: DeskRequest, number: str) -> Application:
    return get_object_or_404(mine(request, MEMBER), matter__number=number)


@member
@require_POST
def reopen(request: DeskRequest, number: str) -> HttpResponse:
    """Sent back for papers: write on, and what was judged before stays as it was."""
    application = own(request, number)
    applying.reopen(application, by=request.user, at=timezone.now())
    return redirect(MEMBER.to("check", application.matter_id))


@member
def card(request: DeskRequest, number: str) -> HttpResponse:
    """The bank sent the money back: the account once more."""
    application = own(request, number)
    if application.matter.state != "bounced":
        return redirect("matters:my_case", number)
    form = CardForm(
        request.POST if request.method == "POST" else None, application=application, today=request.today
    )
    if form.is_valid():
        try:
            paying.correct_card(application.matter, **form.cleaned_data, by=request.user, at=timezone.now())
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "收款账户已更正，将重新安排发放。")
            return redirect("matters:my_case", number)
    context = {"matter": application.matter, "form": form}
    return render(request, "aid/apply/card.html", context, status=422 if form.errors else 200)
