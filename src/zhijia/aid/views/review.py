"""What an officer adds to a case before deciding: a visit to the home, a fact compared elsewhere."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from zhijia.access.authority import Authority
from zhijia.access.doors import desk
from zhijia.access.middleware import DeskRequest
from zhijia.access.terms import Permission
from zhijia.base.errors import Refused
from zhijia.matters.models import Matter

from ..forms.desk import FindingForm, VisitForm
from ..models import Application
from ..services import visiting


def get_application(request: DeskRequest, number: str) -> Application:
    """The case, for whoever verifies, reviews or approves it; the same 404 for everybody else."""
    seen = Matter.objects.visible_to(request.user, on=request.today).filter(number=number)
    found = get_object_or_404(
        Application.objects.select_related("matter__unit", "matter__applicant", "household", "version"),
        matter__in=seen,
    )
    if not Authority(request.user, request.today).over(found.matter.unit) & set(visiting.LOOK):
        raise Http404
    return found


@desk(Permission.AID_VIEW)
def visit(request: DeskRequest, number: str) -> HttpResponse:
    application = get_application(request, number)
    form = VisitForm(request.POST or None, request.FILES or None, initial={"visited_on": request.today})
    if form.is_valid():
        said, photo = dict(form.cleaned_data), form.cleaned_data["photo"]
        said["photos"] = [(photo.name, photo.read())] if said.pop("photo") else []
        try:
            visiting.record_visit(application, **said, by=request.user, at=timezone.now())
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "入户核查已登记。")
            return redirect("matters:case", number)
    return _form(request, application, form, "aid/visit.html")


@desk(Permission.AID_VIEW)
def finding(request: DeskRequest, number: str) -> HttpResponse:
    application = get_application(request, number)
    form = FindingForm(request.POST or None)
    if form.is_valid():
        try:
            visiting.record_finding(application, **form.cleaned_data, by=request.user, at=timezone.now())
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "核对结果已登记。")
            return redirect("matters:case", number)
    return _form(request, application, form, "aid/finding.html")


def _form(
    request: DeskRequest, application: Application, form: VisitForm | FindingForm, page: str
) -> HttpResponse:
    context = {"application": application, "matter": application.matter, "form": form}
    return render(request, page, context, status=422 if form.errors else 200)
