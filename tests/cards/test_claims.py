"""The card's subsidy: money counts when it has been paid and stayed paid."""

from datetime import date

from tests.cards.test_cards import identity
from tests.cast import bring, offer
from zhijia.base.periods import Period
from zhijia.cards.indicators import SUBSIDY_CLAIMS, SUBSIDY_PAID, SUBSIDY_PEOPLE
from zhijia.cards.models import Claim
from zhijia.indicators.scope import Scope

FIVE_YEARS = Period(date(2014, 5, 1), date(2019, 4, 30))
PAID = date(2018, 3, 20)


def claim(number, serial=1001, *, state="已发放", paid="200", on=PAID, **more):
    return {
        "申领编号": number, "姓名": "陈静", "身份证号": identity(serial), "镇街": "春江镇", "补贴项目": "住院慰问", "事件日期": date(2018, 2, 11),
        "申请日期": date(2018, 3, 5), "核定金额（元）": "10000", "发放金额（元）": paid, "发放日期": on, "状态": state, **more,
    }  # fmt: skip


def test_returned_and_refused_claims_are_not_money(district, limin):
    bring(
        "cards.claims",
        [
            claim("B1"),
            claim("B2", paid="0.5万", 补贴项目="大病慰问", on=date(2019, 4, 30)),
            claim("B3", 1002, 镇街="奔牛镇", paid="200.50"),
            claim("B4", 1003, state="银行退回"),
            claim("B5", 1003, state="冲正"),
            claim("B6", 1003, state="不予发放", paid=None, on=None),
            claim("B7", 1003, state="申请中", paid=None, on=None),
            claim("B8", 1003, on=date(2019, 5, 1)),
        ],
        by=limin,
    )
    scope = Scope(district.unit, FIVE_YEARS)

    assert Claim.objects.count() == 8
    assert SUBSIDY_PAID.value(scope) == 540_050
    assert SUBSIDY_PAID.recorded(scope) == 5400.5
    assert (SUBSIDY_CLAIMS.value(scope), SUBSIDY_PEOPLE.value(scope)) == (3, 2)
    assert [(name, value) for name, _, value in SUBSIDY_PAID.by_town(scope)] == [
        ("春江镇", 520_000),
        ("薛家镇", 0),
        ("奔牛镇", 20_050),
    ]
    assert [value for _, _, value in SUBSIDY_CLAIMS.by_year(scope)] == [0, 0, 0, 0, 2, 1]


def test_wrong_claims_are_named_and_nothing_is_written(district, limin):
    rows = [
        claim("B1", on=None),
        claim("B2", paid=None),
        claim("B3", paid="10001"),
        claim("B4", 申请日期=date(2018, 2, 10)),
    ]
    intake = offer("cards.claims", rows, by=limin)

    assert list(intake.problems.values_list("reason", "remedy")) == [
        ("状态为已发放但缺少发放金额或发放日期", "请补填"),
        ("状态为已发放但缺少发放金额或发放日期", "请补填"),
        ("发放金额超过核定金额", "请核对两个金额"),
        ("申请日期早于事件日期", "请核对两个日期"),
    ]
    assert not Claim.objects.exists()


def test_a_returned_claim_paid_again_is_the_same_claim(district, limin):
    bring("cards.claims", [claim("B1", state="退汇")], by=limin)
    again = bring("cards.claims", [claim("B1", on=date(2018, 4, 2))], by=limin)

    assert (again.changed, Claim.objects.count()) == (1, 1)
    assert SUBSIDY_PAID.value(Scope(district.unit, FIVE_YEARS)) == 20_000
