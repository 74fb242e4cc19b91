"""Two cashiers tick the same orders at the same moment: each order lands in one batch, and the guard is what does it."""

import pytest

from tests.cast import NOW, hire
from tests.payments.bank import answer
from tests.payments.stage import build, states
from tests.races.together import at_once
from zhijia.base.errors import Refused
from zhijia.ledger.models import Transfer
from zhijia.ledger.queries import verify
from zhijia.payments import services
from zhijia.payments.models import Batch, Order, OrderSet, ReturnFile
from zhijia.payments.services import batching
from zhijia.payments.terms import OrderState

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.xdist_group("races")]
ROUNDS = 3


@pytest.fixture
def stage(transactional_db, district):
    return build(district, *(hire(district, name) for name in ("limin", "zhaoqiang", "wutao")))


def press(stage, orders):
    return lambda: services.make_batch(orders, bank="csv", by=stage.zhaoqiang, at=NOW)


@pytest.mark.parametrize("round_", range(ROUNDS))
def test_of_two_batches_with_the_same_order_one_stands(stage, round_):
    first, both, second = stage.orders(3)
    answers = at_once(press(stage, [first, both]), press(stage, [both, second]))

    told = [answer for answer in answers if isinstance(answer, Refused)]
    assert len(told) == 1, answers
    assert "1 笔已被他人放入批次" in str(told[0])
    assert Batch.objects.count() == 1
    assert Order.objects.get(pk=both.pk).batch == Batch.objects.get()
    assert sorted(states([first, both, second])) == ["batched", "batched", "waiting"]


def test_without_the_guard_both_would_take_it(stage, monkeypatch):
    """The negative control: the condition on the state is taken away, and the matter's own move, which would refuse too."""
    heed = OrderSet.filter

    def heedless(self, *asked, **told):
        told.pop("state", None)
        return heed(self, *asked, **told)

    first, both, second = stage.orders(3)
    monkeypatch.setattr(OrderSet, "filter", heedless)
    monkeypatch.setattr(batching, "move", lambda *_, **__: None)
    answers = at_once(press(stage, [first, both]), press(stage, [both, second]))

    assert not any(isinstance(answer, Exception) for answer in answers), answers
    assert Batch.objects.count() == 2


def test_two_who_upload_and_enter_the_same_file_pay_once(stage):
    back = answer(stage.sent(stage.orders(5)))

    def bring():
        return stage.settle(stage.take(back))

    answers = at_once(bring, bring)
    assert not any(isinstance(answer, Exception) for answer in answers), answers
    assert (sum(answers), ReturnFile.objects.count(), Transfer.objects.count()) == (5, 1, 5)
    assert Order.objects.filter(state=OrderState.PAID).count() == 5
    assert verify().broken is None


def test_releasing_and_cancelling_at_once_only_one_happens(stage):
    batch = stage.batch(stage.orders(2))
    answers = at_once(
        lambda: services.release(Batch.objects.get(pk=batch.pk), by=stage.wutao, at=NOW),
        lambda: services.cancel_batch(Batch.objects.get(pk=batch.pk), by=stage.zhaoqiang, at=NOW),
    )
    batch.refresh_from_db()

    assert sum(isinstance(answer, Refused) for answer in answers) == 1, answers
    held = Order.objects.filter(state=OrderState.BATCHED).count()
    assert (batch.state, held) in [("released", 2), ("cancelled", 0)]
