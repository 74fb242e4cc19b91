"""A studio that climbs from district to city is still one studio."""

from datetime import date

from tests.cast import bring, offer
from zhijia.base.periods import Period
from zhijia.honours.indicators import STUDIOS
from zhijia.honours.models import Studio
from zhijia.indicators.scope import Scope

FIVE_YEARS = Period(date(2014, 5, 1), date(2019, 4, 30))


def studio(leader, town, day, *, level="区", **more):
    return {
        "工作室名称": f"{leader}劳模创新工作室",
        "领衔人": leader,
        "级别": level,
        "镇街": town,
        "命名日期": day,
        **more,
    }


def test_a_studio_named_again_at_a_higher_level_counts_once(district, limin):
    bring(
        "honours.studios",
        [
            studio("陈静", "春江镇", date(2015, 4, 28)),
            studio("陈静", "春江镇", date(2018, 4, 27), level="市级"),
            studio("何伟", "薛家镇", date(2016, 4, 28), 撤销日期=date(2018, 1, 10)),
            studio("顾芳", "薛家镇", date(2013, 4, 28)),
            studio("唐宁", "奔牛镇", date(2014, 9, 1)),
            studio("唐宁", "奔牛镇", date(2018, 4, 27), level="市"),
        ],
        by=limin,
    )
    scope = Scope(district.unit, FIVE_YEARS)

    assert Studio.objects.count() == 6
    assert STUDIOS.value(scope) == 2
    assert STUDIOS.value(Scope(district.wujin, FIVE_YEARS)) == 1
    assert [(name, value) for name, _, value in STUDIOS.by_town(scope)] == [
        ("春江镇", 1),
        ("薛家镇", 0),
        ("奔牛镇", 1),
    ]
    assert [(year, value) for year, _, value in STUDIOS.by_year(scope)] == [
        (2014, 0), (2015, 1), (2016, 0), (2017, 0), (2018, 2), (2019, 0),
    ]  # fmt: skip
    assert not STUDIOS.additive  # the years add up to three, the studios are two


def test_a_studio_cannot_be_withdrawn_before_it_was_named(district, limin):
    intake = offer(
        "honours.studios", [studio("陈静", "春江镇", date(2018, 4, 27), 撤销日期=date(2018, 4, 26))], by=limin
    )

    assert list(intake.problems.values_list("line", "reason", "remedy")) == [
        (2, "撤销日期早于命名日期", "请核对两个日期")
    ]
    assert Studio.objects.count() == 0
