"""Lines that wait for a person: found, shown with both sides, decided each way; never written by the file itself."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.cast import NOW, hire, refuses
from tests.joining.lines import LATER, TOWN, UNION, enter, identity, line, offer, people
from zhijia.audit.models import Line as Diary
from zhijia.joining.models import Candidate, Doubt, RollEntry
from zhijia.joining.services.doubts import decide, forget_given_up
from zhijia.joining.terms import DoubtKind, DoubtState
from zhijia.people.models import Membership, Person
from zhijia.people.services import end, enlist, transfer
from zhijia.people.terms import Ending
from zhijia.sheets.services import commit, drop

OTHER = identity(date(1976, 3, 2), 46)  # another number of the same birth and sex
ON = date(2019, 4, 1)


def snapshot():
    return (
        list(Person.objects.order_by("pk").values_list("pk", "name", "identity_index", "phone_index")),
        list(
            Membership.objects.order_by("pk").values_list("pk", "person", "unit", "since", "until", "ended")
        ),
        list(RollEntry.objects.order_by("pk").values_list("pk", "person", "unit")),
    )


@pytest.fixture
def member(district, limin):
    """陈静 is a member at the plant."""
    enter([line()], by=limin)
    return Person.objects.get()


@pytest.fixture
def elsewhere(member, limin):
    """薛家镇's roll names her too, beside somebody new."""
    new = line(
        姓名="赵敏",
        证件号码=identity(date(1980, 1, 1), 21),
        出生日期=None,
        性别="",
        所属工会=TOWN,
        手机号码="13700000001",
    )
    intake = enter([line(所属工会=TOWN, 手机号码="13961129999"), new], by=limin, name="薛家.xlsx")
    assert (intake.new, intake.doubt) == (1, 1)
    return Doubt.objects.get()


def test_already_a_member_elsewhere_does_not_stop_the_file_and_is_not_moved(elsewhere, member, district):
    assert elsewhere.kind == DoubtKind.ELSEWHERE
    assert Membership.objects.get(person=member).unit == district.plant_union
    assert Person.objects.get(pk=member.pk).phone == "13961120001"
    assert RollEntry.objects.count() == 2


def test_moved_by_whoever_may_act_for_both_unions(elsewhere, member, district, limin):
    decide(elsewhere, DoubtState.MOVED, same_as=member, on=ON, by=limin, at=NOW)

    told = list(Membership.objects.filter(person=member).values_list("unit__name", "since", "until"))
    assert told == [(UNION, date(2013, 5, 6), ON), (TOWN, ON, None)]
    assert Person.objects.get(pk=member.pk).phone == "13961129999"
    assert RollEntry.objects.get(person=member).unit == district.xuejia
    assert Diary.objects.filter(verb="joining.doubt.decided", actor__contains="李敏").count() == 1


def test_the_town_alone_is_sent_to_the_transfer(elsewhere, member, zhouping):
    before = snapshot()
    with refuses("请由本人或新工会发起会籍接转"):
        decide(elsewhere, DoubtState.MOVED, same_as=member, on=ON, by=zhouping, at=NOW)

    assert snapshot() == before
    elsewhere.refresh_from_db()
    assert elsewhere.state == DoubtState.OPEN


def test_kept_there_and_never_asked_again(elsewhere, member, limin):
    decide(elsewhere, DoubtState.KEPT, by=limin, at=NOW)
    before = snapshot()
    again = enter([line(所属工会=TOWN, 手机号码="13961129999")], by=limin, name="薛家.xlsx")

    assert (again.new, again.changed, again.same, again.doubt) == (0, 0, 1, 0)
    assert snapshot() == before


def test_of_two_who_decide_one_is_told(elsewhere, member, limin):
    decide(elsewhere, DoubtState.KEPT, by=limin, at=NOW)
    with refuses("刚刚核对过"):
        decide(elsewhere, DoubtState.MOVED, same_as=member, on=ON, by=limin, at=NOW)

    assert Membership.objects.filter(person=member, until=None, unit__name=UNION).exists()


@pytest.fixture
def unnumbered(district, limin):
    """Somebody came by themselves: name, birth and telephone, no number yet."""
    return enlist("陈静", phone="13961120001", sex="2", birth=date(1976, 3, 2))


def test_perhaps_somebody_known_is_the_same(unnumbered, district, limin):
    intake = enter([line()], by=limin)
    doubt = Doubt.objects.get()
    candidate = doubt.candidates.get()
    assert (intake.new, intake.doubt, doubt.kind) == (0, 1, DoubtKind.CANDIDATE)
    assert candidate.person == unnumbered
    assert "出生日期相同" in candidate.why

    decide(doubt, DoubtState.SAME, same_as=unnumbered, by=limin, at=NOW)
    person = Person.objects.get()
    assert (person.pk, person.identity) == (unnumbered.pk, "320411197603022127")
    assert Membership.objects.get().unit == district.plant_union
    assert enter([line()], by=limin).same == 1


def test_perhaps_somebody_known_is_another(unnumbered, limin):
    enter([line()], by=limin)
    decide(Doubt.objects.get(), DoubtState.NEW, by=limin, at=NOW)

    assert Person.objects.count() == 2
    assert Person.objects.get(pk=unnumbered.pk).identity == ""
    assert Membership.objects.get().person_id != unnumbered.pk


def test_two_valid_numbers_are_not_one_line(member, limin):
    """The same name, birth, telephone and employer under another valid number."""
    intake = enter([line(证件号码=OTHER)], by=limin)
    doubt = Doubt.objects.get()
    assert (intake.doubt, doubt.kind) == (1, DoubtKind.CANDIDATE)
    before = snapshot()
    with refuses("请先在会员页面合并"):
        decide(doubt, DoubtState.SAME, same_as=member, by=limin, at=NOW)
    with refuses("请选择与哪一位"):
        decide(doubt, DoubtState.SAME, same_as=enlist("旁人"), by=limin, at=NOW)
    Person.objects.get(name="旁人").delete()

    assert snapshot() == before
    decide(doubt, DoubtState.DROPPED, by=limin, at=NOW)
    assert snapshot() == before


def test_twice_in_one_file_under_two_numbers(district, limin):
    intake = enter([line(), line(证件号码=OTHER)], by=limin)
    doubt = Doubt.objects.get()

    assert (intake.new, intake.doubt, doubt.kind, doubt.line) == (1, 1, DoubtKind.TWICE, 3)
    assert doubt.candidates.get().above == 2
    decide(doubt, DoubtState.NEW, by=limin, at=NOW)
    assert Person.objects.count() == Membership.objects.count() == 2


def test_the_same_number_with_another_name(member, limin):
    intake = enter([line(姓名="赵铁柱")], by=limin)
    doubt = Doubt.objects.get()
    assert (intake.doubt, doubt.kind) == (1, DoubtKind.NAMES)
    with refuses("不能另立一人"):
        decide(doubt, DoubtState.NEW, by=limin, at=NOW)
    assert Person.objects.get().name == "陈静"

    decide(doubt, DoubtState.SAME, same_as=member, by=limin, at=NOW)
    person = Person.objects.get()
    assert (person.name, person.formers) == ("赵铁柱", "陈静")


def test_a_slip_in_the_name_is_corrected_without_asking(member, limin):
    intake = enter([line(姓名="陈婧")], by=limin)

    assert (intake.changed, intake.doubt) == (1, 0)
    assert (Person.objects.get().name, Person.objects.get().formers) == ("陈婧", "陈静")


def test_whoever_left_is_not_a_member_again_by_an_old_roll(member, limin, district):
    end(member, how=Ending.LEFT, on=date(2018, 6, 1), reason="本人申请", by=limin, at=NOW)
    intake = enter([line(手机号码="13961120002")], by=limin)
    doubt = Doubt.objects.get()
    assert (intake.doubt, doubt.kind) == (1, DoubtKind.DATES)
    before = snapshot()
    for on, sentence in ((None, "自哪一天"), (date(2018, 5, 1), "不能早于")):
        with refuses(sentence):
            decide(doubt, DoubtState.SAME, same_as=member, on=on, by=limin, at=NOW)
    assert snapshot() == before

    decide(doubt, DoubtState.SAME, same_as=member, on=date(2019, 1, 1), by=limin, at=NOW)
    assert Membership.objects.get(person=member, until=None).since == date(2019, 1, 1)
    assert Person.objects.get().phone == "13961120002"


def test_nobody_comes_back_from_the_dead(member, limin):
    end(member, how=Ending.DIED, on=date(2018, 6, 1), reason="", by=limin, at=NOW)
    enter([line(入会日期=date(2019, 1, 1))], by=limin)
    doubt = Doubt.objects.get()
    before = snapshot()
    with refuses("已登记死亡"):
        decide(doubt, DoubtState.SAME, same_as=member, on=date(2019, 2, 1), by=limin, at=NOW)

    assert snapshot() == before


def test_what_changed_between_the_look_and_the_press_becomes_a_doubt(member, district, limin):
    """Shown as a correction; meanwhile she is carried over to another union."""
    new = line(
        姓名="赵敏", 证件号码=identity(date(1980, 1, 1), 21), 出生日期=None, 性别="", 手机号码="13700000001"
    )
    intake = offer([line(手机号码="13961120002"), new], by=limin)
    assert (intake.new, intake.changed, intake.doubt) == (1, 1, 0)
    transfer(member, to=district.xuejia, on=ON, by=limin, at=NOW)
    commit(intake, by=limin, at=NOW)

    intake.refresh_from_db()
    assert (intake.new, intake.changed, intake.doubt) == (1, 0, 1)
    assert Doubt.objects.get().kind == DoubtKind.ELSEWHERE
    assert Person.objects.get(pk=member.pk).phone == "13961120001"
    assert RollEntry.objects.filter(person__name="赵敏").count() == 1


def test_a_doubt_decided_before_the_file_is_entered_is_not_written_twice(unnumbered, limin):
    intake = offer([line()], by=limin)
    decide(Doubt.objects.get(), DoubtState.SAME, same_as=unnumbered, by=limin, at=NOW)
    commit(intake, by=limin, at=NOW)

    assert (Person.objects.count(), Membership.objects.count(), RollEntry.objects.count()) == (1, 1, 1)


def test_a_later_file_replaces_the_doubt_of_an_earlier(elsewhere, limin):
    enter([line(所属工会=TOWN, 手机号码="13961128888")], by=limin, at=LATER)

    elsewhere.refresh_from_db()
    assert elsewhere.state == DoubtState.REPLACED
    assert Doubt.objects.waiting().count() == 1


def test_a_file_given_up_asks_nothing(unnumbered, limin, client):
    intake = offer([line()], by=limin)
    doubt = Doubt.objects.get()
    drop(intake, by=limin, at=NOW)
    client.force_login(limin)

    assert client.get(reverse("joining:doubt", args=[doubt.pk])).status_code == 404
    assert not client.get(reverse("joining:doubts")).context["rows"]


# by HTTP


@pytest.fixture
def desk(client, limin):
    client.force_login(limin)
    return client


def test_the_queue_and_one_decision_after_another(desk, district, limin):
    enter([line(), *people(3)], by=limin)
    chosen = [
        line(手机号码="13961120009"),
        *[{**one, "手机号码": f"1390000000{n}"} for n, one in enumerate(people(3))],
    ]
    enter([{**one, "所属工会": TOWN} for one in chosen], by=limin, name="薛家.xlsx")
    page = desk.get(reverse("joining:doubts"))
    assert page.context["page"].paginator.count == 4
    assert "320411197603022127" not in page.text
    assert "3204**********2127" in page.text
    assert [told[2] for told in page.context["kinds"]] == [4]

    first, second = Doubt.objects.all()[:2]
    page = desk.get(reverse("joining:doubt", args=[first.pk]))
    assert "3204**********2127" in page.text
    assert "会籍转来" in page.text
    assert "320411197603022127" not in page.text
    assert "13961120009" not in page.text

    wrong = desk.post(
        reverse("joining:doubt", args=[first.pk]), {"how": "moved", "on": "2019-02-30", "words": "已调走"}
    )
    assert wrong.status_code == 422
    assert "2019-02-30" in wrong.text
    assert "已调走" in wrong.text
    assert Doubt.objects.waiting().count() == 4

    page = desk.post(
        reverse("joining:doubt", args=[first.pk]),
        {"how": "moved", "on": "2019-04-01", "words": "已调走"},
        follow=True,
    )
    assert page.redirect_chain[-1][0] == reverse("joining:doubt", args=[second.pk])
    for one in Doubt.objects.waiting():
        page = desk.post(reverse("joining:doubt", args=[one.pk]), {"how": "kept"}, follow=True)
    assert page.redirect_chain[-1][0] == reverse("joining:doubts")
    assert Membership.objects.filter(unit=district.xuejia, until=None).count() == 1
    settled = desk.get(reverse("joining:doubts") + "?state=settled")
    assert settled.context["page"].paginator.count == 4


def test_filters_narrow_the_queue(desk, elsewhere, district):
    place = reverse("joining:doubts")
    for asked, number in (
        (f"?intake={elsewhere.intake_id}", 1), ("?intake=999999", 0), ("?kind=elsewhere", 1), ("?kind=twice", 0),
        (f"?unit={district.xuejia.pk}", 1), ("?intake=abc&kind=x", 1),
    ):  # fmt: skip
        assert (asked, desk.get(place + asked).context["page"].paginator.count) == (asked, number)


def test_another_town_sees_nothing_of_it(client, district, limin, zhouping, unnumbered):
    enter([line()], by=limin)
    doubt = Doubt.objects.get()
    client.force_login(zhouping)

    assert client.get(reverse("joining:doubt", args=[doubt.pk])).status_code == 404
    assert client.post(reverse("joining:doubt", args=[doubt.pk]), {"how": "new"}).status_code == 404
    assert client.get(reverse("joining:doubts")).context["page"].paginator.count == 0
    client.force_login(hire(district, "wanglei"))
    assert client.get(reverse("joining:doubt", args=[doubt.pk])).status_code == 200


def test_the_queue_costs_the_same_for_one_and_three(desk, limin, district):
    costs = []
    for number in (1, 3):
        enter(people(number), by=limin)
        enter([{**one, "所属工会": TOWN} for one in people(number)], by=limin)
        with CaptureQueriesContext(connection) as caught:
            page = desk.get(reverse("joining:doubts"))
        costs.append((page.context["page"].paginator.count, len(caught)))

    assert [count for count, _ in costs] == [1, 3]
    assert costs[0][1] == costs[1][1]


def test_the_intake_page_leads_to_its_doubts(desk, elsewhere):
    page = desk.get(reverse("sheets:intake", args=[elsewhere.intake_id]))
    assert f"{reverse('joining:doubts')}?intake={elsewhere.intake_id}" in page.text
    assert Candidate.objects.count() == 1


def test_a_file_that_was_given_up_leaves_no_rows_of_people_behind(member, limin):
    intake = offer([line(所属工会=TOWN, 手机号码="13961129999")], by=limin, name="薛家.xlsx")
    assert Doubt.objects.waiting().count() == 1
    assert forget_given_up() == 0  # it still waits

    drop(intake, by=limin, at=NOW)
    assert forget_given_up() == 1
    assert not Doubt.objects.exists()
    assert not Candidate.objects.exists()
