"""A process that dies between two pieces of a return file; `tests.payments.test_killed` starts it."""

import json
import os
import signal
from collections.abc import Callable

from django.core.management import call_command
from django.db.models import Count

from tests.cast import NOW, build_district, hire
from tests.payments.bank import answer, refuses_some
from tests.payments.stage import FLOW, build
from zhijia.ledger.models import Transfer
from zhijia.ledger.queries import verify
from zhijia.matters.flows import flows
from zhijia.matters.models import Matter
from zhijia.payments.models import Batch, Order, ReturnFile, ReturnLine
from zhijia.payments.services import batching, exporting, settling
from zhijia.people.models import Account

ORDERS, CHUNK = 17, 5
REFUSED = (1, 7, 13)
SECOND = 2


def prepare() -> None:
    """A batch is with the bank, and its answer has been taken in."""
    call_command("migrate", verbosity=0)
    district = build_district()
    stage = build(district, *(hire(district, name) for name in ("limin", "zhaoqiang", "wutao")))
    orders = stage.orders(ORDERS)
    stage.take(answer(stage.sent(orders), refuses_some(*(orders[n].ref for n in REFUSED))))


def grant() -> None:
    """Orders wait; nobody has made a batch yet."""
    call_command("migrate", verbosity=0)
    district = build_district()
    build(district, *(hire(district, name) for name in ("limin", "zhaoqiang", "wutao"))).orders(ORDERS)


def pack() -> None:
    batching.make_batch(
        Order.objects.all(), bank="fixed", by=Account.objects.get(username="zhaoqiang"), at=NOW
    )


def send() -> None:
    """Let go and written for the bank; done again, it is the same file."""
    batch = Batch.objects.get()
    if batch.released_at is None:
        batching.release(batch, by=Account.objects.get(username="wutao"), at=NOW)
    exporting.bank_file(batch, by=Account.objects.get(username="zhaoqiang"), at=NOW)


def settle() -> None:
    settling.settle(ReturnFile.objects.get(), by=Account.objects.get(username="zhaoqiang"), at=_now())


def _now():
    return ReturnFile.objects.get().at


def die_after(name: str) -> None:
    """The power fails when this has been done for the second time (when packing or sending: the first)."""
    room, _, deed = name.rpartition(".")
    place, last_time = (ROOMS[room], 1) if room else (settling, SECOND)
    do, times = getattr(place, deed), iter(range(1, ORDERS))

    def last(*told: object, **more: object) -> object:
        answered = do(*told, **more)
        if next(times) == last_time:
            os.kill(os.getpid(), signal.SIGKILL)
        return answered

    setattr(place, deed, last)


def look() -> None:
    batch = Batch.objects.first()
    told = {
        "orders": dict(Order.objects.order_by().values_list("state").annotate(Count("pk"))),
        "matters": dict(Matter.objects.order_by().values_list("state").annotate(Count("pk"))),
        "transfers": Transfer.objects.count(), "left": ReturnLine.objects.ready().count(),
        "batch": batch.state if batch else "", "digest": batch.digest if batch else "", "whole": verify().broken is None,
    }  # fmt: skip
    print(json.dumps(told))  # noqa: T201


ROOMS = {"batching": batching, "exporting": exporting}
DEEDS: dict[str, Callable[[], None]] = {
    "prepare": prepare, "grant": grant, "pack": pack, "send": send, "settle": settle, "look": look
}  # fmt: skip


def main(word: str, *after: str) -> None:
    flows[FLOW.kind] = FLOW
    settling.CHUNK = CHUNK
    for done in after:
        die_after(done)
    DEEDS[word]()
