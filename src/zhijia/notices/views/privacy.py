"""Requests about people's own data, on the desk: which wait, and the answer."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from zhijia.access.doors import desk
from zhijia.access.middleware import DeskRequest
from zhijia.access.terms import Permission
from zhijia.base.errors import Refused

from ..forms import DataAnswerForm
from ..models import DataRequest
from ..services import answer_data
from ..terms import DataState

PAGE = 50


@desk(Permission.PRIVACY_HANDLE)
def index(request: DeskRequest) -> HttpResponse:
    """Those that wait first, the nearest due day on top."""
    seen = DataRequest.objects.visible_to(request.user, on=request.today).select_related("person", "unit")
    state = request.GET.get("state", DataState.WAITING)
    if state in DataState.values:
        seen = seen.filter(state=state)
    page = Paginator(seen.order_by("due_on", "pk"), PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "states": DataState.choices, "state": state, "today": request.today}
    return render(request, "notices/privacy.html", context)


@desk(Permission.PRIVACY_HANDLE)
def request_page(request: DeskRequest, pk: int) -> HttpResponse:
    seen = DataRequest.objects.visible_to(request.user, on=request.today)
    found = get_object_or_404(seen.select_related("person", "unit", "answered_by"), pk=pk)
    form = DataAnswerForm(request.POST or None)
    if form.is_valid():
        said = form.cleaned_data
        try:
            answer_data(found, text=said["text"], done=said["done"], by=request.user, at=timezone.now())
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "已答复，申请人会收到消息。")
            return redirect("notices:privacy")
    context = {"asked": found, "form": form, "said": _said(found)}
    return render(request, "notices/request.html", context, status=422 if form.errors else 200)


def _said(found: DataRequest) -> list[tuple[str, object]]:
    return [
        ("申请人", f"{found.person.name}（{found.person.masked_phone or '未登记手机'}）"),
        ("所属工会", found.unit),
        ("事项", found.get_kind_display()),
        ("说明", found.words or "没有补充说明"),
        ("提出", timezone.localtime(found.at).strftime("%Y-%m-%d %H:%M")),
        ("答复期限", found.due_on),
    ]
