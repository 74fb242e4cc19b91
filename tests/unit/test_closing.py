"""A union that was closed before its town moved is entered late: it never shared the move."""

from datetime import date

import pytest

from tests.cast import NOW, refuses
from zhijia.orgs.queries import units_under
from zhijia.orgs.services import close_unit, move_unit, open_unit
from zhijia.orgs.terms import UnitKind

SAID = {"by": "测试", "at": NOW}


@pytest.fixture
def late(district):
    return open_unit(
        "奔牛某厂工会", kind=UnitKind.SINGLE, parent=district.benniu, on=date(2014, 3, 1), **SAID
    )


def test_it_is_closed_on_the_old_map(district, late):
    close_unit(late, on=date(2014, 11, 15), **SAID)
    late.refresh_from_db()

    assert late.closed_on == date(2014, 11, 15)
    assert [(one.since, one.until) for one in late.placements.all()] == [
        (date(2014, 3, 1), date(2014, 11, 15))
    ]
    assert late in units_under(district.wujin, on=date(2014, 6, 1))
    assert late not in units_under(district.unit, on=date(2016, 6, 1))


def test_a_move_of_its_own_still_forbids_an_earlier_closing(district, late):
    move_unit(late, parent=district.xuejia, on=date(2016, 5, 1), **SAID)
    with refuses("另有隶属变动"):
        close_unit(late, on=date(2014, 11, 15), **SAID)
