"""What I was paid: each line with its receipt, printable."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from zhijia.access.doors import member
from zhijia.access.middleware import DeskRequest

from ..queries import received


@member
def receipts(request: DeskRequest) -> HttpResponse:
    orders = received(request.user.person)  # type: ignore[arg-type]  # the door let nobody else in
    return render(
        request, "payments/receipts.html", {"orders": orders, "total": sum(one.amount for one in orders)}
    )


@member
def receipt(request: DeskRequest, ref: str) -> HttpResponse:
    order = get_object_or_404(received(request.user.person), ref=ref)  # type: ignore[arg-type]
    return render(request, "payments/receipt.html", {"order": order})
