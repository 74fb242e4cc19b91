"""A person ends what the house would not judge alone."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from zhijia.access.authority import Authority
from zhijia.access.terms import Permission
from zhijia.audit.services import note
from zhijia.base.errors import Refused
from zhijia.matters.terms import SETTLE
from zhijia.people.models import Account

from ..models import Order, ReturnLine
from ..terms import SENT, OrderState, Resolution
from .moving import move, pay
from .settling import NO_REASON, bounce, close_answered


@transaction.atomic
def resolve(line: ReturnLine, *, how: str, by: Account, at: datetime, basis: str = "") -> ReturnLine:
    """Treat a queued line as paid, as refused, or as none of ours. `basis` is the paper that says so."""
    if not Authority(by, timezone.localdate(at)).may(Permission.PAYMENTS_MAKE, line.file.unit):
        raise Refused("处理银行回单由出纳办理，请联系本级工会出纳")
    if how not in Resolution.values or not basis.strip():
        raise Refused("请选择处理方式，并写明依据，如银行流水号或函件编号")
    told = {"how": how, "note": basis.strip()[:120], "resolved_by": by, "resolved_at": at}
    if not ReturnLine.objects.queued().filter(pk=line.pk).update(**told):
        raise Refused("这一行已经处理过，请刷新后再看")
    if how != Resolution.ELSEWHERE:
        _end(_order_of(line), line, how, basis.strip(), by=by, at=at)
    facts = {"line": line.line, "how": how, "basis": basis.strip()[:120], "ref": line.ref}
    note("payments.return.resolved", f"return:{line.file_id}", by=by, at=at, facts=facts)
    line.refresh_from_db()
    return line


def _order_of(line: ReturnLine) -> Order:
    """Only an order that the bank was given and that nobody has ended yet."""
    rows = Order.objects.select_for_update(of=("self",)).select_related("matter", "fund", "unit", "batch")
    order = rows.filter(answers=line).first()
    if order is None:
        raise Refused(f"没有编号为“{line.ref}”的应付单，可选择“{Resolution.ELSEWHERE.label}”")
    if order.state != OrderState.BATCHED or order.batch is None or order.batch.state not in SENT:
        raise Refused(
            f"应付单 {order} 现在是“{order.get_state_display()}”，不能再入账或退回，"
            f"请与银行核实后选择“{Resolution.ELSEWHERE.label}”"
        )
    return order


def _end(order: Order, line: ReturnLine, how: str, basis: str, *, by: Account, at: datetime) -> None:
    if how == Resolution.PAID:
        document = f"回单 {line.file} 第 {line.line} 行（{basis}）"
        pay([order], source=OrderState.BATCHED, file=line.file.file, document=document, by=by, at=at)
        move([order], SETTLE, by=by, at=at)
    else:
        bounce([order], reason=line.reason or basis or NO_REASON, by=by, at=at)
    close_answered([order], at=at)
