"""A merchant counts while the agreement holds: through its last day, or until it was ended early."""

from datetime import date

from tests.cast import bring, offer
from zhijia.base.periods import Period
from zhijia.cards.indicators import MERCHANTS, MERCHANTS_SIGNED
from zhijia.cards.models import Merchant
from zhijia.cards.terms import Trade
from zhijia.indicators.scope import Scope

FIVE_YEARS = Period(date(2014, 5, 1), date(2019, 4, 30))


def merchant(number, *, signed=date(2017, 5, 1), expires=date(2019, 4, 30), town="春江镇", **more):
    return {
        "协议编号": number, "商户名称": f"春江{number}号店", "类别": "餐饮", "镇街": town, "优惠内容": "消费九折",
        "签约日期": signed, "到期日期": expires, "终止日期": None, **more,
    }  # fmt: skip


def test_expired_and_terminated_merchants_are_not_counted(district, limin):
    bring(
        "cards.merchants",
        [
            merchant("A1"),
            merchant("A2", expires=date(2019, 4, 29)),
            merchant("A3", expires=date(2020, 4, 30), 终止日期=date(2019, 4, 30), town="薛家镇"),
            merchant("A4", expires=date(2020, 4, 30), 终止日期=date(2019, 5, 1), town="薛家镇"),
            merchant("A5", signed=date(2013, 1, 1), expires=date(2022, 12, 31), town="奔牛镇"),
            merchant("A6", signed=date(2019, 5, 1), expires=date(2021, 5, 1)),
        ],
        by=limin,
    )
    scope = Scope(district.unit, FIVE_YEARS)

    assert MERCHANTS.value(scope) == 3
    assert MERCHANTS.value(Scope(district.unit, FIVE_YEARS, as_of=date(2019, 4, 29))) == 5
    assert [(name, value) for name, _, value in MERCHANTS.by_town(scope)] == [
        ("春江镇", 1),
        ("薛家镇", 1),
        ("奔牛镇", 1),
    ]
    assert [value for _, _, value in MERCHANTS.by_year(scope)] == [0, 1, 1, 5, 5, 3]
    assert [value for _, _, value in MERCHANTS_SIGNED.by_year(scope)] == [0, 0, 0, 4, 0, 0]
    assert {one.trade for one in Merchant.objects.all()} == {Trade.DINING}


def test_a_corrected_end_moves_the_day_it_stops_counting(district, limin):
    bring("cards.merchants", [merchant("A1")], by=limin)
    first = Merchant.objects.get().ends_on
    bring("cards.merchants", [merchant("A1", 终止日期=date(2018, 9, 1))], by=limin)

    assert (first, Merchant.objects.get().ends_on) == (date(2019, 5, 1), date(2018, 9, 1))


def test_ends_out_of_order_are_named(district, limin):
    rows = [
        merchant("A1", expires=date(2017, 4, 30)),
        merchant("A2", 终止日期=date(2019, 5, 1)),
        merchant("A3", 终止日期=date(2017, 4, 1)),
    ]
    intake = offer("cards.merchants", rows, by=limin)

    assert [problem.reason for problem in intake.problems.all()] == [
        "到期日期早于签约日期", "终止日期应在签约日期和到期日期之间", "终止日期应在签约日期和到期日期之间",
    ]  # fmt: skip
    assert not Merchant.objects.exists()
