"""The member's own page of the membership (我的会籍), and what may be asked of it."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from zhijia.access.doors import member, person_of
from zhijia.access.middleware import DeskRequest
from zhijia.base.errors import Refused
from zhijia.matters.views.member import hand_in
from zhijia.people.queries import history, membership_on
from zhijia.people.services import work_of
from zhijia.web.navigation import address

from ..forms.changing import FORMS, work_said
from ..models import StandingChange
from ..queries.changing import OWN, change_draft_of, change_facts, change_of, transfer_of
from ..queries.person import events
from ..services import changing
from ..terms import ChangeKind
from .papers import read_paper
from .person import open_to, says_vote

ENDS = {
    ChangeKind.RETAIN: (
        "保留会籍期间仍是会员，不交会费，没有选举权、被选举权和表决权，换届不计入应到人数。",
        "重新工作后，可以随时在这里申请恢复。",
    ),
    ChangeKind.RESUME: ("恢复后，从生效日期起重新有选举权、被选举权和表决权，按规定交会费。",),
    ChangeKind.LEAVE: (
        "退会是您的自由，由工会公布并收回会员证；办结当天起不再是会员。",
        "不再有选举权、被选举权和表决权，不再享受工会卡的会员优惠和专项补贴等会员服务。",
        "已经在办的事项照常办完。以后想回来，可以重新申请入会。",
    ),
}  # fmt: skip


@member
def membership(request: DeskRequest) -> HttpResponse:
    """My union and since when, whether I vote, where I work, and how it all came about."""
    me = person_of(request)
    now = membership_on(me, request.today)
    context = {
        "person": me, "now": now, "vote": says_vote(now) if now else "", "join": address("joining:join"),
        "events": events(history(me), on=request.today), "kinds": [kind for kind in open_to(now) if kind in OWN],
        "running": [one for one in (transfer_of(me), change_of(me)) if one], "card": address("cards:claim"),
    }  # fmt: skip
    return render(request, "joining/person/membership.html", context)


@member
def my_change(request: DeskRequest, kind: str) -> HttpResponse:
    """One page to write; the draft of before goes on, and so does what came back."""
    me = person_of(request)
    now = membership_on(me, request.today)
    if kind not in OWN or now is None:
        raise Http404
    running = change_of(me)
    returned = running if running and running.matter.state == "returned" and running.kind == kind else None
    if running and returned is None:
        return _where_it_stands(request, running)
    asked = returned or change_draft_of(me, kind)
    sent: list[Any] = [request.POST, request.FILES] if request.method == "POST" else []
    form = FORMS[kind](
        *sent, today=request.today, initial=_begun(asked) if asked else work_said(work_of(now))
    )
    if form.is_valid():
        try:
            return _keep(request, asked, ChangeKind(kind), read_paper(form.cleaned_data))
        except Refused as refusal:
            form.add_error(None, str(refusal))
    context = {"form": form, "kind": ChangeKind(kind), "now": now, "ends": ENDS[ChangeKind(kind)]}
    return render(request, "joining/person/my_change.html", context, status=422 if form.errors else 200)


def _where_it_stands(request: DeskRequest, running: StandingChange) -> HttpResponse:
    """Of what the union proposes the person is no applicant: there is no page of theirs to open."""
    if running.matter.applicant_id:
        return redirect("matters:my_case", running.matter.number)
    told = f"{running.matter.title}（{running.matter.number}）正在办理，请等办结后再申请；有异议可向所在工会提出。"
    messages.info(request, told)
    return redirect("joining:membership")


def _begun(asked: StandingChange) -> dict[str, Any]:
    told = {"cause": asked.cause, "on": asked.on, "words": asked.words, "migrant": asked.migrant}
    told |= {"employment": asked.employment, "occupation": asked.occupation}
    return told | {"workplace": asked.employer.name if asked.employer else ""}


def _keep(
    request: DeskRequest, asked: StandingChange | None, kind: ChangeKind, said: dict[str, Any]
) -> HttpResponse:
    who: dict[str, Any] = {"by": request.user, "at": timezone.now()}
    if asked:
        made = changing.write(asked, **said, **who)
    else:
        made = changing.ask(person_of(request), kind, **said, **who)
    if made.matter.number:
        return redirect("matters:my_case", made.matter.number)
    return redirect("joining:check_change", kind)


@member
def check_change(request: DeskRequest, kind: str) -> HttpResponse:
    """Everything once more, with what ends; then the button."""
    asked = change_draft_of(person_of(request), kind)
    if kind not in OWN or asked is None:
        raise Http404
    onward, refusal = hand_in(request, lambda: changing.submit(asked, by=request.user, at=timezone.now()))
    if onward:
        return onward
    context = {
        "facts": change_facts(asked.matter), "papers": asked.matter.papers.select_related("file"), "refusal": refusal,
        "kind": ChangeKind(kind), "ends": ENDS[ChangeKind(kind)],
    }  # fmt: skip
    return render(request, "joining/person/check.html", context, status=422 if refusal else 200)
