"""陈静's union elects anew: from the warning to the approved result by HTTP, and what is refused on the way."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.urls import reverse

from tests.cast import NOW, refuses
from tests.grassroots import reelections as scene
from tests.grassroots.reelections import ASKED, FIGURES, GOT, SAID, fresh, person
from zhijia.grassroots.models import Election, Nominee, Seat, Term
from zhijia.grassroots.services import elections as services
from zhijia.grassroots.terms import Office
from zhijia.matters.models import Matter
from zhijia.matters.services import take
from zhijia.people.models import Account
from zhijia.people.services import retain


@pytest.fixture
def plant(district, wanglei, sunfang):
    scene.roll(district.plant_union)
    scene.serving(district.plant_union)
    return district.plant_union


def place(name, *args):
    return reverse(f"grassroots:{name}", args=args)


class Desk:
    """One officer at the browser's end: what is sent, and what comes back."""

    def __init__(self, client, who):
        self.client, self.who = client, who

    def get(self, address):
        self.client.force_login(self.who)
        return self.client.get(address)

    def post(self, address, expects=302, **said):
        self.client.force_login(self.who)
        answer = self.client.post(address, said)
        assert answer.status_code == expects, answer.content.decode()[:20_000]
        return answer


REQUEST = {
    "planned_on": "2019-06-01", "congress": "no", "years": "3", "seats_committee": "3", "seats_audit": "1", "party_opinion": "同意换届",
}  # fmt: skip


def ballot(found, **changed):
    said = {name: str(value) for name, value in FIGURES.items() if name != "secret"} | {"secret": "on"}
    for one in found.nominees.select_related("person"):
        said |= {
            f"votes_{one.pk}": str(GOT[one.person.name]),
            f"again_{one.pk}": "",
            f"office_{one.pk}": one.office,
        }
    return said | changed


def state():
    return Matter.objects.get(kind="election").state


def test_from_the_warning_to_the_approved_result(client, clock, plant, wanglei, sunfang):
    wang, sun = Desk(client, wanglei), Desk(client, sunfang)
    election = place("election", plant.pk)
    assert "3个月内到期" in wang.get(place("term", plant.pk)).content.decode()

    wang.post(election, action="submit", **REQUEST)
    number = Matter.objects.get().number
    assert (number, state()) == ("HJX-2019-0001", "review")
    case, decide = reverse("matters:case", args=[number]), reverse("matters:decide", args=[number])
    assert "名册上有表决权的会员" in sun.get(case).content.decode()
    lacking = sun.post(decide, 422, decision="approve", note="", document="")
    assert "批复须有文号" in lacking.content.decode()
    sun.post(decide, decision="approve", note="", document="春江总工〔2019〕8号")
    assert (state(), Matter.objects.get().desk) == ("preparing", plant)
    assert number in wang.get(reverse("matters:inbox")).content.decode()

    assert 'value="30"' in wang.get(election).content.decode()
    wang.post(election, entitled="30")
    for name, office in [
        ("陈静", "chair"),
        ("张伟", "member"),
        ("李桂英", "member"),
        ("王强", "member"),
        ("丁一", "audit_member"),
    ]:
        wang.post(election, action="add", name=name, office=office)
    wang.post(election, action="publish")
    found = Election.objects.get()
    printed = wang.get(place("ballot", plant.pk)).content.decode()
    order = [printed.index(name) for name in ("王强", "李桂英", "张伟", "陈静", "丁一")]
    assert order == sorted(order)  # 4, 7, 7 and 7 strokes; 丁一 on the audit committee's paper

    clock(scene.MEETING)
    wang.post(election, **ballot(found))
    assert state() == "result"
    assert "当选 3 名" in sun.get(case).content.decode()
    sun.post(decide, decision="confirm", note="", document="春江总工〔2019〕15号")

    now = Term.objects.running().get()
    assert (now.number, now.since, now.due_on) == (3, date(2019, 6, 1), date(2022, 6, 1))
    assert (now.document, now.matter.number) == ("春江总工〔2019〕15号", number)
    seats = {one.person.name: one.office for one in now.seats.all()}
    assert seats == {"陈静": "chair", "张伟": "member", "李桂英": "member", "丁一": "audit_member"}
    former = Term.objects.get(number=2)
    assert (former.until, former.seats.get().until) == (date(2019, 6, 1), date(2019, 6, 1))
    assert not Election.objects.get().stands
    assert state() == "done"


def test_a_congress_elects_its_delegates_first(client, clock, district, wanglei, sunfang):
    scene.roll(district.plant_union, count=120)
    scene.serving(district.plant_union)
    wang, election = Desk(client, wanglei), place("election", district.plant_union.pk)
    wang.post(election, action="submit", **(REQUEST | {"congress": "yes", "seats_committee": "5"}))
    services.approve(Matter.objects.get(), by=sunfang, at=NOW, document="春江总工〔2019〕8号")

    assert "部署代表选举" in wang.get(election).content.decode()
    wang.post(election, ready="yes")
    assert state() == "delegates"
    refused = wang.post(election, 422, entitled="121")
    assert "须在 1 至 120 之间" in refused.content.decode()
    wang.post(election, entitled="40")
    assert (state(), Election.objects.get().entitled) == ("candidates", 40)


# the request


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"seats_committee": "4"}, "且为单数"),
        ({"seats_committee": "7"}, "委员应为 3 至 5 名"),
        ({"years": "4"}, "每届 3或5 年"),
        ({"congress": "yes"}, "不足 100 人，请改为召开会员大会"),
        ({"seats_audit": "0"}, "工会法第四十五条"),
        ({"party_opinion": ""}, "请填写同级党组织"),
    ],
)
def test_an_unsound_request_is_answered_in_place_and_nothing_moved(
    client, clock, plant, wanglei, changed, said
):
    answer = Desk(client, wanglei).post(
        place("election", plant.pk), 422, action="submit", **(REQUEST | changed)
    )

    assert said.replace(" ", "") in answer.content.decode().replace(" ", "")
    assert Election.objects.count() == Matter.objects.count() == 0


def test_a_draft_is_kept_with_what_is_still_wrong_with_it(client, clock, plant, wanglei):
    wang, election = Desk(client, wanglei), place("election", plant.pk)
    wang.post(election, action="save", **(REQUEST | {"seats_committee": "4"}))

    assert (state(), Matter.objects.get().number) == ("draft", None)
    assert "请改正名额" in wang.get(election).content.decode()
    wang.post(election, action="submit", **REQUEST)
    assert Election.objects.count() == 1


def test_without_a_roll_nothing_is_asked_for(client, clock, district, wanglei, sunfang):
    answer = Desk(client, wanglei).post(
        place("election", district.plant_union.pk), 422, action="submit", **REQUEST
    )

    assert "请先导入会员实名制名册" in answer.content.decode()


def test_one_at_a_time(plant, wanglei):
    services.open_election(plant, by=wanglei, at=NOW, **ASKED)
    with refuses("已有一件换届正在办理"):
        services.open_election(plant, by=wanglei, at=NOW, **ASKED)


def test_returned_corrected_and_asked_again(client, clock, plant, wanglei, sunfang):
    wang, election = Desk(client, wanglei), place("election", plant.pk)
    wang.post(election, action="submit", **REQUEST)
    take(Matter.objects.get(), "return", by=sunfang, at=NOW, note="请写明党组织意见全文")
    assert "上级退回补正" in wang.get(election).content.decode()
    wang.post(election, action="submit", **(REQUEST | {"party_opinion": "经支部委员会研究，同意换届"}))

    assert state() == "review"
    assert Election.objects.get().party_opinion == "经支部委员会研究，同意换届"


def test_refused_and_the_old_term_runs_on(district, wanglei, sunfang):
    found = scene.asked(district.plant_union, wanglei)
    take(found.matter, "refuse", by=sunfang, at=NOW, note="请先完善名册")

    assert Term.objects.running().get().number == 2
    assert not Election.objects.get().stands
    assert services.open_election(district.plant_union, by=wanglei, at=NOW, **ASKED)


def test_who_asked_does_not_answer(district, wanglei, sunfang):
    """孙芳 may ask for a union below her and may approve; not both."""
    found = scene.asked(district.plant_union, sunfang)
    with refuses("不能由同一人批复"):
        services.approve(found.matter, by=sunfang, at=NOW, document="春江总工〔2019〕8号")

    assert fresh(found).approval == ""
    assert state() == "review"
    services.approve(found.matter, by=scene.deputy(district), at=NOW, document="春江总工〔2019〕8号")
    assert state() == "preparing"


def test_who_stands_does_not_answer(district, wanglei, sunfang):
    found = scene.held(district.plant_union, wanglei, sunfang)
    Account.objects.filter(pk=sunfang.pk).update(person=person("张伟"))
    sunfang.refresh_from_db()
    with refuses("您是这次换届的候选人"):
        services.confirm(found.matter, by=sunfang, at=scene.MEETING, document="春江总工〔2019〕15号")

    assert Term.objects.running().get().number == 2


def test_another_town_sees_no_page_of_it(client, clock, district, wanglei, sunfang, zhouping):
    found = scene.named(district.plant_union, wanglei, sunfang)
    zhou, pk = Desk(client, zhouping), district.plant_union.pk
    for address in (
        place("election", pk), place("ballot", pk), place("term", pk), place("paper", pk, found.matter.number, "request"),
        reverse("matters:case", args=[found.matter.number]),
    ):  # fmt: skip
        assert zhou.get(address).status_code == 404


# candidates


@pytest.fixture
def nominating(district, wanglei, sunfang):
    return scene.nominating(district.plant_union, wanglei, sunfang)


def test_retained_members_are_not_found_and_do_not_stand(client, clock, nominating, wanglei):
    answer = Desk(client, wanglei).post(
        place("election", nominating.unit.pk), 422, action="add", name=scene.RETIRED, office="member"
    )

    assert "保留会籍的没有被选举权" in answer.content.decode()
    with refuses("不是本工会在册会员"):
        scene.stand(nominating, scene.RETIRED, by=wanglei)
    assert Nominee.objects.count() == 0


def test_two_of_one_name_are_told_apart_by_number(client, clock, nominating, wanglei):
    scene.roll(nominating.unit, count=1, retained=())
    answer = Desk(client, wanglei).post(
        place("election", nominating.unit.pk), 422, action="add", name="陈静", office="chair"
    )

    assert "有多位陈静，请填写身份证号" in answer.content.decode()
    assert Nominee.objects.count() == 0


def test_nobody_stands_twice_and_who_was_dropped_may_stand_again(client, clock, nominating, wanglei):
    wang, election = Desk(client, wanglei), place("election", nominating.unit.pk)
    wang.post(election, action="add", name="陈静", office="chair")
    again = wang.post(election, 422, action="add", name="陈静", office="audit_member")
    assert "已在候选人名单上" in again.content.decode()
    wang.post(election, action="drop", nominee=str(Nominee.objects.get().pk))
    assert Nominee.objects.count() == 0
    wang.post(election, action="add", name="陈静", office="audit_chair")


def test_too_few_candidates_are_not_published(client, clock, nominating, wanglei):
    for name, office in [("陈静", Office.CHAIR), ("张伟", Office.MEMBER), ("李桂英", Office.MEMBER)]:
        scene.stand(nominating, name, office, by=wanglei)
    scene.stand(nominating, "丁一", Office.AUDIT_MEMBER, by=wanglei)
    answer = Desk(client, wanglei).post(place("election", nominating.unit.pk), 422, action="publish")

    assert "请再提名 1 名" in answer.content.decode()
    assert (state(), fresh(nominating).shown_from) == ("candidates", None)


def test_a_relative_of_the_head_is_not_published(nominating, wanglei):
    for name, flags in [("陈静", {}), ("张伟", {}), ("李桂英", {}), ("王强", {"relative": True})]:
        scene.stand(nominating, name, Office.CHAIR if name == "陈静" else Office.MEMBER, by=wanglei, **flags)
    scene.stand(nominating, "丁一", Office.AUDIT_MEMBER, by=wanglei)
    with refuses("工会法第十条"):
        services.publish(nominating, by=wanglei, at=NOW)

    assert state() == "candidates"


# the meeting


@pytest.fixture
def named(district, wanglei, sunfang):
    return scene.named(district.plant_union, wanglei, sunfang)


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"attended": 19, "issued": 19, "returned": 19}, "未达到法定人数"), ({"returned": 29, "issued": 28}, "选举无效"),
        ({"entitled": 31}, "应到人数不能超过名册"), ({"secret": False}, "应当无记名投票"),
        ({"held_on": date(2019, 6, 4)}, "不晚于今天"), ({"held_on": date(2019, 5, 4)}, "候选人公示"),
    ],
)  # fmt: skip
def test_a_meeting_that_does_not_hold_is_refused_and_nothing_kept(named, wanglei, changed, said):
    with refuses(said):
        services.hold(named, votes=scene.votes(named), by=wanglei, at=scene.MEETING, **(FIGURES | changed))

    kept = fresh(named)
    assert (kept.held_on, kept.attended, state()) == (None, None, "meeting")
    assert set(kept.nominees.values_list("votes", "elected")) == {(None, False)}


def test_fifteen_of_thirty_is_not_more_than_half(named, wanglei):
    with refuses("还缺 1 名"):
        services.hold(named, votes=scene.votes(named, 李桂英=15), by=wanglei, at=scene.MEETING, **FIGURES)
    services.hold(named, votes=scene.votes(named, 李桂英=16), by=wanglei, at=scene.MEETING, **FIGURES)

    assert set(Nominee.objects.filter(elected=True).values_list("person__name", flat=True)) == {
        "陈静", "张伟", "李桂英", "丁一",
    }  # fmt: skip


def test_a_tie_is_settled_by_a_second_ballot_on_the_page(client, clock, named, wanglei):
    clock(scene.MEETING)
    wang, election = Desk(client, wanglei), place("election", named.unit.pk)
    pks = {one.person.name: one.pk for one in named.nominees.select_related("person")}
    tied = {f"votes_{pks[name]}": "18" for name in ("李桂英", "王强")}
    answer = wang.post(election, 422, **ballot(named, **tied))
    text = answer.content.decode()
    assert "得票相等" in text
    assert 'value="27"' in text  # what was typed is still there
    second = {f"again_{pks['李桂英']}": "9", f"again_{pks['王强']}": "19"}
    wang.post(election, **ballot(named, **tied, **second))

    assert set(Nominee.objects.filter(elected=True).values_list("person__name", flat=True)) == {
        "陈静", "张伟", "王强", "丁一",
    }  # fmt: skip


def test_who_was_retained_before_the_meeting_is_neither_counted_nor_elected(named, wanglei):
    retain(person("王强"), on=date(2019, 5, 20), reason="退休", **SAID)
    with refuses("应到人数不能超过名册"):
        services.hold(named, votes=scene.votes(named), by=wanglei, at=scene.MEETING, **FIGURES)
    smaller = FIGURES | {"entitled": 29}
    with refuses("王强"):
        services.hold(named, votes=scene.votes(named), by=wanglei, at=scene.MEETING, **smaller)

    assert state() == "meeting"


def test_the_superior_may_send_the_result_back(district, wanglei, sunfang):
    found = scene.held(district.plant_union, wanglei, sunfang)
    take(found.matter, "reject", by=sunfang, at=scene.MEETING, note="请核对计票")

    assert (state(), Term.objects.running().get().number) == ("meeting", 2)
    later = scene.MEETING + timedelta(days=1)
    services.hold(found, votes=scene.votes(found), by=wanglei, at=later, **FIGURES)
    services.confirm(found.matter, by=sunfang, at=later, document="春江总工〔2019〕15号")
    assert Term.objects.running().get().number == 3


def test_full_time_goes_on_for_who_is_elected_again(district, wanglei, sunfang):
    found = scene.held(district.plant_union, wanglei, sunfang)
    Seat.objects.filter(person=person("陈静")).update(full_time=True)
    services.confirm(found.matter, by=sunfang, at=scene.MEETING, document="春江总工〔2019〕15号")

    assert Seat.objects.get(term__number=3, office=Office.CHAIR).full_time


def test_the_result_waits_for_the_superior_and_says_until_when(district, wanglei, sunfang):
    found = scene.held(district.plant_union, wanglei, sunfang)
    matter = Matter.objects.get(pk=found.matter_id)

    assert (matter.desk, matter.awaits) == (district.chunjiang, "unions.approve")
    assert matter.due_on is not None
    assert list(Matter.objects.at_desk_of(sunfang, on=date(2019, 6, 3))) == [matter]
    assert list(Matter.objects.at_desk_of(wanglei, on=date(2019, 6, 3))) == []


@pytest.mark.parametrize("which", ["request", "approval", "report", "confirmation"])
def test_the_letters_are_documents(client, clock, district, wanglei, sunfang, which):
    found = scene.held(district.plant_union, wanglei, sunfang)
    answer = Desk(client, sunfang).get(place("paper", district.plant_union.pk, found.matter.number, which))

    assert answer.content[:2] == b"PK"


def test_no_report_before_the_meeting(client, clock, named, sunfang):
    for which in ("report", "confirmation", "other"):
        assert (
            Desk(client, sunfang).get(place("paper", named.unit.pk, named.matter.number, which)).status_code
            == 404
        )


def test_two_who_ask_at_once_make_one_request(plant, wanglei):
    """What the page of the slower one sends is a change of the draft that the faster one opened."""
    first = services.request_election(plant, hand_in=False, by=wanglei, at=NOW, **ASKED)
    second = services.request_election(
        plant, hand_in=True, by=wanglei, at=datetime(2019, 5, 6, tzinfo=UTC), **ASKED
    )

    assert first.pk == second.pk
