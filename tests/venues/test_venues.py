"""Venues: what stands open on the day counts; what closed before it or opened after it does not."""

from datetime import date

import pytest

from tests.cast import bring, offer
from zhijia.base.periods import Period
from zhijia.indicators.scope import Scope
from zhijia.venues.indicators import ACTIVITY_CENTRES, INNOVATION, KINDS, NURSING_ROOMS, OPEN, PUBLICITY
from zhijia.venues.models import Venue

FIVE_YEARS = Period(date(2014, 5, 1), date(2019, 4, 30))


def venue(name, kind, town="春江镇", **more):
    return {
        "阵地名称": name,
        "类别": kind,
        "层级": "镇级",
        "建设方式": "自建",
        "镇街": town,
        "启用日期": date(2016, 5, 1),
        **more,
    }


def test_closed_venues_and_those_yet_to_open_are_not_counted(district, limin):
    bring(
        "venues.venues",
        [
            venue("春江母婴室", "爱心母婴室"),
            venue("薛家母婴室", "母婴室", "薛家镇", 启用日期=date(2013, 3, 8)),
            venue("老母婴室", "爱心母婴室", 停用日期=date(2018, 1, 1)),
            venue("新母婴室", "爱心母婴室", 启用日期=date(2019, 5, 1)),
            venue("奔牛母婴室", "爱心母婴室", "奔牛镇", 启用日期=date(2014, 3, 8)),
        ],
        by=limin,
    )
    scope = Scope(district.unit, FIVE_YEARS)

    assert Venue.objects.count() == 5
    assert NURSING_ROOMS.value(scope) == OPEN.value(scope) == 3  # 奔牛镇 brought its room along in 2015
    assert [(name, value) for name, _, value in NURSING_ROOMS.by_town(scope)] == [
        ("春江镇", 1),
        ("薛家镇", 1),
        ("奔牛镇", 1),
    ]
    assert [(year, value) for year, _, value in NURSING_ROOMS.by_year(scope)] == [
        (2014, 1), (2015, 2), (2016, 4), (2017, 4), (2018, 3), (2019, 3),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("day", "standing"), [("2016-04-30", 0), ("2016-05-01", 1), ("2017-12-31", 1), ("2018-01-01", 0)]
)
def test_a_venue_stands_from_its_first_day_until_the_day_it_closes(district, limin, day, standing):
    bring("venues.venues", [venue("春江创客站", "创新创业基地", 停用日期=date(2018, 1, 1))], by=limin)

    assert INNOVATION.value(Scope(district.unit, FIVE_YEARS, as_of=date.fromisoformat(day))) == standing


def test_publicity_is_of_towns_and_centres_are_under_a_plaque(district, limin):
    bring(
        "venues.venues",
        [
            venue("春江宣传栏", "宣传阵地"),
            venue("薛家宣传栏", "宣传阵地", "薛家镇"),
            venue("区总宣传栏", "宣传阵地", "新北区总工会", 层级="区级"),
            venue("春江游乐城", "职工活动中心", 层级="基层", 建设方式="挂牌"),
            venue("区职工活动中心", "活动中心", "新北区总工会", 层级="区级"),
        ],
        by=limin,
    )
    scope = Scope(district.unit, FIVE_YEARS)

    assert PUBLICITY.value(scope) == 2
    assert ACTIVITY_CENTRES.value(scope) == 1
    assert OPEN.value(scope) == 5


def test_six_kinds_and_the_nursing_room_is_not_one_of_them(district, limin):
    kinds = [
        "劳模创新工作室",
        "创新创业阵地",
        "宣传阵地",
        "职工活动中心",
        "职工之家",
        "联合阵地",
        "爱心母婴室",
    ]
    bring("venues.venues", [venue(f"春江{kind}", kind) for kind in kinds], by=limin)
    again = [
        venue("薛家职工之家", "职工之家", "薛家镇"),
        venue("春江联合阵地", "联合阵地", 停用日期=date(2019, 1, 1)),
    ]
    bring("venues.venues", again, by=limin)

    assert KINDS.value(Scope(district.unit, FIVE_YEARS, as_of=date(2018, 12, 31))) == 6
    assert KINDS.value(Scope(district.unit, FIVE_YEARS)) == 5


def test_wrong_rows_are_named_and_nothing_is_written(district, limin):
    rows = [
        venue("甲", "宣传阵地", 停用日期=date(2016, 5, 1)),
        venue("乙", "茶室"),
        venue("丙", "职工之家", "武进区"),
        venue("丁", "职工之家", 启用日期=None),
    ]
    intake = offer("venues.venues", rows, by=limin)

    assert list(intake.problems.values_list("line", "column", "reason")) == [
        (2, "整行", "停用日期不晚于启用日期"),
        (3, "类别", "“茶室”不在可选范围"),
        (4, "镇街", "没有找到工会“武进区”"),
        (5, "启用日期", "“启用日期”没有填写"),
    ]
    assert Venue.objects.count() == 0
