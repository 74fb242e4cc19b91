"""A union ends on a day: nobody is left with it, nothing came after, and what is told late still fits."""

from datetime import date

from tests.cast import refuses
from tests.orgs.deeds import PAPER, SAID, assert_every_map_holds, employer, everything, single
from zhijia.orgs.queries import employers_covered, units_under
from zhijia.orgs.services import close_unit, cover, merge_units, move_unit, regroup

DAY, BEFORE = date(2019, 4, 1), date(2019, 3, 31)


def test_a_closed_union_covers_nobody_and_takes_nobody(district):
    close_unit(district.plant_union, on=DAY, **SAID)

    assert employers_covered(district.unit, on=BEFORE).count() == 1
    assert employers_covered(district.unit, on=DAY).count() == 0
    for deed in (
        lambda: close_unit(district.plant_union, on=DAY, **SAID),
        lambda: single("某厂工会", district.plant_union, DAY),
        lambda: regroup([district.plant], to=district.plant_union, on=DAY, **PAPER),
        lambda: move_unit(district.plant_union, parent=district.xuejia, on=DAY, **SAID),
        lambda: move_unit(district.xuejia, parent=district.plant_union, on=DAY, **SAID),
    ):
        with refuses("撤销"):
            deed()
    cover(district.plant, unit=district.xuejia, on=DAY)
    assert_every_map_holds()


def test_whoever_carried_a_union_on_had_not_closed_before(district):
    """Otherwise each could be what became of the other."""
    gone = single("春江丙厂工会", district.chunjiang)
    merge_units([gone], into=district.plant_union, on=DAY, **PAPER)
    before = everything()

    with refuses("请把撤销日期改到承接之后"):
        close_unit(district.plant_union, on=BEFORE, **SAID)
    assert everything() == before
    close_unit(district.plant_union, on=DAY, **SAID)


def test_whoever_only_took_employers_over_is_told_of_them(district):
    """No union ended for it: there is nobody whom it carried on."""
    regroup([employer("甲厂", district.chunjiang)], to=district.plant_union, on=DAY, **PAPER)
    before = everything()

    with refuses("还有覆盖单位的变动，请核对日期"):
        close_unit(district.plant_union, on=BEFORE, **SAID)
    assert everything() == before


def test_a_closed_union_s_superior_moved_on_an_earlier_day(district):
    """The move is told late: on the days between, the closed union went with it."""
    close_unit(district.plant_union, on=DAY, **SAID)
    move_unit(district.chunjiang, parent=district.wujin, on=date(2018, 1, 1), **SAID)

    assert district.plant_union in units_under(district.wujin, on=date(2018, 6, 1))
    assert_every_map_holds()


def test_the_move_of_a_union_that_has_since_closed_is_told_late(district):
    close_unit(district.plant_union, on=DAY, **SAID)
    move_unit(district.plant_union, parent=district.xuejia, on=date(2016, 1, 1), **SAID)

    assert district.plant_union in units_under(district.xuejia, on=BEFORE)
    assert district.plant_union not in units_under(district.xuejia, on=DAY)
    assert_every_map_holds()


def test_a_union_told_late_follows_the_merger_of_its_town_and_may_still_have_closed_before(district):
    merge_units([district.chunjiang], into=district.xuejia, on=DAY, **PAPER)
    late, gone = (single(f"春江{name}厂工会", district.chunjiang) for name in "丙丁")
    close_unit(gone, on=date(2015, 5, 1), **SAID)

    assert late in units_under(district.chunjiang, on=BEFORE)
    assert late in units_under(district.xuejia, on=DAY)
    assert (late.parent, gone.closed_on) == (district.xuejia, date(2015, 5, 1))
    assert_every_map_holds()
