"""Five topics were discussed, some of them several times."""

from datetime import date

from tests.cast import bring, offer
from zhijia.base.periods import Period
from zhijia.indicators.scope import Scope
from zhijia.oversight.indicators import SESSIONS, THEMES
from zhijia.oversight.models import StudySession

FIVE_YEARS = Period(date(2014, 5, 1), date(2019, 4, 30))
TOPICS = ("工会主责主业", "工会基层组织", "先进模范引领", "劳模创新平台", "职工文体活动")


def study(topic, host, day, **more):
    return {
        "主题活动": "解放思想大讨论",
        "专题": topic,
        "主办工会": host,
        "举办日期": day,
        "参加人次": 30,
        **more,
    }


def test_a_topic_discussed_many_times_is_one_topic(district, limin):
    first = [study(topic, "新北区", date(2018, 6, day)) for day, topic in enumerate(TOPICS, start=1)]
    bring(
        "oversight.themes",
        [
            *first,
            study(TOPICS[0], "春江镇", date(2018, 7, 2)),
            study(TOPICS[0], "春江镇", date(2019, 1, 8)),
            study("女职工关爱", "薛家镇", date(2018, 7, 3), 状态="取消"),
            study("厂务公开", "薛家镇", date(2018, 7, 4), 状态="计划"),
            study("工会经费", "薛家镇", date(2019, 5, 4)),
            study("学党章党规", "薛家镇", date(2016, 7, 1), 主题活动="两学一做"),
        ],
        by=limin,
    )
    scope = Scope(district.unit, FIVE_YEARS)

    assert THEMES.value(scope) == 5
    assert SESSIONS.value(scope) == 8
    assert [(name, value) for name, _, value in THEMES.by_town(scope)] == [
        ("春江镇", 1),
        ("薛家镇", 0),
        ("奔牛镇", 0),
        ("区本级", 5),
    ]
    assert [(year, value) for year, _, value in THEMES.by_year(scope)] == [
        (2014, 0), (2015, 0), (2016, 0), (2017, 0), (2018, 5), (2019, 1),
    ]  # fmt: skip


def test_a_corrected_row_changes_the_same_record(district, limin):
    bring("oversight.themes", [study(TOPICS[0], "新北区", date(2018, 6, 1))], by=limin)
    again = bring("oversight.themes", [study(TOPICS[0], "新北区", date(2018, 6, 1), 参加人次=42)], by=limin)

    assert (again.new, again.changed) == (0, 1)
    assert StudySession.objects.get().session.attended == 42


def test_a_session_without_a_topic_is_refused(district, limin):
    intake = offer(
        "oversight.themes",
        [study(None, "新北区", date(2018, 6, 1)), study(TOPICS[0], "新北区", date(2018, 6, 1))],
        by=limin,
    )

    assert list(intake.problems.values_list("line", "column", "reason", "remedy")) == [
        (2, "专题", "“专题”没有填写", "请补上，如 工会基层组织"),
    ]
    assert StudySession.objects.count() == 0
