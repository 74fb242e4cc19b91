"""Public notices on the desk: rows, objections, striking, ending."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from zhijia.access.doors import desk
from zhijia.access.middleware import DeskRequest
from zhijia.access.terms import Permission
from zhijia.base.errors import Refused
from zhijia.rulebook.calendar import is_announced, workdays_between

from ..forms import AnswerForm, StrikeForm
from ..models import Objection, Publicity
from ..pieces import story
from ..queries import desk_publicities
from ..services import answer, end, strike
from ..terms import PublicityState

PAGE = 50


@desk(Permission.AID_NOTICE)
def index(request: DeskRequest) -> HttpResponse:
    seen = desk_publicities(Publicity.objects.visible_to(request.user, on=request.today))
    state = request.GET.get("state", "")
    if state in PublicityState.values:
        seen = seen.filter(state=state)
    page = Paginator(seen, PAGE).get_page(request.GET.get("page"))
    return render(request, "notices/desk.html", {"page": page, "states": PublicityState.choices})


def get_publicity(request: DeskRequest, number: str) -> Publicity:
    seen = Publicity.objects.visible_to(request.user, on=request.today).select_related("unit", "by")
    return get_object_or_404(seen, number=number)


@desk(Permission.AID_NOTICE)
def publicity(request: DeskRequest, number: str) -> HttpResponse:
    return _page(request, get_publicity(request, number))


def _page(
    request: DeskRequest,
    found: Publicity,
    *,
    striking: StrikeForm | None = None,
    answering: tuple[int, AnswerForm] | None = None,
    refusal: str = "",
) -> HttpResponse:
    """The whole page; a form that was wrong comes back in its place as it was filled in."""
    lines = list(found.lines.all())
    objections = list(found.objections.select_related("listed", "answered_by"))
    wrong, form = answering or (0, None)
    standing = [line for line in lines if line.struck_at is None]
    context = {
        "publicity": found, "lines": lines, "standing": len(standing), "running": found.state == PublicityState.OPEN,
        "objections": [
            (one, form if form and one.pk == wrong else AnswerForm(prefix=f"o{one.pk}")) for one in objections
        ],
        "striking": striking or StrikeForm(lines=standing), "events": story(found, lines, objections),
        "refusal": refusal, **_clock(request, found),
    }  # fmt: skip
    failed = bool(refusal or striking or answering)
    return render(request, "notices/desk_publicity.html", context, status=422 if failed else 200)


def _clock(request: DeskRequest, found: Publicity) -> dict[str, Any]:
    """How many working days are left, whether it is over, and whether its year's holidays are known."""
    return {
        "left": max(workdays_between(request.today, found.until), 0),
        "over": request.today > found.until,
        "announced": is_announced(found.until.year),
    }


@desk(Permission.AID_NOTICE)
@require_POST
def strike_line(request: DeskRequest, number: str) -> HttpResponse:
    found = get_publicity(request, number)
    form = StrikeForm(request.POST, lines=list(found.lines.filter(struck_at=None)))
    if form.is_valid():
        said = form.cleaned_data
        try:
            strike(found, said["line"].subject, reason=said["reason"], by=request.user, at=timezone.now())
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, f"已撤下第 {said['line'].order} 行，公示期重新起算，至 {found.until}。")
            return redirect("notices:desk_publicity", number)
    return _page(request, found, striking=form)


@desk(Permission.AID_NOTICE)
@require_POST
def answer_objection(request: DeskRequest, number: str, pk: int) -> HttpResponse:
    found = get_publicity(request, number)
    objection = get_object_or_404(Objection, publicity=found, pk=pk)
    form = AnswerForm(request.POST, prefix=f"o{pk}")
    if form.is_valid():
        said = form.cleaned_data
        try:
            answer(objection, said["text"], said["upheld"], by=request.user, at=timezone.now())
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "已答复，提出人凭回执码可以看到。")
            return redirect("notices:desk_publicity", number)
    return _page(request, found, answering=(pk, form))


@desk(Permission.AID_NOTICE)
@require_POST
def end_publicity(request: DeskRequest, number: str) -> HttpResponse:
    found = get_publicity(request, number)
    try:
        end(found, by=request.user, at=timezone.now())
    except Refused as refusal:
        return _page(request, found, refusal=str(refusal))
    messages.success(request, f"{found.number} 的公示已结束，公开页面不再显示名单。")
    return redirect("notices:desk_publicity", number)
