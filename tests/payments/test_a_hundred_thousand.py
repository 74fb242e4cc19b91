"""A hundred thousand random operations over one fund: nothing is lost, nothing is paid twice, every account balances."""

import os
from collections import Counter
from datetime import timedelta
from random import Random

import pytest
from django.db import connection
from django.db.models import Sum

from tests.cast import NOW
from tests.payments.bank import answer, refuses_some
from tests.payments.stage import BUDGET, KIND, YEAR, card
from zhijia.base.errors import Refused
from zhijia.ledger.models import Account, Hold, Transfer
from zhijia.ledger.queries import available, verify
from zhijia.ledger.services import reverse
from zhijia.ledger.terms import HoldState, Use
from zhijia.matters.models import Matter, Step
from zhijia.matters.services import open_matter, take_all
from zhijia.payments import services
from zhijia.payments.models import Order
from zhijia.payments.terms import OrderState
from zhijia.people.models import Person

SEED = 20260302
PEOPLE = 1500
OFTEN = {
    "apply": 3, "decide": 3, "order": 3, "pack": 14, "unpack": 12, "pay": 1, "correct": 2, "reverse": 1, "press": 1
}  # fmt: skip


def wanted() -> int:
    """Operations to reach; the second database repeats a tenth of them."""
    full = 100_000 if connection.vendor == "sqlite" else 10_000
    return int(os.environ.get("ZHIJIA_OPERATIONS", full))


class Office:
    """The crew at work: each verb takes some of what waits for it, and counts every matter it moved."""

    def __init__(self, stage) -> None:
        self.stage, self.random, self.done = stage, Random(SEED), Counter()  # noqa: S311  (the seed tells the story again)
        self.people = [Person.objects.create(name=f"工友{n}") for n in range(PEOPLE)]
        self.cashier = {"by": stage.zhaoqiang, "at": NOW}
        self.officer = {"by": stage.limin, "at": NOW}

    def some(self, rows, most):
        """A random handful, in a fixed order so that the seed tells the story again."""
        found = list(rows.order_by("pk")[: most * 3])
        return self.random.sample(found, min(len(found), self.random.randint(1, most)))

    def matters(self, state, most=200):
        return self.some(Matter.objects.filter(kind=KIND, state=state), most)

    def apply(self):
        if Matter.objects.filter(kind=KIND).count() > PEOPLE:
            return
        made = [
            open_matter(
                KIND, title="困难补助", applicant=person, unit=self.stage.district.plant_union, **self.officer
            )
            for person in self.random.sample(self.people, 20)
        ]
        take_all(made, "submit", **self.officer)
        self.done["apply"] += len(made)

    def decide(self):
        found = self.matters("review", 40)
        if found:
            verb = "refuse" if self.random.random() < 0.05 else "approve"
            take_all(found, verb, note="不符合条件", **self.officer)
            self.done[verb] += len(found)

    def order(self):
        """Money is asked for what was granted: the first time with a hold, after a correction on the hold that stands."""
        ready = Matter.objects.filter(kind=KIND, state="payable").exclude(
            payments__state__in=[OrderState.WAITING, OrderState.BATCHED, OrderState.PAID]
        )
        for matter in self.some(ready, 30):
            earlier = Order.objects.filter(matter=matter).first()
            if earlier:
                told = {
                    "use": Use.MEDICAL,
                    "unit": earlier.unit,
                    "amount": earlier.amount,
                    "hold": earlier.hold,
                }
                services.order(
                    matter, payee=matter.applicant, fund=self.stage.fund, name="工友", card=card(matter.pk), bank_name="行",
                    **told, **self.officer,
                )  # fmt: skip
            else:
                self.stage.ask(matter, matter.pk, amount=self.random.randint(100, 5_000))
            self.done["order"] += 1

    def pack(self):
        orders = self.some(Order.objects.filter(state=OrderState.WAITING), 300)
        if orders:
            self.stage.batch(orders)
            self.done["pack"] += len(orders)

    def unpack(self):
        """What lies in an unreleased batch is taken out again."""
        orders = self.some(Order.objects.filter(state=OrderState.BATCHED, batch__released_at=None), 200)
        batches = {order.batch_id: order.batch for order in orders}
        for batch in batches.values():
            self.done["unpack"] += batch.orders.filter(state=OrderState.BATCHED).count()
            services.cancel_batch(batch, **self.cashier)

    def pay(self):
        """One batch to the bank and back: most lines paid, some refused, the file brought in twice."""
        order = Order.objects.filter(state=OrderState.BATCHED, batch__released_at=None).order_by("pk").first()
        if order is None:
            return
        batch = services.release(order.batch, by=self.stage.wutao, at=NOW)
        _, content = services.bank_file(batch, **self.cashier)
        refs = list(
            batch.orders.filter(state=OrderState.BATCHED).order_by("line").values_list("ref", flat=True)
        )
        sent_back = {ref for ref in refs if self.random.random() < 0.7}
        back = answer(content, refuses_some(*sent_back, reason="账户已销户"))
        file = self.stage.take(back)
        self.stage.settle(file)
        assert self.stage.settle(self.stage.take(back)) == 0
        self.done["settle"] += len(refs)

    def correct(self):
        found = self.matters("bounced")
        if found:
            take_all(found, "correct", **self.officer)
            self.done["correct"] += len(found)

    def reverse(self):
        for transfer in self.some(Transfer.objects.payments().settled(), 2):
            reverse(
                transfer,
                reason="重复发放",
                day=NOW.date() + timedelta(days=1),
                key=f"undo:{transfer.pk}",
                **self.officer,
            )
            self.done["reverse"] += 1

    def press(self):
        """Wrong buttons: each is refused, and nothing has moved."""
        for state, verb in (
            ("paid", "settle"),
            ("refused", "queue"),
            ("paying", "approve"),
            ("review", "settle"),
        ):
            found = self.matters(state, 20)
            before = Step.objects.count()
            if found:
                with pytest.raises(Refused):
                    take_all(found, verb, **self.cashier)
                assert Step.objects.count() == before
                self.done["refused"] += len(found)


def test_a_hundred_thousand_operations_lose_nothing(stage, capsys):
    office, goal = Office(stage), wanted()
    verbs, weights = list(OFTEN), list(OFTEN.values())
    while office.done.total() < goal:
        getattr(office, office.random.choices(verbs, weights)[0])()
    with capsys.disabled():
        print(f"\n种子 {SEED}，{office.done.total():,} 次操作：{dict(sorted(office.done.items()))}")  # noqa: T201  (the figures are the result)
    nothing_is_lost(stage)


def nothing_is_lost(stage):
    verdict = verify()
    assert (verdict.broken, verdict.reason) == (None, "")
    assert verdict.lines == Transfer.objects.count() > 0
    totals = Account.objects.aggregate(debits=Sum("debits"), credits=Sum("credits"))
    assert totals["debits"] == totals["credits"]

    paid = Order.objects.filter(state=OrderState.PAID)
    assert (
        paid.count() == paid.values("matter").distinct().count() == paid.values("transfer").distinct().count()
    )
    assert (
        paid.aggregate(fen=Sum("amount"))["fen"]
        == Transfer.objects.payments().filter(reverses=None).aggregate(fen=Sum("amount"))["fen"]
    )

    used = Hold.objects.filter(state=HoldState.USED)
    assert used.count() == used.exclude(transfer=None).count() == paid.count()
    waiting = Hold.objects.filter(state=HoldState.OPEN)
    closed = Matter.objects.filter(kind=KIND, state__in=["paid", "refused"]).values("pk")
    assert not waiting.filter(key__in=[f"matter:{row['pk']}" for row in closed]).exists()

    spent = Transfer.objects.payments().settled().aggregate(fen=Sum("amount"))["fen"] or 0
    held = waiting.aggregate(fen=Sum("amount"))["fen"] or 0
    assert available(stage.fund, use=Use.MEDICAL, year=YEAR) == BUDGET - spent - held
    states = Counter(Matter.objects.filter(kind=KIND).values_list("state", flat=True))
    assert states["paid"] == paid.count()
