"""李敏 brings the register of unions: its rows found the unions themselves."""

from datetime import date

from tests.cast import bring, offer, refuses
from zhijia.audit.models import Line
from zhijia.base.periods import Period
from zhijia.grassroots.indicators import JOINT_UNIONS, SECTOR_UNIONS, UNIONS, UNIONS_FOUNDED
from zhijia.grassroots.models import Founding
from zhijia.indicators.scope import Scope
from zhijia.orgs.models import Placement, Unit
from zhijia.sheets.models import Intake
from zhijia.sheets.terms import State

FIVE_YEARS = Period(date(2014, 5, 1), date(2019, 4, 30))


def union(name, superior, day, *, kind="单独基层工会", **more):
    return {"工会全称": name, "工会类型": kind, "上级工会": superior, "成立日期": day, **more}


def test_a_row_may_name_a_superior_founded_above_it(district, limin):
    bring(
        "grassroots.unions",
        [
            union(
                "罗溪镇总工会",
                "新北区总工会",
                date(2001, 1, 1),
                kind="镇总工会",
                简称="罗溪镇",
                行政区划代码=320411104,
            ),
            union(
                "罗溪镇联合工会", "罗溪镇", date(2015, 6, 1), kind="联合工会", 批复文号="常新工〔2015〕8号"
            ),
            union("罗溪（东）泵业工会", "罗溪镇联合工会", date(2016, 6, 1), 是否二次覆盖组建="是"),
        ],
        by=limin,
    )
    luoxi, joint, pump = (founding.founded for founding in Founding.objects.order_by("line"))

    assert (luoxi.parent, joint.parent, pump.parent) == (district.unit, luoxi, joint)
    assert (luoxi.short, luoxi.code, joint.approval) == ("罗溪镇", "320411104", "常新工〔2015〕8号")
    assert [founding.unit for founding in Founding.objects.order_by("line")] == [district.unit, luoxi, joint]
    assert Founding.objects.get(founded=pump).second_coverage
    assert Line.objects.filter(verb="orgs.unit.opened", actor=str(limin)).count() == 3


def test_unions_that_exist_are_left_as_they_are(district, limin):
    rows = [union("春江工具厂工会", "春江镇总工会", date(2012, 3, 1), 简称="工具厂")]
    bring("grassroots.unions", rows, by=limin)
    bring("grassroots.unions", [{**rows[0], "简称": "工具厂工会", "批复文号": "常新工〔2012〕1号"}], by=limin)
    again = bring(
        "grassroots.unions", [{**rows[0], "简称": "工具厂工会", "批复文号": "常新工〔2012〕1号"}], by=limin
    )

    district.plant_union.refresh_from_db()
    assert (again.new, again.changed, again.same) == (0, 0, 1)
    assert (Founding.objects.get().founded, Founding.objects.get().short) == (
        district.plant_union,
        "工具厂工会",
    )
    assert (district.plant_union.short, district.plant_union.approval) == ("", "")
    assert Unit.objects.count() == 7


def test_another_districts_union_is_not_found_and_nothing_is_written(district, limin):
    rows = [
        union("薛家纺织工会", "薛家镇", date(2016, 1, 1)),
        union("湖塘纺织工会", "武进区总工会", date(2016, 1, 1)),
    ]
    with refuses("没有找到“湖塘纺织工会”的上级工会“武进区总工会”，请核对名称"):
        bring("grassroots.unions", rows, by=limin)

    assert Intake.objects.get().state == State.READY
    assert (Founding.objects.count(), Unit.objects.count()) == (0, 7)


def test_a_superior_below_its_row_is_not_found(district, limin):
    rows = [
        union("罗溪泵业工会", "罗溪镇联合工会", date(2016, 1, 1)),
        union("罗溪镇联合工会", "新北区", date(2015, 1, 1), kind="联合工会"),
    ]
    with refuses("在同一份台账中排在它的前面"):
        bring("grassroots.unions", rows, by=limin)

    assert Unit.objects.count() == 7


def test_a_name_that_another_district_bears_is_refused(district, limin, gufeng):
    bring("grassroots.unions", [union("纺织工会", "武进区总工会", date(2016, 1, 1))], by=gufeng)
    intake = offer("grassroots.unions", [union("纺织工会", "薛家镇", date(2016, 1, 1))], by=limin)

    assert [problem.reason for problem in intake.problems.all()] == ["这个工会全称已被占用"]


def test_a_union_is_not_older_than_its_superior(district, limin):
    with refuses("薛家镇总工会于 2000-01-01 成立"):
        bring("grassroots.unions", [union("薛家纺织工会", "薛家镇", date(1999, 1, 1))], by=limin)


def test_unions_close_lowest_first(district, limin):
    rows = [
        union("薛家联合工会", "薛家镇", date(2015, 1, 1), kind="联合工会", 撤销日期=date(2018, 1, 1)),
        union("薛家纺织工会", "薛家联合工会", date(2016, 1, 1), 撤销日期=date(2018, 1, 1)),
    ]
    bring("grassroots.unions", rows, by=limin)

    assert list(Unit.objects.filter(closed_on=date(2018, 1, 1)).values_list("name", flat=True)) == [
        "薛家联合工会",
        "薛家纺织工会",
    ]
    with refuses("薛家纺织工会已于 2018-01-01 撤销"):
        bring("grassroots.unions", [{**rows[1], "撤销日期": None}], by=limin)


def test_a_union_with_open_unions_below_cannot_close(district, limin):
    with refuses("春江镇总工会还有下级工会"):
        bring(
            "grassroots.unions",
            [union("春江镇总工会", "新北区", date(2000, 1, 1), kind="镇街总工会", 撤销日期=date(2018, 1, 1))],
            by=limin,
        )

    assert not Placement.objects.filter(until=date(2018, 1, 1)).exists()


def test_a_closing_before_the_founding_is_named(district, limin):
    intake = offer(
        "grassroots.unions",
        [union("薛家纺织工会", "薛家镇", date(2016, 1, 1), 撤销日期=date(2016, 1, 1))],
        by=limin,
    )

    assert list(intake.problems.values_list("reason", "remedy")) == [
        ("撤销日期不晚于成立日期", "请核对两个日期")
    ]


def test_unions_are_counted_while_they_stand(district, limin):
    bring(
        "grassroots.unions",
        [
            union("薛家联合工会", "薛家镇", date(2013, 1, 1), kind="联合工会"),
            union("薛家纺织工会", "薛家镇", date(2015, 7, 1)),
            union("薛家印染工会", "薛家镇", date(2015, 8, 1), 撤销日期=date(2017, 6, 30)),
            union("奔牛饲料工会", "奔牛镇", date(2018, 2, 1)),
            union("区卫生计生工联会", "新北区总工会", date(2016, 3, 1), kind="产业（行业）工联会"),
            union("税务局工会", "新北区总工会", date(2013, 3, 1), kind="行业工联会"),
        ],
        by=limin,
    )
    scope = Scope(district.unit, FIVE_YEARS)

    assert (UNIONS.value(scope), JOINT_UNIONS.value(scope)) == (3, 1)
    assert UNIONS.value(Scope(district.unit, FIVE_YEARS, as_of=date(2017, 6, 29))) == 3
    assert [(name, value) for name, _, value in UNIONS.by_town(scope)] == [
        ("春江镇", 0),
        ("薛家镇", 2),
        ("奔牛镇", 1),
    ]
    assert [value for _, _, value in UNIONS.by_year(scope)] == [1, 3, 3, 2, 3, 3]
    assert SECTOR_UNIONS.value(scope) == 1
    assert [value for _, _, value in UNIONS_FOUNDED.by_year(scope)] == [0, 2, 1, 0, 1, 0]


def test_a_code_of_another_time_is_refused(district, limin):
    intake = offer(
        "grassroots.unions",
        [union("春江街道商会工会", "薛家镇", date(2016, 1, 1), 行政区划代码="320411004")],
        by=limin,
    )

    assert intake.problems.get().reason == "行政区划代码 320411004 在 2016-01-01 并未使用"
