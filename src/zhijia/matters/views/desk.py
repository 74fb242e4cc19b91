"""The officer's day: what waits, one matter whole, and the decision on it."""

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import F, Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from zhijia.access.authority import Authority
from zhijia.access.doors import desk
from zhijia.access.middleware import DeskRequest
from zhijia.access.queries import colleagues
from zhijia.access.rules import may
from zhijia.access.terms import Permission
from zhijia.base.errors import Refused
from zhijia.web.tables import Column, Row

from .. import services
from ..flows import flows
from ..forms import CountersignForm, DecisionForm, ExtendForm, HandOverForm, ViewForm
from ..models import Countersign, Matter, SavedView
from ..queries import counted, places, progress, story, with_urgency
from ..rules import Standing
from ..terms import Urgency

PAGE = 50
COLUMNS = [
    Column("事项"), Column("编号"), Column("所属工会"), Column("环节"), Column("承办人"), Column("期限"),
]  # fmt: skip
TONES = {Urgency.OVERDUE: "bad", Urgency.TODAY: "warn"}


def waiting(request: DeskRequest) -> QuerySet[Any]:
    """What waits at this desk, filtered as the address asks."""
    mine = Matter.objects.at_desk_of(request.user, on=request.today)
    rows = with_urgency(mine, today=request.today)
    for name, field in (("kind", "kind"), ("due", "urgency")):
        if value := request.GET.get(name, ""):
            rows = rows.filter(**{field: value})
    if words := request.GET.get("q", "").strip():
        rows = rows.filter(
            Q(number__icontains=words) | Q(title__icontains=words) | Q(unit__name__icontains=words)
        )
    return rows.order_by(F("due_on").asc(nulls_last=True), "pk")


@desk()
def inbox(request: DeskRequest) -> HttpResponse:
    """Overdue first, then today, then the week; bulk hand-over below."""
    everything = Matter.objects.at_desk_of(request.user, on=request.today)
    numbers = counted(everything, today=request.today)
    page = Paginator(waiting(request).select_related("unit", "holder", "applicant"), PAGE).get_page(
        request.GET.get("page")
    )
    first = next(iter(page.object_list), None)
    takers = (
        colleagues(request.user, first.awaits, first.desk, on=request.today) if first and first.desk else []
    )
    context = {
        "page": page, "columns": COLUMNS, "rows": _rows(list(page.object_list), grouped=True),
        "groups": [(group.value, group.label, numbers.get(group.value, 0)) for group in Urgency],
        "kinds": [(flow.kind, flow.title) for flow in flows.values()], "total": sum(numbers.values()),
        "overdue": numbers.get(Urgency.OVERDUE, 0), "views": SavedView.objects.filter(account=request.user),
        "view_form": ViewForm(), "chosen": _chosen(request),
        "form": HandOverForm(colleagues=takers) if takers else None,
        "signatures": [one for one in _signatures(request) if one],
    }  # fmt: skip
    return render(request, "matters/inbox.html", context)


def _rows(matters: Sequence[Any], *, grouped: bool = False) -> list[Row]:
    """Each opens its matter; a matter under review names the desk it has reached."""
    here = places(matters)
    return [_row(matter, here.get(matter.pk, matter.says), grouped=grouped) for matter in matters]


def _row(matter: Any, place: str, *, grouped: bool) -> Row:
    urgency = Urgency(matter.urgency) if grouped else None
    cells = [
        f"{matter.whose} · {matter.title}", matter.number, str(matter.unit), place,
        matter.holder.name if matter.holder else "—", matter.due_on or "—",
    ]  # fmt: skip
    return Row(
        cells, href=reverse("matters:case", args=[matter.number]), key=str(matter.pk),
        group=urgency.label if urgency else "", tone=TONES.get(urgency, "") if urgency else "",
    )  # fmt: skip


def _chosen(request: DeskRequest) -> list[tuple[str, str, str]]:
    kinds = {flow.kind: flow.title for flow in flows.values()}
    told = [("kind", "种类", kinds.get(request.GET.get("kind", ""), ""))]
    told += [("due", "期限", dict(Urgency.choices).get(request.GET.get("due", ""), ""))]
    told += [("q", "含有", request.GET.get("q", ""))]
    return [one for one in told if one[2]]


def _signatures(request: DeskRequest) -> list[Countersign]:
    """Second signatures asked of this account."""
    asked = Countersign.objects.filter(agreed=None).exclude(asked_by=request.user)
    found, authority = (
        asked.select_related("matter__unit", "asked_by"),
        Authority(request.user, request.today),
    )
    return [one for one in found if authority.may(one.permission, one.matter.unit)]


def get_matter(request: DeskRequest, number: str) -> Matter:
    """The same answer whether it does not exist or is not yours to see."""
    rows = Matter.objects.visible_to(request.user, on=request.today)
    return get_object_or_404(
        rows.select_related("unit", "desk", "applicant", "holder", "entered_by"), number=number
    )


def form_for(request: DeskRequest, matter: Matter, data: Any = None) -> DecisionForm | None:
    """The decision form with the moves open to this account now; none when there is nothing to decide."""
    standing = Standing(request.user, request.today).learn([matter])
    moves = [move for move in standing.open_to(matter) if move.by_form]
    make = flows[matter.kind].form or DecisionForm
    form: DecisionForm = make(data, matter=matter, account=request.user, moves=moves)
    return form if moves else None


@desk()
def case(request: DeskRequest, number: str) -> HttpResponse:
    matter = get_matter(request, number)
    return _show(request, matter, form_for(request, matter))


def _show(request: DeskRequest, matter: Matter, form: DecisionForm | None, status: int = 200) -> HttpResponse:
    flow = flows[matter.kind]
    order = list(waiting(request).values_list("number", flat=True)[:1000])
    at = order.index(matter.number) if matter.number in order else -1
    asked = matter.countersigns.filter(agreed=None).select_related("asked_by").first()
    context = {
        "matter": matter, "flow": flow, "form": form, "events": story(matter), "progress": progress(matter),
        "papers": matter.papers.select_related("file", "step"), "facts": flow.facts(matter),
        "place": at + 1, "of": len(order), "before": order[at - 1] if at > 0 else "",
        "after": order[at + 1] if 0 <= at < len(order) - 1 else "",
        "abstain": Standing(request.user, request.today).learn([matter]).why_not(matter),
        "tied": matter.ties.filter(account=request.user).exists(), "asked": asked,
        "sign_form": CountersignForm() if asked and may_sign(request, asked) else None,
        "extend_form": ExtendForm() if matter.due_on and may(request.user, Permission.MATTERS_EXTEND, matter.unit, on=request.today) else None,
        "clock": matter.deadlines.filter(met_on=None).first(),
        "powers": Authority(request.user, request.today).over(matter.unit),
        **flow.look(matter, request.user),
    }  # fmt: skip
    return render(request, "matters/case.html", context, status=status)


def may_sign(request: DeskRequest, asked: Countersign) -> bool:
    return asked.asked_by_id != request.user.pk and may(
        request.user, asked.permission, asked.matter.unit, on=request.today
    )


@desk()
@require_POST
def decide(request: DeskRequest, number: str) -> HttpResponse:
    """One call; what a rule refuses comes back in place with everything as typed."""
    matter = get_matter(request, number)
    form = form_for(request, matter, request.POST)
    if form is None:
        raise Refused("这件事现在不等您办理，可能已由同事办完，请回收件箱再看")
    if form.is_valid():
        try:
            _act(request, matter, dict(form.cleaned_data))
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            return _onward(request, matter)
    return _show(request, matter, form, status=422)


def _act(request: DeskRequest, matter: Matter, said: dict[str, Any]) -> None:
    verb, note = said.pop("decision"), said.pop("note")
    act = flows[matter.kind].acts.get(verb)
    if act:
        act(matter, by=request.user, at=timezone.now(), note=note, **said)
    else:
        services.take(matter, verb, by=request.user, at=timezone.now(), note=note)


def _onward(request: DeskRequest, matter: Matter) -> HttpResponse:
    """To the next one waiting, or back to the inbox."""
    matter.refresh_from_db()
    messages.success(request, f"{matter.number} 已办：{matter.says}。")
    following = waiting(request).exclude(pk=matter.pk).first()
    return redirect("matters:case", following.number) if following else redirect("matters:inbox")


@desk()
def search(request: DeskRequest) -> HttpResponse:
    """By number or by what it is about, over everything this account may see."""
    words = request.GET.get("q", "").strip()
    rows = Matter.objects.visible_to(request.user, on=request.today)
    about = Q(number__icontains=words) | Q(title__icontains=words) | Q(unit__name__icontains=words)
    about |= Q(applicant__name=words)
    found = rows.filter(about).select_related("unit", "applicant", "holder").order_by("-opened_at", "-pk")
    page = Paginator(found if words else rows.none(), PAGE).get_page(request.GET.get("page"))
    told = _rows(list(page.object_list))
    return render(
        request, "matters/search.html", {"page": page, "columns": COLUMNS, "rows": told, "words": words}
    )
