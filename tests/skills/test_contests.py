"""李敏 brings the contest register, and asks how many contests were held."""

from datetime import date

from tests.cast import bring
from zhijia.base.periods import Period
from zhijia.indicators.scope import Scope
from zhijia.skills.indicators import CONTESTANTS, CONTESTS_HELD
from zhijia.skills.models import Contest

FIVE_YEARS = Period(date(2014, 5, 1), date(2019, 4, 30))


def contest(name, town, day, *, state="已举办", people=40, **more):
    return {
        "竞赛名称": name,
        "工种": "焊工",
        "赛段": "决赛",
        "级别": "镇街",
        "主办工会": town,
        "举办日期": day,
        "参赛人数": people,
        "状态": state,
        **more,
    }


def test_only_contests_that_were_held_within_the_period_count(district, limin):
    bring(
        "skills.contests",
        [
            contest("春江焊工赛", "春江镇", date(2016, 9, 1)),
            contest("春江焊工赛", "春江镇", date(2016, 8, 1), 赛段="初赛"),
            contest("薛家焊工赛", "薛家镇总工会", "2017年10月9日", state="取消"),
            contest("早年焊工赛", "薛家镇", date(2013, 9, 1)),
            contest("奔牛焊工赛", "奔牛镇", date(2014, 9, 1)),
            contest("奔牛焊工赛", "奔牛镇", date(2018, 9, 1), people="1.2千"),
        ],
        by=limin,
    )
    scope = Scope(district.unit, FIVE_YEARS)

    assert Contest.objects.count() == 6
    assert CONTESTS_HELD.value(scope) == 3  # 奔牛镇 stood under 武进区 in 2014
    assert CONTESTANTS.value(scope) == 40 + 40 + 1200
    assert CONTESTS_HELD.value(Scope(district.wujin, FIVE_YEARS)) == 1
    assert [(name, value) for name, _, value in CONTESTS_HELD.by_town(scope)] == [
        ("春江镇", 2),
        ("薛家镇", 0),
        ("奔牛镇", 1),
    ]
    assert [(year, value) for year, _, value in CONTESTS_HELD.by_year(scope)] == [
        (2014, 0), (2015, 0), (2016, 2), (2017, 0), (2018, 1), (2019, 0),
    ]  # fmt: skip


def test_the_same_file_again_changes_nothing(district, limin):
    rows = [contest("春江焊工赛", "春江镇", date(2016, 9, 1))]
    bring("skills.contests", rows, by=limin)
    again = bring("skills.contests", rows, by=limin)

    assert (again.new, again.changed, again.same) == (0, 0, 1)
    assert Contest.objects.count() == 1


def test_a_corrected_row_changes_the_same_record(district, limin):
    bring("skills.contests", [contest("春江焊工赛", "春江镇", date(2016, 9, 1))], by=limin)
    before = Contest.objects.get().pk
    again = bring("skills.contests", [contest("春江焊工赛", "春江镇", date(2016, 9, 1), people=55)], by=limin)

    assert (again.new, again.changed) == (0, 1)
    assert Contest.objects.get().pk == before
    assert Contest.objects.get().session.attended == 55
