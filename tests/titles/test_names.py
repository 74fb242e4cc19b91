"""A title stands from the day it is named until the day it is withdrawn."""

from datetime import date

from tests.cast import bring, offer
from zhijia.base.periods import Period
from zhijia.indicators.scope import Scope
from zhijia.titles.indicators import HARMONY_TOWNS, HOMES, PROVINCE_HOMES, SMALL_HOMES, TRUSTED_CADRES
from zhijia.titles.models import Title

FIVE_YEARS = Period(date(2014, 5, 1), date(2019, 4, 30))


def title(kind, holder, town, day, **more):
    return {"称号": kind, "级别": "市", "命名对象": holder, "镇街": town, "命名日期": day, **more}


def test_city_homes_that_still_stand_count(district, limin):
    bring(
        "titles.names",
        [
            title("信赖职工之家", "春江工具厂工会", "春江镇", date(2012, 12, 20)),
            title("信赖职工之家", "春江船厂工会", "春江镇", date(2016, 12, 20), 撤销日期=date(2018, 7, 1)),
            title(
                "信赖职工之家", "薛家园区联合工会", "薛家镇", date(2017, 12, 20), 撤销日期=date(2019, 5, 1)
            ),
            title("信赖职工之家", "薛家量具厂工会", "薛家镇", date(2017, 12, 20), 级别="区级"),
            title("信赖职工之家", "薛家刃具厂工会", "薛家镇", date(2019, 5, 1)),
            title("信赖职工之家", "奔牛灯具厂工会", "奔牛镇", date(2014, 6, 20)),
        ],
        by=limin,
    )
    scope = Scope(district.unit, FIVE_YEARS)

    assert Title.objects.count() == 6
    assert HOMES.value(scope) == 3  # 奔牛镇 brought its home along in 2015
    assert [(name, value) for name, _, value in HOMES.by_town(scope)] == [
        ("春江镇", 1),
        ("薛家镇", 1),
        ("奔牛镇", 1),
    ]
    assert [(year, value) for year, _, value in HOMES.by_year(scope)] == [
        (2014, 1), (2015, 2), (2016, 3), (2017, 4), (2018, 3), (2019, 3),
    ]  # fmt: skip
    assert HOMES.value(Scope(district.wujin, FIVE_YEARS, as_of=date(2014, 12, 31))) == 1
    assert (
        HOMES.value(Scope(district.unit, FIVE_YEARS, as_of=date(2019, 5, 1))) == 3
    )  # one withdrawn, one named


def test_small_homes_cadres_and_towns_are_counted_by_themselves(district, limin):
    bring(
        "titles.names",
        [
            title("信赖职工小家", "春江工具厂装配车间工会小组", "春江镇", date(2017, 12, 20)),
            title("娘家人", "王磊", "春江镇", date(2015, 12, 20)),
            title("信赖娘家人", "王磊", "春江镇", date(2018, 12, 20)),
            title("信赖娘家人", "周平", "薛家镇", date(2018, 12, 20), 撤销日期=date(2019, 1, 2)),
            title("模范职工之家", "薛家镇总工会", "薛家镇", date(2017, 4, 28), 级别="省级"),
            title("模范职工之家", "春江镇总工会", "春江镇", date(2017, 4, 28)),
            title("和谐劳动关系示范镇", "薛家镇", "薛家镇", date(2016, 4, 28)),
            title("和谐劳动关系示范镇", "薛家镇", "薛家镇", date(2018, 4, 28), 级别="省"),
            title("和谐劳动关系企业", "春江工具厂", "春江镇", date(2016, 4, 28)),
        ],
        by=limin,
    )
    scope = Scope(district.unit, FIVE_YEARS)

    assert [i.value(scope) for i in (HOMES, SMALL_HOMES, TRUSTED_CADRES, PROVINCE_HOMES, HARMONY_TOWNS)] == [
        0,
        1,
        1,
        1,
        1,
    ]
    assert [(name, value) for name, _, value in TRUSTED_CADRES.by_town(scope)] == [
        ("春江镇", 1),
        ("薛家镇", 0),
        ("奔牛镇", 0),
    ]
    assert [value for *_, value in TRUSTED_CADRES.by_year(scope)] == [0, 1, 1, 1, 2, 1]


def test_a_withdrawal_changes_the_same_record(district, limin):
    named = title("信赖职工之家", "春江工具厂工会", "春江镇", date(2017, 12, 20))
    bring("titles.names", [named], by=limin)
    before = Title.objects.get().pk
    again = bring("titles.names", [{**named, "撤销日期": date(2018, 12, 20)}], by=limin)

    assert (again.new, again.changed) == (0, 1)
    assert Title.objects.get().pk == before
    assert HOMES.value(Scope(district.unit, FIVE_YEARS)) == 0


def test_zhouping_cannot_name_a_home_of_another_town(district, zhouping):
    intake = offer(
        "titles.names", [title("信赖职工之家", "春江工具厂工会", "春江镇", date(2017, 12, 20))], by=zhouping
    )

    assert list(intake.problems.values_list("column", "reason")) == [("镇街", "没有找到工会“春江镇”")]
    assert Title.objects.count() == 0


def test_a_title_cannot_be_withdrawn_before_it_was_named(district, limin):
    intake = offer(
        "titles.names",
        [title("信赖职工之家", "春江工具厂工会", "春江镇", date(2017, 12, 20), 撤销日期=date(2017, 12, 19))],
        by=limin,
    )

    assert list(intake.problems.values_list("line", "reason", "remedy")) == [
        (2, "撤销日期早于命名日期", "请核对两个日期")
    ]
    assert Title.objects.count() == 0
