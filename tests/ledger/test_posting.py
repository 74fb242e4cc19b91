"""Paying out: once per key for ever, within budget or against a hold, by the chart of the day."""

from datetime import date

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from tests.cast import NOW, refuses
from tests.ledger.scenes import SAID, allot, central, everything, pay, paying, reserve
from zhijia.audit.models import Line
from zhijia.files.services import keep
from zhijia.ledger.models import Account, Hold, Transfer
from zhijia.ledger.queries import available, balance, bank_of, verify
from zhijia.ledger.services import post, post_all, release
from zhijia.ledger.terms import HoldState, Use


def test_money_goes_from_the_bank_to_the_expense_of_its_use(books, fund):
    paid = pay(books, fund)

    assert (str(paid.debit.title), str(paid.credit.title)) == ("50204 困难职工帮扶费", "102 银行存款")
    assert (paid.number, paid.year, paid.previous, paid.by) == (1, 2019, "", "吴涛（wutao）")
    assert balance(bank_of(fund)) == -2_500_00
    assert balance(Account.objects.get(pk=paid.debit_id)) == 2_500_00
    assert available(fund, use=Use.LIVING, year=2019) == 7_500_00
    assert verify().broken is None


def test_the_chart_is_that_of_the_day_and_the_bank_account_stays(books, fund):
    allot(fund, 5_000_00, year=2022)
    before, after = pay(books, fund, day=date(2019, 12, 31)), pay(books, fund, "b", day=date(2022, 1, 1))

    assert (before.debit.code, after.debit.code) == ("ZY-2019/2010/50204", "ZY-2019/2021/50401")
    assert before.credit == after.credit
    with refuses("请使用 2010-01-01 或以后的记账日期"):
        post(paying(books, fund, "c", day=date(2009, 5, 1), hold=reserve(books, fund, "c").key), **SAID)


def test_the_same_key_answers_with_the_same_transfer(books, fund):
    first = pay(books, fund)
    before = everything()

    assert [pay(books, fund) for _ in range(5)] == [first] * 5
    assert everything() == before


@pytest.mark.parametrize(
    "other",
    [{"amount": 1_00}, {"day": date(2019, 4, 19)}, {"memo": "别的"}, {"document": "BF-2019-0002"}, {"hold": "x"}, {"use": Use.MEDICAL}],
)  # fmt: skip
def test_the_same_key_with_other_content_is_refused(books, fund, other):
    pay(books, fund)
    before = everything()

    with refuses("编号“matter:1”已记过另一笔支出"):
        pay(books, fund, **other)
    assert everything() == before


def test_a_key_twice_in_one_batch(books, fund):
    one, two = post_all([paying(books, fund), paying(books, fund)], **SAID)
    assert one == two
    assert Transfer.objects.count() == 1

    with refuses("已记过另一笔支出"):
        post_all([paying(books, fund, "b"), paying(books, fund, "b", 1_00)], **SAID)
    assert Transfer.objects.count() == 1


def test_all_or_none(books, fund):
    before = everything()
    with refuses("预算可用 10,000 元，不够支付 10,500 元，请先登记追加预算"):
        post_all([paying(books, fund, f"matter:{n}", 3_500_00) for n in range(3)], **SAID)
    with refuses("金额须大于零"):
        post_all([paying(books, fund), paying(books, fund, "b", 0)], **SAID)
    with refuses("须有编号、摘要和依据"):
        pay(books, fund, document=" ")
    with refuses("没有“gold”这种用途"):
        pay(books, fund, use="gold")

    assert everything() == before


def test_a_batch_is_one_line_of_the_diary_and_one_stretch_of_the_chain(books, fund):
    said = Line.objects.count()
    written = post_all([paying(books, fund, f"matter:{n}", 10_00) for n in range(40)], **SAID)

    assert [one.number for one in written] == list(range(1, 41))
    assert [one.previous for one in written[1:]] == [one.digest for one in written[:-1]]
    assert Line.objects.count() == said + 1
    assert post_all([], **SAID) == []
    assert Line.objects.count() == said + 1


def test_a_hold_is_used_once_and_what_is_left_of_it_is_free_again(books, fund):
    reserve(books, fund, amount=3_000_00)
    paid = pay(books, fund, hold="matter:1")
    held = Hold.objects.get()

    assert (held.state, held.transfer, held.ended_at) == (HoldState.USED, paid, NOW)
    assert available(fund, use=Use.LIVING, year=2019) == 7_500_00
    before = everything()
    assert pay(books, fund, hold="matter:1") == paid
    with refuses("已支用，只能支付一次，请核对是否重复付款"):
        pay(books, fund, "matter:1:2", hold="matter:1")
    assert everything() == before


def test_holds_that_do_not_fit_are_refused(books, fund):
    other = central(books, code="SJ-2019")
    reserve(books, fund, amount=2_000_00)
    reserve(books, fund, "gone")
    release("gone", **SAID)
    before = everything()
    for told, sentence in [
        ({}, "只占用了 2,000 元，不够支付 2,500 元"),
        ({"use": Use.MEDICAL}, "占用的是另一项资金或用途"),
        ({"fund": other}, "占用的是另一项资金或用途"),
        ({"hold": "none"}, "没有编号为“none”的预算占用，请先占用预算再支付"),
        ({"hold": "gone"}, "已释放，只能支付一次"),
    ]:
        asked = {"hold": "matter:1", "fund": fund} | told
        with refuses(sentence):
            pay(books, asked.pop("fund"), "pay", **asked)
    with refuses("只能支付一次"):
        post_all([paying(books, fund, f"p:{n}", 10_00, hold="matter:1") for n in range(2)], **SAID)

    assert everything() == before


def test_a_hold_carries_its_budget_over_new_year(books, fund):
    reserve(books, fund)
    paid = pay(books, fund, day=date(2020, 1, 3), hold="matter:1")

    assert (paid.day.year, paid.year) == (2020, 2019)
    assert available(fund, use=Use.LIVING, year=2019) == 7_500_00
    assert available(fund, use=Use.LIVING, year=2020) == 0


def test_open_holds_are_not_spent_by_others(books, fund):
    reserve(books, fund, amount=9_000_00)
    with refuses("预算可用 1,000 元，不够支付 2,500 元"):
        pay(books, fund, "matter:2")

    assert Transfer.objects.count() == 0


def test_the_paper_goes_with_the_entry(books, fund, wutao):
    paper = keep("银行回单.pdf", b"%PDF", by=wutao, at=NOW)
    paid = pay(books, fund, file=paper)

    assert Transfer.objects.told().get().fingerprint() == paid.digest
    paid.file.digest = "别的"
    assert paid.fingerprint() != paid.digest


def test_the_database_itself_refuses_a_second_writing_and_empty_moves(books, fund):
    paid = pay(books, fund)
    with pytest.raises(DatabaseError, match="written once"), transaction.atomic():
        Transfer.objects.filter(pk=paid.pk).update(memo="别的")
    for wrong in ({"amount": 0}, {"credit": paid.debit}):
        copied = Transfer.objects.get(pk=paid.pk)
        copied.pk, copied.number, copied.key = None, 2, "b"
        for name, value in wrong.items():
            setattr(copied, name, value)
        with pytest.raises(IntegrityError), transaction.atomic():
            copied.save(force_insert=True)
    assert verify().lines == 1
