"""Counts on the map of their own day, and brought to today's: the parts and what is left over are always the whole."""

from datetime import date, timedelta

import pytest

from tests.cast import NOW, bring, refuses
from tests.orgs.deeds import PAPER, SAID, assert_every_map_holds, single
from zhijia.base.periods import Period
from zhijia.grassroots.models import Founding
from zhijia.indicators.indicator import find
from zhijia.indicators.scope import Scope
from zhijia.orgs.divisions import CHANGED, divisions_on
from zhijia.orgs.models import Unit
from zhijia.orgs.queries import brought_under, next_of, today_of, towns_of
from zhijia.orgs.services import close_unit, merge_units, move_unit, open_unit
from zhijia.orgs.terms import UnitKind
from zhijia.site.living.changes import redraw_xinbei

BEFORE, AFTER = date(2019, 4, 30), date(2021, 1, 1)
YEARS = Period(date(2014, 5, 1), date(2019, 4, 30))
MORE = ("孟河镇", "罗溪镇", "西夏墅镇", "新桥镇", "河海街道", "三井街道", "龙虎塘街道")


def shorts(units):
    return sorted(unit.short for unit in units)


def town(short):
    return Unit.objects.get(short=short)


@pytest.fixture
def ten(district):
    """The ten towns and streets of before 2020, each with a few unions."""
    codes = {one.name: one.code for one in divisions_on(BEFORE)}
    towns = [
        open_unit(
            f"{name}总工会", short=name, kind=UnitKind.TOWN, parent=district.unit, on=date(2002, 1, 1), code=codes[name], **SAID
        )
        for name in MORE
    ]  # fmt: skip
    for n, one in enumerate([*towns, district.chunjiang]):
        for m in range(3):
            single(f"{one.short}第{m}厂工会", one, date(2015, 1, 1 + n) + timedelta(days=200 * m))
    return district


def test_three_streets_and_seven_towns_become_five_and_five(ten):
    redraw_xinbei(**SAID)

    for day in (BEFORE, CHANGED - timedelta(days=1), CHANGED, AFTER):
        told = {(unit.short, unit.code) for unit in towns_of(ten.unit, on=day)}
        assert told == {(one.name, one.code) for one in divisions_on(day)}
    assert_every_map_holds()
    with refuses("已经办过"):
        redraw_xinbei(**SAID)


def test_old_towns_have_their_heirs(ten):
    redraw_xinbei(**SAID)
    chunjiang, hehai, xinqiao = town("春江镇"), town("河海街道"), town("新桥镇")

    assert shorts(today_of(chunjiang, AFTER)) == ["春江街道", "魏村街道"]
    assert shorts(today_of(hehai, AFTER)) == ["三井街道"]
    assert shorts(today_of(xinqiao, AFTER)) == ["新桥街道"]
    assert today_of(chunjiang, BEFORE) == [chunjiang]
    assert today_of(town("魏村街道"), BEFORE) == []
    assert (next_of(hehai), next_of(chunjiang), next_of(xinqiao)) == (
        town("三井街道"),
        ten.unit,
        town("新桥街道"),
    )


def test_heirs_of_heirs(ten):
    redraw_xinbei(**SAID)
    merge_units([town("魏村街道"), town("三井街道")], into=town("龙虎塘街道"), on=date(2022, 1, 1), **PAPER)
    close_unit(ten.plant_union, on=date(2022, 1, 1), **SAID)

    assert shorts(today_of(town("春江镇"), date(2023, 1, 1))) == ["春江街道", "龙虎塘街道"]
    assert shorts(today_of(town("河海街道"), date(2023, 1, 1))) == ["龙虎塘街道"]
    assert today_of(ten.plant_union, date(2023, 1, 1)) == []


def test_brought_to_another_map_nothing_is_lost_and_nothing_counts_twice(ten):
    close_unit(ten.plant_union, on=date(2018, 1, 1), **SAID)
    redraw_xinbei(**SAID)
    everything = set(Unit.objects.filter(path__startswith=ten.unit.path).values_list("pk", flat=True))
    for day in (BEFORE, AFTER):
        whole = brought_under(ten.unit, on=day)
        parts = [brought_under(one, on=day) for one in towns_of(ten.unit, on=day)]
        assert sum(map(len, parts)) == len(set().union(*parts))
        assert set().union(*parts) <= whole
    assert brought_under(ten.unit, on=AFTER) == everything
    left = brought_under(ten.unit, on=AFTER) - set().union(*parts)
    assert left == {ten.unit.pk, town("春江镇").pk, ten.plant_union.pk}
    assert town("河海街道").pk in brought_under(town("三井街道"), on=AFTER)


def test_what_ended_stands_where_its_superior_went(ten):
    """A union of 河海街道 that closed in 2018 counts for 三井街道 on the map of 2021, for 河海街道 on that of 2019."""
    gone = Unit.objects.get(name="河海街道第0厂工会")
    close_unit(gone, on=date(2018, 1, 1), **SAID)
    redraw_xinbei(**SAID)

    assert gone.pk in brought_under(town("三井街道"), on=AFTER)
    assert gone.pk in brought_under(town("河海街道"), on=BEFORE)
    assert gone.pk not in brought_under(town("三井街道"), on=BEFORE)


def test_a_town_that_moved_is_brought_with_all_it_did(district):
    move_unit(district.chunjiang, parent=district.wujin, on=AFTER, **SAID)

    assert district.plant_union.pk in brought_under(district.wujin, on=AFTER)
    assert district.plant_union.pk in brought_under(district.unit, on=BEFORE)


def test_figures_of_the_years_before_stay_as_they_were(ten, limin):
    """Unions founded, and standing, town by town, before and after the map was redrawn."""
    rows = [
        {"工会全称": f"{one.short}新厂{n}工会", "工会类型": "单独基层工会", "上级工会": one.name, "成立日期": date(2015, 3, 1 + n)}
        for one in towns_of(ten.unit, on=BEFORE) for n in range(3)
    ]  # fmt: skip
    bring("grassroots.unions", rows, by=limin)
    before = figures(ten.unit)
    redraw_xinbei(by="测试", at=NOW)

    assert figures(Unit.objects.get(pk=ten.unit.pk)) == before
    assert before["grassroots.unions_founded"]["春江镇"] == 3
    assert Founding.objects.count() == sum(before["grassroots.unions_founded"].values())


def figures(unit):
    scope = Scope(unit, YEARS)
    return {
        code: {label: value for label, _, value in find(code).by_town(scope)}
        for code in ("grassroots.unions_founded", "grassroots.unions")
    }
