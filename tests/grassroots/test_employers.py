"""孙芳 brings her town's employers; 李敏 passes them to the unions that can serve them (二次覆盖)."""

from datetime import date

import pytest

from tests.cast import FOUNDED, NOW, bring, offer, refuses
from zhijia.base.periods import Period
from zhijia.grassroots.indicators import EMPLOYERS_COVERED, EMPLOYERS_REGROUPED
from zhijia.grassroots.models import EmployerRecord, Regrouping
from zhijia.indicators.scope import Scope
from zhijia.orgs.models import Cover, Employer
from zhijia.orgs.services import open_unit
from zhijia.orgs.terms import EmployerKind, UnitKind

FIVE_YEARS = Period(date(2014, 5, 1), date(2019, 4, 30))
PASSED = date(2017, 6, 1)


@pytest.fixture
def joint(district):
    """The joint union that swept 春江's small employers in, and the park's own union in 薛家."""
    said = {"on": FOUNDED, "by": "测试", "at": NOW}
    open_unit("薛家园区工联会", kind=UnitKind.VILLAGE, parent=district.xuejia, **said)
    return open_unit("春江联合工会", kind=UnitKind.JOINT, parent=district.chunjiang, **said)


def employer(name, **more):
    return {
        "单位名称": name,
        "单位性质": "企业",
        "所在镇街": "春江镇",
        "职工人数": 30,
        "覆盖工会": "春江联合工会",
        "覆盖起始日期": date(2013, 5, 1),
        **more,
    }


def passing(name, *, to="薛家园区工联会", day=PASSED, **more):
    return {"单位名称": name, "划转日期": day, "原工会": "春江联合工会", "新工会": to, **more}


def covers():
    """Who covered whom, the plant of the cast left out."""
    told = Cover.objects.exclude(employer__name="春江工具厂").order_by("employer__name", "since")
    return list(told.values_list("employer__name", "unit__name", "since", "until"))


def test_the_employers_and_their_covers_are_written(district, joint, sunfang):
    rows = [
        employer("春江木业", 统一社会信用代码="91110000600037341L"),
        employer("春江小吃店", 单位性质="个体户", 覆盖工会=None, 覆盖起始日期=None),
    ]
    bring("grassroots.employers", rows, by=sunfang)
    wood = Employer.objects.get(name="春江木业")

    assert (wood.kind, wood.town, wood.employees, wood.uscc) == (
        EmployerKind.ENTERPRISE,
        district.chunjiang,
        30,
        "91110000600037341L",
    )
    assert wood.record.covering == joint
    assert Employer.objects.get(name="春江小吃店").kind == EmployerKind.INDIVIDUAL
    assert covers() == [("春江木业", "春江联合工会", date(2013, 5, 1), None)]


def test_a_corrected_row_changes_the_same_employer(district, joint, sunfang):
    bring(
        "grassroots.employers",
        [
            employer("春江木业"),
            employer("春江工具厂", 覆盖工会="春江工具厂工会", 覆盖起始日期=date(2012, 3, 1)),
        ],
        by=sunfang,
    )
    bring(
        "grassroots.employers", [employer("春江木业", 职工人数=45, 覆盖起始日期=date(2013, 6, 1))], by=sunfang
    )

    assert (Employer.objects.count(), EmployerRecord.objects.count()) == (2, 2)
    assert Employer.objects.get(name="春江木业").employees == 45
    assert covers() == [("春江木业", "春江联合工会", date(2013, 6, 1), None)]
    assert Cover.objects.get(employer=district.plant).since == date(2012, 3, 1)


def test_an_employer_of_another_town_is_not_taken_over(district, joint, limin, zhouping):
    bring("grassroots.employers", [employer("春江木业")], by=limin)
    told = employer("春江木业", 所在镇街="薛家镇", 覆盖工会=None, 覆盖起始日期=None)
    intake = offer("grassroots.employers", [told], by=zhouping)

    assert [problem.reason for problem in intake.problems.all()] == ["这个单位名称已被占用"]
    assert Employer.objects.get(name="春江木业").town == district.chunjiang


def test_a_cover_needs_its_union_and_its_day(district, joint, zhouping):
    rows = [
        employer("甲厂", 所在镇街="薛家镇", 覆盖工会="薛家园区工联会", 覆盖起始日期=None),
        employer("乙厂", 所在镇街="薛家镇"),
    ]
    intake = offer("grassroots.employers", rows, by=zhouping)

    assert list(intake.problems.values_list("line", "column", "reason")) == [
        (2, "整行", "覆盖工会和覆盖起始日期只填了一项"),
        (3, "覆盖工会", "没有找到工会“春江联合工会”"),
    ]


def test_a_long_list_is_written_in_few_queries(district, joint, limin, django_assert_max_num_queries):
    rows = [employer(f"春江第{n}厂") for n in range(300)]
    with django_assert_max_num_queries(60):
        bring("grassroots.employers", rows, by=limin)

    assert Cover.objects.count() == 301


def test_both_sides_are_right_on_both_days(district, joint, limin):
    bring("grassroots.employers", [employer("春江木业"), employer("春江五金")], by=limin)
    bring("grassroots.regroupings", [passing("春江木业")], by=limin)
    before, after = (Scope(district.unit, FIVE_YEARS, as_of=day) for day in (date(2017, 5, 31), PASSED))

    assert [value for _, _, value in EMPLOYERS_COVERED.by_town(before)] == [3, 0, 0]
    assert [value for _, _, value in EMPLOYERS_COVERED.by_town(after)] == [2, 1, 0]
    assert EMPLOYERS_COVERED.value(before) == EMPLOYERS_COVERED.value(after) == 3
    assert covers() == [
        ("春江五金", "春江联合工会", date(2013, 5, 1), None),
        ("春江木业", "春江联合工会", date(2013, 5, 1), PASSED),
        ("春江木业", "薛家园区工联会", PASSED, None),
    ]


def test_an_employer_passed_twice_counts_once(district, joint, limin):
    bring("grassroots.employers", [employer("春江木业")], by=limin)
    rows = [
        passing("春江木业", to="春江工具厂工会", day=date(2018, 6, 1), 原工会="薛家园区工联会"),
        passing("春江木业"),
    ]
    bring("grassroots.regroupings", rows, by=limin)
    again = bring(
        "grassroots.regroupings", [{**row, "批复文号": "常新工〔2018〕3号"} for row in rows], by=limin
    )
    scope = Scope(district.unit, FIVE_YEARS)

    assert (again.changed, Regrouping.objects.count(), Cover.objects.count()) == (2, 2, 4)
    assert EMPLOYERS_REGROUPED.value(scope) == 1
    assert [value for _, _, value in EMPLOYERS_REGROUPED.by_year(scope)] == [0, 0, 0, 1, 1, 0]
    assert [value for _, _, value in EMPLOYERS_REGROUPED.by_town(scope)] == [1, 1, 0]


def test_the_first_cover_told_again_after_a_regrouping_is_left(district, joint, limin):
    bring("grassroots.employers", [employer("春江木业")], by=limin)
    bring("grassroots.regroupings", [passing("春江木业")], by=limin)
    before = covers()
    bring("grassroots.employers", [employer("春江木业", 职工人数=60)], by=limin)

    assert covers() == before


def test_a_passing_that_tells_another_story_is_refused(district, joint, limin):
    bring(
        "grassroots.employers",
        [employer("春江木业"), employer("春江五金", 覆盖工会=None, 覆盖起始日期=None)],
        by=limin,
    )
    with refuses("春江木业现由春江联合工会覆盖，与台账所填原工会不符"):
        bring("grassroots.regroupings", [passing("春江木业", 原工会="春江工具厂工会")], by=limin)
    with refuses("春江五金还没有工会覆盖"):
        bring("grassroots.regroupings", [passing("春江五金")], by=limin)
    with refuses("春江木业已由春江联合工会覆盖，无需再划转"):
        bring("grassroots.regroupings", [passing("春江木业", to="春江联合工会", 原工会=None)], by=limin)
    with refuses("划转日期须晚于这一天"):
        bring("grassroots.regroupings", [passing("春江木业", day=date(2013, 5, 1))], by=limin)

    assert (Regrouping.objects.count(), Cover.objects.count()) == (0, 2)


def test_a_passing_to_the_same_union_is_named(district, joint, limin):
    bring("grassroots.employers", [employer("春江木业")], by=limin)
    intake = offer(
        "grassroots.regroupings", [passing("春江木业", to="春江联合工会"), passing("无名厂")], by=limin
    )

    assert [problem.reason for problem in intake.problems.all()] == [
        "原工会与新工会相同",
        "没有找到单位“无名厂”",
    ]
