"""Payments town by town, on the map of the day of each payment."""

from datetime import date

from tests.cast import FOUNDED, NOW
from tests.ledger.scenes import SAID, allot, central, pay
from zhijia.base.periods import Period
from zhijia.ledger.queries import by_town, paid_in
from zhijia.ledger.services import reverse
from zhijia.orgs.services import open_unit
from zhijia.orgs.terms import UnitKind

TWO_YEARS = Period(date(2014, 1, 1), date(2015, 12, 31))


def told(lines):
    return {line.unit.short if line.unit else "": (line.paid, line.count) for line in lines}


def test_each_payment_counts_where_the_union_lay_that_day(books):
    fund = central(books, budget=0)
    for year in (2014, 2015):
        allot(fund, 1_000_00, year=year)
    pay(books, fund, "a", 1_00, day=date(2014, 6, 1), unit=books.benniu)  # still of 武进
    pay(books, fund, "b", 2_00, day=date(2015, 6, 1), unit=books.benniu)
    pay(books, fund, "c", 4_00, day=date(2014, 6, 1))
    pay(books, fund, "d", 8_00, day=date(2014, 6, 1), unit=books.unit)
    undone = pay(books, fund, "e", 16_00, day=date(2015, 6, 1))
    reverse(undone, reason="退回", day=undone.day, key="red", **SAID)
    found = told(by_town(books.unit, TWO_YEARS))

    assert found == {"薛家镇": (0, 0), "春江镇": (4_00, 1), "奔牛镇": (2_00, 1), "": (8_00, 1)}
    assert told(by_town(books.wujin, TWO_YEARS))["奔牛镇"] == (1_00, 1)
    assert sum(paid for paid, _ in found.values()) == sum(
        one.amount for one in paid_in(books.unit, TWO_YEARS)
    )


def test_each_line_opens_exactly_its_payments(books):
    fund = central(books, budget=0)
    allot(fund, 1_000_00, year=2014)
    pay(books, fund, "a", 4_00, day=date(2014, 6, 1))
    pay(books, fund, "b", 8_00, day=date(2014, 6, 1), unit=books.unit)
    for line in by_town(books.unit, TWO_YEARS):
        rows = paid_in(line.unit or books.unit, TWO_YEARS, own=line.unit is None)
        assert (sum(one.amount for one in rows), rows.count()) == (line.paid, line.count)
    assert told(by_town(books.unit, TWO_YEARS, funds=[])) == {
        "薛家镇": (0, 0),
        "春江镇": (0, 0),
        "奔牛镇": (0, 0),
    }


def test_a_union_founded_later_than_the_payment_is_still_counted(books, fund):
    late = open_unit(
        "春江新厂工会", kind=UnitKind.SINGLE, parent=books.chunjiang, on=NOW.date(), by="测试", at=NOW
    )
    pay(books, fund, "a", 4_00, unit=late)

    assert told(by_town(books.unit, Period(FOUNDED, NOW.date())))["春江镇"] == (4_00, 1)
