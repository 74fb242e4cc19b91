"""Ten thousand granted orders, and the sitting in which they are paid; loaded once Django is ready."""

import time
from collections.abc import Callable
from typing import TypeVar

from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.cast import NOW, build_district, hire
from tests.payments.bank import answer
from tests.payments.stage import FLOW, KIND, YEAR, Stage, amount_of, build, card

from zhijia.ledger.models import Hold, Transfer
from zhijia.ledger.queries import verify
from zhijia.ledger.services import set_budget
from zhijia.ledger.terms import Use
from zhijia.matters.flows import flows
from zhijia.matters.models import Matter, Step, Stop
from zhijia.matters.terms import StopState
from zhijia.payments import services
from zhijia.payments.models import Order
from zhijia.payments.services.settling import settle_some
from zhijia.payments.terms import OrderState
from zhijia.people.models import Person, blind

T = TypeVar("T")
PIECE = 1000
ONE_IN = 50


def sitting(count: int) -> None:
    flows[KIND] = FLOW
    district = build_district()
    stage = build(district, *(hire(district, name) for name in ("limin", "zhaoqiang", "wutao")))
    grant(stage, count)
    orders = list(Order.objects.select_related("fund"))
    spent: list[float] = []

    def timed(name: str, work: Callable[[], T]) -> T:
        began = time.perf_counter()
        done = work()
        spent.append(time.perf_counter() - began)
        print(f"{name:<10} {spent[-1]:7.2f} s   {count / spent[-1]:9,.0f} a second")
        return done

    batch = timed("made", lambda: stage.batch(orders))
    timed("released", lambda: services.release(batch, by=stage.wutao, at=NOW))
    _, sent = timed("exported", lambda: services.bank_file(batch, by=stage.zhaoqiang, at=NOW))
    refused = {order.ref for order in orders[::ONE_IN]}
    back = answer(sent, lambda ref: ("失败", "户名不符") if ref in refused else ("成功", ""))
    file = timed("returned", lambda: stage.take(back))
    asked = CaptureQueriesContext(connection)

    def enter() -> None:
        with asked:
            settle_some(file, by=stage.zhaoqiang, at=NOW)
        stage.settle(file)

    timed("entered", enter)
    paid = Order.objects.filter(state=OrderState.PAID).count()
    assert paid == Transfer.objects.count() == count - len(refused)
    assert verify().broken is None
    print(
        f"{'all':<10} {sum(spent):7.2f} s   {paid:,} paid, {len(refused):,} refused, {len(asked)} statements per 500 lines"
    )


def grant(stage: Stage, count: int) -> None:
    """As the approvals would have left them, written set-wise: this is not what is measured."""
    said = {"by": stage.limin, "at": NOW}
    set_budget(stage.fund, year=YEAR, use=Use.MEDICAL, amount=10**11, document="测", **said)
    people = Person.objects.bulk_create([Person(name=f"工友{n}") for n in range(count)], batch_size=PIECE)
    unit = stage.district.plant_union
    matters = Matter.objects.bulk_create([
        Matter(
            kind=KIND, number=f"CS-{YEAR}-{n:05d}", title="困难补助", state="payable", applicant=person, unit=unit,
            entered_by=stage.limin, opened_at=NOW, rules_on=NOW.date(),
        )
        for n, person in enumerate(people)
    ], batch_size=PIECE)  # fmt: skip
    stops = Stop.objects.bulk_create([
        Stop(matter=one, order=0, label="审批", unit=stage.district.unit, permission="aid.approve", state=StopState.PASSED)
        for one in matters
    ], batch_size=PIECE)  # fmt: skip
    Step.objects.bulk_create([
        Step(matter=stop.matter, verb="approve", source="review", target="payable", stop=stop, decides=True, **said)
        for stop in stops
    ], batch_size=PIECE)  # fmt: skip
    common = {"fund": stage.fund, "use": Use.MEDICAL, "year": YEAR, "unit": unit}
    Hold.objects.bulk_create([
        Hold(key=f"matter:{one.pk}", amount=amount_of(n), by="测", at=NOW, **common) for n, one in enumerate(matters)
    ], batch_size=PIECE)  # fmt: skip
    Order.objects.bulk_create([
        Order(
            matter=one, ref=f"CS{YEAR}{n:05d}-1", attempt=1, payee=one.applicant, payee_name=f"工友{n}", card=card(n),
            card_index=blind(card(n)), card_tail=card(n)[-4:], bank_name="工商银行", amount=amount_of(n),
            hold=f"matter:{one.pk}", ordered_by=stage.limin, ordered_at=NOW, **common,
        )
        for n, one in enumerate(matters)
    ], batch_size=PIECE)  # fmt: skip
