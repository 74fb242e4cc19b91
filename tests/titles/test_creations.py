"""An employer that takes part in three years is one employer; one that left took no part."""

from datetime import date

import pytest

from tests.cast import bring, offer
from zhijia.base.periods import Period
from zhijia.indicators.scope import Scope
from zhijia.orgs.models import Employer
from zhijia.orgs.terms import EmployerKind
from zhijia.titles.indicators import THREE_IN_ONE
from zhijia.titles.models import Creation

FIVE_YEARS = Period(date(2014, 5, 1), date(2019, 4, 30))


@pytest.fixture
def employers(district):
    towns = {"薛家量具厂": district.xuejia, "奔牛灯具厂": district.benniu}
    return [
        Employer.objects.create(name=name, kind=EmployerKind.ENTERPRISE, town=town)
        for name, town in towns.items()
    ]


def creation(year, employer, town, *, state="参加", **more):
    return {
        "年度": year,
        "单位名称": employer,
        "镇街": town,
        "参加日期": date(year, 3, 15),
        "状态": state,
        **more,
    }


def test_employers_that_took_part_count_once(district, employers, limin):
    bring(
        "titles.creations",
        [
            creation(2016, "春江工具厂", "春江镇"),
            creation(2017, "春江工具厂", "春江镇", state="通过"),
            creation(2017, "薛家量具厂", "薛家镇", state="已退出"),
            creation(2014, "奔牛灯具厂", "奔牛镇", 参加日期=date(2014, 9, 1)),
            creation(2018, "奔牛灯具厂", "奔牛镇"),
            creation(2013, "薛家量具厂", "薛家镇"),
        ],
        by=limin,
    )
    scope = Scope(district.unit, FIVE_YEARS)

    assert Creation.objects.count() == 6
    assert THREE_IN_ONE.value(scope) == 2
    assert THREE_IN_ONE.value(Scope(district.wujin, FIVE_YEARS)) == 1  # 奔牛镇 in 2014
    assert [(name, value) for name, _, value in THREE_IN_ONE.by_town(scope)] == [
        ("春江镇", 1),
        ("薛家镇", 0),
        ("奔牛镇", 1),
    ]
    assert [(year, value) for year, _, value in THREE_IN_ONE.by_year(scope)] == [
        (2014, 0), (2015, 0), (2016, 1), (2017, 1), (2018, 1), (2019, 0),
    ]  # fmt: skip


def test_an_employer_that_leaves_is_the_same_row_changed(district, limin):
    bring("titles.creations", [creation(2018, "春江工具厂", "春江镇")], by=limin)
    again = bring("titles.creations", [creation(2018, "春江工具厂", "春江镇", state="退出")], by=limin)

    assert (again.new, again.changed) == (0, 1)
    assert THREE_IN_ONE.value(Scope(district.unit, FIVE_YEARS)) == 0


def test_an_unknown_employer_is_refused(district, limin):
    intake = offer("titles.creations", [creation(2018, "春江造船厂", "春江镇")], by=limin)

    assert list(intake.problems.values_list("column", "reason", "remedy")) == [
        ("单位名称", "没有找到单位“春江造船厂”", "请核对名称，或先在单位台账登记"),
    ]
    assert Creation.objects.count() == 0
