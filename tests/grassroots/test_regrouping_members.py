"""Members pass with their employers when the register of regroupings is brought: both unions are right on both days."""

from datetime import date, timedelta

import pytest

from tests.cast import NOW, bring, refuses
from tests.orgs.deeds import employer, single
from zhijia.orgs.models import Cover, Operation
from zhijia.orgs.queries import history
from zhijia.people.models import Membership, Person
from zhijia.people.queries import members_on
from zhijia.people.services import Work, admit

PASSED = date(2017, 6, 1)
SAID = {"by": "测试", "at": NOW}


@pytest.fixture
def joint(district):
    return single("春江联合工会", district.chunjiang)


@pytest.fixture
def own(district):
    return single("春江木业工会", district.chunjiang)


def hands(unit, place, count, since=date(2014, 1, 1)):
    for n in range(count):
        person = Person.objects.create(name=f"{place.name}{n}")
        admit(person, unit=unit, since=since, work=Work(place), **SAID)


def passing(name, day=PASSED, **more):
    return {"单位名称": name, "划转日期": day, "原工会": "春江联合工会", "新工会": "春江木业工会", **more}


def test_both_unions_are_right_on_both_days(district, joint, own, limin):
    timber, metal = (employer(name, district.chunjiang, joint) for name in ("春江木业", "春江五金"))
    hands(joint, timber, 3)
    hands(joint, metal, 2)
    bring("grassroots.regroupings", [passing("春江木业", 批复文号="常新工〔2017〕6号")], by=limin)

    assert [members_on(unit, PASSED - timedelta(days=1)).count() for unit in (joint, own)] == [5, 0]
    assert [members_on(unit, PASSED).count() for unit in (joint, own)] == [2, 3]
    assert set(members_on(own, PASSED).values_list("began", "reason")) == {("regrouped", "常新工〔2017〕6号")}
    assert [told.operation.document for told in history(own) if told.operation.kind == "regroup"] == [
        "常新工〔2017〕6号"
    ]


def test_what_went_together_is_one_operation(district, joint, own, limin):
    names = [f"春江第{n}厂" for n in range(4)]
    for name in names:
        employer(name, district.chunjiang, joint)
    rows = [passing(name, 批复文号="常新工〔2017〕6号") for name in names[:2]]
    rows += [passing(names[2]), passing(names[3], PASSED + timedelta(days=1), 批复文号="常新工〔2017〕6号")]
    bring("grassroots.regroupings", rows, by=limin)
    told = Operation.objects.filter(kind="regroup").order_by("on", "document")

    assert [(one.on, one.document, one.facts["employers"]) for one in told] == [
        (PASSED, "二次覆盖划转台账（未填批复文号）", 1), (PASSED, "常新工〔2017〕6号", 2),
        (PASSED + timedelta(days=1), "常新工〔2017〕6号", 1),
    ]  # fmt: skip


def test_the_same_file_again_moves_nobody(district, joint, own, limin):
    timber = employer("春江木业", district.chunjiang, joint)
    hands(joint, timber, 2)
    bring("grassroots.regroupings", [passing("春江木业")], by=limin)
    before = list(Membership.objects.order_by("pk").values())
    bring("grassroots.regroupings", [passing("春江木业", 批复文号="常新工〔2017〕6号")], by=limin)

    assert list(Membership.objects.order_by("pk").values()) == before
    assert Operation.objects.filter(kind="regroup").count() == 1


def test_who_came_later_keeps_the_employer_and_everybody_where_they_are(district, joint, own, limin):
    timber = employer("春江木业", district.chunjiang, joint)
    hands(joint, timber, 1, since=date(2018, 1, 1))
    with refuses("有会员自 2018-01-01 起才有会籍"):
        bring("grassroots.regroupings", [passing("春江木业")], by=limin)

    assert Cover.objects.get(employer=timber).unit == joint
    assert not Operation.objects.filter(kind="regroup").exists()


def test_many_of_one_approval_cost_what_one_does(district, joint, own, limin, django_assert_max_num_queries):
    for n in range(120):
        employer(f"春江第{n}厂", district.chunjiang, joint)
    with django_assert_max_num_queries(90):
        bring("grassroots.regroupings", [passing(f"春江第{n}厂") for n in range(120)], by=limin)

    assert Cover.objects.filter(unit=own, until=None).count() == 120
