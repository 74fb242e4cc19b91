"""Every figure opens the records behind it: counted again from its own rows, it is the same, town by town and year by year."""

from datetime import date

import pytest

from tests.cast import bring
from tests.house.rows import MOST, codes, furnish, rows
from zhijia.base.periods import Period
from zhijia.indicators.indicator import every, find
from zhijia.indicators.scope import Scope
from zhijia.indicators.terms import Nature
from zhijia.sheets import registers
from zhijia.sheets.registers import for_model

FIVE_YEARS = Period(date(2014, 5, 1), date(2019, 4, 30))
ALL = [indicator.code for indicator in every()]


@pytest.fixture
def full(district, limin):
    """The district with every register filled."""
    furnish(district)
    for code in codes():
        bring(code, rows(registers.find(code), MOST), by=limin)
    return district


def again(indicator, scope):
    """The figure taken once more, in Python, from the rows themselves."""
    rows = indicator.rows(scope)
    related = [
        f.name
        for f in rows.model._meta.concrete_fields
        if f.is_relation and getattr(indicator.measure, "field", "").startswith(f.name)
    ]
    return indicator.measure.again(rows.select_related(*related) if related else rows)


def readings(indicator, district):
    """Figure by town (the district itself under `whole`) and period."""
    told = {}
    for period in [FIVE_YEARS, *(one for _, one in FIVE_YEARS.years())]:
        scope = Scope(district.unit, period)
        for name, part in [
            ("whole", scope),
            *((str(town), scope.part(town)) for town in [*scope.towns(), None]),
        ]:
            told[name, period] = value = indicator.value(part)
            assert (indicator.code, name, str(period), value) == (
                indicator.code,
                name,
                str(period),
                again(indicator, part),
            )
    return told


def test_every_figure_is_its_rows_and_its_parts(full):
    """Distinct counts may be more in parts than whole, never less; what is not distinct adds up exactly."""
    silent = []
    for indicator in every():
        told = readings(indicator, full)
        for period in {period for _, period in told}:
            parts = [value for (name, when), value in told.items() if when == period and name != "whole"]
            assert sum(parts) == told["whole", period] or (
                sum(parts) > told["whole", period] and not indicator.additive
            ), indicator.code
        years = [value for (name, when), value in told.items() if name == "whole" and when != FIVE_YEARS]
        if indicator.additive and indicator.nature == Nature.FLOW:
            assert sum(years) == told["whole", FIVE_YEARS], indicator.code
        if not told["whole", FIVE_YEARS]:
            silent.append(indicator.code)
    assert len(silent) <= len(ALL) // 5, silent  # figures that are all nought would prove nothing


def test_the_split_by_town_says_the_same_as_its_parts(full):
    scope = Scope(full.unit, FIVE_YEARS)
    for indicator in every():
        told = [(town, indicator.value(scope.part(town))) for _, town, _ in indicator.by_town(scope)]
        assert [(town, value) for _, town, value in indicator.by_town(scope)] == told


def test_what_happened_before_a_town_joined_is_not_counted(full):
    """奔牛镇 joined in 2015: nothing of it before that day stands among the district's rows."""
    before = Scope(full.unit, Period(date(2014, 5, 1), date(2014, 12, 31)))
    flows = [one for one in every() if one.nature == Nature.FLOW and one.where == "unit"]

    assert [one.code for one in flows if one.rows(before).filter(unit=full.benniu).exists()] == []


@pytest.mark.parametrize("code", ALL)
def test_a_definition_is_a_sentence_and_its_rows_have_a_page(code):
    indicator = find(code)

    assert len(indicator.definition) >= 10
    assert indicator.unit
    assert indicator.words
    assert for_model(indicator.base().model) or code == "grassroots.employers_covered"
