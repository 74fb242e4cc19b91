"""Approved grants waiting for their notice: ticked, seen exactly as the public will, then shown."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from zhijia.access.doors import desk
from zhijia.access.middleware import DeskRequest
from zhijia.access.terms import Permission
from zhijia.base.errors import Refused
from zhijia.notices.services.publicities import masked
from zhijia.rulebook.calendar import add_workdays

from ..models import Application
from ..queries import waiting_for_notice
from ..services import publishing

NONE = "请先勾选要公示的事项，再看预览"
TWO = "勾选的事项不在同一个工会办理，请分开公示"


@desk(Permission.AID_NOTICE)
def index(request: DeskRequest) -> HttpResponse:
    """First the preview; only a second press publishes, and only what was previewed."""
    waiting = list(waiting_for_notice(request.user, on=request.today))
    ticked = set(request.POST.getlist("pick")) or set(request.GET.getlist("pick"))
    picked = [one for one in waiting if one.matter.number in ticked]
    if request.method != "POST":
        return _list(request, waiting, ticked, "")
    if wrong := _wrong(picked, ticked):
        return _list(request, waiting, ticked, wrong)
    if "confirmed" not in request.POST:
        return _preview(request, picked)
    try:
        notice = publishing.show(
            [one.matter for one in picked],
            unit=picked[0].matter.desk or picked[0].matter.unit,
            by=request.user,
            at=timezone.now(),
        )
    except Refused as refusal:
        return _list(request, waiting, ticked, str(refusal))
    messages.success(request, f"已公示 {len(picked)} 件，公示至 {notice.until}，已告知本人。")
    return redirect("notices:desk_publicity", notice.number)


def _wrong(picked: list[Application], ticked: set[str]) -> str:
    if not picked:
        return NONE
    if len(picked) < len(ticked):
        return "勾选的事项里有的已经公示或撤回，请重新勾选"
    return TWO if len({one.matter.desk_id for one in picked}) > 1 else ""


def _list(request: DeskRequest, waiting: list[Application], ticked: set[str], wrong: str) -> HttpResponse:
    context = {"waiting": waiting, "ticked": ticked, "wrong": wrong}
    return render(request, "aid/publish.html", context, status=422 if wrong else 200)


def _preview(request: DeskRequest, picked: list[Application]) -> HttpResponse:
    said = publishing.draft([one.matter for one in picked], at=timezone.now())
    context = {
        "draft": said, "picked": picked, "since": request.today, "until": add_workdays(request.today, said.days),
        "lines": [(masked(line.name), line) for line in said.lines], "unit": picked[0].matter.desk,
    }  # fmt: skip
    return render(request, "aid/preview.html", context)
