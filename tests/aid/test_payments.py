"""Aid: money counts when it has been paid, a person counts once."""

from datetime import date

from django.urls import reverse

from tests.cast import NOW, bring, offer
from zhijia.aid.indicators import HELPS, PAID, WORKERS_HELPED
from zhijia.aid.models import Payment
from zhijia.audit.models import Line
from zhijia.base.periods import Period
from zhijia.indicators.scope import Scope
from zhijia.ledger.models import Transfer
from zhijia.ledger.queries import balance, bank_of, verify
from zhijia.ledger.services import reverse as undo
from zhijia.people.models import Person

YEAR = Period(date(2018, 1, 1), date(2018, 12, 31))


def identity(first17):
    from zhijia.base.identity import check_digit

    return first17 + check_digit(first17)


def payment(number, **more):
    return {
        "发放编号": number, "姓名": "陈静", "身份证号": identity("32041119800101002"), "镇街": "春江镇", "困难类别": "深度困难",
        "救助项目": "医疗救助", "资金来源": "工会经费", "金额": "2,500", "发放日期": date(2018, 1, 26), "状态": "已发放", **more,
    }  # fmt: skip


def test_paid_money_counts_and_a_person_counts_once(district, limin):
    bring(
        "aid.payments",
        [
            payment("A1"),
            payment("A2", 金额="0.1万"),
            payment("A3", 状态="银行退回"),
            payment("A4", 状态="冲正", 金额=900),
        ],
        by=limin,
    )
    scope = Scope(district.unit, YEAR)

    assert PAID.value(scope) == 350_000
    assert PAID.recorded(scope) == 3500
    assert WORKERS_HELPED.value(scope) == 1
    assert HELPS.value(scope) == 2


def test_the_identity_number_is_sealed_and_still_found(district, limin):
    bring("aid.payments", [payment("A1")], by=limin)
    person = Person.objects.get()

    assert person.identity == identity("32041119800101002")
    assert person.masked_identity == "3204**********0024"[:4] + "**********" + person.identity[-4:]


def test_wrong_cells_are_named_and_nothing_is_written(district, limin):
    intake = offer(
        "aid.payments",
        [
            payment("A1", 身份证号="320411198001010021"),
            payment("A2", 金额=-5),
            payment("A3", 发放日期="2018-02-30"),
        ],
        by=limin,
    )

    assert (intake.new, intake.wrong) == (0, 3)
    assert list(intake.problems.values_list("line", "column", "remedy")) == [
        (2, "身份证号", "请核对证件"),
        (3, "金额（元）", "请用“状态”列标明冲正或退回，金额填正数"),
        (4, "发放日期", "请核对年月日"),
    ]
    assert Payment.objects.count() == 0


def test_a_number_of_another_town_is_not_overwritten(district, limin, sunfang):
    bring("aid.payments", [payment("A1", 镇街="薛家镇")], by=limin)
    intake = offer("aid.payments", [payment("A1", 金额=9)], by=sunfang)

    assert (intake.changed, intake.wrong) == (0, 1)
    assert "这个发放编号已被占用" in intake.problems.get().reason
    assert Payment.objects.get().amount == 250_000


def test_a_full_number_is_shown_once_for_a_reason_that_is_kept(client, district, limin, zhaoqiang):
    bring("aid.payments", [payment("A1")], by=limin)
    page = reverse("sheets:row", args=["aid.payments", Payment.objects.get().pk])
    number = identity("32041119800101002")
    client.force_login(limin)

    assert number not in client.get(page).text
    assert "请写明查看完整号码的事由" in client.post(page, {"reason": ""}).text
    assert number in client.post(page, {"reason": "核对银行退票"}).text
    assert "核对银行退票" in Line.objects.get(verb="people.identity.revealed").facts

    client.force_login(zhaoqiang)
    assert number not in client.post(page, {"reason": "看看"}).text
    assert Line.objects.filter(verb="people.identity.revealed").count() == 1


def test_what_the_books_reverse_is_counted_no_longer(district, limin, wutao):
    bring("aid.payments", [payment("BF-2018-0001"), payment("BF-2018-0002", 金额="1000")], by=limin)
    scope = Scope(district.unit, YEAR)
    assert PAID.value(scope) == 350_000

    line = Payment.objects.get(number="BF-2018-0002")
    undo(line.transfer, reason="重复发放", day=NOW.date(), key="undo:1", by=wutao, at=NOW)
    assert PAID.value(scope) == 250_000
    line.refresh_from_db()
    assert line.state == "reversed"


def test_history_stands_in_the_ledger_with_its_file(district, limin):
    """Opening entries: brought in from 结余, paid out line by line, the bank account at nothing; a corrected line is reversed."""
    intake = bring("aid.payments", [payment("BF-2018-0001"), payment("BF-2018-0002", 金额="1000")], by=limin)
    first = Payment.objects.get(number="BF-2018-0001")
    assert (first.transfer.amount, first.transfer.file) == (250_000, intake.file)
    assert balance(bank_of(first.transfer.fund)) == 0

    bring(
        "aid.payments", [payment("BF-2018-0001", 金额="2600"), payment("BF-2018-0002", 金额="1000")], by=limin
    )
    again = Payment.objects.get(number="BF-2018-0001")
    assert (again.transfer.amount, Transfer.objects.get(pk=first.transfer_id).reversal.amount) == (
        260_000,
        250_000,
    )
    assert Payment.objects.get(number="BF-2018-0002").transfer.reverses is None
    assert sum(one.transfer.amount for one in Payment.objects.filter(state="paid")) == 360_000
    assert verify().broken is None
