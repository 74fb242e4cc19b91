"""What waits to be paid, what is paid by hand, and one payment's way back to its reason."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import F, QuerySet, Window
from django.db.models.functions import RowNumber
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from zhijia.access.doors import desk
from zhijia.access.middleware import DeskRequest
from zhijia.access.terms import Permission
from zhijia.base.errors import Refused

from .. import queries, services
from ..banks import banks
from ..forms import BatchForm, HandForm
from ..models import Batch, Order, ReturnFile, ReturnLine
from ..terms import Form, OrderState

PAGE, LISTED = 20, 200


def get_order(request: DeskRequest, ref: str) -> Order:
    seen = Order.objects.visible_to(request.user, on=request.today)
    told = seen.select_related(
        "matter", "fund", "unit", "payee", "transfer", "signature", "batch__made_by", "batch__released_by"
    )
    return get_object_or_404(told, ref=ref)


@desk(Permission.PAYMENTS_VIEW)
def index(request: DeskRequest) -> HttpResponse:
    """The waiting by fund, the batches, the bank's answers. A ticked list becomes a batch."""
    seen = queries.waiting(Order.objects.visible_to(request.user, on=request.today))
    if request.method == "POST" and not request.may(Permission.PAYMENTS_MAKE):
        raise Http404
    form = BatchForm(request.POST or None, orders=seen.filter(form=Form.TRANSFER))
    if form.is_valid():
        try:
            said = form.cleaned_data
            made = services.make_batch(form.chosen(), bank=said["bank"], by=request.user, at=timezone.now())
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, f"已制作批次 {made}，请由财务负责人放行。")
            return redirect("payments:batch", made.number)
    return render(
        request, "payments/index.html", _index(request, seen, form), status=422 if form.errors else 200
    )


def _index(request: DeskRequest, seen: QuerySet[Order], form: BatchForm) -> dict[str, Any]:
    batches = queries.with_sums(Batch.objects.visible_to(request.user, on=request.today))
    files = ReturnFile.objects.visible_to(request.user, on=request.today).select_related("file", "by")
    return {
        "funds": _by_fund(seen.filter(form=Form.TRANSFER)), "by_hand": seen.exclude(form=Form.TRANSFER)[:LISTED],
        "page": Paginator(batches, PAGE).get_page(request.GET.get("page")), "files": files[:PAGE],
        "queued": ReturnLine.objects.visible_to(request.user, on=request.today).queued().count(),
        "may_make": request.may(Permission.PAYMENTS_MAKE), "form": form, "banks": banks.values(),
    }  # fmt: skip


def _by_fund(orders: QuerySet[Order]) -> list[dict[str, Any]]:
    """The first two hundred of each fund are listed, all are counted."""
    place = Window(RowNumber(), partition_by=F("fund"), order_by=F("ref").asc())
    listed = orders.select_related("payee").annotate(place=place).filter(place__lte=LISTED)
    sums = queries.by_fund(orders)
    groups: dict[int, list[Order]] = {}
    for order in listed.order_by("fund", "ref"):
        groups.setdefault(order.fund_id, []).append(order)
    return [{"fund": those[0].fund, "orders": those, "sums": sums[pk]} for pk, those in groups.items()]


@desk(Permission.PAYMENTS_MAKE)
def hand(request: DeskRequest, ref: str) -> HttpResponse:
    """Cash and goods, with the signed receipt."""
    order = get_order(request, ref)
    if order.form == Form.TRANSFER:
        raise Http404
    form = HandForm(request.POST or None, request.FILES or None)
    if order.state == OrderState.WAITING and form.is_valid():
        file = form.cleaned_data["signature"]
        try:
            services.pay_by_hand(
                order, signature=(file.name, file.read()), by=request.user, at=timezone.now()
            )
        except Refused as refusal:
            form.add_error("signature", str(refusal))
        else:
            messages.success(request, f"{order} 已登记发放。")
            return redirect("payments:chain", order.ref)
    context = {"order": order, "form": form, "waits": order.state == OrderState.WAITING}
    return render(request, "payments/hand.html", context, status=422 if form.errors else 200)


@desk(Permission.PAYMENTS_VIEW)
def chain(request: DeskRequest, ref: str) -> HttpResponse:
    """From the bank's word to the rule, on one page."""
    order = get_order(request, ref)
    sections = [
        (title, [(label, text, href, "打开") for label, text, href in lines])
        for title, lines in queries.chain(order)
    ]
    return render(request, "payments/chain.html", {"order": order, "sections": sections})
