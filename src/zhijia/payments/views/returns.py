"""The bank's answers: bring the file, see what it came to, enter it, and end by hand what is not plain."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from zhijia.access.doors import desk
from zhijia.access.middleware import DeskRequest
from zhijia.access.terms import Permission
from zhijia.base.errors import Refused

from .. import queries, services
from ..forms import ResolveForm, ReturnForm
from ..models import ReturnFile, ReturnLine
from ..terms import ANSWERS, Verdict

PAGE = 50
TONES = {Verdict.SETTLED: "ok", Verdict.REFUSED: "warn", Verdict.FOREIGN: "info"}


@desk(Permission.PAYMENTS_MAKE)
def bring(request: DeskRequest) -> HttpResponse:
    form = ReturnForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        said = form.cleaned_data
        try:
            made = services.take_return(
                said["file"].name, said["file"].read(), bank=said["bank"], by=request.user, at=timezone.now()
            )
        except Refused as refusal:
            form.add_error("file", str(refusal))
        else:
            return redirect("payments:returned", made.pk)
    return render(request, "payments/bring.html", {"form": form}, status=422 if form.errors else 200)


def get_file(request: DeskRequest, pk: int) -> ReturnFile:
    seen = ReturnFile.objects.visible_to(request.user, on=request.today)
    return get_object_or_404(seen.select_related("file", "by"), pk=pk)


@desk(Permission.PAYMENTS_VIEW)
def returned(request: DeskRequest, pk: int) -> HttpResponse:
    """Counts by verdict; `?verdict=` lists the lines of one."""
    found = get_file(request, pk)
    told = queries.by_verdict(found)
    usual = next((verdict for verdict, sums in told.items() if sums.count), Verdict.SETTLED.value)
    chosen = request.GET.get("verdict", "")
    chosen = chosen if chosen in told else usual
    lines = found.lines.filter(verdict=chosen).select_related("order", "resolved_by")
    ready = found.lines.ready()
    context = {
        "found": found, "counts": [_count(verdict, told, chosen) for verdict in Verdict], "chosen": Verdict(chosen),
        "page": Paginator(lines, PAGE).get_page(request.GET.get("page")), "queued": chosen not in ANSWERS,
        "ready": ready.count(), "may_make": request.may(Permission.PAYMENTS_MAKE), "sums": told[chosen],
        "waits": found.lines.queued().count(),
    }  # fmt: skip
    return render(request, "payments/returned.html", context)


def _count(verdict: Verdict, told: dict[str, queries.Sums], chosen: str) -> dict[str, Any]:
    return {
        "value": told[verdict].count, "label": verdict.label, "tone": TONES.get(verdict, "bad"),
        "href": f"?verdict={verdict.value}", "current": verdict == chosen,
    }  # fmt: skip


@desk(Permission.PAYMENTS_MAKE)
@require_POST
def settle(request: DeskRequest, pk: int) -> HttpResponse:
    done = services.settle(get_file(request, pk), by=request.user, at=timezone.now())
    messages.success(request, f"回单已入账 {done} 行。" if done else "这份回单没有待入账的行。")
    return redirect("payments:returned", pk)


@desk(Permission.PAYMENTS_VIEW)
def queue(request: DeskRequest) -> HttpResponse:
    """Everything that waits for a person, of all files, oldest first."""
    seen = ReturnLine.objects.visible_to(request.user, on=request.today).queued()
    lines = seen.select_related("file__file", "order").order_by("file__at", "line")
    page = Paginator(lines, PAGE).get_page(request.GET.get("page"))
    return render(
        request, "payments/queue.html", {"page": page, "may_make": request.may(Permission.PAYMENTS_MAKE)}
    )


@desk(Permission.PAYMENTS_MAKE)
def resolve(request: DeskRequest, pk: int) -> HttpResponse:
    seen = ReturnLine.objects.visible_to(request.user, on=request.today).exclude(verdict__in=ANSWERS)
    line = get_object_or_404(seen.select_related("file__file", "file__unit", "order", "resolved_by"), pk=pk)
    form = ResolveForm(request.POST or None)
    if form.is_valid():
        said = form.cleaned_data
        try:
            services.resolve(line, how=said["how"], basis=said["basis"], by=request.user, at=timezone.now())
        except Refused as refusal:
            form.add_error("how", str(refusal))
        else:
            messages.success(request, f"{line} 已处理。")
            return redirect("payments:queue")
    context = {"line": line, "form": form}
    return render(request, "payments/resolve.html", context, status=422 if form.errors else 200)
