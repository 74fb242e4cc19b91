"""The member's own pages: messages, what I agreed to, what is kept about me."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from zhijia.access.doors import member, person_of
from zhijia.access.middleware import DeskRequest
from zhijia.access.queries import home_unit
from zhijia.base.errors import Refused
from zhijia.orgs.queries import unit_by_code
from zhijia.people.models import Person

from ..forms import DataForm
from ..models import Consent, DataRequest, Message
from ..queries import asked_of
from ..services import ask_data, give_consent, read, withdraw_consent
from ..terms import ConsentChannel, DataKind, Purpose

PAGE = 20


@member
def messages_list(request: DeskRequest) -> HttpResponse:
    mine = Message.objects.filter(person=person_of(request))
    page = Paginator(mine, PAGE).get_page(request.GET.get("page"))
    return render(
        request, "notices/messages.html", {"page": page, "unread": mine.filter(read_at=None).count()}
    )


@member
def message(request: DeskRequest, pk: int) -> HttpResponse:
    """Opening it is reading it."""
    found = get_object_or_404(Message, person=person_of(request), pk=pk)
    read(found, at=timezone.now())
    return render(request, "notices/message.html", {"message": found})


@member
def me(request: DeskRequest) -> HttpResponse:
    person = person_of(request)
    said = [
        ("姓名", person.name),
        ("身份证号", person.masked_identity or "未登记"),
        ("手机号码", person.masked_phone or "未登记"),
    ]
    unit = home_unit(request.user, on=request.today)
    return render(request, "notices/me.html", {"person": person, "unit": unit, "said": said})


@member
def consents(request: DeskRequest) -> HttpResponse:
    return render(request, "notices/consents.html", {"asked": asked_of(person_of(request))})


@member
@require_POST
def give(request: DeskRequest) -> HttpResponse:
    purpose = request.POST.get("purpose", "")
    if purpose not in Purpose.values:
        raise Http404
    given = give_consent(person_of(request), purpose, channel=ConsentChannel.WEB, at=timezone.now())
    messages.success(request, f"已同意“{given.text.get_purpose_display()}”，随时可以撤回。")
    return redirect("notices:consents")


@member
@require_POST
def withdraw(request: DeskRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(
        Consent.objects.select_related("text", "person"), person=person_of(request), pk=pk
    )
    withdraw_consent(found, at=timezone.now())
    messages.info(request, f"已撤回“{found.text.get_purpose_display()}”的同意，撤回前已办理的事项仍然有效。")
    return redirect("notices:consents")


@member
def data(request: DeskRequest) -> HttpResponse:
    """Ask to see, copy, correct or delete; below it, what was asked before and the answers."""
    person = person_of(request)
    form = DataForm(request.POST or None)
    if form.is_valid() and _ask(request, person, form):
        return redirect("notices:data")
    told: dict[str, Any] = {"form": form, "requests": DataRequest.objects.filter(person=person)}
    return render(request, "notices/data.html", told, status=422 if form.errors else 200)


def _ask(request: DeskRequest, person: Person, form: DataForm) -> bool:
    unit = home_unit(request.user, on=request.today) or unit_by_code(settings.ZHIJIA_UNIT)
    if unit is None:
        form.add_error(None, "没有找到受理的工会，请拨打职工热线 12351")
        return False
    said = form.cleaned_data
    try:
        made = ask_data(person, kind=said["kind"], words=said["words"], unit=unit, at=timezone.now())
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return False
    messages.success(request, f"已收到您的“{DataKind(made.kind).label}”申请，{made.due_on} 前答复。")
    return True
