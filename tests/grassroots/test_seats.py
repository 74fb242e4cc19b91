"""Between two elections: who is a member no more still sits until it is said; a chair is moved and recalled as the law allows."""

from datetime import date

import pytest
from django.urls import reverse

from tests.cast import NOW, refuses
from tests.grassroots.reelections import BEGAN, SAID, person, roll, serving
from zhijia.audit.models import Line
from zhijia.grassroots.models import Seat
from zhijia.grassroots.queries.terms import running, strayed
from zhijia.grassroots.services import Recall, Seated, begin_term, fill_seat, leave_seat
from zhijia.grassroots.terms import Leaving, Office
from zhijia.orgs.models import Unit
from zhijia.orgs.services import open_unit
from zhijia.orgs.terms import UnitKind
from zhijia.people.models import Person
from zhijia.people.services import end, transfer
from zhijia.people.terms import Ending

TODAY = NOW.date()
FLAGS = dict.fromkeys(("relative", "manager", "personnel", "foreign"), False)


@pytest.fixture
def union(district):
    """30 members vote; 陈静 has chaired since 2016."""
    roll(district.plant_union)
    serving(district.plant_union)
    return district.plant_union


def chair(union):
    return Seat.objects.get(term=running(union), office=Office.CHAIR, until=None)


def told(found):
    return Seat.objects.filter(pk=found.pk).values().get()


def fill(union, name, office=Office.CHAIR, **more):
    said = {"since": date(2019, 5, 1), "basis": "春江总工〔2019〕9号", **FLAGS, **SAID}
    return fill_seat(running(union), person=person(name), office=office, **said | more)


def test_a_chair_whose_membership_went_is_named_leaves_and_another_is_elected(
    client, district, union, wanglei
):
    transfer(person("陈静"), to=district.xuejia, on=date(2019, 3, 1), **SAID)
    client.force_login(wanglei)
    page = reverse("grassroots:term", args=[union.pk])
    before = client.get(page).text
    assert "有任职人员的会籍已不在本工会" in before
    assert "2019-03-01 起在" in before

    address = reverse("grassroots:seat_leave", args=[union.pk, chair(union).pk])
    moved = {"until": "2019-03-01", "how": "moved", "basis": ""}
    answer = client.post(address, moved)
    assert answer.status_code == 422
    assert "须经本级工会委员会和上一级工会同意（工会法第十八条），请填写同意的文号" in answer.text
    assert chair(union).until is None

    client.post(address, moved | {"basis": "春江总工〔2019〕6号"}, follow=True)
    seated = {"name": "张伟", "office": "chair", "since": "2019-05-01", "basis": "春江总工〔2019〕9号"}
    after = client.post(reverse("grassroots:seat_take", args=[union.pk]), seated, follow=True).text

    assert "有任职人员的会籍已不在本工会" not in after
    assert "2019-03-01 工作调动（春江总工〔2019〕6号）" in after
    assert "补选：春江总工〔2019〕9号" in after
    assert chair(union).person.name == "张伟"
    assert Line.objects.filter(verb__in=("grassroots.seat.left", "grassroots.seat.taken")).count() == 2
    assert client.get(address).status_code == 404


def test_a_chair_is_recalled_only_by_more_than_half_of_all(union):
    found = chair(union)
    said = {"until": TODAY, "how": Leaving.RECALLED, "basis": "会员大会决议", **SAID}
    before = told(found)
    with refuses("请填写全体会员（或代表）人数和其中的赞成票数"):
        leave_seat(found, **said)
    with refuses("全体 30 人中赞成 15 票，没有过半数，不能罢免"):
        leave_seat(found, recall=Recall(15, 30), **said)
    with refuses("请填写全体会员"):
        leave_seat(found, recall=Recall(31, 30), **said)
    assert told(found) == before

    leave_seat(found, recall=Recall(16, 30), **said)
    found.refresh_from_db()
    assert (found.until, found.left, found.recall_votes, found.recall_entitled) == (TODAY, "recalled", 16, 30)


def test_anybody_may_resign_and_only_once(union):
    fill(union, "张伟", Office.VICE)
    vice = Seat.objects.get(office=Office.VICE)
    leave_seat(vice, until=TODAY, how=Leaving.RESIGNED, **SAID)
    with refuses("已于 2019-05-05 卸任"):
        leave_seat(vice, until=TODAY, how=Leaving.RESIGNED, **SAID)


@pytest.mark.parametrize("until", [BEGAN, date(2019, 5, 6)])
def test_nobody_leaves_before_they_came_or_tomorrow(union, until):
    found = chair(union)
    with refuses("卸任日期须晚于任职日 2016-05-12，不能晚于今天"):
        leave_seat(found, until=until, how=Leaving.RESIGNED, **SAID)
    assert chair(union) == found


def test_whom_the_law_bars_is_elected_to_nothing(union):
    leave_seat(chair(union), until=TODAY, how=Leaving.RESIGNED, **SAID)
    before = Seat.objects.count()
    with refuses("近亲属不作委员人选"):
        fill(union, "张伟", Office.MEMBER, relative=True)
    with refuses("人力资源部门负责人"):
        fill(union, "张伟", personnel=True)
    with refuses("保留会籍的会员没有选举权"):
        fill(union, "周志国")
    with refuses("到任日期须在本届起始日 2016-05-12 至今天之间"):
        fill(union, "张伟", since=date(2019, 6, 1))
    assert Seat.objects.count() == before

    fill(union, "张伟", Office.AUDIT_MEMBER, personnel=True)
    assert Seat.objects.count() == before + 1


def test_a_union_has_one_chair_and_nobody_an_office_twice(union):
    with refuses("已有主席，请先登记原主席卸任"):
        fill(union, "张伟")
    fill(union, "张伟", Office.MEMBER)
    with refuses("张伟现任委员，无需再登记"):
        fill(union, "张伟", Office.MEMBER)


def test_the_town_sees_who_went_and_another_town_does_not(client, district, union, sunfang, zhouping):
    end(person("陈静"), how=Ending.DIED, on=date(2019, 4, 1), reason="", **SAID)
    client.force_login(sunfang)
    page = client.get(reverse("grassroots:strayed")).text
    assert "2019-04-01 死亡" in page
    assert "陈*" in page
    assert "1 人" in client.get(reverse("grassroots:terms")).text

    client.force_login(zhouping)
    assert "任职人员的会籍都在本工会" in client.get(reverse("grassroots:strayed")).text
    found = chair(union)
    assert client.post(reverse("grassroots:seat_leave", args=[union.pk, found.pk])).status_code == 404
    assert client.get(reverse("grassroots:seat_take", args=[union.pk])).status_code == 404


def test_who_belongs_below_or_above_and_somebody_of_no_roll_are_not_named(district, union):
    """A branch's members may stand on the roll of its union; a town's chair of whom no roll knows is not spoken of."""
    branch = open_unit("一车间分会", kind=UnitKind.BRANCH, parent=union, on=date(2012, 3, 1), **SAID)
    stranger = Person.objects.create(name="许慧")
    for unit, who, years in ((branch, person("李桂英"), 3), (district.chunjiang, stranger, 5)):
        seats = [Seated(who, Office.CHAIR)]
        begin_term(unit, years=years, since=BEGAN, document="", seats=seats, number=3, **SAID)
    transfer(person("陈静"), to=branch, on=date(2019, 3, 1), **SAID)
    assert strayed(Unit.objects.all(), on=TODAY).count() == 0

    transfer(person("李桂英"), to=district.xuejia, on=date(2019, 3, 1), **SAID)
    assert [seat.term.unit for seat in strayed(Unit.objects.all(), on=TODAY)] == [branch]
