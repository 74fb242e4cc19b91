"""From the decision to the bank's receipt in services: the emergency that owes its papers, and a line sent back."""

import pytest

from tests.aid.cases import CARD, approved, draft, fresh, fund, on, payable
from tests.cast import refuses
from tests.payments.bank import answer, pays_all, refuses_some
from zhijia.aid.checking import check
from zhijia.aid.indicators import PAID
from zhijia.aid.models import Application, Household, Payment, Version
from zhijia.aid.services.applying import begin, write
from zhijia.aid.services.deciding import decide
from zhijia.aid.services.paying import correct_card
from zhijia.base.periods import Period
from zhijia.indicators.scope import Scope
from zhijia.ledger.models import Hold, Transfer
from zhijia.ledger.queries import verify
from zhijia.matters.services import attach, take
from zhijia.notices.models import Publicity
from zhijia.payments import services
from zhijia.payments.models import Order

PHOTO = b"\x89PNG\r\n\x1a\n" + bytes(40)


@pytest.fixture
def officers(wanglei, sunfang, limin):
    return [wanglei, sunfang, limin]


@pytest.fixture
def money(district, wutao):
    return fund(district, wutao)


class Bank:
    """赵强 makes the batch, 吴涛 lets it go, the bank answers, 赵强 brings the answer in."""

    def __init__(self, zhaoqiang, wutao) -> None:
        self.cashier, self.treasurer = zhaoqiang, wutao

    def send(self, judge=pays_all, *, day=15):
        waiting = Order.objects.filter(state="waiting")
        batch = services.make_batch(waiting, bank="csv", by=self.cashier, at=on(day))
        services.release(batch, by=self.treasurer, at=on(day))
        _, content = services.bank_file(batch, by=self.cashier, at=on(day))
        back = answer(content, judge, bank="csv")
        file = services.take_return("回单.csv", back, bank="csv", by=self.cashier, at=on(day + 1))
        services.settle(file, by=self.cashier, at=on(day + 1))


@pytest.fixture
def bank(zhaoqiang, wutao):
    return Bank(zhaoqiang, wutao)


def test_settled_the_line_is_the_registers_line_and_the_figure(district, chenjing, officers, money, bank):
    matter = payable(district, chenjing, officers, money)
    bank.send()

    line = Payment.objects.get()
    assert fresh(matter).state == "paid"
    assert (line.amount, line.transfer.amount, line.worker) == (250_000, 250_000, chenjing.person)
    assert PAID.value(Scope(district.unit, Period(on(0).date(), on(30).date()))) == 250_000
    assert Hold.objects.get().transfer == Transfer.objects.get()
    take(fresh(matter), "confirm", by=chenjing, at=on(17))
    assert fresh(matter).closed_at is not None


def test_a_line_sent_back_is_corrected_and_paid_once(district, chenjing, officers, money, bank):
    matter = payable(district, chenjing, officers, money)
    bank.send(refuses_some(Order.objects.get().ref, reason="账号与户名不符"))
    assert fresh(matter).state == "bounced"
    assert not Payment.objects.exists()
    with refuses("卡号"):
        correct_card(
            fresh(matter),
            card_name="陈静",
            bank_name="农商行",
            card="6222021001116245125",
            by=chenjing,
            at=on(17),
        )
    assert fresh(matter).state == "bounced"

    correct_card(fresh(matter), card_name="陈静", bank_name="农商行", card=CARD, by=chenjing, at=on(17))
    bank.send(day=18)
    assert fresh(matter).state == "paid"
    assert list(Order.objects.order_by("attempt").values_list("state", flat=True)) == ["refused", "paid"]
    assert Transfer.objects.count() == Payment.objects.count() == 1
    assert Version.objects.count() == 2
    assert verify().broken is None


def test_an_emergency_is_paid_first_and_owes_its_papers(district, chenjing, officers, money, bank):
    matter = approved(district, chenjing, officers, money, urgent=True)
    assert matter.state == "payable"
    assert not Publicity.objects.exists()

    bank.send(day=4)
    matter = fresh(matter)
    assert matter.state == "owing"
    assert (matter.due_on - on(5).date()).days == 30
    with refuses("还没有上传要补的材料"):
        take(matter, "supply", by=chenjing, at=on(6))
    assert fresh(matter).state == "owing"
    attach(matter, label="住院证明", name="住院证明.png", content=PHOTO, by=chenjing, at=on(6))
    take(fresh(matter), "supply", by=chenjing, at=on(6))
    assert fresh(matter).state == "paid"


def test_the_same_item_again_in_the_year_needs_a_second_signature(district, chenjing, officers, money, bank):
    payable(district, chenjing, officers, money)
    bank.send()
    again = begin(chenjing.person, item="living", unit=district.plant_union, by=chenjing, at=on(20))
    write(again, asked=100_000)
    matter = take(again.matter, "submit", by=chenjing, at=on(20)).matter

    failed = [one.label for one in check(Application.objects.get(matter=matter)) if one.tone == "bad"]
    assert failed == ["今年没有重复领取同类救助"]


def test_central_money_goes_to_filed_households_only(district, chenjing, officers, wutao):
    central = fund(district, wutao, code="CENTRAL", source="central", filed_only=True)
    made = draft(district, chenjing)
    made.version.incomes.update(amount=20_000_000)
    take(made.matter, "submit", by=chenjing, at=on(0))

    with refuses("只能用于建档困难职工"):
        decide(fresh(made.matter), granted=100_000, fund=central, at=on(3))
    assert Household.objects.get().number is None
    assert not Hold.objects.exists()
