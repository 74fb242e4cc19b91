"""Cash and goods: the exception, and never without a signature."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from zhijia.access.authority import Authority
from zhijia.access.terms import Permission
from zhijia.audit.services import note
from zhijia.base.errors import Refused
from zhijia.matters.services import paper
from zhijia.matters.terms import QUEUE, SETTLE
from zhijia.people.models import Account

from ..models import Order
from ..terms import Form, OrderState
from .moving import move, pay


@transaction.atomic
def pay_by_hand(order: Order, *, signature: tuple[str, bytes], by: Account, at: datetime) -> Order:
    """What was handed over is entered with the signed receipt; the matter takes both its steps at once."""
    rows = Order.objects.select_for_update(of=("self",)).select_related("matter", "fund__unit", "unit")
    held = rows.get(pk=order.pk)
    if not Authority(by, timezone.localdate(at)).may(Permission.PAYMENTS_MAKE, held.fund.unit):
        raise Refused("登记现金和实物发放由出纳办理，请联系本级工会出纳")
    if held.form == Form.TRANSFER:
        raise Refused("这一笔应由银行转账，请放入付款批次")
    if held.state != OrderState.WAITING:
        raise Refused(f"应付单 {held} 现在是“{held.get_state_display()}”，不能再登记发放，请刷新后再看")
    kept = paper(*signature, by=by, at=at)
    Order.objects.filter(pk=held.pk, state=OrderState.WAITING).update(signature=kept)
    pay([held], source=OrderState.WAITING, file=kept, document=f"签收单 {held}", by=by, at=at)
    for verb in (QUEUE, SETTLE):
        move([held], verb, by=by, at=at)
    facts = {"amount": held.amount, "form": held.form, "digest": kept.digest}
    note("payments.order.handed_over", f"order:{held.ref}", by=by, at=at, facts=facts)
    order.refresh_from_db()
    return order
