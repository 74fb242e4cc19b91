"""What follows an order into the ledger and into its matter, set-wise."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from itertools import groupby

from django.db import transaction
from django.db.models import CharField, OuterRef, Subquery, Value
from django.db.models.functions import Concat
from django.utils import timezone

from zhijia.base.errors import Refused
from zhijia.files.models import Kept
from zhijia.ledger.models import Transfer
from zhijia.ledger.services import Posting, post_all
from zhijia.matters.services import take_all
from zhijia.people.models import Account

from ..models import Order
from ..queries import parts
from ..terms import OrderState


@transaction.atomic
def move(orders: Iterable[Order], verb: str, *, by: Account, at: datetime, note: str = "") -> None:
    """The same step for the matters of these orders, kind by kind."""
    ranked = sorted((order.matter for order in orders), key=lambda matter: (matter.kind, matter.pk))
    for _, those in groupby(ranked, key=lambda matter: matter.kind):
        for some in parts(list(those)):
            take_all(some, verb, by=by, at=at, note=note)


@transaction.atomic
def pay(
    orders: Sequence[Order], *, source: str, file: Kept | None, document: str, by: Account, at: datetime
) -> None:
    """Post them and mark them paid. The condition on the state lets of two who pay only one through."""
    post_all([_posting(order, document, file, at) for order in orders], by=by, at=at)
    key = Concat(Value("pay:"), OuterRef("ref"), output_field=CharField())
    made = Subquery(Transfer.objects.filter(key=key).values("pk")[:1])
    pks = [order.pk for order in orders]
    won = Order.objects.filter(pk__in=pks, state=source).update(
        state=OrderState.PAID, transfer=made, ended_at=at
    )
    if won != len(pks):
        raise Refused("其中有应付单已由他人办理，没有入账，请刷新后再看")


def _posting(order: Order, document: str, file: Kept | None, at: datetime) -> Posting:
    """The memo names the matter and no person: ledgers are read by many."""
    where = f"{order.batch.number} {document}" if order.batch else document
    return Posting(
        key=order.key, day=timezone.localdate(at), fund=order.fund, use=order.use, amount=order.amount,
        unit=order.unit, memo=f"{order.get_use_display()} {order.matter.number}", document=where[:200], file=file,
        hold=order.hold,
    )  # fmt: skip
