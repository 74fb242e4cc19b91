"""李敏 brings the job-fair register: a fair counts when it was held, and what it drew counts with it."""

from datetime import date

from tests.cast import bring, offer
from zhijia.base.periods import Period
from zhijia.indicators.scope import Scope
from zhijia.jobs.indicators import EMPLOYERS_ATTENDING, FAIRS_HELD, INTENTIONS, POSTS_OFFERED, VISITORS
from zhijia.jobs.models import JobFair
from zhijia.programmes.models import Programme

FIVE_YEARS = Period(date(2014, 5, 1), date(2019, 4, 30))


def fair(town, day, **more):
    return {
        "招聘会名称": "春风行动招聘会", "主办工会": town, "举办日期": day, "参会企业数": 40, "提供岗位数": "1,200",
        "入场人次": 900, "初步意向人数": 150, "状态": "已举办", **more,
    }  # fmt: skip


def test_only_fairs_that_were_held_within_the_period_count(district, limin):
    bring(
        "jobs.fairs",
        [
            fair("春江镇", date(2016, 3, 4)),
            fair("春江镇", date(2017, 3, 3), 入场人次="0.11万"),
            fair("薛家镇总工会", date(2018, 3, 2), 状态="取消"),
            fair("薛家镇总工会", date(2019, 3, 2), 状态="延期"),
            fair("新北区总工会", date(2019, 2, 22), 状态=None),
            fair("春江镇", date(2019, 5, 10)),
            fair("奔牛镇", date(2014, 9, 5)),
        ],
        by=limin,
    )
    scope = Scope(district.unit, FIVE_YEARS)

    assert JobFair.objects.count() == 7
    assert Programme.objects.get().series == "春风行动招聘会"
    assert FAIRS_HELD.value(scope) == 3  # 奔牛镇 stood under 武进区 in 2014
    assert EMPLOYERS_ATTENDING.value(scope) == 3 * 40
    assert POSTS_OFFERED.value(scope) == 3 * 1200
    assert VISITORS.value(scope) == 900 + 1100 + 900
    assert INTENTIONS.value(scope) == 3 * 150
    assert [(name, value) for name, _, value in FAIRS_HELD.by_town(scope)] == [
        ("春江镇", 2), ("薛家镇", 0), ("奔牛镇", 0), ("区本级", 1),
    ]  # fmt: skip
    assert [(year, value) for year, _, value in FAIRS_HELD.by_year(scope)] == [
        (2014, 0), (2015, 0), (2016, 1), (2017, 1), (2018, 0), (2019, 1),
    ]  # fmt: skip


def test_a_fair_called_off_later_no_longer_counts(district, limin):
    bring("jobs.fairs", [fair("春江镇", date(2016, 3, 4))], by=limin)
    again = bring("jobs.fairs", [fair("春江镇", date(2016, 3, 4), 状态="取消")], by=limin)

    assert (again.new, again.changed) == (0, 1)
    assert FAIRS_HELD.value(Scope(district.unit, FIVE_YEARS)) == 0


def test_sun_fang_cannot_bring_a_fair_of_another_town(district, sunfang):
    intake = offer(
        "jobs.fairs",
        [fair("薛家镇", date(2016, 3, 4)), fair("春江镇", date(2016, 3, 4), 参会企业数=4.5)],
        by=sunfang,
    )

    assert list(intake.problems.values_list("line", "column", "reason", "remedy")) == [
        (2, "主办工会", "没有找到工会“薛家镇”", "请核对名称，或先在工会组织台账登记"),
        (3, "参会企业数", "“4.5”不是整数", "请填写整数"),
    ]
    assert JobFair.objects.count() == 0
