"""Both charts of accounts, each on its own days."""

from datetime import date, timedelta

import pytest

from tests.cast import refuses
from zhijia.ledger.charts import BANK, CHANGED, EXPENSES, INCOMES, edition_on, lines
from zhijia.ledger.defaults import lay_defaults
from zhijia.ledger.models import Title
from zhijia.ledger.terms import Edition, Income, Nature, Use


def test_charts_are_laid_once(books):
    before = Title.objects.count()
    lay_defaults()

    assert Title.objects.count() == before == len(list(lines()))


def test_the_2010_chart_is_as_found_and_says_what_is_not(books):
    own = Title.objects.filter(edition=Edition.OF_2010)

    assert str(own.get(code="50204")) == "50204 困难职工帮扶费"
    assert own.get(code="50204").parent == "502"
    assert list(own.filter(nature=Nature.INCOME, parent="").values_list("code", flat=True)) == [
        str(code) for code in range(401, 409)
    ]
    assert set(own.filter(example=True).values_list("code", flat=True)) == {"507", "508"}
    assert set(own.values_list("since", "until")) == {(date(2010, 1, 1), CHANGED)}


def test_the_2021_chart_has_ten_kinds_of_expense_with_example_numbers(books):
    own = Title.objects.filter(edition=Edition.OF_2021)

    assert own.filter(nature=Nature.EXPENSE, parent="").count() == 10
    assert not own.filter(example=False).exists()
    assert {one.parent for one in own.filter(name__in=["困难职工帮扶费", "送温暖费"])} == {"504"}


def test_every_day_has_one_chart():
    assert edition_on(CHANGED - timedelta(days=1)) == Edition.OF_2010
    assert edition_on(CHANGED) == Edition.OF_2021
    with refuses("请使用 2010-01-01 或以后的记账日期"):
        edition_on(date(2009, 12, 31))


@pytest.mark.parametrize("edition", Edition.values)
def test_every_use_and_every_income_has_its_title(books, edition):
    codes = dict(Title.objects.filter(edition=edition).values_list("code", "nature"))

    assert set(EXPENSES[edition]) == set(Use.values)
    assert {codes[code] for code in EXPENSES[edition].values()} == {Nature.EXPENSE}
    assert set(INCOMES) == set(Income.values)
    assert codes[INCOMES[Income.OPENING]] == Nature.NET
    assert {codes[code] for kind, code in INCOMES.items() if kind != Income.OPENING} == {Nature.INCOME}
    assert codes[BANK] == Nature.ASSET
