"""A finding counts on the day it is found, and again, elsewhere, on the day it is closed."""

from datetime import date

from tests.cast import bring, offer
from zhijia.base.periods import Period
from zhijia.indicators.scope import Scope
from zhijia.oversight.indicators import FINDINGS, FINDINGS_CLOSED
from zhijia.oversight.models import Finding

YEAR = Period(date(2018, 1, 1), date(2018, 12, 31))


def finding(number, found, *, closed=None, **more):
    return {
        "问题编号": number, "来源": "区委巡察", "问题": "活动经费报销附件不全", "责任部门": "综合部", "镇街": "新北区总工会",
        "发现日期": found, "整改期限": date(2019, 6, 30), "销号日期": closed, **more,
    }  # fmt: skip


def test_found_and_closed_are_counted_on_their_own_days(district, limin):
    bring(
        "oversight.findings",
        [
            finding("W1", date(2018, 3, 12), closed=date(2018, 6, 20)),
            finding("W2", date(2018, 3, 12), closed=date(2019, 1, 15), 责任部门="权益部"),
            finding("W3", date(2017, 11, 6), closed=date(2018, 2, 1), 来源="巡视"),
            finding("W4", date(2018, 8, 1), 来源="自查", 镇街="春江镇"),
        ],
        by=limin,
    )
    scope = Scope(district.unit, YEAR)
    two_years = Scope(district.unit, Period(date(2017, 1, 1), date(2018, 12, 31)))

    assert (FINDINGS.value(scope), FINDINGS_CLOSED.value(scope)) == (3, 2)
    assert [(name, value) for name, _, value in FINDINGS.by_town(scope)] == [
        ("春江镇", 1),
        ("薛家镇", 0),
        ("奔牛镇", 0),
        ("区本级", 2),
    ]
    assert [(year, value) for year, _, value in FINDINGS.by_year(two_years)] == [(2017, 1), (2018, 3)]
    assert [(year, value) for year, _, value in FINDINGS_CLOSED.by_year(two_years)] == [(2017, 0), (2018, 2)]


def test_closing_a_finding_changes_the_same_record(district, limin):
    bring("oversight.findings", [finding("W1", date(2018, 3, 12))], by=limin)
    before = Finding.objects.get().pk
    again = bring(
        "oversight.findings", [finding("W1", date(2018, 3, 12), closed=date(2018, 6, 20))], by=limin
    )

    assert (again.new, again.changed) == (0, 1)
    assert Finding.objects.get().pk == before
    assert FINDINGS_CLOSED.value(Scope(district.unit, YEAR)) == 1


def test_wrong_rows_are_named_and_nothing_is_written(district, limin):
    intake = offer(
        "oversight.findings",
        [
            finding("W1", date(2018, 3, 12), closed=date(2018, 3, 11)),
            finding("W2", date(2018, 3, 12), 整改期限=date(2018, 3, 1)),
            finding("W3", date(2018, 3, 12), 责任部门="财务部"),
        ],
        by=limin,
    )

    assert list(intake.problems.values_list("line", "column", "reason", "remedy")) == [
        (2, "整行", "销号日期早于发现日期", "请核对两个日期"),
        (3, "整行", "整改期限早于发现日期", "请核对两个日期"),
        (4, "责任部门", "“财务部”不在可选范围", "请填：综合部、基层工作部、权益保障部"),
    ]
    assert Finding.objects.count() == 0
