"""Thousands of random deeds on the books, followed by a model in plain Python: money balances whatever happens."""

import random
import sys
from collections import Counter
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db.models import Sum

from tests.ledger.scenes import SAID
from zhijia.base.errors import Refused
from zhijia.ledger.models import Account, Hold, Transfer
from zhijia.ledger.queries import available, balance, bank_of, closed_until, months_to_close, verify
from zhijia.ledger.services import (
    Posting,
    close_month,
    hold,
    open_fund,
    post_all,
    receive,
    release,
    reverse,
    set_budget,
)
from zhijia.ledger.terms import HoldState, Income, Source, Use

SEED, DEEDS, LOOK_EVERY = 20190430, 3200, 400
USES = (Use.LIVING, Use.STUDY, Use.WINTER)
YEARS = (2021, 2022)  # the chart of accounts changes between them
WEIGHTS = {
    "allot": 2,
    "hold": 6,
    "release": 2,
    "pay": 4,
    "pay_held": 4,
    "reverse": 2,
    "receive": 1,
    "close": 1,
    "again": 4,
}


class Bookkeeper:
    """Does random deeds and remembers, in plain numbers, what the books should say."""

    def __init__(self, district):
        self.dice = random.Random(SEED)  # noqa: S311  (the same deeds every time)
        self.funds = [
            open_fund(code, name=code, source=Source.UNION, unit=district.unit, **SAID) for code in ("A", "B")
        ]
        self.unit = district.plant_union
        self.left, self.bank, self.counts = Counter(), Counter(), Counter()
        self.held, self.ended, self.paid, self.undone, self.done = {}, {}, {}, set(), []
        self.today, self.serial = date(2021, 1, 4), 0

    def act(self):
        deed = self.dice.choices(list(WEIGHTS), list(WEIGHTS.values()))[0]
        try:
            getattr(self, deed)()
            self.counts[deed] += 1
        except Refused:
            self.counts[f"{deed} refused"] += 1

    def place(self):
        return self.dice.choice(self.funds), self.dice.choice(USES), self.dice.choice(YEARS)

    def key(self):
        self.serial += 1
        return f"deed:{self.serial}"

    def day(self, year):
        """Mostly a day that is still open, sometimes any day of the year up to today."""
        last = min(self.today, date(year, 12, 31))
        first = self.dice.choice((date(year, 1, 1), *[self.today.replace(day=1)] * 4))
        return first + timedelta(days=self.dice.randint(0, max((last - first).days, 0)))

    def doing(self, verb, *args, **told):
        """Do it, and remember how, so that it can be done again."""
        made = verb(*args, **told, **SAID)
        self.done.append((verb, args, told))
        return made

    def allot(self):
        fund, use, year = self.place()
        amount = self.dice.choice((1, 1, 1, -1)) * self.dice.randint(1, 900_00)
        self.doing(set_budget, fund, year=year, use=use, amount=amount, document=self.key())
        self.left[fund.code, use, year] += amount

    def hold(self):
        fund, use, year = self.place()
        key, amount = self.key(), self.dice.randint(1, 120_00)
        self.doing(hold, key, fund=fund, use=use, year=year, unit=self.unit, amount=amount)
        self.left[fund.code, use, year] -= amount
        self.held[key] = (fund, use, year, amount)

    def release(self):
        key = self.dice.choice([*self.held, *self.ended, "none"])
        release(key, **SAID)
        if key in self.held:
            fund, use, year, amount = self.held.pop(key)
            self.left[fund.code, use, year] += amount
            self.ended[key] = HoldState.RELEASED

    def pay(self):
        """One to three at once, all or none."""
        asked = []
        for _ in range(self.dice.randint(1, 3)):
            fund, use, year = self.place()
            asked.append(self.posting(fund, use, self.dice.randint(1, 100_00), self.day(year)))
        self.doing(post_all, asked)
        for one in asked:
            self.settle(one, one.day.year)
            self.left[one.fund.code, one.use, one.day.year] -= one.amount

    def pay_held(self):
        key = self.dice.choice([*self.held, *list(self.ended)[-3:], "none"])
        fund, use, year, amount = self.held.get(key, (*self.place(), 100))
        spent = self.dice.randint(1, amount)
        one = self.posting(fund, use, spent, self.today, hold=key)
        self.doing(post_all, [one])
        self.settle(one, year)
        self.left[fund.code, use, year] += amount - spent
        self.ended[key] = HoldState.USED
        del self.held[key]

    def posting(self, fund, use, amount, day, **told):
        return Posting(self.key(), day, fund, use, amount, self.unit, "救助", "BF", **told)

    def settle(self, one, year):
        self.bank[one.fund.code] -= one.amount
        self.paid[one.key] = (one.fund.code, one.use, year, one.amount)

    def reverse(self):
        key = self.dice.choice([*self.paid, "none"])
        transfer = Transfer.objects.filter(key=key).first()
        if transfer:
            reverse(transfer, reason="退回", day=self.today, key=self.key(), **SAID)
            code, use, year, amount = self.paid[key]
            self.left[code, use, year] += amount
            self.bank[code] += amount
            self.undone.add(key)

    def receive(self):
        fund, amount = self.dice.choice(self.funds), self.dice.randint(1, 500_00)
        told = {
            "key": self.key(),
            "amount": amount,
            "day": self.today,
            "kind": self.dice.choice(Income.values),
        }
        self.doing(receive, fund, **told, memo="拨款", document="文")
        self.bank[fund.code] += amount

    def close(self):
        """Time goes on by some days; then a month is closed, mostly the one that is due, sometimes out of order."""
        self.today = min(self.today + timedelta(days=self.dice.randint(1, 9)), date(2022, 12, 28))
        recent = self.today.replace(day=1) - timedelta(days=1)
        due = months_to_close(self.today)[:1] * 4
        year, month = self.dice.choice([*due, (recent.year, recent.month)])
        close_month(year, month, by="吴涛", at=datetime(*self.today.timetuple()[:3], 9, tzinfo=UTC))

    def again(self):
        """Any deed done before, word for word: the books may not change."""
        if self.done:
            verb, args, told = self.dice.choice(self.done)
            before = (Transfer.objects.count(), dict(self.figures()))
            try:
                verb(*args, **told, **SAID)
            finally:
                assert (Transfer.objects.count(), dict(self.figures())) == before

    def figures(self):
        yield from Hold.objects.values_list("key", "state")
        yield from Account.objects.values_list("pk", "debits")

    def look(self):
        """The model and the books say the same."""
        sums = Account.objects.aggregate(debits=Sum("debits"), credits=Sum("credits"))
        moved = Transfer.objects.aggregate(fen=Sum("amount"))["fen"]
        states = dict(Hold.objects.values_list("key", "state"))
        found = {
            (fund.code, use, year): available(fund, use=use, year=year)
            for fund in self.funds
            for use in USES
            for year in YEARS
        }
        assert sums["debits"] == sums["credits"] == moved
        assert found == {place: self.left[place] for place in found}
        assert min(found.values()) >= 0
        assert {fund.code: balance(bank_of(fund)) for fund in self.funds} == {
            fund.code: self.bank[fund.code] for fund in self.funds
        }
        assert states == dict.fromkeys(self.held, HoldState.OPEN) | self.ended
        assert (
            Hold.objects.filter(state=HoldState.USED).count() == Hold.objects.exclude(transfer=None).count()
        )
        assert Transfer.objects.exclude(reverses=None).count() == len(self.undone)
        assert verify().broken is None, verify()


@pytest.fixture
def keeper(books):
    return Bookkeeper(books)


def test_whatever_is_done_money_balances_and_no_budget_is_overdrawn(keeper, capsys):
    for number in range(1, DEEDS + 1):
        keeper.act()
        if number % LOOK_EVERY == 0:
            keeper.look()
    keeper.look()
    told = "，".join(f"{name} {count}" for name, count in sorted(keeper.counts.items()))
    with capsys.disabled():
        sys.stdout.write(f"\n种子 {SEED}，{DEEDS:,} 步，凭证 {verify().lines:,} 张：{told}\n")

    assert sum(keeper.counts.values()) == DEEDS
    assert min(keeper.counts[deed] for deed in WEIGHTS) > 10, told
    assert closed_until() is not None
