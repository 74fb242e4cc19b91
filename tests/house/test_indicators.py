"""Every figure opens the records behind it: counted again from its own rows, it is the same, town by town and year by year."""

from datetime import date

import pytest

from tests.cast import bring
from tests.house.rows import codes, furnish, rows
from zhijia.base.periods import Period
from zhijia.indicators.indicator import every, find
from zhijia.indicators.scope import Scope
from zhijia.sheets import registers
from zhijia.sheets.registers import for_model

FIVE_YEARS = Period(date(2014, 5, 1), date(2019, 4, 30))
ALL = [indicator.code for indicator in every()]


@pytest.fixture
def full(district, limin):
    """The district with every register filled."""
    furnish(district)
    for code in codes():
        bring(code, rows(registers.find(code), 20), by=limin)
    return district


def scopes(district):
    whole = Scope(district.unit, FIVE_YEARS)
    parts = [whole, *(whole.part(town) for town in [*whole.towns(), None])]
    return [
        part.within(period)
        for part in parts
        for period in [FIVE_YEARS, *(one for _, one in FIVE_YEARS.years())]
    ]


def test_every_figure_is_its_rows(full):
    found = []
    for indicator in every():
        for scope in scopes(full):
            value, again = indicator.value(scope), indicator.measure.again(indicator.rows(scope))
            if value != again:
                found.append((indicator.code, str(scope.town), str(scope.period), value, again))
    assert found == []


def test_parts_add_up_to_the_whole(full):
    found = []
    for indicator in every():
        for _, period in [(0, FIVE_YEARS), *FIVE_YEARS.years()]:
            scope = Scope(full.unit, period)
            whole, parts = indicator.value(scope), sum(value for *_, value in indicator.by_town(scope))
            if (whole != parts) if indicator.additive else (whole > parts):
                found.append((indicator.code, str(period), whole, parts))
    assert found == []


def test_years_add_up_to_a_flow(full):
    whole = Scope(full.unit, FIVE_YEARS)
    found = [
        (one.code, one.value(whole), years)
        for one in every()
        if one.additive and one.nature == "flow"
        if one.value(whole) != (years := sum(value for *_, value in one.by_year(whole)))
    ]
    assert found == []


def test_what_happened_before_a_town_joined_is_not_counted(full):
    """奔牛镇 joined in 2015: nothing of it before that day stands among the district's rows."""
    before = Scope(full.unit, Period(date(2014, 5, 1), date(2014, 12, 31)))
    flows = [one for one in every() if one.nature == "flow" and one.where == "unit"]

    assert [one.code for one in flows if one.rows(before).filter(unit=full.benniu).exists()] == []


def test_the_rows_make_most_figures_speak(full):
    """A check on the check: figures that are all nought would prove nothing."""
    scope = Scope(full.unit, FIVE_YEARS)
    silent = [one.code for one in every() if not one.value(scope)]

    assert len(silent) <= len(ALL) // 5, silent


@pytest.mark.parametrize("code", ALL)
def test_a_definition_is_a_sentence_and_its_rows_have_a_page(code):
    indicator = find(code)

    assert len(indicator.definition) >= 10
    assert indicator.unit
    assert indicator.words
    assert for_model(indicator.base().model) or code == "grassroots.employers_covered"
