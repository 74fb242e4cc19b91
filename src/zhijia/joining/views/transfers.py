"""会籍接转: the member asks for it, or an officer of the new union does."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from zhijia.access.doors import desk, member, person_of
from zhijia.access.middleware import DeskRequest
from zhijia.access.queries import units_for
from zhijia.access.terms import Permission
from zhijia.base.errors import Refused
from zhijia.matters.views.member import hand_in
from zhijia.orgs.models import Employer, Unit
from zhijia.people.queries import membership_on
from zhijia.people.services import work_of

from ..forms.changing import BringForm, OnwardForm, TransferForm, work_said
from ..models import Transfer
from ..queries.applying import Place
from ..queries.changing import (
    desk_unit,
    destination,
    destinations,
    draft_of,
    member_by,
    onward,
    place_key,
    place_said,
    transfer_facts,
    transfer_of,
)
from ..services import transferring
from .papers import read_paper


@member
def transfer(request: DeskRequest) -> HttpResponse:
    """Find the new union or employer, then say as what. What runs already is shown where it stands."""
    me = person_of(request)
    now, asked = membership_on(me, request.today), transfer_of(me)
    if now is None:
        return redirect("joining:membership")
    if asked and asked.matter.state != "returned":
        return redirect("matters:my_case", asked.matter.number)
    asked = asked or draft_of(me)
    words = request.GET.get("q", "").strip()
    places = _places(request, asked, words, now.unit)
    sent: list[Any] = [request.POST, request.FILES] if request.method == "POST" else []
    said = work_said(work_of(now)) | ({"to": places[0][0]} if len(places) == 1 else {})
    form = TransferForm(*sent, places=places, initial=said)
    if form.is_valid():
        try:
            return _keep(request, asked, read_paper(form.cleaned_data))
        except Refused as refusal:
            form.add_error(None, str(refusal))
    context = {"form": form if places else None, "words": words, "now": now, "asked": asked}
    return render(request, "joining/changing/transfer.html", context, status=422 if form.errors else 200)


def _places(request: DeskRequest, asked: Transfer | None, words: str, but: Unit) -> list[tuple[str, str]]:
    """What was found; else what was chosen before. Of what came back only the work is corrected, not the union."""
    employer = asked.employer if asked else None
    chosen = (
        [(place_key(asked.matter.unit, employer), place_said(asked.matter.unit, employer))] if asked else []
    )
    if asked and asked.matter.number:
        return chosen
    found = destinations(words, but=but, on=request.today) if words else chosen
    typed = request.POST.get("to", "")
    if typed and typed not in dict(found):
        try:
            place = destination(typed)
        except Refused:
            return found
        found.append((place_key(place.unit, place.employer), place_said(place.unit, place.employer)))
    return found


def _keep(request: DeskRequest, asked: Transfer | None, said: dict[str, Any]) -> HttpResponse:
    place: Place = destination(said.pop("to"))
    employer: Employer | None = place.employer
    told: dict[str, Any] = said | {"to": place.unit, "employer": employer}
    who: dict[str, Any] = {"by": request.user, "at": timezone.now()}
    made = (
        transferring.write(asked, **told, **who)
        if asked
        else transferring.begin(person_of(request), **told, **who)
    )
    number = made.matter.number
    return redirect("matters:my_case", number) if number else redirect("joining:check_transfer")


@member
def check_transfer(request: DeskRequest) -> HttpResponse:
    """Everything once more; handed in, it goes to the former union."""
    asked = draft_of(person_of(request))
    if asked is None:
        raise Http404
    onward, refusal = hand_in(request, lambda: transferring.submit(asked, by=request.user, at=timezone.now()))
    if onward:
        return onward
    context = {
        "facts": transfer_facts(asked.matter), "papers": asked.matter.papers.select_related("file"), "refusal": refusal
    }  # fmt: skip
    return render(request, "joining/changing/check.html", context, status=422 if refusal else 200)


@member
def redirect_transfer(request: DeskRequest) -> HttpResponse:
    """The union chosen has ended: on to one that carries it on."""
    asked = transfer_of(person_of(request))
    heirs = onward(asked, on=request.today) if asked else []
    if asked is None or not heirs:
        raise Http404
    choices = [(str(one.pk), one.name) for one in heirs]
    form = OnwardForm(
        request.POST if request.method == "POST" else None, heirs=choices, initial={"to": choices[0][0]}
    )
    if form.is_valid():
        to = next(one for one in heirs if str(one.pk) == form.cleaned_data["to"])
        try:
            transferring.redirect(asked, to=to, by=request.user, at=timezone.now())
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, f"已改为转到{to.name}。")
            return redirect("matters:my_case", asked.matter.number)
    context = {"form": form, "unit": asked.matter.unit, "number": asked.matter.number}
    return render(request, "joining/changing/redirect.html", context, status=422 if form.errors else 200)


@desk(Permission.MEMBERS_HANDLE)
def bring_over(request: DeskRequest) -> HttpResponse:
    """The new union asks. Where the member belongs is not told: the matter goes there by itself."""
    units = units_for(request.user, Permission.MEMBERS_HANDLE, on=request.today)
    sent: list[Any] = [request.POST, request.FILES] if request.method == "POST" else []
    told: dict[str, Any] = {"initial": {"unit": desk_unit(units, on=request.today)}}
    form = BringForm(*sent, **told)
    if form.is_valid():
        try:
            number = _bring(request, units, read_paper(form.cleaned_data))
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, f"已提交，编号 {number}，等原工会确认；会员会收到消息。")
            return redirect("matters:case", number)
    return render(request, "joining/changing/bring.html", {"form": form}, status=422 if form.errors else 200)


def _bring(request: DeskRequest, units: Any, said: dict[str, Any]) -> str | None:
    words = said.pop("unit").strip()
    unit = named_in(units, words)
    if unit is None:
        raise Refused(f"没有找到工会“{words}”，或不在您的办理范围，请核对名称")
    found = member_by(said.pop("name"), identity=said.pop("identity"), phone=said.pop("phone"))
    step = transferring.bring_over(found, to=unit, by=request.user, at=timezone.now(), **said)
    return step.matter.number


def named_in(units: Any, words: str) -> Unit | None:
    """Exactly so called: a name is never guessed."""
    for field in ("name", "short", "code"):
        found: Unit | None = units.filter(**{field: words}).exclude(**{field: ""}).first()
        if found:
            return found
    return None
