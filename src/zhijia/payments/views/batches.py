"""One batch: its lines, who made and released it, its file for the bank."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_POST

from zhijia.access.doors import desk
from zhijia.access.middleware import DeskRequest
from zhijia.access.terms import Permission

from .. import queries, services
from ..banks import find
from ..models import Batch
from ..terms import BatchState
from .orders import get_order

PAGE = 50


def get_batch(request: DeskRequest, number: str) -> Batch:
    seen = Batch.objects.visible_to(request.user, on=request.today)
    return get_object_or_404(queries.with_sums(seen), number=number)


@desk(Permission.PAYMENTS_VIEW)
def batch(request: DeskRequest, number: str) -> HttpResponse:
    found = get_batch(request, number)
    orders = found.orders.select_related("payee", "matter").order_by("line", "ref")
    draft = found.state == BatchState.DRAFT
    may_make = request.may(Permission.PAYMENTS_MAKE)
    context = {
        "batch": found, "bank": find(found.bank), "page": Paginator(orders, PAGE).get_page(request.GET.get("page")),
        "events": queries.timeline(found), "may_change": draft and may_make,
        "may_release": draft and request.may(Permission.PAYMENTS_RELEASE) and found.made_by_id != request.user.pk,
        "may_export": may_make and found.state not in (BatchState.DRAFT, BatchState.CANCELLED),
    }  # fmt: skip
    return render(request, "payments/batch.html", context)


@desk(Permission.PAYMENTS_RELEASE)
@require_POST
def release(request: DeskRequest, number: str) -> HttpResponse:
    done = services.release(get_batch(request, number), by=request.user, at=timezone.now())
    messages.success(request, f"批次 {done} 已放行，出纳可导出银行文件。")
    return redirect("payments:batch", number)


@desk(Permission.PAYMENTS_MAKE)
@require_POST
def file(request: DeskRequest, number: str) -> HttpResponse:
    name, content = services.bank_file(get_batch(request, number), by=request.user, at=timezone.now())
    answer = HttpResponse(content, content_type="application/octet-stream")
    answer["Content-Disposition"] = str(content_disposition_header(as_attachment=True, filename=name))
    return answer


@desk(Permission.PAYMENTS_MAKE)
@require_POST
def cancel(request: DeskRequest, number: str) -> HttpResponse:
    services.cancel_batch(get_batch(request, number), by=request.user, at=timezone.now())
    messages.info(request, f"批次 {number} 已撤销，其中的应付单回到待付。")
    return redirect("payments:index")


@desk(Permission.PAYMENTS_MAKE)
@require_POST
def take_out(request: DeskRequest, ref: str) -> HttpResponse:
    order = get_order(request, ref)
    where = order.batch.number if order.batch else ""
    services.take_out(order, by=request.user, at=timezone.now())
    messages.info(request, f"{order} 已移出批次，回到待付。")
    return redirect("payments:batch", where)
