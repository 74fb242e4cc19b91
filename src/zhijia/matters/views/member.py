"""The member's side: what I can ask for, how far mine has come, handing in what is missing."""

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from zhijia.access.doors import member
from zhijia.access.middleware import DeskRequest
from zhijia.base.errors import Refused
from zhijia.files.services import content_of
from zhijia.web.navigation import address

from .. import services
from ..flows import Applicant, Move, flows
from ..forms import PaperForm
from ..models import Matter, Step
from ..queries import handed_in, of, progress, story
from ..terms import ASIDE
from .papers import shown

FEW = 3


def own(request: DeskRequest, number: str) -> Matter:
    assert request.user.person is not None  # noqa: S101  (the door let nobody else in)
    return get_object_or_404(
        Matter.objects.own(request.user.person).select_related("unit", "desk"), number=number
    )


@member
def home(request: DeskRequest) -> HttpResponse:
    mine = [matter for matter in of(request.user.person)[:20] if matter.number]  # type: ignore[arg-type]
    todo = next((matter for matter in mine if not matter.awaits and not matter.closed_at), None)
    membership = request.user.person.memberships.filter(until=None).select_related("unit").first()  # type: ignore[union-attr]
    context = {
        "person": request.user.person, "membership": membership, "todo": todo,
        "cases": [(matter, progress(matter)) for matter in mine[:FEW]], "count": len(mine),
    }  # fmt: skip
    return render(request, "matters/home.html", context)


@member
def cases(request: DeskRequest) -> HttpResponse:
    mine = of(request.user.person)  # type: ignore[arg-type]
    told = [(matter, progress(matter)) for matter in mine.exclude(number=None)]
    drafts = [
        {"title": one.title, "opened_at": one.opened_at, "place": address(flows[one.kind].resume)}
        for one in mine.filter(number=None)
        if flows[one.kind].resume
    ]
    return render(request, "matters/cases.html", {"cases": told, "drafts": drafts})


@member
def my_case(request: DeskRequest, number: str) -> HttpResponse:
    matter = own(request, number)
    flow = flows[matter.kind]
    moves = [move for move in flow.leaving(matter.state) if is_theirs(move)]
    context = {
        "matter": matter, "flow": flow, "progress": progress(matter), "events": story(matter, names=False),
        "facts": flow.facts(matter), "papers": handed_in(matter.person).filter(matter=matter), "moves": moves,
        "last_note": last_words(matter),
        "form": PaperForm() if not matter.closed_at else None,
    }  # fmt: skip
    return render(request, "matters/my_case.html", context)


def hand_in(request: HttpRequest, submit: Callable[[], Step]) -> tuple[HttpResponse | None, str]:
    """The button under check-your-answers: on to the matter's own page, or the sentence why not."""
    if request.method != "POST":
        return None, ""
    try:
        step = submit()
    except Refused as refusal:
        return None, str(refusal)
    messages.success(request, f"已提交，编号 {step.matter.number}。")
    return redirect("matters:my_case", step.matter.number), ""


def is_theirs(move: Move) -> bool:
    """A button of the applicant's; what needs a page of its own, as a corrected card does, is not one."""
    return isinstance(move.who, Applicant) and move.by_form


def last_words(matter: Matter) -> str:
    """What was written with the step that brought it where it is now."""
    last = matter.steps.exclude(verb__in=ASIDE).order_by("-at", "-pk").first()
    return last.note if last else ""


@member
@require_POST
def act(request: DeskRequest, number: str, verb: str) -> HttpResponse:
    """Withdraw, hand in again, confirm: the moves that are the applicant's own."""
    matter = own(request, number)
    if not any(move.verb == verb and is_theirs(move) for move in flows[matter.kind].moves):
        raise Http404
    services.take(matter, verb, by=request.user, at=timezone.now(), note=request.POST.get("note", ""))
    messages.success(request, "已提交。")
    return redirect("matters:my_case", number)


@member
@require_POST
def remind(request: DeskRequest, number: str) -> HttpResponse:
    services.remind(own(request, number), by=request.user, at=timezone.now())
    messages.success(request, "已催办，承办单位会看到。")
    return redirect("matters:my_case", number)


@member
@require_POST
def add_paper(request: DeskRequest, number: str) -> HttpResponse:
    matter, form = own(request, number), PaperForm(request.POST, request.FILES)
    if form.is_valid():
        file, label, now = form.cleaned_data["file"], form.cleaned_data["label"], timezone.now()
        try:
            services.attach(matter, label=label, name=file.name, content=file.read(), by=request.user, at=now)
        except Refused as refusal:
            form.add_error("file", str(refusal))
        else:
            messages.success(request, "材料已收到。")
            return redirect("matters:my_case", number)
    return render(request, "matters/add_paper.html", {"matter": matter, "form": form}, status=422)


@member
def my_paper(request: DeskRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(handed_in(request.user.person), pk=pk)  # type: ignore[arg-type]
    return shown(found.file.name, content_of(found.file))
