"""李敏 brings the awards: an honour counts in the year it was given, unless it was taken back."""

from datetime import date

from tests.cast import bring, offer
from zhijia.base.identity import check_digit
from zhijia.base.periods import Period
from zhijia.honours.indicators import CERTIFICATES, MEDALS, MODEL_WORKERS, PIONEERS, STARS
from zhijia.honours.models import Award
from zhijia.indicators.scope import Scope
from zhijia.people.models import Person

FIVE_YEARS = Period(date(2014, 5, 1), date(2019, 4, 30))
CHEN = "32041119800101002" + check_digit("32041119800101002")


def award(kind, recipient, town, day, **more):
    return {"荣誉名称": kind, "级别": "市", "受表彰对象": recipient, "镇街": town, "授予日期": day, **more}


def test_only_awards_given_within_the_period_and_kept_count(district, limin):
    bring(
        "honours.awards",
        [
            award("劳动模范", "陈静", "春江镇", date(2018, 4, 27)),
            award("劳模", "陈静", "春江镇", "2019年4月28日", 级别="省级"),
            award("劳动模范", "何伟", "薛家镇", date(2017, 4, 27), 撤销日期=date(2018, 9, 1)),
            award("劳动模范", "顾芳", "薛家镇", date(2013, 4, 27)),
            award("劳动模范", "许军", "薛家镇", date(2019, 5, 1)),
            award("劳动模范", "唐宁", "奔牛镇", date(2014, 9, 1)),
            award("劳动模范", "唐宁", "奔牛镇", date(2016, 4, 27)),
        ],
        by=limin,
    )
    scope = Scope(district.unit, FIVE_YEARS)

    assert Award.objects.count() == 7
    assert MODEL_WORKERS.value(scope) == 3  # 奔牛镇 stood under 武进区 in 2014
    assert MODEL_WORKERS.value(Scope(district.wujin, FIVE_YEARS)) == 1
    assert [(name, value) for name, _, value in MODEL_WORKERS.by_town(scope)] == [
        ("春江镇", 2),
        ("薛家镇", 0),
        ("奔牛镇", 1),
    ]
    assert [(year, value) for year, _, value in MODEL_WORKERS.by_year(scope)] == [
        (2014, 0), (2015, 0), (2016, 1), (2017, 0), (2018, 1), (2019, 1),
    ]  # fmt: skip


def test_each_honour_is_counted_by_itself_and_districts_keep_their_own(district, limin):
    bring(
        "honours.awards",
        [
            award("五一劳动奖章", "陈静", "春江镇", date(2018, 4, 27)),
            award("五一奖章", "赵强", "新北区", date(2018, 4, 27), 级别="全国"),
            award("五一劳动奖状", "春江工具厂", "春江镇", date(2018, 4, 27)),
            award("工人先锋号", "春江工具厂装配班", "春江镇", date(2018, 4, 27), 级别="区级"),
            award("工人先锋号", "薛家镇便民服务窗口", "薛家镇", date(2018, 4, 27), 撤销日期=date(2019, 6, 1)),
            award("“双创”明星", "何伟", "薛家镇", date(2016, 10, 20), 级别="区"),
        ],
        by=limin,
    )
    scope = Scope(district.unit, FIVE_YEARS)

    assert [i.value(scope) for i in (MODEL_WORKERS, MEDALS, CERTIFICATES, PIONEERS, STARS)] == [0, 2, 1, 1, 1]
    assert [(name, value) for name, _, value in MEDALS.by_town(scope)] == [
        ("春江镇", 1),
        ("薛家镇", 0),
        ("奔牛镇", 0),
        ("区本级", 1),
    ]


def test_a_number_finds_the_person_and_a_team_has_none(district, limin):
    bring(
        "honours.awards",
        [
            award("五一劳动奖章", "陈静", "春江镇", date(2016, 4, 27), 身份证号=CHEN),
            award("劳动模范", "陈静", "春江镇", date(2018, 4, 27), 身份证号=CHEN),
            award("工人先锋号", "春江工具厂装配班", "春江镇", date(2018, 4, 27)),
        ],
        by=limin,
    )
    chen = Person.objects.get()

    assert (chen.name, chen.identity) == ("陈静", CHEN)
    assert list(Award.objects.order_by("line").values_list("recipient", "person")) == [
        ("陈静", chen.pk), ("陈静", chen.pk), ("春江工具厂装配班", None),
    ]  # fmt: skip


def test_a_withdrawal_changes_the_same_record(district, limin):
    given = award("五一劳动奖章", "陈静", "春江镇", date(2018, 4, 27))
    bring("honours.awards", [given], by=limin)
    before = Award.objects.get().pk
    same = bring("honours.awards", [given], by=limin)
    again = bring("honours.awards", [{**given, "撤销日期": date(2019, 3, 1)}], by=limin)

    assert (same.new, same.changed, same.same) == (0, 0, 1)
    assert (again.new, again.changed) == (0, 1)
    assert Award.objects.get().pk == before
    assert MEDALS.value(Scope(district.unit, FIVE_YEARS)) == 0


def test_wrong_rows_are_named_and_nothing_is_written(district, limin):
    intake = offer(
        "honours.awards",
        [
            award("劳动能手", "陈静", "春江镇", date(2018, 4, 27)),
            award("劳动模范", "陈静", "春江镇", date(2018, 4, 27), 撤销日期=date(2017, 4, 27)),
            award("劳动模范", "何伟", "薛家镇", date(2018, 4, 27), 身份证号="320411198001010021"),
            award("劳动模范", "顾芳", "薛家镇", date(2018, 4, 27)),
            award("劳动模范", "顾芳", "春江镇", date(2018, 4, 27)),
        ],
        by=limin,
    )

    assert (intake.new, intake.wrong) == (1, 4)
    assert list(intake.problems.values_list("line", "column", "reason", "remedy")) == [
        (
            2,
            "荣誉名称",
            "“劳动能手”不在可选范围",
            "请填：劳动模范、五一劳动奖章、五一劳动奖状、工人先锋号、双创明星",
        ),
        (3, "整行", "撤销日期早于授予日期", "请核对两个日期"),
        (4, "身份证号", "身份证号校验位不符，多为输错一位", "请核对证件"),
        (
            6,
            "荣誉名称、级别、受表彰对象、授予日期",
            "与第 5 行重复（荣誉名称、级别、受表彰对象、授予日期相同）",
            "请保留一行",
        ),
    ]
    assert (Award.objects.count(), Person.objects.count()) == (0, 0)
