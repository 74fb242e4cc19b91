"""From waiting orders to a batch that somebody else lets go."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from zhijia.access.authority import Authority
from zhijia.access.terms import Permission
from zhijia.audit.services import note
from zhijia.base.errors import Refused
from zhijia.ledger.models import Fund
from zhijia.matters.terms import QUEUE, UNQUEUE
from zhijia.people.models import Account

from ..banks import find
from ..models import Batch, Counter, Order
from ..queries import parts, sums
from ..rules import hands_off
from ..terms import BatchState, Form, OrderState
from .moving import move

NOT_DRAFT = "批次已放行或已撤销，不能再改动，请刷新后再看"


@transaction.atomic
def make_batch(orders: Iterable[Order], *, bank: str, by: Account, at: datetime) -> Batch:
    """Put waiting orders of one fund into a batch: all of them, or none when somebody else has taken one meanwhile."""
    chosen = {order.pk: order for order in orders}
    fund = _one_fund(list(chosen.values()))
    if not Authority(by, timezone.localdate(at)).may(Permission.PAYMENTS_MAKE, fund.unit):
        raise Refused("制作付款批次由出纳办理，请联系本级工会出纳")
    batch = Batch.objects.create(
        number=_next_number(timezone.localdate(at).year),
        fund=fund,
        bank=find(bank).code,
        made_by=by,
        made_at=at,
    )
    for some in parts(sorted(chosen)):
        won = Order.objects.filter(pk__in=some, state=OrderState.WAITING).update(
            state=OrderState.BATCHED, batch=batch
        )
        if won != len(some):
            raise Refused(f"所选应付单中有 {len(some) - won} 笔已被他人放入批次，请刷新后重新选择")
    move(_lines(batch), QUEUE, by=by, at=at)
    told = sums(batch.orders.all())
    facts = {"fund": fund.code, "bank": bank, "count": told.count, "total": told.total}
    note("payments.batch.made", f"batch:{batch}", by=by, at=at, facts=facts)
    return batch


def _one_fund(orders: Sequence[Order]) -> Fund:
    """One batch is paid from one account."""
    if not orders:
        raise Refused("请至少选择一笔应付单")
    if len({order.fund_id for order in orders}) > 1:
        raise Refused("一个批次只能用一项资金，请按资金分别制作批次")
    if any(order.form != Form.TRANSFER for order in orders):
        raise Refused("实物和现金不经银行，请在应付单上登记签收")
    return orders[0].fund


def _next_number(year: int) -> str:
    """ZF-2026-0007; the row is locked until the batch stands."""
    Counter.objects.get_or_create(year=year)
    counter = Counter.objects.select_for_update().get(year=year)
    Counter.objects.filter(pk=counter.pk).update(last=counter.last + 1)
    return f"ZF-{year}-{counter.last + 1:04d}"


def _lines(batch: Batch) -> list[Order]:
    return list(batch.orders.select_related("matter").defer("card").order_by("ref"))


def _number_lines(lines: Sequence[Order]) -> None:
    """Only now that none can be taken out any more."""
    for place, order in enumerate(lines, start=1):
        order.line = place
    Order.objects.bulk_update(lines, ["line"], batch_size=500)


@transaction.atomic
def take_out(order: Order, *, by: Account, at: datetime) -> Order:
    """Back among the waiting, while its batch is not released."""
    held = Order.objects.select_related("batch__fund__unit").get(pk=order.pk)
    if held.batch is None or held.state != OrderState.BATCHED:
        raise Refused(f"应付单 {order} 不在批次中，可直接放入新的批次")
    _refuse_sent(held.batch)
    _free([held], by=by, at=at)
    note("payments.order.taken_out", f"order:{order.ref}", by=by, at=at, facts={"batch": held.batch.number})
    order.refresh_from_db()
    return order


@transaction.atomic
def cancel_batch(batch: Batch, *, by: Account, at: datetime) -> Batch:
    """All its orders wait again; the number stays used, with the diary to say why it is empty."""
    _refuse_sent(batch)
    if not Authority(by, timezone.localdate(at)).may(Permission.PAYMENTS_MAKE, batch.fund.unit):
        raise Refused("撤销付款批次由出纳办理，请联系本级工会出纳")
    told = sums(batch.orders.all())
    _free(_lines(batch), by=by, at=at)
    Batch.objects.filter(pk=batch.pk).update(state=BatchState.CANCELLED)
    facts = {"count": told.count, "total": told.total}
    note("payments.batch.cancelled", f"batch:{batch}", by=by, at=at, facts=facts)
    batch.refresh_from_db()
    return batch


def _refuse_sent(batch: Batch) -> None:
    """The row stays locked until the end: a release at the same moment waits, and then sees what became of it."""
    held = Batch.objects.select_for_update().get(pk=batch.pk)
    if held.state != BatchState.DRAFT:
        raise Refused(NOT_DRAFT)


def _free(orders: Sequence[Order], *, by: Account, at: datetime) -> None:
    for some in parts([order.pk for order in orders]):
        Order.objects.filter(pk__in=some, state=OrderState.BATCHED).update(
            state=OrderState.WAITING, batch=None, line=None
        )
    move(orders, UNQUEUE, by=by, at=at)


@transaction.atomic
def release(batch: Batch, *, by: Account, at: datetime) -> Batch:
    """Let a batch go to the bank: never by its maker, nor by anyone who decided, or is kin in, one of its matters."""
    day = timezone.localdate(at)
    names = Authority(by, day).names(Permission.PAYMENTS_RELEASE, batch.fund.unit)
    if not names:
        raise Refused("放行付款由财务负责人办理，请联系本级工会财务负责人")
    if batch.made_by_id in {by.pk, names[0].pk}:
        raise Refused("制作批次的人不能放行，请由另一位财务负责人放行")
    _refuse_sent(batch)
    lines = _lines(batch)
    if not lines:
        raise Refused("批次里没有应付单，可撤销该批次")
    for some in parts(lines):
        if why := hands_off([one.matter for one in some], by=by, names={by, names[0]}, on=day):
            raise Refused(why)
    told = {"state": BatchState.RELEASED, "released_by": by, "released_at": at}
    if not Batch.objects.filter(pk=batch.pk, state=BatchState.DRAFT).exclude(made_by=by).update(**told):
        raise Refused(NOT_DRAFT)
    _number_lines(lines)
    paid = sums(batch.orders.all())
    facts = {"count": paid.count, "total": paid.total}
    note("payments.batch.released", f"batch:{batch}", by=by, at=at, facts=facts)
    batch.refresh_from_db()
    return batch
