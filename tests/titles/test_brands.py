"""Many towns enter one edition of 一镇一品; only what was chosen is a brand."""

from datetime import date

from tests.cast import bring, offer
from zhijia.base.periods import Period
from zhijia.indicators.scope import Scope
from zhijia.titles.indicators import BRAND_EDITIONS, BRANDS
from zhijia.titles.models import Brand
from zhijia.titles.terms import Result

FIVE_YEARS = Period(date(2014, 5, 1), date(2019, 4, 30))


def brand(edition, town, name, day, **more):
    return {
        "届次": edition,
        "镇街": town,
        "品牌名称": name,
        "主题": "工会重点工作",
        "申报日期": day,
        "评定结果": "入选",
        **more,
    }


def test_entries_of_many_towns_are_one_edition(district, limin):
    bring(
        "titles.brands",
        [
            brand(1, "春江镇", "江畔职工学堂", date(2016, 3, 20)),
            brand(1, "薛家镇", "一线工匠讲堂", date(2016, 3, 22), 评定结果="落选"),
            brand(2, "春江镇", "江畔职工学堂", date(2018, 3, 20), 主题="区域产业优势集成"),
            brand(2, "奔牛镇", "运河船工号子", date(2018, 3, 21), 主题="特色小镇美丽乡村建设"),
            brand(3, "春江镇", "江畔职工书屋", date(2019, 5, 20), 评定结果="评审中"),
        ],
        by=limin,
    )
    scope = Scope(district.unit, FIVE_YEARS)

    assert BRAND_EDITIONS.value(scope) == 2
    assert BRANDS.value(scope) == 3
    assert [(name, value) for name, _, value in BRAND_EDITIONS.by_town(scope)] == [
        ("春江镇", 2),
        ("薛家镇", 1),
        ("奔牛镇", 1),
    ]
    assert [(name, value) for name, _, value in BRANDS.by_town(scope)] == [
        ("春江镇", 2),
        ("薛家镇", 0),
        ("奔牛镇", 1),
    ]
    assert [value for *_, value in BRAND_EDITIONS.by_year(scope)] == [0, 0, 1, 0, 1, 0]


def test_an_entry_without_a_result_is_under_review(district, limin):
    bring("titles.brands", [brand(2, "春江镇", "江畔职工学堂", date(2018, 3, 20), 评定结果=None)], by=limin)
    scope = Scope(district.unit, FIVE_YEARS)

    assert Brand.objects.get().result == Result.REVIEWING
    assert (BRAND_EDITIONS.value(scope), BRANDS.value(scope)) == (1, 0)


def test_an_unknown_theme_is_refused(district, limin):
    intake = offer(
        "titles.brands", [brand(2, "春江镇", "江畔职工学堂", date(2018, 3, 20), 主题="其他")], by=limin
    )

    assert list(intake.problems.values_list("column", "reason", "remedy")) == [
        ("主题", "“其他”不在可选范围", "请填：特色小镇美丽乡村、产业优势集成、各镇经验办法、工会重点工作"),
    ]
    assert Brand.objects.count() == 0
