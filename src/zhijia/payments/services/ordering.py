"""Asking for a payment: what is granted becomes one order, and a matter never has two that could be paid."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from zhijia.audit.services import note
from zhijia.base.errors import Refused
from zhijia.ledger.models import Fund, Hold
from zhijia.ledger.terms import HoldState, Use
from zhijia.matters.flows import flows
from zhijia.matters.models import Matter
from zhijia.matters.terms import QUEUE
from zhijia.orgs.models import Employer, Unit
from zhijia.people.models import Account, Person, blind

from ..banks import fits
from ..models import Order
from ..rules import is_card
from ..terms import LIVE, Form, OrderState

TAIL = 4


@transaction.atomic
def order(
    matter: Matter, *, payee: Person, name: str, card: str, bank_name: str, fund: Fund, use: str, amount: int,
    unit: Unit, hold: str, by: Account, at: datetime, form: str = Form.TRANSFER, goods: str = "",
    year: int | None = None,
) -> Order:  # fmt: skip
    """Ask that a granted matter be paid. Whether it was granted is for the move that calls this to say."""
    held = Matter.objects.select_for_update(of=("self",)).get(pk=matter.pk)
    attempt = _attempt(held)
    flows[held.kind].find(QUEUE, held.state)
    number = _card(card) if form == Form.TRANSFER else ""
    if amount <= 0 or use not in Use.values or form not in Form.values:
        raise Refused("应付单须有大于零的金额、用途和付款方式，请补全后再提交")
    made = Order(
        matter=matter, attempt=attempt, ref=f"{str(matter.number).replace('-', '')}-{attempt}", payee=payee,
        payee_name=_holder(name), card=number, card_index=blind(number) if number else "", card_tail=number[-TAIL:],
        bank_name=bank_name.strip(), form=form, goods=goods.strip(), fund=fund, use=use, amount=amount, unit=unit,
        hold=hold, year=_year(hold, fund=fund, use=use, amount=amount) or year or timezone.localdate(at).year,
        ordered_by=by, ordered_at=at,
    )  # fmt: skip
    made.save(force_insert=True)
    facts = {"matter": matter.number, "fund": fund.code, "use": use, "amount": amount, "form": form}
    note("payments.order.made", f"order:{made.ref}", by=by, at=at, facts=facts)
    return made


@transaction.atomic
def cancel(order: Order, *, reason: str, by: Account, at: datetime) -> Order:
    """The matter is not to be paid after all. Only what is in no batch can be cancelled."""
    told = {"state": OrderState.CANCELLED, "reason": reason.strip()[:120], "ended_at": at}
    if not Order.objects.filter(pk=order.pk, state=OrderState.WAITING).update(**told):
        order.refresh_from_db()
        raise Refused(f"应付单 {order} 现在是“{order.get_state_display()}”，不能取消，请先由出纳移出批次")
    note("payments.order.cancelled", f"order:{order.ref}", by=by, at=at, facts={"amount": order.amount})
    order.refresh_from_db()
    return order


def _card(text: str) -> str:
    number = "".join(text.split()).replace("-", "")
    if not is_card(number):
        raise Refused("银行卡号校验不通过，多为输错或漏填一位，请对照卡面重新填写 16 至 19 位卡号")
    return number


def _holder(text: str) -> str:
    """A worker's own card: money for people is never paid to an employer (总工办发〔2017〕32号)."""
    name = text.strip()
    if not name or not fits(name):
        raise Refused("请按卡面填写户名，最多 30 个汉字")
    if Employer.objects.filter(name=name).exists():
        raise Refused(f"户名“{name}”是用人单位，款项只付给职工本人，请改填本人的银行卡")
    return name


def _year(key: str, *, fund: Fund, use: str, amount: int) -> int:
    """Of the reserved budget, which may be an earlier one; 0 when nothing was reserved. The order must fit what was."""
    if not key:
        return 0
    held = Hold.objects.filter(key=key, state=HoldState.OPEN).first()
    if held is None or (held.fund_id, held.use) != (fund.pk, use) or held.amount < amount:
        raise Refused(f"预算占用“{key}”与这笔付款的资金、用途或金额不符，请核对批准的内容")
    return held.year


def _attempt(matter: Matter) -> int:
    if matter.number is None:
        raise Refused("这件事还没有编号，请提交并批准后再付款")
    earlier = list(Order.objects.filter(matter=matter).order_by("attempt"))
    for one in earlier:
        if one.state in LIVE:
            raise Refused(
                f"{matter} 已有应付单 {one}（{one.get_state_display()}），一件事只付一次，请查看该单"
            )
    return len(earlier) + 1
