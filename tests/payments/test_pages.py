"""The pages of payments, as 赵强 and 吴涛 open them, and as others do not."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.payments.bank import answer, refuses_some
from tests.payments.stage import card, states
from zhijia.ledger.models import Transfer
from zhijia.ledger.queries import opens
from zhijia.payments import queries
from zhijia.payments.models import Batch, Order, ReturnFile, ReturnLine
from zhijia.payments.terms import OrderState

PHOTO = b"\x89PNG\r\n" + b"0" * 64


@pytest.fixture
def at_desk(client, stage, zhaoqiang):
    client.force_login(zhaoqiang)
    return client


def page(client, name, *args, status=200, **query):
    answer_ = client.get(reverse(f"payments:{name}", args=args), query)
    assert answer_.status_code == status
    return answer_.content.decode()


def press(client, name, *args, **said):
    return client.post(reverse(f"payments:{name}", args=args), said)


def upload(name, content):
    return SimpleUploadedFile(name, content)


def test_the_whole_way_by_hand(client, stage, zhaoqiang, wutao):
    orders = stage.orders(3)
    client.force_login(zhaoqiang)
    assert "工*" in page(client, "index")
    said = {"fund": stage.fund.pk, "bank": "csv", "pick": [order.pk for order in orders]}
    assert press(client, "index", **said)["Location"].endswith("/ZF-2019-0001/") or Batch.objects.count() == 1
    batch = Batch.objects.get()
    shown = page(client, "batch", batch.number)
    assert "移出" in shown
    assert "放行 3" not in shown
    press(client, "take_out", orders[2].ref)

    client.force_login(wutao)
    assert "放行 2 笔" in page(client, "batch", batch.number)
    press(client, "release", batch.number)

    client.force_login(zhaoqiang)
    sent = press(client, "file", batch.number)
    assert batch.number in sent["Content-Disposition"]
    assert press(client, "file", batch.number).content == sent.content
    back = answer(sent.content, refuses_some(orders[1].ref), bank="csv")
    press(client, "bring", bank="csv", file=upload("回单.csv", back))
    file = ReturnFile.objects.get()
    assert "入账 2 行" in page(client, "returned", file.pk)
    press(client, "settle", file.pk)

    assert states(orders) == [OrderState.PAID, OrderState.REFUSED, OrderState.WAITING]
    assert "户名不符" in page(client, "returned", file.pk, verdict="refused")
    assert "没有这一类的行" in page(client, "returned", file.pk, verdict="unknown")
    assert "已完结" in page(client, "batch", batch.number)


def test_a_wrong_choice_is_answered_in_place(at_desk, stage):
    orders = stage.orders(2)
    nothing = press(at_desk, "index", fund=stage.fund.pk, bank="csv")
    assert nothing.status_code == 422
    assert "至少选择一笔" in nothing.content.decode()

    unknown = press(at_desk, "index", fund=stage.fund.pk, bank="telex", pick=[orders[1].pk])
    assert unknown.status_code == 422
    assert f'value="{orders[1].pk}" aria-label="选择 {orders[1].ref}" checked' in unknown.content.decode()
    assert Batch.objects.count() == 0

    wrong = press(at_desk, "bring", bank="csv", file=upload("回单.csv", b"hello"))
    assert wrong.status_code == 422
    assert "没有找到回单的表头" in wrong.content.decode()
    assert press(at_desk, "bring", bank="csv").status_code == 422
    assert ReturnFile.objects.count() == 0


def test_all_of_a_fund_become_one_batch(at_desk, stage):
    orders = stage.orders(3)
    press(at_desk, "index", fund=stage.fund.pk, bank="fixed", whole="on")

    assert states(orders) == [OrderState.BATCHED] * 3
    assert press(at_desk, "cancel", Batch.objects.get().number).status_code == 302
    assert states(orders) == [OrderState.WAITING] * 3


def test_what_waits_for_a_person_is_ended_on_its_page(at_desk, stage):
    orders = stage.orders(2)
    back = answer(stage.sent(orders), lambda _: ("处理", ""))
    file = stage.take(back)
    assert "共 2 行" in page(at_desk, "index")
    first, second = file.lines.order_by("line")
    assert first.ref in page(at_desk, "queue")
    wrong = press(at_desk, "resolve", first.pk, how="paid")
    assert wrong.status_code == 422
    assert "写明依据" in wrong.content.decode()
    assert Transfer.objects.count() == 0

    press(at_desk, "resolve", first.pk, how="paid", basis="流水 31")
    assert states(orders) == [OrderState.PAID, OrderState.BATCHED]
    assert "流水 31" in page(at_desk, "resolve", first.pk)
    again = press(at_desk, "resolve", first.pk, how="paid", basis="流水 32")
    assert (again.status_code, Transfer.objects.count()) == (422, 1)
    press(at_desk, "resolve", second.pk, how="elsewhere", basis="函 7")
    assert ReturnLine.objects.queued().count() == 0
    assert "没有待处理的行" in page(at_desk, "queue")


def test_goods_are_signed_for(at_desk, stage):
    order = stage.order(1, form="goods", card="", goods="毛毯两条")
    assert "毛毯两条" in page(at_desk, "index")
    wrong = press(at_desk, "hand", order.ref, signature=upload("签收.png", b"words"))
    assert (wrong.status_code, Transfer.objects.count()) == (422, 0)

    assert press(at_desk, "hand", order.ref, signature=upload("签收.png", PHOTO)).status_code == 302
    assert states([order]) == [OrderState.PAID]
    assert "签收.png" in page(at_desk, "chain", order.ref)
    assert "已付" in page(at_desk, "hand", order.ref)
    page(at_desk, "hand", stage.order(2).ref, status=404)


def test_one_yuan_on_one_page(at_desk, stage, monkeypatch):
    (order,) = stage.orders(1)
    stage.settle(stage.take(answer(stage.sent([order]))))
    monkeypatch.setattr(queries, "roots", [lambda one: [("计算过程", f"{one.ref} 的依据", "/w/")]])
    shown = page(at_desk, "chain", order.ref)

    made = Transfer.objects.get()
    for told in (
        "回单.txt 第 2 行：成功", made.digest, made.voucher, "ZF-2019-0001 第 1 行", "赵强", "吴涛", order.matter.number, "李敏",
        f"{order.ref} 的依据", reverse("ledger:transfer", args=[made.number]),
    ):  # fmt: skip
        assert told in shown
    assert card(0) not in shown
    assert [link for offer in opens for link in offer(made)] == [
        ("付款链", reverse("payments:chain", args=[order.ref]))
    ]


def test_a_waiting_order_has_its_page_too(at_desk, stage):
    assert "待付" in page(at_desk, "chain", stage.order(3).ref)


def test_those_without_the_permission_find_nothing(client, stage, sunfang, wutao, limin):
    orders = stage.orders(2)
    file = stage.take(answer(stage.sent(orders[:1]), lambda _: ("处理", "")))
    places = [
        ("index",), ("batch", "ZF-2019-0001"), ("chain", orders[0].ref), ("returned", file.pk), ("queue",)
    ]  # fmt: skip
    client.force_login(sunfang)
    for place in places:
        page(client, *place, status=404)
    client.force_login(limin)
    for place in places:
        assert "做成批次" not in page(client, *place)
    said = {"fund": stage.fund.pk, "bank": "csv", "pick": [orders[1].pk]}
    assert press(client, "index", **said).status_code == 404
    for place in (("bring",), ("hand", orders[0].ref), ("resolve", file.lines.get().pk)):
        page(client, *place, status=404)
    client.force_login(wutao)
    for name in ("take_out", "file", "cancel", "settle"):
        assert (
            press(
                client, name, {"take_out": orders[0].ref, "settle": file.pk}.get(name, "ZF-2019-0001")
            ).status_code
            == 404
        )
    assert states(orders) == [OrderState.BATCHED, OrderState.WAITING]


def test_another_district_sees_none_of_it(client, stage, district, zhaoqiang):
    (order,) = stage.orders(1)
    file = stage.take(answer(stage.sent([order])))
    Order.objects.update(unit=district.wujin)
    stage.fund.__class__.objects.update(unit=district.wujin)
    ReturnFile.objects.update(unit=district.wujin)
    client.force_login(zhaoqiang)

    for place in (("batch", "ZF-2019-0001"), ("chain", order.ref), ("returned", file.pk)):
        page(client, *place, status=404)
    assert "ZF-2019" not in page(client, "index")


def test_lists_cost_the_same_for_one_and_three(at_desk, stage):
    def cost():
        told = []
        for place in (
            ("index",),
            ("batch", Batch.objects.first().number),
            ("returned", ReturnFile.objects.first().pk),
            ("queue",),
        ):
            with CaptureQueriesContext(
                connection,
            ) as asked:
                page(at_desk, *place)
            told.append(len(asked))
        return told

    stage.order(1)
    stage.take(answer(stage.sent([stage.order(2)]), lambda _: ("处理", "")))
    page(at_desk, "index")
    one = cost()
    stage.orders(3)
    stage.take(
        answer(stage.sent([stage.order(n) for n in range(5, 8)]), lambda _: ("处理", "")), name="二.txt"
    )
    assert cost() == one
