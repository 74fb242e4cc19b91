"""Heats in the towns and the final in the district are one edition; a walk of another name is another series."""

from datetime import date

from tests.cast import bring, offer
from zhijia.base.periods import Period
from zhijia.culture.indicators import ART_SHOWS, PARTICIPANTS, RECITALS, SESSIONS, SINGER_CONTESTS, WALKS
from zhijia.culture.models import Activity
from zhijia.culture.terms import RECITAL, SINGER_CONTEST, Stage
from zhijia.indicators.scope import Scope
from zhijia.programmes.models import Programme, Session

FIVE_YEARS = Period(date(2014, 5, 1), date(2019, 4, 30))


def activity(series, edition, host, day, *, people=100, **more):
    return {
        "系列名称": series,
        "届次": edition,
        "主办工会": host,
        "举办日期": day,
        "参加人次": people,
        **more,
    }


def test_heats_and_final_are_one_edition(district, limin):
    bring(
        "culture.editions",
        [
            activity(SINGER_CONTEST, 1, "春江镇", date(2015, 8, 1), 环节="初赛"),
            activity(SINGER_CONTEST, 1, "薛家镇", date(2015, 8, 2), 环节="海选"),
            activity(SINGER_CONTEST, 1, "新北区", date(2015, 9, 20), 环节="决赛", people=600),
            activity(SINGER_CONTEST, 2, "春江镇", date(2017, 8, 1), 环节="初赛", 状态="取消"),
            activity(SINGER_CONTEST, 2, "新北区", date(2017, 9, 20), 环节="总决赛", people="1,200"),
        ],
        by=limin,
    )
    scope = Scope(district.unit, FIVE_YEARS)

    assert SINGER_CONTESTS.value(scope) == 2
    assert (SESSIONS.value(scope), PARTICIPANTS.value(scope)) == (4, 100 + 100 + 600 + 1200)
    assert [(name, value) for name, _, value in SINGER_CONTESTS.by_town(scope)] == [
        ("春江镇", 1),
        ("薛家镇", 1),
        ("奔牛镇", 0),
        ("区本级", 2),
    ]
    assert [value for *_, value in SINGER_CONTESTS.by_year(scope)] == [0, 1, 0, 1, 0, 0]
    assert Programme.objects.get().series == SINGER_CONTEST


def test_an_edition_that_was_not_held_does_not_count(district, limin):
    bring(
        "culture.editions",
        [
            activity(SINGER_CONTEST, 3, "新北区", date(2018, 9, 20), 环节="决赛"),
            activity(SINGER_CONTEST, 4, "春江镇", date(2019, 10, 12), 环节="初赛", 状态="计划"),
            activity(SINGER_CONTEST, 4, "新北区", date(2019, 10, 20), 环节="决赛", 状态="已取消"),
            activity("五一文艺展演", 6, "新北区", date(2019, 4, 28), 环节="展演", 状态="延期"),
        ],
        by=limin,
    )
    to_year_end = Scope(district.unit, Period(date(2014, 5, 1), date(2019, 12, 31)))

    assert SINGER_CONTESTS.value(to_year_end) == 1
    assert ART_SHOWS.value(to_year_end) == 0
    assert (SESSIONS.value(to_year_end), PARTICIPANTS.value(to_year_end)) == (1, 100)


def test_another_towns_walk_is_another_series(district, limin):
    bring(
        "culture.editions",
        [
            activity("520职工健步行", 1, "新北区", date(2017, 5, 20)),
            activity("520职工健步行", 2, "新北区", date(2018, 5, 20)),
            activity("520职工健步行", 3, "新北区", date(2019, 5, 20)),
            activity("孟河情健步行", 3, "春江镇", date(2018, 10, 13)),
        ],
        by=limin,
    )
    scope = Scope(district.unit, FIVE_YEARS)

    assert WALKS.value(scope) == 2
    assert [(name, value) for name, _, value in WALKS.by_town(scope)][-1] == ("区本级", 2)
    assert SESSIONS.value(scope) == 3


def test_five_shows_and_a_first_recital(district, limin):
    shows = [activity("五一文艺展演", n, "新北区", date(2013 + n, 4, 28), 环节="汇演") for n in range(1, 7)]
    encore = activity("五一文艺展演", 6, "春江镇", date(2019, 4, 29), 环节="展演")
    recital = [
        activity(RECITAL, 1, "新北区", date(2018, 6, day), 环节=stage)
        for day, stage in [(8, "初赛"), (22, "决赛")]
    ]
    bring("culture.editions", [*shows, encore, *recital], by=limin)
    scope = Scope(district.unit, FIVE_YEARS)

    assert ART_SHOWS.value(scope) == 5  # the first show was on 2014-04-28, before the period
    assert RECITALS.value(scope) == 1
    assert list(RECITALS.rows(scope).values_list("session__edition", flat=True).distinct()) == [1]
    assert {i.ordinal for i in (ART_SHOWS, SINGER_CONTESTS, WALKS, RECITALS)} == {"session__edition"}


def test_the_same_file_again_changes_nothing(district, limin):
    walk = activity("520职工健步行", 2, "新北区", date(2018, 5, 20))
    bring("culture.editions", [walk], by=limin)
    again = bring("culture.editions", [walk], by=limin)

    assert (again.new, again.changed, again.same) == (0, 0, 1)
    assert Activity.objects.get().stage == Stage.EVENT


def test_wrong_rows_are_named_and_nothing_is_written(district, limin):
    intake = offer(
        "culture.editions",
        [
            activity("520职工健步行", 2, "新北区", date(2018, 5, 20), 结束日期=date(2018, 5, 19)),
            activity("520职工健步行", 2, "新北区", date(2018, 5, 20), 环节="彩排"),
        ],
        by=limin,
    )

    assert list(intake.problems.values_list("line", "column", "reason", "remedy")) == [
        (2, "整行", "结束日期早于开始日期", "请核对两个日期"),
        (3, "环节", "“彩排”不在可选范围", "请填：初赛、决赛、展演、活动"),
    ]
    assert (Activity.objects.count(), Session.objects.count()) == (0, 0)
