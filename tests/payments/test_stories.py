"""From a grant to money on a card: made by one, released by another, and paid only when the bank says so."""

import pytest
from django.db import connection

from tests.cast import NOW, refuses
from tests.payments.bank import answer, refuses_some
from tests.payments.stage import BUDGET, YEAR, amount_of, card, new_fund, state_of, states
from zhijia.access.services import give_post
from zhijia.access.terms import Role
from zhijia.audit.models import Line
from zhijia.files.models import Kept
from zhijia.ledger.models import Hold, Transfer
from zhijia.ledger.queries import available, verify
from zhijia.ledger.terms import HoldState, Use
from zhijia.matters.models import Step
from zhijia.matters.services import take
from zhijia.orgs.models import Employer
from zhijia.payments import services
from zhijia.payments.models import Batch, Order
from zhijia.payments.terms import BatchState, OrderState

BANKS = ("fixed", "csv", "xlsx")


@pytest.mark.parametrize("bank", BANKS)
def test_a_batch_is_made_released_sent_answered_and_entered(stage, bank):
    orders = stage.orders(3)
    sent = stage.sent(orders, bank=bank)
    assert Transfer.objects.count() == 0  # sent is not paid

    file = stage.take(answer(sent, refuses_some(orders[1].ref), bank=bank), bank=bank)
    assert states(orders) == [OrderState.BATCHED] * 3  # read is not entered
    assert stage.settle(file) == 3

    assert states(orders) == [OrderState.PAID, OrderState.REFUSED, OrderState.PAID]
    assert [state_of(order) for order in orders] == ["paid", "bounced", "paid"]
    paid = [amount_of(0), amount_of(2)]
    assert list(Transfer.objects.order_by("number").values_list("amount", flat=True)) == paid
    assert available(stage.fund, use=Use.MEDICAL, year=YEAR) == BUDGET - sum(paid) - amount_of(1)
    assert Batch.objects.get().state == BatchState.CLOSED
    assert Order.objects.get(pk=orders[1].pk).reason == "户名不符"
    assert Step.objects.get(verb="bounce").note == "户名不符"
    assert verify().broken is None


def test_a_refused_payment_is_paid_once_after_the_card_is_corrected(stage):
    (order,) = stage.orders(1)
    stage.settle(stage.take(answer(stage.sent([order]), refuses_some(order.ref))))
    hold = Hold.objects.get()
    assert hold.state == HoldState.OPEN  # the grant still stands

    take(order.matter, "correct", by=stage.limin, at=NOW)
    again = stage.ask(order.matter, 0, card=card(77))
    assert again.ref == f"{order.matter.number.replace('-', '')}-2"
    stage.settle(stage.take(answer(stage.sent([again])), name="第二次.txt"))

    assert Transfer.objects.get().key == f"pay:{again.ref}"
    assert Order.objects.filter(state=OrderState.PAID).count() == 1
    hold.refresh_from_db()
    assert hold.state == HoldState.USED
    with refuses("一件事只付一次"):
        stage.ask(order.matter, 0)


def test_the_maker_does_not_release(stage, zhaoqiang):
    batch = stage.batch(stage.orders(2))
    with refuses("财务负责人"):
        services.release(batch, by=zhaoqiang, at=NOW)
    give_post(zhaoqiang, unit=stage.district.unit, role=Role.TREASURER, since=NOW.date(), by="测试", at=NOW)
    with refuses("制作批次的人不能放行"):
        services.release(batch, by=zhaoqiang, at=NOW)

    batch.refresh_from_db()
    assert (batch.state, batch.released_by) == (BatchState.DRAFT, None)
    with refuses("还没有放行"):
        services.bank_file(batch, by=zhaoqiang, at=NOW)
    assert Kept.objects.count() == 0


def test_whoever_decided_neither_makes_nor_releases(stage, limin):
    said = {"unit": stage.district.unit, "since": NOW.date(), "by": "测试", "at": NOW}
    give_post(limin, role=Role.CASHIER, **said)
    orders = stage.orders(2)
    with refuses("参与过这件事的审批"):
        services.make_batch(orders, bank="fixed", by=limin, at=NOW)
    assert (Batch.objects.count(), states(orders)) == (0, [OrderState.WAITING] * 2)

    batch = stage.batch(orders)
    give_post(limin, role=Role.TREASURER, **said)
    with refuses("参与过这件事的审批"):
        services.release(batch, by=limin, at=NOW)
    batch.refresh_from_db()
    assert batch.state == BatchState.DRAFT


def test_only_a_cashier_makes_and_one_batch_has_one_fund(stage, sunfang):
    orders = stage.orders(1)
    other = stage.order(5, fund=new_fund(stage.district, "QZ-2", by=stage.limin))
    with refuses("由出纳办理"):
        services.make_batch(orders, bank="fixed", by=sunfang, at=NOW)
    with refuses("只能用一项资金"):
        stage.batch([*orders, other])
    with refuses("至少选择一笔"):
        stage.batch([])
    with refuses("这种银行文件格式"):
        stage.batch(orders, bank="telex")

    assert Batch.objects.count() == 0
    assert states([*orders, other]) == [OrderState.WAITING] * 2


def test_taken_out_or_cancelled_the_orders_wait_again(stage):
    orders = stage.orders(3)
    batch = stage.batch(orders)
    services.take_out(orders[0], by=stage.zhaoqiang, at=NOW)
    assert states(orders) == [OrderState.WAITING, OrderState.BATCHED, OrderState.BATCHED]
    assert state_of(orders[0]) == "payable"

    services.cancel_batch(batch, by=stage.zhaoqiang, at=NOW)
    assert states(orders) == [OrderState.WAITING] * 3
    assert batch.state == BatchState.CANCELLED
    assert stage.batch(orders).number == "ZF-2019-0002"


def test_after_release_nothing_is_taken_out(stage):
    orders = stage.orders(2)
    batch = services.release(stage.batch(orders), by=stage.wutao, at=NOW)
    for deed in (
        lambda: services.take_out(Order.objects.get(pk=orders[0].pk), by=stage.zhaoqiang, at=NOW),
        lambda: services.cancel_batch(batch, by=stage.zhaoqiang, at=NOW),
        lambda: services.release(batch, by=stage.wutao, at=NOW),
    ):
        with refuses("已放行"):
            deed()
    assert states(orders) == [OrderState.BATCHED] * 2
    assert list(batch.orders.order_by("line").values_list("line", flat=True)) == [1, 2]


@pytest.mark.parametrize("bank", BANKS)
def test_the_file_is_the_same_however_often_it_is_taken(stage, bank):
    batch = services.release(stage.batch(stage.orders(2), bank=bank), by=stage.wutao, at=NOW)
    first = services.bank_file(batch, by=stage.zhaoqiang, at=NOW)
    Order.objects.update(payee_name="改过的名字")
    again = services.bank_file(batch, by=stage.zhaoqiang, at=NOW.replace(hour=23))

    assert first == again
    assert first[0].startswith("ZF-2019-0001.")
    assert (batch.state, Kept.objects.count()) == (BatchState.EXPORTED, 1)
    assert Line.objects.filter(verb="payments.batch.exported").count() == 2


def test_what_cannot_be_paid_is_not_ordered(stage):
    matter = stage.granted(1)
    Employer.objects.update(name="春江工具厂")
    wrong = card(1)[:-1] + str((int(card(1)[-1]) + 1) % 10)
    for told, sentence in [
        ({"card": wrong}, "卡号校验不通过"), ({"card": "1234"}, "卡号校验不通过"), ({"card": "６２１７"}, "卡号校验不通过"),
        ({"name": "春江工具厂"}, "用人单位"), ({"name": "长" * 31}, "最多 30 个汉字"), ({"name": " "}, "填写户名"),
    ]:  # fmt: skip
        with refuses(sentence):
            stage.ask(matter, 1, **told)
    held = {"payee": matter.applicant, "name": "工友1", "card": card(1), "bank_name": "", "fund": stage.fund}
    said = {"use": Use.MEDICAL, "unit": matter.unit, "by": stage.limin, "at": NOW}
    with refuses("不符"):
        services.order(matter, **held, amount=amount_of(1) + 1, hold=f"matter:{matter.pk}", **said)
    with refuses("大于零"):
        services.order(matter, **held, amount=0, hold="", **said)

    assert Order.objects.count() == 0
    assert stage.ask(matter, 1, card=f"{card(1)[:6]} {card(1)[6:]}").card == card(1)


def test_a_cancelled_order_makes_room_for_another(stage):
    (order,) = stage.orders(1)
    services.cancel(order, reason="本人放弃", by=stage.limin, at=NOW)
    assert stage.ask(order.matter, 0).attempt == 2

    batched = stage.order(9)
    stage.batch([batched])
    with refuses("先由出纳移出批次"):
        services.cancel(batched, reason="本人放弃", by=stage.limin, at=NOW)
    assert states([batched]) == [OrderState.BATCHED]


def test_cash_is_handed_over_against_a_signature(stage):
    order = stage.order(1, form="cash", card="")
    photo = ("签收.jpg", b"\xff\xd8\xff" + b"0" * 64)
    with refuses("不经银行"):
        stage.batch([order])
    with refuses("只收照片"):
        services.pay_by_hand(order, signature=("签收.txt", b"words"), by=stage.zhaoqiang, at=NOW)
    with refuses("由出纳办理"):
        services.pay_by_hand(order, signature=photo, by=stage.limin, at=NOW)
    assert (Transfer.objects.count(), states([order])) == (0, [OrderState.WAITING])

    services.pay_by_hand(order, signature=photo, by=stage.zhaoqiang, at=NOW)
    assert (order.state, state_of(order)) == (OrderState.PAID, "paid")
    assert order.transfer.file == order.signature
    assert list(Step.objects.filter(matter=order.matter).values_list("verb", flat=True))[-2:] == [
        "queue",
        "settle",
    ]
    with refuses("不能再登记发放"):
        services.pay_by_hand(order, signature=photo, by=stage.zhaoqiang, at=NOW)
    with refuses("应由银行转账"):
        services.pay_by_hand(stage.order(2), signature=photo, by=stage.zhaoqiang, at=NOW)
    assert Transfer.objects.count() == 1


def test_no_card_number_stands_plain_anywhere(stage):
    (order,) = stage.orders(1)
    stage.settle(stage.take(answer(stage.sent([order]))))
    order.refresh_from_db()

    assert (order.card, order.card_tail) == (card(0), card(0)[-4:])
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names():
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608
            assert [row for row in cursor.fetchall() if card(0) in str(row)] == [], table
