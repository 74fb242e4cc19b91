"""Leaflets: copies count when they were handed out; those put into store or sent back reached nobody."""

from datetime import date

from tests.cast import bring, offer
from zhijia.appeals.indicators import LEAFLETS
from zhijia.appeals.models import LeafletIssue
from zhijia.base.periods import Period
from zhijia.indicators.scope import Scope

FIVE_YEARS = Period(date(2014, 5, 1), date(2019, 4, 30))


def issue(number, movement="发放", day=date(2018, 12, 4), **more):
    return {
        "流水号": number,
        "资料名称": "职工权益手册",
        "日期": day,
        "去向": movement,
        "数量（份）": 300,
        "镇街": "春江镇",
        **more,
    }


def test_only_copies_handed_out_count(district, limin):
    bring(
        "appeals.leaflets",
        [
            issue("P1", "入库", 镇街="新北区总工会", **{"数量（份）": "0.5万"}),
            issue("P2"),
            issue("P3", 镇街="薛家镇", **{"数量（份）": "1,200份"}),
            issue("P4", "退回", **{"数量（份）": 80}),
            issue("P5", day=date(2014, 12, 4), 镇街="奔牛镇"),
        ],
        by=limin,
    )
    scope = Scope(district.unit, FIVE_YEARS)

    assert LeafletIssue.objects.count() == 5
    assert LEAFLETS.value(scope) == 1500
    assert [(name, value) for name, _, value in LEAFLETS.by_town(scope)] == [
        ("春江镇", 300),
        ("薛家镇", 1200),
        ("奔牛镇", 0),
    ]
    assert [(year, value) for year, _, value in LEAFLETS.by_year(scope) if value] == [(2018, 1500)]


def test_copies_sent_back_are_told_by_their_movement_not_by_a_minus(district, limin):
    intake = offer("appeals.leaflets", [issue("P1", **{"数量（份）": -80}), issue("P2", "赠送")], by=limin)

    assert list(intake.problems.values_list("line", "column", "remedy")) == [
        (2, "数量（份）", "请核对（应在 0 至 10000000 之间）"),
        (3, "去向", "请填：发放、入库、退回"),
    ]
    assert LeafletIssue.objects.count() == 0
