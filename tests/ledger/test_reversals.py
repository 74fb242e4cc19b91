"""Income, reversals and the closing of months."""

from datetime import UTC, date, datetime

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from tests.cast import NOW, refuses
from tests.ledger.scenes import DAY, SAID, everything, fill, pay, paying, reserve
from zhijia.ledger.models import Hold, MonthClose, Transfer
from zhijia.ledger.queries import available, balance, bank_of, execution, months_to_close, statement, verify
from zhijia.ledger.services import close_month, post, receive, reverse
from zhijia.ledger.terms import HoldState, Income, Use


def undo(transfer, *, day=date(2019, 4, 30), key="", reason="银行退回"):
    return reverse(transfer, reason=reason, day=day, key=key or f"reverse:{transfer.number}", **SAID)


def test_income_comes_to_the_bank_once(books, fund):
    came = fill(fund)
    before = everything()

    assert (str(came.debit.title), str(came.credit.title)) == ("102 银行存款", "403 上级补助收入")
    assert balance(bank_of(fund)) == 50_000_00
    assert fill(fund) == came
    with refuses("编号“grant:1”已记过另一笔账"):
        fill(fund, amount=1_00)
    told = {"key": "x", "amount": 1_00, "day": DAY, "memo": "捐款", "document": "JK-1", **SAID}
    with refuses("请从列出的收入种类中选择"):
        receive(fund, kind="gold", **told)
    with refuses("收入须有编号、金额、摘要和依据"):
        receive(fund, kind=Income.DONATION, **told | {"amount": 0})
    assert everything() == before


def test_a_key_belongs_to_one_kind_of_entry(books, fund):
    fill(fund, key="same")
    paid = pay(books, fund)
    with refuses("编号“same”已记过另一笔支出"):
        pay(books, fund, "same")
    with refuses("编号“matter:1”已记过另一笔账"):
        fill(fund, key="matter:1")
    with refuses("编号“same”已记过另一笔账"):
        undo(paid, key="same")


def test_a_reversal_undoes_money_and_budget_and_keeps_both_entries(books, fund):
    fill(fund)
    reserve(books, fund)
    paid = pay(books, fund, hold="matter:1")
    red = undo(paid)

    assert (red.debit, red.credit, red.amount, red.reverses) == (paid.credit, paid.debit, paid.amount, paid)
    assert red.memo == "冲正第 000002 号：银行退回"
    assert balance(bank_of(fund)) == 50_000_00
    assert available(fund, use=Use.LIVING, year=2019) == 10_000_00
    assert execution(2019)[0].paid == 0
    assert Hold.objects.get().state == HoldState.USED
    assert list(Transfer.objects.settled().values_list("number", flat=True)) == [1]
    assert (verify().lines, verify().broken) == (3, None)


def test_once_only(books, fund):
    paid = pay(books, fund)
    red = undo(paid)
    before = everything()

    assert undo(paid) == red
    for told, sentence in [
        ({"key": "again"}, "第 000001 号已由第 000002 号冲正，请勿重复"),
        ({"reason": "别的"}, "已记过另一笔账"),
    ]:
        with refuses(sentence):
            undo(paid, **told)
    with refuses("本身是冲正凭证，不能再冲正"):
        undo(red)
    assert everything() == before


def test_a_reversal_says_why_and_is_not_earlier_than_what_it_undoes(books, fund):
    paid = pay(books, fund)
    with refuses("冲正须写明原因"):
        undo(paid, reason=" ")
    with refuses("冲正日期不能早于原凭证的 2019-04-18"):
        undo(paid, day=date(2019, 4, 17))

    assert Transfer.objects.count() == 1


def test_the_database_itself_lets_nothing_be_reversed_twice(books, fund):
    red = undo(pay(books, fund))
    red.pk, red.number, red.key = None, 3, "again"

    with pytest.raises(IntegrityError), transaction.atomic():
        red.save(force_insert=True)


def test_a_closed_month_takes_no_more_entries_and_says_which_does(books, fund):
    paid = pay(books, fund)
    closed = close_month(2019, 4, **SAID)
    before = everything()

    assert (closed.lines, closed.head, str(closed)) == (1, paid.digest, "2019年4月")
    assert pay(books, fund) == paid
    for late in (date(2019, 4, 30), date(2019, 2, 1)):
        with refuses(f"2019年{late.month}月已结账，请把记账日期改到 2019-05-01 或以后，记入2019年5月"):
            pay(books, fund, "late", day=late)
    with refuses("已结账"):
        undo(paid)
    with refuses("已结账"):
        fill(fund)
    assert everything() == before
    undo(paid, day=date(2019, 5, 1))
    assert verify().broken is None


def test_months_close_in_order_once_and_after_their_last_day(books, fund):
    pay(books, fund, day=date(2019, 2, 3))
    pay(books, fund, "b")
    assert months_to_close(NOW.date()) == [(2019, 2), (2019, 4)]
    with refuses("2019年2月还有未结账的凭证，请先给2019年2月结账"):
        close_month(2019, 4, **SAID)
    with refuses("2019年5月还没有过完，请在 2019-06-01 或以后结账"):
        close_month(2019, 5, **SAID)
    with refuses("请填写 1 到 12 月"):
        close_month(2019, 13, **SAID)
    assert MonthClose.objects.count() == 0

    close_month(2019, 2, **SAID)
    close_month(2019, 4, **SAID)
    for month in (2, 3, 4):
        with refuses(f"2019年{month}月已经结账"):
            close_month(2019, month, **SAID)
    with pytest.raises(DatabaseError, match="written once"), transaction.atomic():
        MonthClose.objects.update(head="")
    assert months_to_close(NOW.date()) == []


def test_december_is_followed_by_january(books, fund):
    pay(books, fund, day=date(2019, 12, 31))
    close_month(2019, 12, by="吴涛", at=datetime(2020, 1, 2, tzinfo=UTC))

    with refuses("请把记账日期改到 2020-01-01 或以后，记入2020年1月"):
        post(paying(books, fund, "late", day=date(2019, 12, 1)), **SAID)


def test_the_bank_book_carries_its_balance_line_by_line(books, fund):
    fill(fund, key="old", amount=1_000_00, day=date(2018, 3, 1))
    paid = pay(books, fund)
    fill(fund)
    undo(paid)
    book = statement(fund, 2019)

    assert (book.opening, book.closing) == (1_000_00, 51_000_00)
    assert [(one.moved, one.running) for one in book.lines] == [
        (50_000_00, 51_000_00), (-2_500_00, 48_500_00), (2_500_00, 51_000_00)
    ]  # fmt: skip
