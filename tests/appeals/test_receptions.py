"""Receptions: people are counted each time they come (人次), and a visit is one group (批次)."""

from datetime import date

from tests.cast import bring, offer
from zhijia.appeals.indicators import CASES, RECEPTIONS, VISITS
from zhijia.appeals.models import Reception
from zhijia.base.periods import Period
from zhijia.indicators.scope import Scope

FIVE_YEARS = Period(date(2014, 5, 1), date(2019, 4, 30))


def reception(number, day=date(2018, 4, 11), **more):
    return {
        "登记编号": number,
        "接待日期": day,
        "方式": "来访",
        "人数": 3,
        "镇街": "春江镇",
        "案件编号": "X1",
        **more,
    }


def test_people_are_counted_each_time_and_a_call_is_not_a_visit(district, limin):
    bring(
        "appeals.receptions",
        [
            reception("J1"),
            reception("J2", date(2018, 5, 2), 人数="5人"),
            reception("J3", 方式="来信", 人数=1, 镇街="新北区总工会"),
            reception("J4", 方式="电话", 人数=1),
        ],
        by=limin,
    )
    scope = Scope(district.unit, FIVE_YEARS)

    assert RECEPTIONS.value(scope) == 3 + 5 + 1
    assert VISITS.value(scope) == 2
    assert CASES.value(scope) == 0
    assert [(name, value) for name, _, value in RECEPTIONS.by_town(scope) if value] == [
        ("春江镇", 8),
        ("区本级", 1),
    ]


def test_year_by_year_within_the_period(district, limin):
    rows = [
        reception("J1", date(2015, 1, 5)),
        reception("J2", date(2015, 6, 5)),
        reception("J3", date(2019, 5, 1)),
    ]
    bring("appeals.receptions", [*rows, reception("J4", date(2014, 6, 3), 镇街="奔牛镇")], by=limin)

    assert [
        (year, value) for year, _, value in RECEPTIONS.by_year(Scope(district.unit, FIVE_YEARS)) if value
    ] == [(2015, 6)]


def test_nobody_received_is_no_reception(district, limin):
    intake = offer("appeals.receptions", [reception("J1", 人数=0), reception("J2", 方式="网络")], by=limin)

    assert list(intake.problems.values_list("line", "reason", "remedy")) == [
        (2, "接待人数为零", "请填写署名或到场人数，不清楚的填 1"),
        (3, "“网络”不在可选范围", "请填：来信、来访、来电"),
    ]
    assert Reception.objects.count() == 0
