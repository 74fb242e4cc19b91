"""集体入会: what is on its way, how to prepare one, and handing one in."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from zhijia.access.doors import desk
from zhijia.access.middleware import DeskRequest
from zhijia.access.terms import Permission
from zhijia.base.errors import Refused

from ..forms.collecting import CollectiveForm
from ..queries.collecting import ROLL, collectives_of, files_of
from ..services import collecting

MANY = 50


@desk(Permission.MEMBERS_HANDLE)
def collective(request: DeskRequest) -> HttpResponse:
    files = files_of(request.user, on=request.today)
    sent = [request.POST, request.FILES] if request.method == "POST" else []
    form = CollectiveForm(*sent, files=files)
    if form.is_valid():
        said, paper = form.cleaned_data, form.cleaned_data["paper"]
        try:
            made = collecting.ask(
                said["intake"], paper=(paper.name, paper.read()), by=request.user, at=timezone.now()
            )
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, f"已提交，编号 {made.matter.number}，由上级工会审核。")
            return redirect("joining:collective")
    context = {
        "form": form,
        "files": files,
        "register": ROLL,
        "rows": collectives_of(request.user, on=request.today)[:MANY],
    }
    return render(request, "joining/collective/index.html", context, status=422 if form.errors else 200)
