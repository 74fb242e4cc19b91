"""A town joins the district: 顾峰 of the city federation brings the register of moves."""

from datetime import date

import pytest

from tests.cast import bring, offer, refuses
from zhijia.grassroots.models import Move
from zhijia.orgs.models import Placement
from zhijia.orgs.queries import units_under

JOINED = date(2016, 1, 1)


@pytest.fixture
def henglin(district, gufeng):
    """A town of 武进区 with one union below it."""
    row = {
        "工会全称": "横林镇总工会",
        "简称": "横林镇",
        "工会类型": "镇总工会",
        "上级工会": "武进区总工会",
        "成立日期": date(2000, 1, 1),
        "行政区划代码": "320412110",
    }
    plant = {
        "工会全称": "横林地板厂工会",
        "工会类型": "单独基层工会",
        "上级工会": "横林镇",
        "成立日期": date(2010, 1, 1),
    }
    bring("grassroots.unions", [row, plant], by=gufeng)


def move(name="横林镇总工会", superior="新北区总工会", day=JOINED, **more):
    return {"工会名称": name, "变动日期": day, "新上级工会": superior, "新区划代码": "320411130", **more}


def test_the_town_moves_with_all_below_it_on_the_day(district, gufeng, henglin):
    bring("grassroots.moves", [move()], by=gufeng)
    moved = Move.objects.get()

    assert (moved.unit, moved.moved.name, moved.moved.code) == (district.unit, "横林镇总工会", "320411130")
    assert not units_under(district.unit, on=date(2015, 12, 31)).filter(name__startswith="横林").exists()
    assert units_under(district.unit, on=JOINED).filter(name__startswith="横林").count() == 2


def test_the_same_move_again_moves_nothing(district, gufeng, henglin):
    bring("grassroots.moves", [move()], by=gufeng)
    before = Placement.objects.count()
    again = bring("grassroots.moves", [move(批复文号="常工〔2015〕90号")], by=gufeng)

    assert (again.changed, Move.objects.get().approval) == (1, "常工〔2015〕90号")
    assert Placement.objects.count() == before


def test_the_district_cannot_take_a_town_that_is_not_its_own(district, limin, henglin):
    intake = offer("grassroots.moves", [move()], by=limin)

    assert [problem.reason for problem in intake.problems.all()] == ["没有找到工会“横林镇总工会”"]
    assert not Move.objects.exists()


def test_moves_are_made_in_the_order_of_their_days(district, gufeng, henglin):
    bring("grassroots.moves", [move(day=date(2017, 1, 1), superior="薛家镇"), move(day=JOINED)], by=gufeng)
    placed = Placement.objects.filter(unit__name="横林镇总工会").order_by("since")

    assert [one.parent for one in placed] == [district.wujin, district.unit, district.xuejia]


def test_a_union_that_stands_there_already_is_not_moved(district, gufeng, henglin):
    with refuses("横林镇总工会在 2016-01-01 之前已隶属武进区总工会，请核对变动日期和新上级工会"):
        bring("grassroots.moves", [move(superior="武进区总工会", 新区划代码=None)], by=gufeng)

    assert not Move.objects.exists()


def test_a_day_before_a_later_move_is_refused(district, gufeng, henglin):
    bring("grassroots.moves", [move(day=date(2017, 1, 1))], by=gufeng)
    with refuses("横林镇总工会在 2016-01-01 之后另有变动，请把变动日期改到 2017-01-01 之后"):
        bring("grassroots.moves", [move(superior="薛家镇")], by=gufeng)

    assert Move.objects.count() == 1
