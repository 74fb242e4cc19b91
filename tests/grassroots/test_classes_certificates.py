"""Who came, by person where that is certain; certificates and their check; the new chairs who wait for a class."""

from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.cast import CHENJING, NOW, bring, refuses
from tests.grassroots.test_classes import AUTUMN, SPRING, seat, taught
from zhijia.audit.models import Line
from zhijia.base.periods import Period
from zhijia.grassroots.indicators import CHAIRS_UNTRAINED
from zhijia.grassroots.models import Certificate, OfficerClass
from zhijia.grassroots.queries.classes import untrained
from zhijia.grassroots.services import (
    Seated,
    begin_term,
    issue_certificates,
    leave_seat,
    recognise,
    take_seat,
)
from zhijia.grassroots.terms import Leaving, Office
from zhijia.indicators.scope import Scope
from zhijia.people.services import enlist
from zhijia.programmes.models import Attendance
from zhijia.site.chores import run_all

SAID = {"by": "测试", "at": NOW}


def chair(union, name="王磊", since=date(2015, 6, 1), office=Office.CHAIR, **more):
    """A committee begins with its chair."""
    person = more.pop("person", None) or enlist(name)
    term = begin_term(union, years=5, since=since, seats=[Seated(person, office)], document="示例", **SAID)
    return term.seats.get()


def on(district, day):
    return Scope(district.unit, Period(date(2014, 5, 1), day))


def waits(district, day):
    return [one.person.name for one in untrained(on(district, day))]


@pytest.fixture
def spring(district, limin):
    """The spring class of 2016, held by the district, and its roll."""
    bring("grassroots.officer_classes", [taught(SPRING, 结业日期=date(2016, 3, 9))], by=limin)
    rows = [
        seat("王磊", SPRING, union="春江工具厂工会"),
        seat("孙芳", SPRING, union="春江镇"),
        seat("周平", SPRING, union="薛家镇", came="请假"),
    ]
    bring("grassroots.attendance", rows, by=limin)
    return OfficerClass.objects.get()


def known():
    return dict(Attendance.objects.values_list("name", "person__name"))


def test_a_name_is_somebody_by_number_or_by_the_one_seat_of_that_day(district, limin, chenjing):
    sitting = chair(district.plant_union)
    chair(district.chunjiang, "孙芳", office=Office.MEMBER)
    bring("grassroots.officer_classes", [taught(SPRING)], by=limin)
    rows = [
        seat("陈静", SPRING, union="薛家镇", 身份证号=CHENJING),
        seat("王磊", SPRING, union="春江工具厂工会"),
        seat("王磊", SPRING, union="薛家镇"),
        seat("孙芳", SPRING, union="春江工具厂工会"),
    ]
    bring("grassroots.attendance", rows, by=limin)

    told = {(one.name, str(one.unit)): one.person_id for one in Attendance.objects.select_related("unit")}
    assert told == {
        ("陈静", "薛家镇"): chenjing.person_id,
        ("王磊", "春江工具厂工会"): sitting.person_id,
        ("王磊", "薛家镇"): None,
        ("孙芳", "春江工具厂工会"): None,
    }


def test_two_of_one_name_in_one_union_are_nobody(district, spring):
    first = chair(district.plant_union)
    second = take_seat(first.term, Seated(enlist("王磊"), Office.MEMBER), since=date(2015, 7, 1), **SAID)

    assert recognise() == 0
    leave_seat(second, until=date(2016, 1, 1), how=Leaving.RESIGNED, **SAID)
    assert recognise() == 1
    assert known() == {"王磊": "王磊", "孙芳": None, "周平": None}
    assert Attendance.objects.get(name="王磊").person_id == first.person_id


def test_whoever_took_the_seat_after_the_class_is_not_the_one_who_came(district, spring):
    chair(district.plant_union, since=date(2017, 1, 1))

    assert recognise() == 0
    assert set(known().values()) == {None}


def test_the_house_looks_again_every_day(district, spring):
    chair(district.chunjiang, "孙芳")
    run_all(NOW)

    assert known()["孙芳"] == "孙芳"


def test_certificates_are_for_those_who_came_and_are_issued_once(district, spring, limin):
    assert issue_certificates(spring, document="常新工〔2016〕5号", by=limin, at=NOW) == 2
    assert issue_certificates(spring, document="别的", by=limin, at=NOW) == 0

    assert list(Certificate.objects.values_list("number", "name", "document").order_by("number")) == [
        ("PX-2019-0001", "孙芳", "常新工〔2016〕5号"),
        ("PX-2019-0002", "王磊", "常新工〔2016〕5号"),
    ]
    assert Line.objects.filter(verb="grassroots.certificates.issued").count() == 1


def test_no_certificate_of_a_class_that_was_not_held(district, limin):
    bring("grassroots.officer_classes", [taught(SPRING, state="取消"), taught(AUTUMN)], by=limin)
    bring("grassroots.attendance", [seat("王磊", SPRING)], by=limin)
    cancelled, empty = (OfficerClass.objects.get(session__held_on=day) for day in (SPRING, AUTUMN))

    with refuses("还没有举办"):
        issue_certificates(cancelled, document="", by=limin, at=NOW)
    with refuses("没有到课的学员"):
        issue_certificates(empty, document="", by=limin, at=NOW)
    assert not Certificate.objects.exists()


def test_by_the_pages_from_the_class_to_the_paper(client, district, spring, limin):
    client.force_login(limin)
    page = client.get(reverse("grassroots:classes")).text
    assert "工会主席培训班" in page
    address = reverse("grassroots:class", args=[spring.pk])
    assert "发放 2 份" in client.get(address).text

    assert client.post(address, {"document": "常新工〔2016〕5号"}).status_code == 302
    after = client.get(address).text
    assert "已发证书 2 份" in after
    assert "PX-" in after
    assert "发放 2 份" not in after
    paper = client.get(reverse("grassroots:certificates", args=[spring.pk])).text
    assert paper.count("准予结业") == 2
    assert "周平" not in paper
    number = Certificate.objects.get(name="王磊").number
    one = client.get(reverse("grassroots:certificates", args=[spring.pk]) + f"?number={number}").text
    assert one.count("准予结业") == 1


def test_a_wrong_form_is_answered_in_place_and_keeps_what_was_typed(client, district, limin):
    bring("grassroots.officer_classes", [taught(SPRING)], by=limin)
    client.force_login(limin)
    address = reverse("grassroots:class", args=[OfficerClass.objects.get().pk])
    page = client.post(address, {"document": "常新工〔2016〕5号"})

    assert page.status_code == 422
    assert "请先导入这期的签到台账" in page.text
    assert "常新工〔2016〕5号" in page.text
    assert not Certificate.objects.exists()


def test_another_town_neither_sees_nor_issues(client, district, limin, spring, zhouping, wanglei):
    bring("grassroots.officer_classes", [taught(AUTUMN, host="春江镇")], by=limin)
    towns = OfficerClass.objects.get(session__held_on=AUTUMN)
    client.force_login(zhouping)

    assert client.get(reverse("grassroots:class", args=[towns.pk])).status_code == 404
    assert client.post(reverse("grassroots:class", args=[spring.pk])).status_code == 404
    client.force_login(wanglei)
    assert client.post(reverse("grassroots:class", args=[spring.pk])).status_code == 404
    assert not Certificate.objects.exists()


def test_a_stranger_verifies_and_learns_nothing_about_the_person(client, district, spring, limin):
    issue_certificates(spring, document="", by=limin, at=NOW)
    number, address = Certificate.objects.get(name="王磊").number, reverse("grassroots:verify")
    right = client.get(address, {"number": number.lower(), "first": "王"}).text

    assert "证书属实" in right
    assert "工会主席培训班" in right
    for secret in ("王磊", "春江工具厂"):
        assert secret not in right
    wrong = [client.get(address, asked).text for asked in (
        {"number": number, "first": "孙"}, {"number": "PX-2019-9999", "first": "王"},
    )]  # fmt: skip
    for page in wrong:
        assert "没有查到" in page
        assert "工会主席培训班" not in page
    assert client.get(address, {"number": number, "first": "王磊"}).status_code == 422
    assert client.get(address, {"number": "", "first": ""}).status_code == 422
    assert client.get(address).status_code == 200


def test_a_new_chair_waits_until_a_class_or_until_no_longer_new(district, spring, limin):
    sitting = chair(district.plant_union, since=date(2016, 1, 4))
    chair(district.xuejia, "周平", since=date(2016, 2, 29))
    recognise()

    assert waits(district, date(2016, 1, 3)) == []
    assert waits(district, date(2016, 3, 6)) == ["王磊", "周平"]
    assert waits(district, SPRING) == ["周平"]  # 王磊 came; 周平 asked for leave
    assert waits(district, date(2017, 2, 27)) == ["周平"]
    assert waits(district, date(2017, 2, 28)) == []  # twelve months from a leap day
    leave_seat(sitting, until=date(2016, 2, 1), how=Leaving.RESIGNED, **SAID)
    assert waits(district, date(2016, 2, 1)) == []


def test_a_class_before_taking_office_or_cancelled_does_not_count(district, limin):
    bring("grassroots.officer_classes", [taught(SPRING), taught(AUTUMN, edition=2, state="取消")], by=limin)
    chair(district.plant_union, since=date(2016, 3, 1))
    term = begin_term(
        district.plant_union, years=5, since=date(2017, 9, 1),
        seats=[Seated(enlist("李强"), Office.CHAIR)], document="示例", **SAID,
    )  # fmt: skip
    rows = [
        seat("王磊", SPRING, union="春江工具厂工会"),
        seat("李强", AUTUMN, edition=2, union="春江工具厂工会"),
    ]
    bring("grassroots.attendance", rows, by=limin)

    assert Attendance.objects.exclude(person=None).count() == 2
    assert waits(district, AUTUMN) == ["李强"]
    assert term.seats.get().person.name == "李强"


def test_the_count_of_untrained_chairs_is_its_rows_by_town(district, spring):
    for n, union in enumerate((district.plant_union, district.xuejia, district.benniu)):
        chair(union, f"新主席{n}", since=date(2018, 6, 1))
    scope = on(district, date(2019, 1, 1))

    assert CHAIRS_UNTRAINED.value(scope) == CHAIRS_UNTRAINED.measure.again(CHAIRS_UNTRAINED.rows(scope)) == 3
    assert [(label, value) for label, _, value in CHAIRS_UNTRAINED.by_town(scope)] == [
        ("春江镇", 1), ("薛家镇", 1), ("奔牛镇", 1)
    ]  # fmt: skip


def test_the_screen_of_untrained_chairs(client, district, limin, zhouping):
    today = timezone.localdate()
    chair(district.plant_union, "新主席", since=today.replace(day=1))
    client.force_login(limin)
    address = reverse("grassroots:untrained")
    page = client.get(address).text

    assert "新主席" in page
    assert "春江镇 <b>1</b>" in page
    assert "新主席" in client.get(address, {"town": district.chunjiang.pk}).text
    assert "新主席" not in client.get(address, {"town": district.xuejia.pk}).text
    client.force_login(zhouping)
    assert "新主席" not in client.get(address).text
