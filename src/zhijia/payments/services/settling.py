"""What the bank answered plainly is entered: paid lines into the ledger, refused lines back to their matters."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import Exists, OuterRef

from zhijia.audit.services import note
from zhijia.matters.terms import BOUNCE, SETTLE
from zhijia.people.models import Account

from ..models import Batch, Order, ReturnFile, ReturnLine
from ..queries import CHUNK
from ..terms import BatchState, OrderState, Verdict
from .moving import move, pay

NO_REASON = "银行未说明原因"


def settle(file: ReturnFile, *, by: Account, at: datetime) -> int:
    """Five hundred lines at a time, each time whole: what dies in between is carried on by calling this again."""
    done = 0
    while count := settle_some(file, by=by, at=at):
        done += count
    return done


@transaction.atomic
def settle_some(file: ReturnFile, *, by: Account, at: datetime) -> int:
    """The next lines not entered yet; nothing left gives 0."""
    rows = ReturnLine.objects.select_for_update(of=("self",)).filter(file=file).ready()
    lines = list(rows.order_by("line")[:CHUNK])
    orders = _orders(lines)
    open_ = [line for line in lines if orders[line.order_id].state == OrderState.BATCHED]
    _set_aside([line for line in lines if orders[line.order_id].state != OrderState.BATCHED])
    paid = [orders[line.order_id] for line in open_ if line.verdict == Verdict.SETTLED]
    _enter(file, paid, by=by, at=at)
    bounced = [(orders[line.order_id], line.reason) for line in open_ if line.verdict == Verdict.REFUSED]
    _send_back(bounced, by=by, at=at)
    ReturnLine.objects.filter(pk__in=[line.pk for line in open_]).update(applied_at=at)
    close_answered(orders.values(), at=at)
    if lines:
        facts = {"paid": len(paid), "refused": len(bounced), "total": sum(order.amount for order in paid)}
        note("payments.return.settled", f"return:{file.pk}", by=by, at=at, facts=facts)
    return len(lines)


def _orders(lines: Sequence[ReturnLine]) -> dict[int | None, Order]:
    rows = Order.objects.select_for_update(of=("self",)).filter(pk__in=[line.order_id for line in lines])
    told = rows.select_related("matter", "fund", "unit", "batch").defer("card").order_by("pk")
    return {order.pk: order for order in told}


def _set_aside(lines: Sequence[ReturnLine]) -> None:
    """Between the reading and now a person has ended these orders: their lines wait for a person too."""
    ReturnLine.objects.filter(pk__in=[line.pk for line in lines]).update(verdict=Verdict.DUPLICATE)


def _enter(file: ReturnFile, orders: Sequence[Order], *, by: Account, at: datetime) -> None:
    if orders:
        pay(orders, source=OrderState.BATCHED, file=file.file, document=f"回单 {file}", by=by, at=at)
        move(orders, SETTLE, by=by, at=at)


def _send_back(bounced: Sequence[tuple[Order, str]], *, by: Account, at: datetime) -> None:
    by_reason = defaultdict[str, list[Order]](list)
    for order, reason in bounced:
        by_reason[reason or NO_REASON].append(order)
    for reason, orders in sorted(by_reason.items()):
        bounce(orders, reason=reason, by=by, at=at)


def bounce(orders: Sequence[Order], *, reason: str, by: Account, at: datetime) -> None:
    """The bank's words reach the applicant; the hold stays, since the grant still stands."""
    told = {"state": OrderState.REFUSED, "reason": reason[:120], "ended_at": at}
    Order.objects.filter(pk__in=[order.pk for order in orders], state=OrderState.BATCHED).update(**told)
    move(orders, BOUNCE, by=by, at=at, note=reason)


def close_answered(orders: Iterable[Order], *, at: datetime) -> None:
    """A batch is over when the bank, or a person for it, has answered for every line."""
    open_ = Exists(Order.objects.filter(batch=OuterRef("pk"), state=OrderState.BATCHED))
    batches = {order.batch_id for order in orders if order.batch_id}
    rows = Batch.objects.filter(pk__in=batches, state=BatchState.EXPORTED).exclude(open_)
    rows.update(state=BatchState.CLOSED, closed_at=at)
