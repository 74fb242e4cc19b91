"""陈静 retires, comes back, leaves; and what a union proposes of a member, which a second officer decides."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.cast import NOW, refuses
from tests.joining.moving import (
    JOINED,
    asks_for,
    decides,
    joins,
    mill,
    officer,
    paper,
    proposed,
    proposes,
    stretches,
)
from zhijia.base.periods import months_later
from zhijia.joining.models import StandingChange
from zhijia.joining.services import changing
from zhijia.joining.terms import ChangeKind
from zhijia.matters.models import Matter
from zhijia.matters.services import take
from zhijia.notices.models import Message
from zhijia.orgs.services import regroup
from zhijia.people.models import Account, Membership
from zhijia.people.queries import members_on, voters
from zhijia.people.services import end
from zhijia.people.terms import Ending

TODAY = timezone.localdate()
LONG_AGO = months_later(TODAY, -8)
DEEMED = {
    "unpaid_since": LONG_AGO, "absent_since": LONG_AGO, "talked_on": TODAY - timedelta(days=5), "talked_by": "王磊",
    "words": "三次上门",
}  # fmt: skip
EXPELLED = {
    "judged_on": TODAY - timedelta(days=30), "judgment": "（2026）苏0411刑初1号", "discussed_on": TODAY - timedelta(days=20),
    "on": TODAY - timedelta(days=10),
}  # fmt: skip


@pytest.fixture
def member(district, chenjing):
    joins(district, chenjing.person)
    return chenjing


@pytest.fixture
def zhoumin(district):
    """Another officer of the plant union."""
    return officer("zhoumin", "周敏", district.plant_union)


def last_word(person):
    return Message.objects.filter(person=person).latest("pk").body


# by the member


def test_retired_she_stays_a_member_without_a_vote_and_comes_back_with_one(client, district, member, wanglei):
    retired = TODAY - timedelta(days=10)
    matter = asks_for(client, member, "retain", cause="retired", on=retired)
    assert (matter.number[:3], matter.state, matter.unit, matter.desk, matter.title) == (
        "HJ-", "review", district.plant_union, district.plant_union, "保留会籍",
    )  # fmt: skip
    assert decides(client, wanglei, matter, "approve").status_code == 302

    kept = Membership.objects.get(until=None)
    assert (kept.standing, kept.since, kept.began, kept.reason) == (
        "retained", retired, "retained", matter.number,
    )  # fmt: skip
    assert (members_on(district.plant_union, TODAY).count(), voters(district.plant_union, TODAY).count()) == (
        1,
        0,
    )
    assert voters(district.plant_union, retired - timedelta(days=1)).count() == 1
    client.force_login(member)
    page = client.get(reverse("joining:membership")).content.decode()
    assert "没有选举权、被选举权和表决权" in page
    assert reverse("joining:my_change", args=["resume"]) in page
    assert reverse("joining:my_change", args=["retain"]) not in page

    back = asks_for(client, member, "resume", on=TODAY, employment="flexible", workplace="")
    decides(client, wanglei, back, "approve")
    assert stretches(member.person) == [
        ("春江工具厂工会", "joined", "carried_on"), ("春江工具厂工会", "retained", "carried_on"),
        ("春江工具厂工会", "resumed", ""),
    ]  # fmt: skip
    now = Membership.objects.get(until=None)
    assert (now.standing, now.employment, now.employer) == ("normal", "flexible", district.plant)


def test_leaving_is_told_beforehand_and_cannot_be_refused(client, district, member, wanglei):
    client.force_login(member)
    client.post(reverse("joining:my_change", args=["leave"]), {"words": ""})
    page = client.get(reverse("joining:check_change", args=["leave"])).content.decode()
    assert "不再享受工会卡的会员优惠和专项补贴" in page
    assert not Matter.objects.exclude(number=None).exists()

    client.post(reverse("joining:check_change", args=["leave"]))
    matter = proposed()
    answer = decides(client, wanglei, matter, "refuse", note="再想想")
    assert answer.status_code == 422
    assert "会员有退会自由，不能不予办理" in answer.content.decode()
    assert stretches(member.person) == [("春江工具厂工会", "joined", "")]

    decides(client, wanglei, matter, "approve")
    gone = Membership.objects.get()
    assert (gone.until, gone.ended, gone.reason) == (TODAY, "left", matter.number)
    assert StandingChange.objects.get().on == TODAY
    assert members_on(district.plant_union, TODAY).count() == 0
    assert members_on(district.plant_union, TODAY - timedelta(days=1)).count() == 1
    assert "已办结" in last_word(member.person)
    client.force_login(member)
    page = client.get(reverse("joining:membership")).content.decode()
    assert "现在没有会籍" in page
    assert "退会" in page
    client.force_login(wanglei)
    assert client.get(reverse("joining:person", args=[member.person_id])).status_code == 200


def test_the_draft_goes_on_and_an_officer_need_not_wait_for_it(client, member, wanglei):
    client.force_login(member)
    place = reverse("joining:my_change", args=["retain"])
    client.post(place, {"cause": "study", "on": TODAY, "words": "去读书"})
    page = client.get(place).content.decode()
    assert "去读书" in page
    assert StandingChange.objects.count() == 1
    client.post(place, {"cause": "army", "on": TODAY, "words": "参军"})
    assert StandingChange.objects.get().cause == "army"

    assert proposes(client, wanglei, member.person, "retain", cause="retired", on=TODAY).status_code == 302
    client.force_login(member)
    page = client.post(reverse("joining:check_change", args=["retain"]))
    assert page.status_code == 422
    assert "已有一件会籍变动正在办理" in page.content.decode()


def test_what_comes_back_is_mended(client, member, wanglei):
    matter = asks_for(client, member, "retain", cause="retired", on=TODAY)
    decides(client, wanglei, matter, "return", note="请上传退休证")
    client.force_login(member)
    page = client.get(reverse("matters:my_case", args=[matter.number])).content.decode()
    assert reverse("joining:my_change", args=["retain"]) in page
    client.post(
        reverse("joining:my_change", args=["retain"]), {"cause": "retired", "on": TODAY, "paper": paper()}
    )
    client.post(reverse("matters:act", args=[matter.number, "resubmit"]))
    matter.refresh_from_db()

    assert (matter.state, matter.papers.count()) == ("review", 1)


@pytest.mark.parametrize(
    ("kind", "said", "sentence"),
    [
        ("retain", {"cause": "", "on": TODAY}, "请选择原因"),
        ("retain", {"cause": "retired", "on": ""}, "请填写日期"),
        ("retain", {"cause": "retired", "on": TODAY + timedelta(days=2)}, "还没到，请核对日期"),
    ],
)
def test_what_is_wrong_is_said_in_place(client, member, kind, said, sentence):
    client.force_login(member)
    page = client.post(reverse("joining:my_change", args=[kind]), said)

    assert page.status_code == 422
    assert sentence in page.content.decode()
    assert not StandingChange.objects.exists()


@pytest.mark.parametrize("kind", ["deemed", "expelled", "died", "nothing"])
def test_a_member_asks_only_for_ones_own(client, member, kind):
    client.force_login(member)

    assert client.get(reverse("joining:my_change", args=[kind])).status_code == 404
    assert client.post(reverse("joining:check_change", args=[kind])).status_code == 404


def test_a_day_before_the_stretch_is_refused_with_it_and_nothing_moved(client, member):
    client.force_login(member)
    told = {"cause": "retired", "on": JOINED}
    client.post(reverse("joining:my_change", args=["retain"]), told)
    page = client.post(reverse("joining:check_change", args=["retain"]))

    assert page.status_code == 422
    assert f"现在这段会籍自 {JOINED} 起，生效日期须晚于这一天" in page.content.decode()
    assert not Matter.objects.exclude(number=None).exists()


def test_resuming_at_anothers_employer_is_a_transfer(client, district, member, wanglei):
    _, place = mill(district)
    decides(
        client,
        wanglei,
        asks_for(client, member, "retain", cause="unemployed", on=TODAY - timedelta(days=3)),
        "approve",
    )
    client.force_login(member)
    page = client.post(
        reverse("joining:my_change", args=["resume"]),
        {"on": TODAY, "employment": "contract", "workplace": place.name},
    )

    assert page.status_code == 422
    assert "到别的工会的单位上班，请办理会籍接转" in page.content.decode()


# by the union


def test_deemed_to_have_left_needs_the_months_the_talk_and_a_second_officer(
    client, district, member, wanglei, zhoumin
):
    assert proposes(client, wanglei, member.person, "deemed", **DEEMED).status_code == 302
    matter = proposed()
    assert matter.applicant is None
    assert "视为自动退会" in last_word(member.person)
    assert "已由工会提出" in last_word(member.person)

    answer = decides(client, wanglei, matter, "approve")
    assert answer.status_code == 422
    assert "须由录入人以外的另一人办理" in answer.content.decode()
    assert stretches(member.person) == [("春江工具厂工会", "joined", "")]

    decides(client, zhoumin, matter, "approve")
    gone = Membership.objects.get()
    assert (gone.until, gone.ended, gone.reason) == (TODAY, "deemed", matter.number)
    assert "已办结" in last_word(member.person)
    assert client.get(reverse("matters:case", args=[matter.number])).status_code == 200


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"unpaid_since": months_later(TODAY, -5)}, "还不满 6 个月"),
        ({"absent_since": months_later(TODAY, -5)}, "还不满 6 个月"),
        ({"talked_on": LONG_AGO - timedelta(days=1)}, "请核对谈话日期"),
        ({"talked_by": ""}, "请填写谁找会员谈的话"),
        ({"talked_on": ""}, "请填写日期"),
    ],
)
def test_nobody_is_deemed_gone_too_soon_or_untalked_to(client, member, wanglei, said, sentence):
    page = proposes(client, wanglei, member.person, "deemed", **{**DEEMED, **said})

    assert page.status_code == 422
    assert sentence in page.content.decode()
    assert (Matter.objects.count(), Message.objects.count()) == (0, 0)


def test_the_months_end_on_the_day_itself(client, member, wanglei):
    six = months_later(TODAY, -6)
    later = (
        six + timedelta(days=1)
        if months_later(six + timedelta(days=1), 6) > TODAY
        else six + timedelta(days=4)
    )
    page = proposes(client, wanglei, member.person, "deemed", **{**DEEMED, "unpaid_since": later})
    assert page.status_code == 422
    answer = proposes(client, wanglei, member.person, "deemed", **{**DEEMED, "unpaid_since": six})

    assert answer.status_code == 302


def test_expelled_by_a_judgment_a_discussion_and_a_decision(client, member, wanglei, zhoumin):
    page = proposes(client, wanglei, member.person, "expelled", **EXPELLED)
    assert page.status_code == 422
    assert "请拍照上传" in page.content.decode()
    answer = proposes(client, wanglei, member.person, "expelled", **EXPELLED, paper=paper())
    assert answer.status_code == 302
    decides(client, zhoumin, proposed(), "approve")

    gone = Membership.objects.get()
    assert (gone.until, gone.ended) == (EXPELLED["on"], "expelled")


def test_the_days_of_an_expulsion_follow_each_other(client, member, wanglei):
    said = {**EXPELLED, "discussed_on": EXPELLED["on"] + timedelta(days=1), "paper": paper()}
    page = proposes(client, wanglei, member.person, "expelled", **said)

    assert page.status_code == 422
    assert "须依次不早于前一个" in page.content.decode()
    assert not Matter.objects.exists()


def test_a_refusal_leaves_all_as_it_was_and_is_told(client, member, wanglei, zhoumin):
    proposes(client, wanglei, member.person, "deemed", **DEEMED)
    decides(client, zhoumin, proposed(), "refuse", note="已补交会费")

    assert stretches(member.person) == [("春江工具厂工会", "joined", "")]
    assert "没有办理，会籍不变" in last_word(member.person)
    assert not StandingChange.objects.filter(runs=True).exists()


def test_the_dead_are_not_written_to_and_their_account_is_closed(client, member, wanglei, zhoumin):
    died = TODAY - timedelta(days=3)
    client.force_login(member)
    assert client.get(reverse("joining:membership")).status_code == 200
    proposes(client, wanglei, member.person, "died", on=died, words="女儿来报告", paper=paper())
    decides(client, zhoumin, proposed(), "approve")

    gone = Membership.objects.get()
    assert (gone.until, gone.ended) == (died, "died")
    member.refresh_from_db()
    assert not member.is_active
    assert not Message.objects.filter(person=member.person).exists()
    client.force_login(member)
    assert client.get(reverse("joining:membership")).status_code == 302


def test_leaving_entered_by_an_officer_needs_her_signed_request(client, member, wanglei):
    assert proposes(client, wanglei, member.person, "leave").status_code == 422
    assert proposes(client, wanglei, member.person, "leave", paper=paper()).status_code == 302
    assert "如果不是您的意思，可以撤回" in last_word(member.person)
    client.force_login(member)
    client.post(reverse("matters:act", args=[proposed().number, "withdraw"]))

    assert proposed().state == "withdrawn"
    assert stretches(member.person) == [("春江工具厂工会", "joined", "")]


def test_what_the_union_proposes_she_cannot_withdraw_nor_decide(client, district, member, wanglei):
    proposes(client, wanglei, member.person, "deemed", **DEEMED)
    matter = proposed()
    client.force_login(member)

    assert client.post(reverse("matters:act", args=[matter.number, "withdraw"])).status_code == 404
    with refuses("由其他岗位办理"):
        take(matter, "withdraw", by=member, at=timezone.now())
    assert proposed().state == "review"


def test_an_officer_decides_nothing_proposed_of_themselves(client, district, wanglei, zhoumin, member):
    Account.objects.filter(pk=member.pk).update(person=None)
    Account.objects.filter(pk=wanglei.pk).update(person=member.person)
    wanglei.refresh_from_db()
    proposes(client, zhoumin, wanglei.person, "deemed", **DEEMED)

    with refuses("亲属或家庭关系"):
        take(proposed(), "approve", by=wanglei, at=timezone.now())


def test_other_towns_neither_see_nor_enter(client, member, wanglei, zhouping):
    proposes(client, wanglei, member.person, "deemed", **DEEMED)
    matter, pk = proposed(), member.person_id
    client.force_login(zhouping)
    places = [
        reverse("joining:person", args=[pk]), reverse("joining:change", args=[pk, "leave"]),
        reverse("matters:case", args=[matter.number]),
    ]  # fmt: skip

    assert [client.get(place).status_code for place in places] == [404, 404, 404]
    assert proposes(client, zhouping, member.person, "leave", paper=paper()).status_code == 404


def test_a_change_follows_the_member_when_the_employer_passes_on(client, district, member, wanglei):
    unit, _ = mill(district)
    matter = asks_for(client, member, "retain", cause="retired", on=TODAY)
    day = TODAY - timedelta(days=1)
    regroup([district.plant], to=unit, on=day, by="测试", at=NOW, document="常新工组〔2026〕9号")
    matter = Matter.objects.get(pk=matter.pk)
    qianjin = officer("qianjin", "钱进", unit)

    assert (matter.unit, matter.desk) == (unit, unit)
    assert decides(client, wanglei, matter, "approve").status_code == 404
    decides(client, qianjin, matter, "approve")
    assert stretches(member.person)[-1] == (unit.name, "retained", "")


def test_whose_membership_ended_meanwhile_is_not_changed(client, member, wanglei):
    matter = asks_for(client, member, "retain", cause="retired", on=TODAY)
    end(member.person, how=Ending.LEFT, on=TODAY, reason="名册", by="测试", at=NOW)
    page = decides(client, wanglei, matter, "approve")

    assert page.status_code == 422
    assert "现在没有会籍，请撤回这件申请" in page.content.decode()


def test_only_one_runs(member, wanglei):
    at = timezone.now()
    changing.propose(member.person, ChangeKind.RETAIN, cause="retired", on=TODAY, by=wanglei, at=at)
    with refuses("已有一件会籍变动正在办理"):
        changing.propose(member.person, ChangeKind.RETAIN, cause="army", on=TODAY, by=wanglei, at=at)

    assert Matter.objects.count() == 1


def test_what_the_union_proposes_is_told_on_her_page_and_has_no_page_of_hers(client, member, wanglei):
    proposes(client, wanglei, member.person, "deemed", **DEEMED)
    client.force_login(member)
    page = client.get(reverse("joining:membership")).content.decode()
    assert "由工会提出" in page
    assert reverse("matters:my_case", args=[proposed().number]) not in page

    answer = client.get(reverse("joining:my_change", args=["leave"]), follow=True)
    assert answer.redirect_chain == [(reverse("joining:membership"), 302)]
    assert "请等办结后再申请" in answer.content.decode()
