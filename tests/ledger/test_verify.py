"""Proving the books: any touched transfer is named, a wrong total is named, and nothing is named that was not touched."""

import random

import pytest
from django.db import connection

from tests.ledger.scenes import DAY, SAID, allot, central, fill, paying
from zhijia.ledger.models import Account, Chain, MonthClose, Transfer
from zhijia.ledger.queries import verify
from zhijia.ledger.services import close_month, post_all, reverse
from zhijia.site.cli import main

LINES, FLIPS = 40, 100
TEXTS = ("key", "memo", "document", "use", "by", "previous", "digest")


@pytest.fixture
def written(books):
    fund = central(books, budget=1_000_000_00)
    fill(fund, day=DAY)
    paid = post_all([paying(books, fund, f"matter:{n}", n * 100) for n in range(1, LINES - 1)], **SAID)
    reverse(paid[5], reason="银行退回", day=paid[5].day, key="red", **SAID)
    return fund


@pytest.fixture
def unguarded(written):
    """As for somebody who sits at the database itself and takes the second wall down first."""
    postgres = connection.vendor == "postgresql"
    with connection.cursor() as cursor:
        for table in ("ledger_transfer", "ledger_monthclose"):
            cursor.execute(f"DROP TRIGGER {table}_written_once" + (f" ON {table}" if postgres else ""))
    return written


def rewrite(number, column, value):
    """Past Django and past every service."""
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE ledger_transfer SET {column} = %s WHERE number = %s", [value, number])  # noqa: S608


def read(number, column):
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {column} FROM ledger_transfer WHERE number = %s", [number])  # noqa: S608
        return cursor.fetchone()[0]


def test_untouched_books_hold(written, capsys):
    assert (verify().lines, verify().broken, verify().reason) == (LINES, None, "")
    assert main(["ledger", "verify"]) == 0
    assert capsys.readouterr().out == f"经费台账完整：共 {LINES} 张凭证，逐张相符，各账户累计数相符。\n"


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("key", "别的"), ("day", "2019-04-19"), ("year", 2018), ("amount", 1), ("use", "medical"), ("memo", "别的"),
        ("document", "别的"), ("by", "别人"), ("at", "2019-05-05 09:00:01+00:00"), ("previous", "0" * 64), ("digest", "0" * 64),
    ],
)  # fmt: skip
def test_the_transfer_that_was_touched_is_named(unguarded, column, value, capsys):
    rewrite(17, column, value)

    assert (verify().lines, verify().broken, verify().reason) == (16, 17, "这张凭证的内容被改动过")
    assert main(["ledger", "verify"]) == 1
    assert "在第 17 号凭证断开" in capsys.readouterr().out


def test_another_account_fund_unit_or_reversal_is_found(unguarded, books):
    other = central(books, code="SJ-2019")
    allot(other, 1_00, year=2020)
    one = Transfer.objects.get(number=17)
    for column, value, before in [
        ("fund_id", other.pk, one.fund_id), ("credit_id", other.accounts.get().pk, one.credit_id),
        ("unit_id", books.unit.pk, one.unit_id), ("reverses_id", Transfer.objects.get(number=3).pk, None),
    ]:  # fmt: skip
        rewrite(17, column, value)
        assert (column, verify().broken) == (column, 17)
        rewrite(17, column, before)
    assert verify().broken is None


def test_a_hundred_random_flips_are_all_found_where_they_are(unguarded):
    dice = random.Random(20190430)  # noqa: S311  (the same flips every time)
    found = 0
    for _ in range(FLIPS):
        number, column = dice.randint(1, LINES), dice.choice((*TEXTS, "amount", "year"))
        before = read(number, column)
        rewrite(number, column, flipped(before, dice))
        found += verify().broken == number
        rewrite(number, column, before)
    assert (found, verify().broken) == (FLIPS, None)


def flipped(value, dice):
    """One bit of one character, or of the number."""
    if isinstance(value, int):
        return value ^ 1 << dice.randrange(8) or 1 << 9
    place = dice.randrange(len(value or " "))
    text = value or " "
    return text[:place] + chr(ord(text[place]) ^ 64) + text[place + 1 :]


@pytest.mark.skipif(connection.vendor == "postgresql", reason="PostgreSQL 不收读不出的字节")
@pytest.mark.parametrize(
    ("column", "value"),
    [("memo", "X'FF'"), ("day", "'2019-04-1q'"), ("day", "'2019-13-01'"), ("amount", "'x'")],
)
def test_bytes_that_cannot_be_read_are_found_where_they_are(unguarded, column, value):
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA ignore_check_constraints = ON")
        cursor.execute(f"UPDATE ledger_transfer SET {column} = CAST({value} AS TEXT) WHERE number = 17")  # noqa: S608
        cursor.execute("PRAGMA ignore_check_constraints = OFF")

    assert (verify().lines, verify().broken) == (16, 17)


def test_a_rewritten_transfer_with_a_fresh_digest_breaks_the_next(unguarded):
    rewrite(17, "memo", "别的")
    rewrite(17, "digest", Transfer.objects.told().get(number=17).fingerprint())

    assert verify().broken == 18


def test_a_chain_rewritten_to_its_end_differs_from_what_the_month_wrote_down(unguarded):
    close_month(2019, 4, **SAID)
    previous = read(16, "digest")
    rewrite(17, "memo", "别的")
    for number in range(17, LINES + 1):
        rewrite(number, "previous", previous)
        previous = Transfer.objects.told().get(number=number).fingerprint()
        rewrite(number, "digest", previous)
    Chain.objects.update(head=previous)

    assert (verify().broken, verify().reason) == (LINES, "这张凭证与月度结账时记下的链尾摘要不符")


def test_a_transfer_taken_out_is_named(unguarded):
    Transfer.objects.filter(number=17).delete()

    assert (verify().broken, verify().reason) == (17, "这张凭证不见了")


def test_a_lost_tail_is_named_though_the_end_of_the_chain_is_lost_with_it(unguarded):
    close_month(2019, 4, **SAID)
    Transfer.objects.filter(number__gt=LINES - 3).delete()
    assert (verify().broken, verify().reason) == (LINES - 2, "末尾的凭证不见了")
    last = Transfer.objects.get(number=LINES - 3)
    Chain.objects.update(head=last.digest, length=last.number)

    assert (verify().broken, verify().reason) == (LINES - 2, "末尾的凭证不见了")
    assert MonthClose.objects.count() == 1


@pytest.mark.parametrize("total", ["debits", "credits"])
def test_an_account_that_does_not_add_up_is_named(written, total, capsys):
    bank = Account.objects.get(title__code="102")
    Account.objects.filter(pk=bank.pk).update(**{total: getattr(bank, total) + 1})

    assert (verify().broken, verify().reason) == (0, "“中央财政专项帮扶 102 银行存款”的累计数与凭证之和不符")
    assert main(["ledger", "verify"]) == 1
    assert "的账户累计数有误" in capsys.readouterr().out
