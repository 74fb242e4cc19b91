"""For officers: the code to hang on the wall, the printed form, and which union takes which trade."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from zhijia.access.authority import Authority
from zhijia.access.doors import desk
from zhijia.access.middleware import DeskRequest
from zhijia.access.queries import units_for
from zhijia.access.terms import Permission
from zhijia.base.errors import Refused
from zhijia.matters.models import Matter
from zhijia.notices.pieces import square_code
from zhijia.orgs.terms import UnitKind

from ..forms.applying import CatchmentForm
from ..queries.applying import KIND, catchments_of, doors_of
from ..services import applying, naming
from ..whereabouts import slug_of, unit_by_slug

PAGE, LARGE = 50, 9  # rows; dots a square of the code, to be read from across a hall
NAMED = (UnitKind.SECTOR, UnitKind.PARK, UnitKind.VILLAGE, UnitKind.JOINT, UnitKind.TOWN, UnitKind.ZONE)


@desk(Permission.MEMBERS_HANDLE)
def posters(request: DeskRequest) -> HttpResponse:
    """The unions within reach, each with its poster."""
    words = request.GET.get("q", "").strip()
    page = Paginator(doors_of(request.user, words, on=request.today), PAGE).get_page(request.GET.get("page"))
    rows = [(unit, reverse("joining:poster", args=[slug_of(unit)])) for unit in page]
    return render(request, "joining/applying/posters.html", {"page": page, "rows": rows, "words": words})


@desk(Permission.MEMBERS_HANDLE)
def poster(request: DeskRequest, slug: str) -> HttpResponse:
    """One A4 page: the union's name, the square code, the address in letters."""
    found = unit_by_slug(slug)
    unit = get_object_or_404(doors_of(request.user, "", on=request.today), pk=found.pk if found else None)
    address = request.build_absolute_uri(reverse("joining:start", args=[slug_of(unit)]))
    code = square_code(address, says="扫码申请入会", scale=LARGE)
    return render(request, "joining/applying/poster.html", {"unit": unit, "address": address, "code": code})


@desk(Permission.MEMBERS_HANDLE)
def printed(request: DeskRequest, number: str) -> HttpResponse:
    """《工会会员登记表》 with the full number on it, for the signature and the seal; who opened it stands in the diary."""
    reach = Authority(request.user, request.today).reach(Permission.MEMBERS_HANDLE, to="unit__")
    rows = Matter.objects.filter(reach, kind=KIND, number=number).select_related(
        "unit", "joining__employer", "joining__person"
    )
    matter = get_object_or_404(rows)
    applying.print_form(matter, by=request.user, at=timezone.now())
    last = matter.steps.filter(verb="approve").select_related("by").last()
    return render(
        request, "joining/applying/printed.html", {"matter": matter, "made": matter.joining, "approved": last}
    )


@desk(Permission.UNIONS_APPROVE)
def catchments(request: DeskRequest) -> HttpResponse:
    """Which union takes which trade, now and before; and the form for one more."""
    seen = units_for(request.user, Permission.UNIONS_APPROVE, on=request.today)
    units = seen.open_on(request.today).filter(kind__in=NAMED).order_by("path")  # type: ignore[attr-defined]
    form = CatchmentForm(request.POST if request.method == "POST" else None, units=units, today=request.today)
    if form.is_valid():
        try:
            said = form.cleaned_data
            made = naming.name_union(
                said["occupation"],
                unit=said["union"],
                since=said["since"],
                by=request.user,
                at=timezone.now(),
            )
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(
                request, f"已登记：{made.get_occupation_display()}自 {made.since} 起由{made.unit.name}接收。"
            )
            return redirect("joining:catchments")
    rows = catchments_of(request.user, on=request.today)
    context = {"form": form, "rows": rows}
    return render(request, "joining/applying/catchments.html", context, status=422 if form.errors else 200)


@desk(Permission.UNIONS_APPROVE)
@require_POST
def end_catchment(request: DeskRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(catchments_of(request.user, on=request.today), pk=pk)
    naming.end_naming(found, on=request.today, by=request.user, at=timezone.now())
    messages.success(request, "已结束，今天起不再归口到这家工会。")
    return redirect("joining:catchments")
