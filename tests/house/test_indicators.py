"""Every figure opens the records behind it: counted again from its own rows, it is the same, town by town and year by year."""

from datetime import date

import pytest

from tests.cast import bring
from tests.house.members import make_members
from tests.house.rows import MOST, codes, furnish, rows
from zhijia.base.periods import Period
from zhijia.indicators.indicator import every, find
from zhijia.indicators.measures import per_thousand
from zhijia.indicators.scope import Scope
from zhijia.indicators.terms import Nature
from zhijia.sheets import registers
from zhijia.sheets.registers import for_model

FIVE_YEARS = Period(date(2014, 5, 1), date(2019, 4, 30))
ALL = [indicator.code for indicator in every()]
ROOMS = sorted({code.split(".")[0] for code in ALL})
MAY_BE_SILENT = {
    "titles.homes",
    "titles.province_homes",
    "titles.trusted_cadres",  # of one kind at one level, which no row happens to be
    "grassroots.terms_due",
    "grassroots.terms_overdue",  # of one season of a term; tests/grassroots/test_terms.py counts them
}


@pytest.fixture
def full(district, limin, room):
    """The district with every register of the room filled."""
    furnish(district)
    for code in codes():
        if code.startswith(f"{room}."):
            bring(code, rows(registers.find(code), MOST), by=limin)
    if room == "members":
        make_members(district)
    return district


def of(room):
    return [one for one in every() if one.code.startswith(f"{room}.")]


def again(indicator, scope):
    """The figure taken once more, in Python, from the rows themselves."""
    if indicator.share:
        return per_thousand(again(indicator.share.of, scope), again(indicator.share.over, scope))
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


@pytest.mark.parametrize("room", ROOMS)
def test_every_figure_is_its_rows_and_its_parts(full, room):
    """Distinct counts may be more in parts than whole, never less; what is not distinct adds up exactly."""
    silent = []
    for indicator in of(room):
        told = readings(indicator, full)
        for period in {period for _, period in told}:
            if indicator.share:
                continue
            parts = [value for (name, when), value in told.items() if when == period and name != "whole"]
            assert sum(parts) == told["whole", period] or (
                sum(parts) > told["whole", period] and not indicator.additive
            ), indicator.code
        years = [value for (name, when), value in told.items() if name == "whole" and when != FIVE_YEARS]
        if indicator.additive and indicator.nature == Nature.FLOW:
            assert sum(years) == told["whole", FIVE_YEARS], indicator.code
        if not told["whole", FIVE_YEARS]:
            silent.append(indicator.code)
    assert set(silent) <= MAY_BE_SILENT, silent  # figures that are all nought would prove nothing


@pytest.mark.parametrize("room", ROOMS)
def test_the_split_by_town_says_the_same_as_its_parts(full, room):
    scope = Scope(full.unit, FIVE_YEARS)
    for indicator in of(room):
        told = [(town, indicator.value(scope.part(town))) for _, town, _ in indicator.by_town(scope)]
        assert [(town, value) for _, town, value in indicator.by_town(scope)] == told


@pytest.mark.parametrize("room", ROOMS)
def test_every_part_of_a_split_is_its_rows(full, room):
    """In every town and year; parts of what adds up make the whole, but one union may be guided by several sectors."""
    seen = set()
    for indicator, scope in ((one, scope) for one in of(room) if one.splits for scope in scopes(full)):
        for split, cells in indicator.by_split(scope):
            parts = {cell.value: indicator.only(split, cell.value) for cell in cells}
            told = {cell.value: cell.n for cell in cells}
            assert told == {value: again(part, scope) for value, part in parts.items()}, (
                indicator.code,
                split.code,
            )
            assert told == {value: part.value(scope) for value, part in parts.items()}
            whole, alone = indicator.value(scope), split.code != "sector"
            assert sum(told.values()) == whole or not alone or not indicator.additive
            assert sum(told.values()) >= whole
            assert all(split.called(value) == cell.label for value, cell in zip(parts, cells, strict=True))
            seen.add((indicator.code, split.code, len(cells) > 1))
    assert {(one.code, split.code) for one in of(room) for split in one.splits} == {
        (code, split) for code, split, _ in seen
    }
    assert any(several for *_, several in seen) or not seen


def scopes(district):
    """Each town, what is left over, and the whole, over five years and in each of them."""
    whole = Scope(district.unit, FIVE_YEARS)
    places = [whole, *(whole.part(town) for town in [*whole.towns(), None])]
    return [
        place.within(period)
        for place in places
        for period in [FIVE_YEARS, *(one for _, one in FIVE_YEARS.years())]
    ]


@pytest.mark.parametrize("room", ROOMS)
def test_what_happened_before_a_town_joined_is_not_counted(full, room):
    """奔牛镇 joined in 2015: nothing of it before that day stands among the district's rows."""
    before = Scope(full.unit, Period(date(2014, 5, 1), date(2014, 12, 31)))
    flows = [one for one in of(room) if one.nature == Nature.FLOW and one.where == "unit"]

    assert [one.code for one in flows if one.rows(before).filter(unit=full.benniu).exists()] == []


@pytest.mark.parametrize("code", ALL)
def test_a_definition_is_a_sentence_and_its_rows_have_a_page(code):
    indicator = find(code)

    assert len(indicator.definition) >= 10
    assert indicator.unit
    assert indicator.words
    assert for_model(indicator.base().model) or indicator.listing
