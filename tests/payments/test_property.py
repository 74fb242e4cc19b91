"""Whatever cashiers, banks and persons do in whatever order, each grant is paid at most once and the books agree."""

import random
from collections import Counter

from django.db.models import Count, Sum

from tests.cast import NOW
from tests.payments.bank import answer
from zhijia.base.errors import Refused
from zhijia.ledger.models import Hold, Transfer
from zhijia.ledger.queries import verify
from zhijia.ledger.terms import HoldState
from zhijia.matters.models import Matter
from zhijia.matters.services import take
from zhijia.payments import services
from zhijia.payments.models import Batch, Order, ReturnFile, ReturnLine
from zhijia.payments.terms import LIVE, OrderState, Resolution

MATTERS, DEEDS, SEEDS = 10, 500, (7, 2026)
STATES = {
    OrderState.WAITING: "payable", OrderState.BATCHED: "paying", OrderState.PAID: "paid",
    OrderState.REFUSED: "bounced", OrderState.CANCELLED: "payable",
}  # fmt: skip


class Walk:
    """One random sitting."""

    def __init__(self, stage, seed: int) -> None:
        self.stage, self.dice = stage, random.Random(seed)  # noqa: S311
        self.matters = [stage.granted(n) for n in range(MATTERS)]
        self.answers: list[bytes] = []
        self.done: Counter[str] = Counter()

    def any(self, rows):
        return self.dice.choice(list(rows))

    def step(self) -> None:
        forward = [self.ask, self.make, self.release, self.export, self.back, self.settle, self.correct]
        deeds = [*forward * 3, self.end, self.end, self.out, self.cancel, self.drop]
        deed = self.dice.choice(deeds)
        try:
            deed()
            self.done[deed.__name__] += 1
        except (Refused, IndexError):
            self.done["refused"] += 1

    def ask(self) -> None:
        n = self.dice.randrange(MATTERS)
        self.stage.ask(self.matters[n], n)

    def make(self) -> None:
        some = Order.objects.filter(
            state=self.any([OrderState.WAITING, OrderState.WAITING, OrderState.REFUSED])
        )
        self.stage.batch(
            self.dice.sample(list(some), self.dice.randint(1, max(1, some.count()))) if some else []
        )

    def release(self) -> None:
        services.release(self.any(Batch.objects.all()[:4]), by=self.stage.wutao, at=NOW)

    def out(self) -> None:
        services.take_out(self.any(Order.objects.all()), by=self.stage.zhaoqiang, at=NOW)

    def cancel(self) -> None:
        services.cancel_batch(self.any(Batch.objects.all()), by=self.stage.zhaoqiang, at=NOW)

    def export(self) -> None:
        batch = self.any(Batch.objects.filter(state="released"))
        sent = services.bank_file(batch, by=self.stage.zhaoqiang, at=NOW)[1]
        words = [*[("成功", "")] * 4, ("失败", "销户"), ("处理中", "")]
        self.answers += [answer(sent, lambda _: self.dice.choice(words)) for _ in range(2)]

    def back(self) -> None:
        self.stage.take(self.any(self.answers[-6:]))

    def settle(self) -> None:
        self.stage.settle(self.any(ReturnFile.objects.order_by("-pk")[:4]))

    def end(self) -> None:
        line = self.any(ReturnLine.objects.queued())
        services.resolve(line, how=self.any(Resolution), basis="函 1", by=self.stage.zhaoqiang, at=NOW)

    def correct(self) -> None:
        take(self.any(self.matters), "correct", by=self.stage.limin, at=NOW)

    def drop(self) -> None:
        services.cancel(self.any(Order.objects.all()), reason="放弃", by=self.stage.limin, at=NOW)


def holds_together(walk: Walk) -> None:
    paid = Order.objects.filter(state=OrderState.PAID)
    most = (
        Order.objects.filter(state__in=LIVE).values("matter").annotate(n=Count("pk")).order_by("-n").first()
    )
    assert most is None or most["n"] == 1
    assert paid.aggregate(fen=Sum("amount")) == Transfer.objects.aggregate(fen=Sum("amount"))
    assert set(paid.values_list("transfer", flat=True)) == set(Transfer.objects.values_list("pk", flat=True))
    assert Hold.objects.filter(state=HoldState.USED).count() == paid.count()
    for matter in Matter.objects.filter(pk__in=[one.pk for one in walk.matters]):
        last = Order.objects.filter(matter=matter).order_by("-attempt").first()
        if last and not (last.state == OrderState.REFUSED and matter.state == "payable"):
            assert matter.state == STATES[OrderState(last.state)], (matter, last.state)


def test_random_sittings(stage):
    done = Counter[str]()
    for seed in SEEDS:
        walk = Walk(stage, seed)
        for _ in range(DEEDS):
            walk.step()
            holds_together(walk)
        done += walk.done
    ended = dict(Order.objects.order_by().values_list("state").annotate(Count("pk")))
    print(f"seeds {SEEDS}: deeds {dict(done)}; orders {ended}")  # noqa: T201

    assert verify().broken is None
    assert Transfer.objects.count() >= MATTERS
    assert (
        min(done[deed] for deed in ("ask", "make", "release", "export", "back", "settle", "end", "correct"))
        > 0
    )
