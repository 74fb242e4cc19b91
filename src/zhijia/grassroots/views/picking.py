"""Choosing for a plan: unions, heirs, employers, and in a split who goes where. Every choice is a button of a plain form."""

from django.core.paginator import Paginator
from django.db.models import Q
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from zhijia.access.doors import desk
from zhijia.access.middleware import DeskRequest
from zhijia.access.terms import Permission
from zhijia.base.errors import Refused
from zhijia.orgs.models import Cover, Employer
from zhijia.orgs.terms import OperationKind
from zhijia.web.tables import Column, Row

from .. import services
from ..forms.reorganising import FreshForm, ShareForm
from ..models import Plan
from ..queries.drafting import (
    children_to_share,
    get_plan,
    named,
    possible_employers,
    possible_targets,
    possible_units,
)
from ..services.planning import FOUNDS
from .founding import PAGE, key

APPLY = Permission.UNIONS_APPLY
EMPLOYERS = (Column("单位名称"), Column("覆盖工会"), Column("职工人数", numeric=True))
SIDES = ("unit", "target", "employer")


@desk(APPLY)
def pick(request: DeskRequest, pk: int, side: str) -> HttpResponse:
    """One page for the three: a search, and a button beside each that was found."""
    plan = get_plan(request.user, pk, on=request.today)
    if side not in SIDES:
        raise Http404
    if side == "employer":
        return _employers(request, plan)
    rows = possible_targets(plan, on=request.today) if side == "target" else possible_units(plan, request.user, on=request.today)  # fmt: skip
    if request.method == "POST":
        chosen = get_object_or_404(rows, pk=key(request.POST.get("pick", "")))
        put = services.add_target if side == "target" else services.add_unit
        put(plan, chosen)
        return redirect("grassroots:change", plan.pk)
    words = request.GET.get("q", "").strip()[:40]
    page = Paginator(named(rows, words), PAGE).get_page(request.GET.get("page"))
    return render(
        request, "grassroots/changes/pick.html", {"plan": plan, "side": side, "words": words, "page": page}
    )


def _employers(request: DeskRequest, plan: Plan) -> HttpResponse:
    covers = possible_employers(plan)
    if request.method == "POST":
        chosen = Q(employer__in=[key(one) for one in request.POST.getlist("pick")])
        told = covers if "all" in request.POST else covers.filter(chosen)
        services.add_employers(plan, [one.employer for one in told])
        return redirect("grassroots:change", plan.pk)
    words = request.GET.get("q", "").strip()[:40]
    page = Paginator(covers.filter(employer__name__icontains=words), PAGE).get_page(request.GET.get("page"))
    rows = [
        Row([one.employer.name, str(one.unit), one.employer.employees], key=str(one.employer_id))
        for one in page
    ]
    context = {
        "plan": plan,
        "words": words,
        "page": page,
        "rows": rows,
        "columns": EMPLOYERS,
        "all": covers.count(),
    }
    return render(request, "grassroots/changes/employers.html", context)


@desk(APPLY)
@require_POST
def drop(request: DeskRequest, pk: int, side: str) -> HttpResponse:
    plan = get_plan(request.user, pk, on=request.today)
    if side not in SIDES:
        raise Http404
    rows = {"unit": plan.units, "target": plan.targets, "employer": plan.employers}[side]
    services.strike(plan, get_object_or_404(rows.all(), pk=key(request.POST.get("row", ""))))  # type: ignore[attr-defined]
    return redirect("grassroots:change", plan.pk)


@desk(APPLY)
def fresh(request: DeskRequest, pk: int) -> HttpResponse:
    """A union founded as it goes."""
    plan = get_plan(request.user, pk, on=request.today)
    if plan.kind not in FOUNDS:
        raise Http404
    form = FreshForm(request.POST if request.method == "POST" else None, of=plan.matter.unit)
    if form.is_valid():
        services.add_fresh(plan, **form.cleaned_data)
        return redirect("grassroots:change", plan.pk)
    context = {"plan": plan, "form": form, "parent": plan.matter.unit.parent}
    return render(request, "grassroots/changes/fresh.html", context, status=422 if form.errors else 200)


@desk(APPLY)
def share(request: DeskRequest, pk: int) -> HttpResponse:
    """Who goes where, a page at a time; what nobody named goes where the last line says."""
    plan = get_plan(request.user, pk, on=request.today)
    if plan.kind != OperationKind.SPLIT:
        raise Http404
    if plan.on is None:
        raise Refused("请先在方案页面填写生效日期并保存，再分配下级工会和单位")
    units = Paginator(children_to_share(plan, plan.matter.unit), PAGE).get_page(request.GET.get("page"))
    employers = Paginator(_covered(plan), PAGE).get_page(request.GET.get("page"))
    form = _share_form(request, plan, list(units), [one.employer for one in employers])
    if form.is_valid():
        rest = plan.targets.filter(pk=form.rest).first()
        services.share_out(plan, units=form.named("u"), employers=form.named("e"), rest=rest)
        more = employers.has_next() or units.has_next()
        return redirect(
            "grassroots:change_share" if more and rest is None else "grassroots:change_preview", plan.pk
        )
    context = {"plan": plan, "form": form, "pages": employers if employers.has_other_pages() else units}
    return render(request, "grassroots/changes/share.html", context, status=422 if form.errors else 200)


def _covered(plan: Plan) -> list[Cover]:
    covers = Cover.objects.filter(unit=plan.matter.unit, until=None).select_related("employer")
    return list(covers.order_by("employer__name", "pk"))


def _share_form(request: DeskRequest, plan: Plan, units: list, employers: list[Employer]) -> ShareForm:  # type: ignore[type-arg]
    now = dict(plan.units.exclude(target=None).values_list("unit_id", "target_id"))
    there = dict(plan.employers.exclude(target=None).values_list("employer_id", "target_id"))
    return ShareForm(
        request.POST if request.method == "POST" else None,
        targets=list(plan.targets.select_related("unit")),
        units=[(one, now.get(one.pk)) for one in units],
        employers=[(one, there.get(one.pk)) for one in employers],
    )
