"""Safety: an employer that takes part every year, and in both activities, is one employer."""

from datetime import date

import pytest

from tests.cast import bring, offer
from zhijia.base.periods import Period
from zhijia.indicators.scope import Scope
from zhijia.orgs.models import Employer
from zhijia.orgs.terms import EmployerKind
from zhijia.safety.indicators import CUP_EMPLOYERS, EMPLOYERS, SNAPSHOT_EMPLOYERS, WORKERS
from zhijia.safety.models import Registration

FIVE_YEARS = Period(date(2014, 5, 1), date(2019, 4, 30))


@pytest.fixture
def employers(district):
    towns = {"薛家模具厂": district.xuejia, "奔牛灯具厂": district.benniu}
    return [
        Employer.objects.create(name=name, kind=EmployerKind.ENTERPRISE, town=town)
        for name, town in towns.items()
    ]


def registration(year, activity="安康杯", employer="春江工具厂", town="春江镇", **more):
    return {
        "年度": year, "活动": activity, "单位名称": employer, "镇街": town, "登记日期": date(year, 6, 1), "参赛班组数": 12,
        "参赛职工数": 260, "状态": "参赛", **more,
    }  # fmt: skip


def test_one_employer_over_the_years_and_in_both_activities_counts_once(district, limin, employers):
    bring(
        "safety.registrations",
        [
            registration(2016),
            registration(2017),
            registration(2017, "随手拍"),
            registration(2018, "隐患随手拍", "薛家模具厂", "薛家镇"),
        ],
        by=limin,
    )
    scope = Scope(district.unit, FIVE_YEARS)

    assert EMPLOYERS.value(scope) == 2
    assert CUP_EMPLOYERS.value(scope) == 1
    assert SNAPSHOT_EMPLOYERS.value(scope) == 2
    assert WORKERS.value(scope) == 4 * 260
    assert [(name, value) for name, _, value in EMPLOYERS.by_town(scope)] == [
        ("春江镇", 1),
        ("薛家镇", 1),
        ("奔牛镇", 0),
    ]
    assert [(year, value) for year, _, value in EMPLOYERS.by_year(scope) if value] == [
        (2016, 1),
        (2017, 1),
        (2018, 1),
    ]


def test_who_withdrew_or_registered_elsewhere_or_too_late_is_not_counted(district, limin, employers):
    bring(
        "safety.registrations",
        [
            registration(2016, employer="薛家模具厂", town="薛家镇", 状态="退出"),
            registration(2014, employer="奔牛灯具厂", town="奔牛镇"),
            registration(2019),
        ],
        by=limin,
    )

    assert Registration.objects.count() == 3
    assert EMPLOYERS.value(Scope(district.unit, FIVE_YEARS)) == 0
    assert EMPLOYERS.value(Scope(district.wujin, FIVE_YEARS)) == 1


def test_who_withdrew_one_year_still_took_part_in_another(district, limin):
    bring("safety.registrations", [registration(2016), registration(2017, 状态="退出")], by=limin)

    assert EMPLOYERS.value(Scope(district.unit, FIVE_YEARS)) == 1
    assert WORKERS.value(Scope(district.unit, FIVE_YEARS)) == 260


def test_an_unknown_employer_and_a_short_year_are_named(district, limin):
    rows = [
        registration(2016, employer="无名厂"),
        registration(2017, 年度=17),
        registration(2018),
        registration(2018),
    ]
    intake = offer("safety.registrations", rows, by=limin)

    assert list(intake.problems.values_list("line", "column", "reason", "remedy")) == [
        (2, "单位名称", "没有找到单位“无名厂”", "请核对名称，或先在单位台账登记"),
        (3, "整行", "年度“17”有误", "请填写四位年份，如 2018"),
        (5, "年度、活动、单位名称", "与第 4 行重复（年度、活动、单位名称相同）", "请保留一行"),
    ]
    assert Registration.objects.count() == 0
