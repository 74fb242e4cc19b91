"""The tree keeps every map: moves, late foundings, closings, and the guards of each."""

from datetime import date

import pytest

from tests.cast import NOW, refuses
from zhijia.orgs.divisions import divisions_on, is_anachronism
from zhijia.orgs.models import Placement, Unit
from zhijia.orgs.queries import name_on, towns_of, units_under
from zhijia.orgs.services import close_unit, move_unit, open_unit, rename_unit
from zhijia.orgs.terms import UnitKind

SAID = {"by": "测试", "at": NOW}


def names(units):
    return sorted(str(unit) for unit in units)


def test_a_town_that_moved_stands_on_both_maps(district):
    assert names(towns_of(district.unit, on=date(2014, 6, 1))) == ["春江镇", "薛家镇"]
    assert names(towns_of(district.wujin, on=date(2014, 6, 1))) == ["奔牛镇"]
    assert names(towns_of(district.unit, on=date(2015, 1, 1))) == ["奔牛镇", "春江镇", "薛家镇"]


def test_a_union_founded_late_into_the_books_follows_its_towns_old_map(district):
    open_unit("奔牛电器厂工会", kind=UnitKind.SINGLE, parent=district.benniu, on=date(2012, 5, 1), **SAID)

    assert "奔牛电器厂工会" in names(units_under(district.wujin, on=date(2013, 1, 1)))
    assert "奔牛电器厂工会" not in names(units_under(district.unit, on=date(2013, 1, 1)))
    assert "奔牛电器厂工会" in names(units_under(district.unit, on=date(2016, 1, 1)))


def test_a_move_dated_back_before_a_union_below_was_founded(district):
    open_unit("薛家新厂工会", kind=UnitKind.SINGLE, parent=district.xuejia, on=date(2018, 1, 1), **SAID)
    move_unit(district.xuejia, parent=district.wujin, on=date(2017, 1, 1), **SAID)

    assert "薛家新厂工会" in names(units_under(district.wujin, on=date(2018, 6, 1)))
    assert "薛家新厂工会" not in names(units_under(district.unit, on=date(2018, 6, 1)))
    assert Placement.objects.filter(unit__name="薛家新厂工会").count() == 1


def test_a_new_name_leaves_the_old_one_on_old_maps(district):
    rename_unit(
        district.chunjiang, "春江街道总工会", on=date(2020, 7, 1), short="春江街道", code="320411004", **SAID
    )
    unit = Unit.objects.get(pk=district.chunjiang.pk)

    assert name_on(unit, on=date(2019, 1, 1)) == "春江镇总工会"
    assert name_on(unit, on=date(2021, 1, 1)) == "春江街道总工会"
    assert unit.code == "320411004"


def test_a_union_cannot_stand_under_itself(district):
    before = list(Placement.objects.values_list("unit", "path"))
    with refuses("不能成为它的上级"):
        move_unit(district.chunjiang, parent=district.plant_union, on=date(2018, 1, 1), **SAID)

    assert list(Placement.objects.values_list("unit", "path")) == before


def test_a_union_with_open_unions_below_is_not_closed(district):
    with refuses("还有下级工会"):
        close_unit(district.chunjiang, on=date(2018, 1, 1), **SAID)
    close_unit(district.plant_union, on=date(2018, 1, 1), **SAID)

    assert Unit.objects.get(pk=district.plant_union.pk).closed_on == date(2018, 1, 1)


@pytest.mark.parametrize("day", [date(2014, 12, 31), date(2015, 1, 1), date(2019, 1, 1)])
def test_every_unit_stands_in_one_place_a_day(district, day):
    for unit in Unit.objects.all():
        placed = [p for p in unit.placements.all() if p.since <= day and (p.until is None or p.until > day)]
        assert len(placed) == 1


def test_town_codes_before_and_after_2020():
    before, after = divisions_on(date(2019, 4, 30)), divisions_on(date(2021, 1, 1))

    assert [d.name.endswith("街道") for d in before].count(True) == 3
    assert [d.name.endswith("街道") for d in after].count(True) == 5
    assert len(before) == len(after) == 10
    assert is_anachronism("320411004", on=date(2019, 1, 1))
    assert is_anachronism("320411100", on=date(2021, 1, 1))
    assert not is_anachronism("320412105", on=date(2014, 1, 1))
