"""The officer's doors: an application for a worker who cannot make it alone; the same pages at a desk."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from zhijia.access.authority import Authority
from zhijia.access.doors import desk
from zhijia.access.middleware import DeskRequest
from zhijia.access.terms import Permission
from zhijia.base.errors import Refused
from zhijia.orgs.models import Unit

from ..forms.start import BehalfForm
from ..services import applying, filling
from . import answers, steps
from .faces import DESK, found, mine, resumed

APPLY = Permission.AID_APPLY


@desk(APPLY)
def behalf(request: DeskRequest) -> HttpResponse:
    """Who it is for and what is asked; below, what one has begun for others and what came back."""
    units = (
        Unit.objects.open_on(request.today)
        .filter(Authority(request.user, request.today).reach(APPLY))
        .order_by("path")
    )
    form = BehalfForm(request.POST if request.method == "POST" else None, units=units, today=request.today)
    if form.is_valid():
        try:
            made = filling.start_for(**form.cleaned_data, by=request.user, at=timezone.now())
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            return redirect(DESK.step(made.matter_id, DESK.steps[0]))
    rows = mine(request, DESK).filter(matter__closed_at=None).order_by("-matter__opened_at")
    context = {
        "form": form, "drafts": rows.filter(matter__number=None), "returned": rows.filter(matter__state="returned")
    }  # fmt: skip
    return render(request, "aid/apply/behalf.html", context, status=422 if form.errors else 200)


@desk(APPLY)
def resume(request: DeskRequest, pk: int) -> HttpResponse:
    """To the page where one left off."""
    return redirect(DESK.step(pk, resumed(DESK, found(request, DESK, pk))))


@desk(APPLY)
def step(request: DeskRequest, pk: int, name: str) -> HttpResponse:
    return steps.step(request, DESK, found(request, DESK, pk), name)


@desk(APPLY)
def check(request: DeskRequest, pk: int) -> HttpResponse:
    return answers.check(request, DESK, found(request, DESK, pk))


@desk(APPLY)
def done(request: DeskRequest, pk: int) -> HttpResponse:
    return answers.done(request, DESK, found(request, DESK, pk))


@desk(APPLY)
@require_POST
def reopen(request: DeskRequest, pk: int) -> HttpResponse:
    """What came back is mended by whoever entered it."""
    application = found(request, DESK, pk)
    applying.reopen(application, by=request.user, at=timezone.now())
    return redirect(DESK.to("check", pk))
