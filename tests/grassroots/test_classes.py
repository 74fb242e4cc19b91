"""李敏 brings the classes for union officers and their rolls: who came to a class that was held is counted."""

from datetime import date

from tests.cast import bring, offer
from zhijia.base.periods import Period
from zhijia.grassroots.indicators import OFFICER_CLASSES, OFFICERS_DISTINCT, OFFICERS_TRAINED
from zhijia.grassroots.models import OfficerClass
from zhijia.indicators.scope import Scope
from zhijia.programmes.models import Attendance

FIVE_YEARS = Period(date(2014, 5, 1), date(2019, 4, 30))
SPRING, AUTUMN = date(2016, 3, 7), date(2017, 9, 4)


def taught(day, *, edition=1, host="新北区总工会", state="已举办", **more):
    return {
        "培训班名称": "工会主席培训班",
        "期次": edition,
        "主办工会": host,
        "开班日期": day,
        "状态": state,
        **more,
    }


def seat(name, day, *, edition=1, union="春江镇", came="是", **more):
    return {
        "培训班名称": "工会主席培训班",
        "期次": edition,
        "开班日期": day,
        "姓名": name,
        "所在工会": union,
        "到课": came,
        **more,
    }


def test_only_classes_that_were_held_count(district, limin):
    rows = [
        taught(SPRING, 培训对象="基层工会主席", 结业日期=date(2016, 3, 9)),
        taught(AUTUMN, edition=2, host="薛家镇"),
        taught(date(2018, 9, 3), edition=3, state="取消"),
        taught(date(2013, 9, 2), edition=9),
    ]
    bring("grassroots.officer_classes", rows, by=limin)
    scope = Scope(district.unit, FIVE_YEARS)

    assert OfficerClass.objects.count() == 4
    assert OfficerClass.objects.get(session__held_on=SPRING).audience == "基层工会主席"
    assert OFFICER_CLASSES.value(scope) == 2
    assert [value for _, _, value in OFFICER_CLASSES.by_year(scope)] == [0, 0, 1, 1, 0, 0]
    assert [(name, value) for name, _, value in OFFICER_CLASSES.by_town(scope)][1:] == [
        ("薛家镇", 1),
        ("奔牛镇", 0),
        ("区本级", 1),
    ]


def test_the_absent_are_on_the_roll_and_are_not_counted(district, limin):
    bring(
        "grassroots.officer_classes",
        [taught(SPRING), taught(AUTUMN, edition=2), taught(date(2018, 9, 3), edition=3, state="取消")],
        by=limin,
    )
    rows = [
        seat("王磊", SPRING, union="春江工具厂工会", 职务="主席"),
        seat("王磊", SPRING, union="薛家镇"),
        seat("孙芳", SPRING),
        seat("周平", SPRING, union="薛家镇", came="请假"),
        seat("吴刚", SPRING, union="薛家镇", came="否"),
        seat("郑洁", SPRING, union="薛家镇", came=None),
        seat("孙芳", AUTUMN, edition=2),
        seat("孙芳", date(2018, 9, 3), edition=3),
    ]
    bring("grassroots.attendance", rows, by=limin)
    scope = Scope(district.unit, FIVE_YEARS)

    assert Attendance.objects.count() == 8
    assert OFFICERS_TRAINED.value(scope) == 4
    assert (
        OFFICERS_DISTINCT.value(scope) == OFFICERS_DISTINCT.measure.again(OFFICERS_DISTINCT.rows(scope)) == 3
    )
    assert [value for _, _, value in OFFICERS_TRAINED.by_year(scope)] == [0, 0, 3, 1, 0, 0]
    assert [(name, value) for name, _, value in OFFICERS_TRAINED.by_town(scope)] == [
        ("春江镇", 3),
        ("薛家镇", 1),
        ("奔牛镇", 0),
    ]


def test_a_roll_of_a_class_that_is_not_registered_is_wrong(district, limin):
    bring(
        "grassroots.officer_classes",
        [taught(SPRING), taught(AUTUMN), taught(AUTUMN, host="薛家镇")],
        by=limin,
    )
    rows = [
        seat("王磊", SPRING, 培训班名称="女职工干部培训班"),
        seat("王磊", date(2016, 3, 8)),
        seat("王磊", SPRING, edition=None),
        seat("王磊", AUTUMN),
        seat("王磊", SPRING, came="来过"),
    ]
    intake = offer("grassroots.attendance", rows, by=limin)

    assert list(intake.problems.values_list("line", "reason", "remedy")) == [
        (2, "没有找到培训班“女职工干部培训班”", "请先导入工会干部培训班台账"),
        (3, "没有找到 2016-03-08 开班的“工会主席培训班”第 1 期", "请先导入工会干部培训班台账"),
        (4, "没有找到 2016-03-07 开班的“工会主席培训班”（未填期次）", "请先导入工会干部培训班台账"),
        (5, "2017-09-04 有 2 个工会举办“工会主席培训班”第 1 期", "请在培训班名称中写明主办工会"),
        (6, "“来过”不在可选范围", "请填：是、否、请假、缺课、缺席、未到、到课、已到、出席"),
    ]
    assert not Attendance.objects.exists()


def test_a_roll_again_changes_nothing_and_a_correction_the_same_row(
    district, limin, django_assert_max_num_queries
):
    bring("grassroots.officer_classes", [taught(SPRING)], by=limin)
    rows = [seat(f"学员{n}", SPRING) for n in range(200)]
    with django_assert_max_num_queries(50):
        bring("grassroots.attendance", rows, by=limin)
    again = bring("grassroots.attendance", [*rows[:-1], {**rows[-1], "到课": "请假"}], by=limin)

    assert (again.new, again.changed, again.same) == (0, 1, 199)
    assert OFFICERS_TRAINED.value(Scope(district.unit, FIVE_YEARS)) == 199
