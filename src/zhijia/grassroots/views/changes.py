"""Plans for the tree: begun from a union, written page by page, looked at as it would be, and handed in."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from zhijia.access.doors import desk
from zhijia.access.middleware import DeskRequest
from zhijia.access.terms import Permission
from zhijia.base.errors import Refused
from zhijia.matters.services import take
from zhijia.orgs.models import Unit
from zhijia.orgs.terms import OperationKind
from zhijia.web.tables import Column, Row

from .. import services
from ..flow.reorganising import REORGANISE
from ..forms.reorganising import PlanForm, SeenForm
from ..models import Plan
from ..queries.drafting import begun, get_plan, get_unit, named, reach
from ..rules import FOUNDING, WRITABLE
from ..rules import REORGANISE as PLANNED
from ..services.planning import FOUNDS, LEADS, MANY
from .founding import PAGE, key

APPLY = Permission.UNIONS_APPLY
KINDS = [kind for kind in OperationKind if kind != OperationKind.OPEN]
COLUMNS = (
    Column("事项"),
    Column("编号"),
    Column("办理工会"),
    Column("状态"),
    Column("经办人"),
    Column("期限"),
)
ROOMS = {FOUNDING: "grassroots:found_check", PLANNED: "grassroots:change"}


@desk(APPLY)
def index(request: DeskRequest) -> HttpResponse:
    """What may be begun, what waits to be finished, and what waits for an answer."""
    page = Paginator(begun(request.user, on=request.today), PAGE).get_page(request.GET.get("page"))
    context = {
        "kinds": [(kind.value, kind.label) for kind in KINDS], "page": page, "columns": COLUMNS,
        "rows": [_row(one) for one in page],
    }  # fmt: skip
    return render(request, "grassroots/changes/index.html", context)


def _row(matter: Any) -> Row:
    asked = matter.establishment if matter.kind == FOUNDING else matter.plan
    open_ = matter.state in WRITABLE
    cells = [
        matter.title,
        matter.number or "草稿",
        str(matter.unit),
        matter.says,
        matter.entered_by.name,
        matter.due_on or "—",
    ]
    return Row(cells, href=_place(matter, asked.pk, open_), tone="warn" if matter.state == "returned" else "")


def _place(matter: Any, pk: int, open_: bool) -> str:
    name, at = (ROOMS[matter.kind], pk) if open_ else ("matters:case", matter.number)
    return reverse(name, args=[at])


@desk(APPLY)
def start(request: DeskRequest, kind: str) -> HttpResponse:
    """Which union it is about: found by name, chosen by a button; from a union's own page it is chosen already."""
    if kind not in KINDS:
        raise Http404
    if request.method == "POST":
        unit = get_unit(request.user, key(request.POST.get("pick", "")), on=request.today)
        plan = services.propose(kind, unit, by=request.user, at=timezone.now())
        return redirect("grassroots:change", plan.pk)
    words, units = request.GET.get("q", "").strip()[:40], reach(request.user, on=request.today)
    told = units.filter(pk=key(request.GET["unit"])) if request.GET.get("unit") else named(units, words)
    page = Paginator(told, PAGE).get_page(request.GET.get("page"))
    context = {"label": OperationKind(kind).label, "kind": kind, "words": words, "page": page}
    return render(request, "grassroots/changes/start.html", context)


@desk(APPLY)
def about(request: DeskRequest, pk: int) -> HttpResponse:
    """What can be done with this union."""
    unit: Unit = get_unit(request.user, pk, on=request.today)
    kinds = [(kind.value, kind.label) for kind in KINDS]
    return render(request, "grassroots/changes/about.html", {"unit": unit, "kinds": kinds})


@desk(APPLY)
def change(request: DeskRequest, pk: int) -> HttpResponse:
    """The plan: whom it is about, where it leads, and the form with its day and reason."""
    plan = get_plan(request.user, pk, on=request.today)
    form = PlanForm(request.POST if request.method == "POST" else None, plan=plan)
    if form.is_valid():
        services.write_plan(plan, **form.cleaned_data)
        messages.success(request, "已保存。")
        splits = plan.kind == OperationKind.SPLIT
        return redirect("grassroots:change_share" if splits else "grassroots:change_preview", plan.pk)
    context = {
        "plan": plan, "form": form, "units": plan.units.filter(target=None).select_related("unit"),
        "targets": plan.targets.select_related("unit", "parent"), "employers": plan.employers.select_related("employer"),
        "many": plan.kind in MANY, "founds": plan.kind in FOUNDS, "regroups": plan.kind == OperationKind.REGROUP,
        "leads": plan.kind in LEADS and plan.kind != OperationKind.RENAME, "splits": plan.kind == OperationKind.SPLIT,
    }  # fmt: skip
    return render(request, "grassroots/changes/plan.html", context, status=422 if form.errors else 200)


@desk(APPLY)
def preview(request: DeskRequest, pk: int) -> HttpResponse:
    """What will happen, because it just did and was taken back; then hand it in."""
    plan = get_plan(request.user, pk, on=request.today)
    try:
        outcome = services.preview(plan, by=request.user, at=timezone.now())
    except Refused as refusal:
        return _shown(request, plan, {"refusal": str(refusal)})
    form = SeenForm(request.POST if request.method == "POST" else None, outcome=outcome)
    if form.is_valid():
        try:
            step = services.hand_in(
                plan, seen=form.cleaned_data["seen"][0], by=request.user, at=timezone.now()
            )
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, f"已提交，编号 {step.matter.number}。")
            return redirect("matters:case", step.matter.number)
    return _shown(request, plan, {"outcome": outcome, "form": form})


def _shown(request: DeskRequest, plan: Plan, told: dict[str, Any]) -> HttpResponse:
    form = told.get("form")
    wrong = "refusal" in told or bool(form and form.errors)
    context = {"plan": plan, "facts": REORGANISE.facts(plan.matter), **told}
    return render(request, "grassroots/changes/preview.html", context, status=422 if wrong else 200)


@desk(APPLY)
@require_POST
def withdraw(request: DeskRequest, pk: int) -> HttpResponse:
    """A draft that nobody wants any more."""
    matter = get_object_or_404(begun(request.user, on=request.today).filter(state__in=WRITABLE), pk=pk)
    take(matter, "withdraw", by=request.user, at=timezone.now())
    messages.success(request, "已撤下。")
    return redirect("grassroots:changes")
