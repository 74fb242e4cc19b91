"""李敏 brings the cards the bank made: a replaced card is not one more card."""

from datetime import date

from tests.cast import bring, offer
from zhijia.base.identity import check_digit
from zhijia.base.periods import Period
from zhijia.cards.indicators import CARDS_ACTIVE, CARDS_MADE, HOLDERS
from zhijia.cards.models import Card
from zhijia.indicators.scope import Scope
from zhijia.people.models import Person

FIVE_YEARS = Period(date(2014, 5, 1), date(2019, 4, 30))


def identity(serial):
    first17 = f"3204111980010{serial:04d}"
    return first17 + check_digit(first17)


def card(number, serial=1001, *, kind="新办", made=date(2016, 4, 18), town="春江镇", **more):
    return {
        "卡号": f"62305800001234{number:05d}", "姓名": "陈静", "身份证号": identity(serial), "工作单位": "春江工具厂", "镇街": town,
        "办卡类型": kind, "办卡日期": made, "激活日期": None, "注销日期": None, **more,
    }  # fmt: skip


def test_replaced_cards_are_not_counted_again(district, limin):
    bring(
        "cards.cards",
        [
            card(1, 激活日期=date(2016, 5, 3), 注销日期=date(2018, 2, 1)),
            card(2, kind="挂失补卡", made=date(2018, 2, 1), 激活日期=date(2018, 2, 9)),
            card(3, 1002, kind="换卡", made=date(2018, 3, 1), town="薛家镇"),
            card(4, 1003, made=date(2013, 3, 1), town="薛家镇", 激活日期=date(2013, 4, 1)),
            card(5, 1004, made=date(2014, 9, 1), town="奔牛镇"),
            card(6, 1005, made=date(2019, 5, 1)),
        ],
        by=limin,
    )
    scope = Scope(district.unit, FIVE_YEARS)

    assert Card.objects.count() == 6
    assert CARDS_MADE.value(scope) == 3  # cumulative, and 奔牛镇 came with its cards
    assert [(name, value) for name, _, value in CARDS_MADE.by_town(scope)] == [
        ("春江镇", 1),
        ("薛家镇", 1),
        ("奔牛镇", 1),
    ]
    assert [value for _, _, value in CARDS_MADE.by_year(scope)] == [1, 2, 3, 3, 3, 3]
    assert [value for _, _, value in CARDS_ACTIVE.by_year(scope)] == [1, 1, 2, 2, 2, 2]
    assert CARDS_ACTIVE.value(Scope(district.unit, FIVE_YEARS, as_of=date(2018, 2, 5))) == 1
    assert HOLDERS.value(scope) == 4
    assert HOLDERS.value(Scope(district.wujin, Period(date(2014, 1, 1), date(2014, 12, 31)))) == 1


def test_a_card_number_is_sealed_and_still_names_its_row(district, limin):
    bring("cards.cards", [card(1)], by=limin)
    again = bring("cards.cards", [card(1, 批次="2016-04")], by=limin)

    assert (again.new, again.changed) == (0, 1)
    assert Card.objects.get().number == "6230580000123400001"
    assert Person.objects.get().cards.count() == 1


def test_wrong_cards_are_named_and_nothing_is_written(district, limin):
    rows = [
        card(1, 卡号=6230580000123400001),
        card(2, 卡号="6230-5800"),
        card(3, town="武进区"),
        card(4, 激活日期=date(2016, 4, 17)),
        card(5, 注销日期=date(2016, 4, 17)),
        card(6),
        card(6),
    ]
    intake = offer("cards.cards", rows, by=limin)

    assert list(intake.problems.values_list("line", "column", "reason")) == [
        (2, "卡号", "号码在 Excel 中存成了数值，末几位已失真"),
        (3, "卡号", "号码应为不少于 6 位的数字"),
        (4, "镇街", "没有找到工会“武进区”"),
        (5, "整行", "激活日期早于办卡日期"),
        (6, "整行", "注销日期早于办卡日期"),
        (8, "卡号", "与第 7 行重复（卡号相同）"),
    ]
    assert not Card.objects.exists()


def test_many_cards_cost_no_more_queries_than_few(district, limin, django_assert_max_num_queries):
    rows = [card(n, 1000 + n) for n in range(500)]
    with django_assert_max_num_queries(60):
        bring("cards.cards", rows, by=limin)

    assert Card.objects.count() == Person.objects.count() == 500
