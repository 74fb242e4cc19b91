"""The yearly look: opening what is due, and recording what was found."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from zhijia.access.authority import Authority
from zhijia.access.doors import desk
from zhijia.access.middleware import DeskRequest
from zhijia.access.terms import Permission
from zhijia.base.errors import Refused
from zhijia.matters.models import Matter

from ..forms.desk import RecordForm
from ..models import RecheckResult
from ..queries import near
from ..services import rechecking, visiting


@desk(Permission.AID_APPROVE)
@require_POST
def open_due(request: DeskRequest) -> HttpResponse:
    made = rechecking.open_rechecks(on=near(request.today), by=request.user, at=timezone.now())
    if made:
        messages.success(request, f"已发起 {len(made)} 户复核，已告知本人，由基层工会核实。")
    else:
        messages.info(request, "现在没有到期而还没发起复核的档案。")
    return redirect("aid:households")


def get_result(request: DeskRequest, number: str) -> RecheckResult:
    """For whoever verifies, reviews or approves; the same 404 for everybody else."""
    seen = Matter.objects.visible_to(request.user, on=request.today).filter(number=number)
    told = RecheckResult.objects.select_related("matter__unit", "matter__applicant", "household", "version")
    found = get_object_or_404(told, matter__in=seen)
    if not Authority(request.user, request.today).over(found.matter.unit) & set(visiting.LOOK):
        raise Http404
    return found


@desk(Permission.AID_VIEW)
def record(request: DeskRequest, look: str) -> HttpResponse:
    result = get_result(request, look)
    form = RecordForm(request.POST or None, version=rechecking.last_frozen(result.household))
    if form.is_valid():
        try:
            made = rechecking.record(result, **form.said(), by=request.user, at=timezone.now())
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, f"核实情况已登记为档案第 {made.number} 版。")
            return redirect("matters:case", look)
    context = {"result": result, "matter": result.matter, "form": form}
    return render(request, "aid/record.html", context, status=422 if form.errors else 200)
