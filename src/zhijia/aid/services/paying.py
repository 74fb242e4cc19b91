"""From the decision to the money: an order on the card, and what the bank's answer writes into the register."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from zhijia.base.errors import Refused
from zhijia.ledger.models import Transfer
from zhijia.matters.models import Matter, Step
from zhijia.matters.services import take
from zhijia.payments.models import Order
from zhijia.payments.services import order
from zhijia.payments.terms import OrderState
from zhijia.people.models import Account

from ..models import Application, Payment
from ..sheets import payment_key
from ..terms import Form, Paid
from .applying import amend, indexed


def order_payment(steps: Sequence[Step]) -> None:
    """One order for what was granted, to the card on the file; the household's budget is already held."""
    for step in steps:
        if step.target != "payable":
            continue
        application = Application.objects.select_related("version", "fund", "household__head").get(
            matter=step.matter
        )
        version = application.version
        assert application.fund is not None  # noqa: S101  (the database keeps it: a grant has a fund)
        assert application.granted is not None  # noqa: S101
        order(
            step.matter, payee=application.household.head, name=version.card_name, card=version.card,
            bank_name=version.bank_name, fund=application.fund, use=application.item, amount=application.granted,
            unit=step.matter.unit, hold=application.hold, by=step.by, at=step.at,
        )  # fmt: skip


@transaction.atomic
def correct_card(
    matter: Matter, *, card_name: str, bank_name: str, card: str, by: Account, at: datetime
) -> Step:
    """The bank sent it back: a corrected account makes a new version of the file, and a new order."""
    said = {"card_name": card_name, "bank_name": bank_name, "card": card, **indexed(card)}
    application = Application.objects.select_related("version").get(matter=matter)
    amend(application, **said, by=by, at=at)
    return take(matter, "correct", by=by, at=at, note=f"收款账户更正为尾号 {card[-4:]}")


# checks, choices and effects of the flow


def after_settlement(matter: Matter) -> str:
    """An emergency that was paid first still owes its papers."""
    return "owing" if matter.aid.urgent else "paid"


def enter_payments(steps: Sequence[Step]) -> None:
    """The settled line is the register's line: nobody types it a second time."""
    matters = [step.matter_id for step in steps]
    orders = Order.objects.filter(matter__in=matters, state=OrderState.PAID).select_related("transfer")
    settled = {one.matter_id: one for one in orders}
    if any(pk not in settled for pk in matters):
        raise Refused("银行回盘还没有确认这笔付款，请先导入回盘文件")
    applications = Application.objects.filter(matter__in=matters).select_related(
        "household", "fund", "matter"
    )
    rows, days = [], []
    for application in applications:
        paid = settled[application.matter_id]
        assert paid.transfer is not None  # noqa: S101  (the database keeps it: paid means posted)
        rows.append(_row(application, paid))
        application.paid_on = paid.transfer.day
        days.append(application)
    Payment.objects.bulk_create(rows)
    Application.objects.bulk_update(days, ["paid_on"], batch_size=200)


def take_back(transfer: Transfer) -> None:
    """What the books reversed is not aid paid any more: the register's line says so, and no figure counts it."""
    Payment.objects.filter(transfer=transfer, state=Paid.PAID).update(state=Paid.REVERSED)


def _row(application: Application, paid: Order) -> Payment:
    assert paid.transfer is not None  # noqa: S101
    assert application.fund is not None  # noqa: S101
    return Payment(
        key=payment_key(paid.ref), fingerprint="", unit=application.matter.unit, number=paid.ref, worker_id=application.household.head_id,
        hardship=application.hardship, item=application.item, fund=application.fund.source, form=Form(paid.form),
        amount=paid.amount, paid_on=paid.transfer.day, state=Paid.PAID, transfer=paid.transfer,
    )  # fmt: skip
