"""A union's own pages of its re-election: one form for each state, the voting paper, the letters."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.http import content_disposition_header

from zhijia.access.doors import desk
from zhijia.access.middleware import DeskRequest
from zhijia.access.terms import Permission
from zhijia.base.errors import Refused
from zhijia.base.strokes import unplaced
from zhijia.orgs.models import Unit
from zhijia.people.queries import voters
from zhijia.reports.official import document

from .. import official
from ..flow.elections import ELECTION
from ..forms.elections import EntitledForm, NomineeForm, RequestForm, ResultForm
from ..models import Election, Nominee
from ..queries.approving import desk_over
from ..queries.elections import checks_of, on_paper, open_election, voting
from ..queries.terms import running
from ..services import elections as services
from .reader import Reader, tried
from .terms import own_unit

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
LISTED = ("candidates", "meeting", "result", "done")
HELD = ("result", "done")
STAGES = ("起草请示", "上级批复", "筹备", "选举代表", "提名候选人", "召开大会", "结果批复")
PLACES = {
    "draft": 1, "returned": 1, "review": 2, "preparing": 3, "delegates": 4, "candidates": 5, "meeting": 6, "result": 7,
}  # fmt: skip


@desk(Permission.UNIONS_APPLY)
def election(request: DeskRequest, pk: int) -> HttpResponse:
    """Where the union's re-election stands, and the form that takes it further."""
    unit = own_unit(request, pk)
    found = open_election(unit)
    return PAGES[found.matter.state if found else "draft"](request, unit, found)


def _shown(
    request: DeskRequest, unit: Unit, found: Election | None, template: str, form: Any = None, **more: Any
) -> HttpResponse:
    """As the election is kept now: what was refused is not."""
    found = open_election(unit) if found else None
    wrong = form is not None and bool(form.errors)
    state = found.matter.state if found else "draft"
    told = {
        "unit": unit, "election": found, "form": form, "stages": STAGES, "place": PLACES[state],
        "says": ELECTION.states[state], "checks": checks_of(found, on=request.today) if found else [], **more,
    }  # fmt: skip
    return render(request, f"grassroots/elections/{template}.html", told, status=422 if wrong else 200)


def _request(request: DeskRequest, unit: Unit, found: Election | None) -> HttpResponse:
    now = running(unit)
    form = RequestForm.of(request.POST or None, found, years=now.years if now else 5)
    hand_in = request.POST.get("action") == "submit"
    if form.is_valid():
        done = "请示已提交上级。" if hand_in else "请示草稿已保存。"

        def act() -> object:
            return services.request_election(
                unit, hand_in=hand_in, by=request.user, at=timezone.now(), **form.cleaned_data
            )

        if tried(request, form, act, done):
            return redirect("grassroots:election", unit.pk)
    members = voters(unit, request.today).count()
    return _shown(request, unit, found, "request", form, members=members, now=now)


def _waiting(request: DeskRequest, unit: Unit, found: Election | None) -> HttpResponse:
    return _shown(request, unit, found, "waiting")


def _entitled(request: DeskRequest, unit: Unit, found: Election | None) -> HttpResponse:
    """Preparing, and after that the delegates: the same one figure, or only a button."""
    if found is None:
        raise Http404
    members, preparing = voters(unit, request.today).count(), found.matter.state == "preparing"
    asked = not (preparing and found.congress)
    form = (
        EntitledForm(request.POST or None, initial={"entitled": "" if found.congress else members})
        if asked
        else forms.Form(request.POST or None)
    )
    if request.method == "POST" and form.is_valid():
        said = {**form.cleaned_data, "by": request.user, "at": timezone.now()}
        service: Callable[..., object] = services.prepare if preparing else services.seat_delegates
        if tried(request, form, lambda: service(found, **said), "已登记，进入下一步。"):
            return redirect("grassroots:election", unit.pk)
    return _shown(request, unit, found, "entitled", form, members=members, asked=asked, preparing=preparing)


def _candidates(request: DeskRequest, unit: Unit, found: Election | None) -> HttpResponse:
    """Put on the list, take off it, and in the end publish it."""
    if found is None:
        raise Http404
    action, by, at = request.POST.get("action", ""), request.user, timezone.now()
    form = NomineeForm(request.POST if action == "add" else None, unit=unit, on=request.today)
    problem = ""
    if action == "add" and form.is_valid():
        act = lambda: services.nominate(found, **form.cleaned_data, by=by, at=at)  # noqa: E731
        if tried(request, form, act, "已列入候选人名单。"):
            return redirect("grassroots:election", unit.pk)
    elif action in {"drop", "publish"}:
        try:
            _drop_or_publish(request, found)
        except Refused as refusal:
            problem = str(refusal)
        else:
            return redirect("grassroots:election", unit.pk)
    committee, audit = on_paper(found)
    told = {"committee": committee, "audit": audit, "problem": problem}
    answer = _shown(request, unit, found, "candidates", form, **told)
    answer.status_code = 422 if problem else answer.status_code
    return answer


def _drop_or_publish(request: DeskRequest, found: Election) -> None:
    by, at = request.user, timezone.now()
    if request.POST.get("action") == "publish":
        services.publish(found, by=by, at=at)
        messages.success(request, "候选人名单已公布，可以打印选票。")
        return
    chosen = request.POST.get("nominee", "")
    one = get_object_or_404(Nominee, pk=int(chosen) if chosen.isdecimal() else 0, election=found)
    services.drop_nominee(one, by=by, at=at)
    messages.success(request, f"{one.person.name}已从名单撤下。")


def _meeting(request: DeskRequest, unit: Unit, found: Election | None) -> HttpResponse:
    if found is None:
        raise Http404
    committee, audit = on_paper(found)
    form = ResultForm.of(request.POST or None, found, [*committee, *audit])
    if form.is_valid():
        act = lambda: services.hold(found, **form.said, by=request.user, at=timezone.now())  # noqa: E731
        if tried(request, form, act, "选举结果已上报，等上级批复。"):
            return redirect("grassroots:election", unit.pk)
    members = len(voting(found, on=request.today))
    return _shown(request, unit, found, "meeting", form, members=members)


PAGES: dict[str, Callable[[DeskRequest, Unit, Election | None], HttpResponse]] = {
    "draft": _request, "returned": _request, "review": _waiting, "preparing": _entitled, "delegates": _entitled,
    "candidates": _candidates, "meeting": _meeting, "result": _waiting,
}  # fmt: skip


@desk(Permission.UNIONS_APPLY)
def ballot(request: DeskRequest, pk: int) -> HttpResponse:
    """选票, to be printed: candidates in the order of their surnames' strokes."""
    unit = own_unit(request, pk)
    found = open_election(unit)
    if found is None or found.matter.state not in LISTED:
        raise Http404
    committee, audit = on_paper(found)
    unknown = "".join(unplaced(one.person.name) for one in (*committee, *audit))
    told = {
        "unit": unit, "election": found, "committee": committee, "audit": audit, "unknown": "、".join(unknown),
        "rules": official.rules_of_voting(found, len(committee), len(audit)),
    }  # fmt: skip
    return render(request, "grassroots/elections/ballot.html", told)


@desk(Permission.REGISTERS_VIEW)
def paper(request: DeskRequest, pk: int, number: str, which: str) -> HttpResponse:
    """A letter of one re-election as an official document."""
    unit = Reader(request).get(pk)
    rows = Election.objects.select_related("matter", "unit", "former").filter(unit=unit)
    found = get_object_or_404(rows, matter__number=number)
    letter = _letter(found, which)
    answer = HttpResponse(document(letter.title, letter.body), content_type=DOCX)
    answer["Content-Disposition"] = str(
        content_disposition_header(as_attachment=True, filename=f"{letter.title}.docx")
    )
    return answer


def _letter(found: Election, which: str) -> official.Letter:
    over = desk_over([found.unit], Permission.UNIONS_APPROVE, on=found.matter.rules_on)
    superior = over.name if over else ""
    elected = [one for those in on_paper(found) for one in those if one.elected]
    if which == "request":
        return official.request(found, superior)
    if which == "approval":
        return official.approval(found, superior)
    if which in {"report", "confirmation"} and found.matter.state in HELD:
        make = official.report if which == "report" else official.confirmation
        return make(found, elected, superior)
    raise Http404
