"""Two officers grant the last of a budget at the same moment: one gets it, the other is told; and the lock is what does it."""

import time

import pytest
from django.db import connection, transaction
from django.db.models import QuerySet

from tests.ledger.scenes import SAID, central, pay, paying, reserve
from tests.races.together import at_once
from zhijia.base.errors import Refused
from zhijia.ledger.defaults import lay_defaults
from zhijia.ledger.models import Chain, Hold, Transfer
from zhijia.ledger.queries import available, verify
from zhijia.ledger.services import budgets, post, release
from zhijia.ledger.terms import HoldState, Use

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.xdist_group("races")]
OFFICERS, GRANT = 4, 4_000_00


@pytest.fixture
def fund(transactional_db, district):
    lay_defaults()
    return central(district)


def grants(district, fund):
    return [lambda n=n: reserve(district, fund, f"matter:{n}", GRANT).pk for n in range(OFFICERS)]


def left(fund):
    return available(fund, use=Use.LIVING, year=2019)


def test_only_as_many_are_granted_as_the_budget_holds(district, fund):
    answers = at_once(*grants(district, fund))

    assert sum(isinstance(answer, Refused) for answer in answers) == OFFICERS - 2, answers
    assert Hold.objects.count() == 2
    assert left(fund) == 2_000_00


def test_without_the_lock_only_sqlite_still_holds(district, fund, monkeypatch):
    """The negative control: without its lock the budget is overdrawn, but on SQLite, which lets one writer in at a time."""
    said = budgets.available

    def slow(*told, **asked):
        found = said(*told, **asked)
        time.sleep(0.05)
        return found

    heed = QuerySet.select_for_update
    unlocked = lambda self, *told, **asked: self if self.model is Chain else heed(self, *told, **asked)  # noqa: E731
    monkeypatch.setattr(QuerySet, "select_for_update", unlocked)
    monkeypatch.setattr(budgets, "available", slow)
    at_once(*grants(district, fund))

    assert (left(fund) < 0) == (connection.vendor == "postgresql")


def test_of_paying_and_releasing_a_hold_only_one_happens(district, fund):
    for n in range(5):
        key = f"matter:{n}"
        reserve(district, fund, key, 100_00)
        answers = at_once(
            lambda key=key: pay(district, fund, key, 100_00, hold=key).pk,
            lambda key=key: release(key, **SAID).pk,
        )
        held = Hold.objects.get(key=key)

        assert sum(isinstance(answer, Refused) for answer in answers) == 1, answers
        assert (held.state == HoldState.USED) == Transfer.objects.filter(key=key).exists()
    assert left(fund) == 10_000_00 - 100_00 * Transfer.objects.count()
    assert verify().broken is None


def test_the_same_payment_pressed_four_times_is_paid_once(district, fund):
    posting = paying(district, fund)
    answers = at_once(*[lambda: post(posting, **SAID).pk] * OFFICERS)

    assert len(set(answers)) == Transfer.objects.count() == 1, answers


def test_four_cashiers_leave_one_unbroken_chain(district, fund):
    def cashier(who):
        return lambda: [pay(district, fund, f"{who}:{n}", 1_00).number for n in range(5)]

    answers = at_once(*(cashier(who) for who in range(OFFICERS)))

    assert sorted(number for numbers in answers for number in numbers) == list(range(1, 21))
    assert Chain.objects.get().length == 20
    assert verify().broken is None


def test_two_who_draw_on_two_funds_crosswise_never_wait_for_each_other(district, fund):
    other = central(district, code="SJ-2019")

    def grant(who, funds):
        with transaction.atomic():
            for one in funds:
                reserve(district, one, f"{who}:{one.code}", 1_00)
                time.sleep(0.02)

    answers = at_once(lambda: grant("a", [fund, other]), lambda: grant("b", [other, fund]))

    assert answers == [None, None]
    assert Hold.objects.count() == 4
