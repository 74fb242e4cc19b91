"""陈静 changes plants: the old union lets go, the new one receives, and the membership goes on without a gap."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.cast import CHENJING, NOW, refuses
from tests.joining.moving import JOINED, asks_to_go, decides, joins, mill, officer, paper, stretches
from zhijia.joining.models import Transfer
from zhijia.joining.services import transferring
from zhijia.matters.models import Matter
from zhijia.matters.queries import of
from zhijia.matters.rules import may_see
from zhijia.matters.services import take
from zhijia.matters.tasks import let_lapse
from zhijia.notices.models import Message
from zhijia.orgs.services import close_unit, merge_units, open_unit, regroup
from zhijia.orgs.terms import UnitKind
from zhijia.people.models import Account, Membership
from zhijia.people.queries import members_on
from zhijia.people.services import house, people_by_identity

TODAY = timezone.localdate()
PAPER = {"by": "测试", "at": NOW, "document": "常新工组〔2026〕8号"}


@pytest.fixture
def textile(district):
    return mill(district)


@pytest.fixture
def union(textile):
    return textile[0]


@pytest.fixture
def qianjin(union):
    return officer("qianjin", "钱进", union)


@pytest.fixture
def member(district, chenjing):
    joins(district, chenjing.person)
    return chenjing


def test_from_one_union_to_another_without_a_gap(client, district, member, textile, wanglei, qianjin):
    unit, place = textile
    matter = asks_to_go(client, member, unit, place)

    assert (matter.number[:3], matter.state, matter.unit, matter.desk) == (
        "JZ-", "review", unit, district.plant_union,
    )  # fmt: skip
    assert decides(client, wanglei, matter, "confirm").status_code == 302
    matter.refresh_from_db()
    assert (matter.state, matter.desk, matter.awaits) == ("receiving", unit, "members.handle")
    assert stretches(member.person) == [("春江工具厂工会", "joined", "")]

    assert decides(client, qianjin, matter, "receive").status_code == 302
    before, after = member.person.memberships.order_by("since")
    assert (before.unit, before.since, before.until, before.ended) == (
        district.plant_union, JOINED, TODAY, "carried_on",
    )  # fmt: skip
    assert (after.unit, after.employer, after.since, after.until, after.began, after.reason) == (
        unit, place, TODAY, None, "transferred", matter.number,
    )  # fmt: skip
    assert [members_on(one, TODAY).count() for one in (district.plant_union, unit)] == [0, 1]
    assert [members_on(one, TODAY - timedelta(days=1)).count() for one in (district.plant_union, unit)] == [
        1,
        0,
    ]
    page = client.get(reverse("joining:person", args=[member.person_id])).content.decode()
    assert f"事项 {matter.number}" in page


def test_the_members_page_tells_where_and_how(client, member, textile, wanglei, qianjin):
    matter = asks_to_go(client, member, *textile)
    page = client.get(reverse("joining:membership")).content.decode()
    assert "春江工具厂工会" in page
    assert matter.number in page

    decides(client, wanglei, matter, "confirm")
    decides(client, qianjin, matter, "receive")
    client.force_login(member)
    page = client.get(reverse("joining:membership")).content.decode()
    assert "薛家纺织厂工会" in page
    assert f"事项 {matter.number}" in page
    assert "您的会籍从今天起转到薛家纺织厂工会" in " ".join(Message.objects.values_list("body", flat=True))


def test_search_offers_the_union_of_the_employer_and_the_town_where_there_is_none(
    client, district, member, textile
):
    client.force_login(member)
    found = client.get(reverse("joining:transfer"), {"q": "薛家纺织"}).content.decode()
    assert "薛家纺织厂（薛家纺织厂工会）" in found

    textile[1].covers.all().delete()
    found = client.get(reverse("joining:transfer"), {"q": "薛家纺织厂"}).content.decode()
    assert "薛家纺织厂还没有工会，会籍先放在薛家镇总工会" in found
    matter = asks_to_go(client, member, district.xuejia, textile[1])
    assert matter.unit == district.xuejia


def test_what_is_not_found_says_what_to_do(client, member):
    client.force_login(member)
    page = client.get(reverse("joining:transfer"), {"q": "无名厂"})

    assert "请换全称或几个字再查" in page.content.decode()


@pytest.mark.parametrize("key", ["", "abc", "0-0", "999999-0"])
def test_a_choice_that_was_not_offered_is_answered_in_place(client, member, textile, key):
    client.force_login(member)
    page = client.post(f"{reverse('joining:transfer')}?q=薛家纺织", {"to": key, "employment": "contract"})

    assert page.status_code == 422
    assert not Transfer.objects.exists()


def test_silence_is_a_yes_and_the_clock_says_so(client, member, union, qianjin):
    matter = asks_to_go(client, member, union)
    due = Matter.objects.get(pk=matter.pk).due_on
    assert let_lapse(timezone.now() + (due - TODAY)) == 0
    late = timezone.now() + (due - TODAY) + timedelta(days=1)
    assert let_lapse(late) == 1
    matter.refresh_from_db()
    step = matter.steps.get(verb="lapse")

    assert (matter.state, matter.desk, step.by) == ("receiving", union, house())
    assert stretches(member.person) == [("春江工具厂工会", "joined", "")]
    assert let_lapse(late) == 0
    take(matter, "receive", by=qianjin, at=late)
    assert stretches(member.person)[-1] == ("薛家纺织厂工会", "transferred", "")


def test_nobody_hurries_the_clock(client, member, union, wanglei):
    matter = asks_to_go(client, member, union)

    with refuses("这一步由其他岗位办理"):
        take(matter, "lapse", by=wanglei, at=timezone.now() + timedelta(days=90))
    assert Matter.objects.get(pk=matter.pk).state == "review"


def test_a_no_needs_one_of_the_reasons_and_dues_are_none(client, member, union, wanglei):
    matter = asks_to_go(client, member, union)
    page = decides(client, wanglei, matter, "refuse", note="欠会费")
    assert page.status_code == 422
    assert "欠会费不是理由" in page.content.decode()
    assert Matter.objects.get(pk=matter.pk).state == "review"

    assert decides(client, wanglei, matter, "refuse", why="employed").status_code == 302
    matter.refresh_from_db()
    assert (matter.state, matter.steps.get(verb="refuse").note) == ("refused", "仍在原单位在职")
    assert "仍在原单位在职" in Message.objects.latest("pk").body
    assert stretches(member.person) == [("春江工具厂工会", "joined", "")]
    assert asks_to_go(client, member, union).state == "review"


def test_one_runs_at_a_time(client, district, member, union):
    matter = asks_to_go(client, member, union)
    assert client.get(reverse("joining:transfer"))["Location"] == reverse(
        "matters:my_case", args=[matter.number]
    )
    with refuses("已有一件会籍接转正在办理"):
        transferring.begin(member.person, to=district.chunjiang, by=member, at=timezone.now())
    client.post(reverse("matters:act", args=[matter.number, "withdraw"]))
    assert Matter.objects.get(pk=matter.pk).state == "withdrawn"
    assert asks_to_go(client, member, union).number != matter.number


def test_the_same_union_is_refused(client, district, member):
    client.force_login(member)
    page = client.post(
        reverse("joining:transfer"), {"to": f"{district.plant_union.pk}-0", "employment": "contract"}
    )

    assert page.status_code == 422
    assert "会籍已在春江工具厂工会，无需接转" in page.content.decode()
    assert not Matter.objects.exists()


def test_who_is_no_member_is_led_away(client, chenjing):
    client.force_login(chenjing)

    assert client.get(reverse("joining:transfer"))["Location"] == reverse("joining:membership")
    assert "现在没有会籍" in client.get(reverse("joining:membership")).content.decode()


# merged and closed unions


def test_a_new_union_merged_yesterday_is_refused_by_name_and_redirected(
    client, district, member, union, wanglei, qianjin, zhouping
):
    matter = asks_to_go(client, member, union)
    decides(client, wanglei, matter, "confirm")
    other = mill_of(district, "薛家联合工会")
    merge_units([union], into=other, on=TODAY, **PAPER)
    told = Message.objects.latest("pk")
    assert (told.person, "薛家纺织厂工会已撤并" in told.body) == (member.person, True)

    page = decides(client, zhouping, matter, "receive")
    assert page.status_code == 422
    assert "其工作由薛家联合工会承接" in page.content.decode()
    assert stretches(member.person) == [("春江工具厂工会", "joined", "")]

    client.force_login(member)
    assert "改选承接的工会" in client.get(reverse("matters:my_case", args=[matter.number])).content.decode()
    assert client.get(reverse("joining:redirect_transfer")).status_code == 200
    client.post(reverse("joining:redirect_transfer"), {"to": str(other.pk)})
    matter = Matter.objects.get(pk=matter.pk)
    assert (matter.state, matter.unit, matter.desk) == ("receiving", other, other)
    decides(client, zhouping, matter, "receive")
    assert stretches(member.person)[-1] == ("薛家联合工会", "transferred", "")


def mill_of(district, name):
    return open_unit(name, kind=UnitKind.JOINT, parent=district.xuejia, on=JOINED, by="测试", at=NOW)


def test_a_union_that_stands_is_not_redirected(client, district, member, union):
    matter = asks_to_go(client, member, union)
    with refuses("薛家纺织厂工会现存，无需改选"):
        transferring.redirect(
            Transfer.objects.get(matter=matter), to=district.xuejia, by=member, at=timezone.now()
        )

    assert client.get(reverse("joining:redirect_transfer")).status_code == 404
    assert Matter.objects.get(pk=matter.pk).unit == union


def test_the_heir_of_the_old_union_confirms(client, district, member, union, sunfang):
    """Closed while it had to answer: the members went to the town, and so did the question."""
    matter = asks_to_go(client, member, union)
    close_unit(
        district.plant_union, on=TODAY - timedelta(days=1), by="测试", at=NOW, document="常新工〔2026〕1号"
    )
    matter = Matter.objects.get(pk=matter.pk)

    assert (matter.desk, Transfer.objects.get().former) == (district.chunjiang, district.chunjiang)
    assert decides(client, sunfang, matter, "confirm").status_code == 302


# asked by the new union


def bring(client, who, **said):
    client.force_login(who)
    told = {
        "name": "陈静",
        "identity": CHENJING,
        "unit": "薛家纺织厂工会",
        "workplace": "薛家纺织厂",
        "employment": "contract",
    }
    return client.post(reverse("joining:bring_over"), {**told, "paper": paper(), **said})


def test_the_new_union_asks_and_is_not_told_where_she_belongs(
    client, member, textile, wanglei, qianjin, zhouping
):
    answer = bring(client, qianjin)
    matter = Transfer.objects.latest("pk").matter
    assert answer["Location"] == reverse("matters:case", args=[matter.number])
    for who in (qianjin, zhouping):
        client.force_login(who)
        for place in (answer["Location"], reverse("matters:inbox"), f"{reverse('matters:search')}?q=JZ"):
            assert "春江工具厂工会" not in client.get(place).content.decode(), place
    told = Message.objects.get(person=member.person)
    assert "如果不是您的意思，可以撤回" in told.body

    client.force_login(wanglei)
    page = client.get(answer["Location"])
    assert page.status_code == 200
    decides(client, wanglei, matter, "confirm")
    client.force_login(qianjin)
    assert "春江工具厂工会" in client.get(answer["Location"]).content.decode()
    decides(client, qianjin, matter, "receive")
    assert stretches(member.person)[-1][0] == "薛家纺织厂工会"


def test_she_may_say_that_it_was_not_her_wish(client, member, textile, qianjin):
    bring(client, qianjin)
    matter = Transfer.objects.latest("pk").matter
    client.force_login(member)
    client.post(reverse("matters:act", args=[matter.number, "withdraw"]))

    assert Matter.objects.get(pk=matter.pk).state == "withdrawn"
    assert of(member.person).get().pk == matter.pk


def test_by_phone_and_name(client, member, textile, qianjin):
    assert bring(client, qianjin, identity="", phone="138 0000 0000").status_code == 302
    assert Transfer.objects.get().person == member.person


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"name": "陈敬"}, "没有找到这位会员"),
        ({"identity": "320411198503022130"}, "校验位不符"),
        ({"identity": ""}, "请填写身份证号或手机号码"),
        ({"unit": "春江工具厂工会"}, "不在您的办理范围"),
        ({"workplace": "春江工具厂"}, "春江工具厂不由薛家纺织厂工会覆盖"),
        ({"workplace": "无名厂"}, "单位台账里没有“无名厂”"),
        ({"paper": ""}, "请拍照上传"),
    ],
)
def test_what_is_wrong_is_said_in_place(client, member, textile, qianjin, said, sentence):
    page = bring(client, qianjin, **said)

    assert page.status_code == 422
    assert sentence in page.content.decode()
    assert not Matter.objects.exists()


def test_who_is_on_no_roll_and_who_is_no_member_get_the_same_answer(client, textile, qianjin):
    unknown = bring(client, qianjin).content.decode()
    people_by_identity({CHENJING: "陈静"})
    known = bring(client, qianjin).content.decode()

    assert "没有找到这位会员" in unknown
    assert "没有找到这位会员" in known


def test_each_of_the_two_unions_sees_it_and_nobody_else(
    client, district, member, textile, wanglei, qianjin, sunfang, zhouping, limin
):
    stranger = officer("stranger", "旁人", mill_of(district, "薛家另一工会"))
    matter = asks_to_go(client, member, *textile)
    for who, sees in [
        (wanglei, True),
        (qianjin, True),
        (sunfang, True),
        (zhouping, True),
        (limin, True),
        (stranger, False),
    ]:
        listed = Matter.objects.visible_to(who, on=TODAY).filter(pk=matter.pk).exists()
        client.force_login(who)
        opened = client.get(reverse("matters:case", args=[matter.number])).status_code
        assert (who.name, listed, may_see(who, matter, on=TODAY), opened) == (
            who.name,
            sees,
            sees,
            200 if sees else 404,
        )


def test_the_judge_of_the_old_union_does_not_receive(client, district, member, textile, limin):
    matter = asks_to_go(client, member, *textile)
    decides(client, limin, matter, "confirm")

    with refuses("您已在另一级办理过这件事"):
        take(matter, "receive", by=limin, at=timezone.now())
    assert stretches(member.person) == [("春江工具厂工会", "joined", "")]


def test_what_comes_back_is_mended_and_needs_no_second_yes(client, member, textile, wanglei, qianjin):
    matter = asks_to_go(client, member, *textile)
    decides(client, wanglei, matter, "confirm")
    decides(client, qianjin, matter, "return", note="用工形式不对")
    client.force_login(member)
    page = client.get(reverse("joining:transfer"))
    assert page.status_code == 200
    key = f"{textile[0].pk}-{textile[1].pk}"
    client.post(reverse("joining:transfer"), {"to": key, "employment": "dispatched"})
    client.post(reverse("matters:act", args=[matter.number, "resubmit"]))
    matter.refresh_from_db()
    assert (matter.state, matter.desk) == ("receiving", textile[0])

    decides(client, qianjin, matter, "receive")
    assert Membership.objects.get(until=None).employment == "dispatched"


def test_of_what_came_back_the_union_stays(client, district, member, textile, wanglei, qianjin):
    matter = asks_to_go(client, member, *textile)
    decides(client, wanglei, matter, "confirm")
    decides(client, qianjin, matter, "return", note="请核对")
    with refuses("请撤回后重新申请"):
        transferring.write(Transfer.objects.get(), to=district.xuejia, by=member, at=timezone.now())

    assert Matter.objects.get(pk=matter.pk).unit == textile[0]


def test_regrouped_meanwhile_into_the_very_union(client, district, member, textile, wanglei, qianjin):
    matter = asks_to_go(client, member, *textile)
    decides(client, wanglei, matter, "confirm")
    regroup([district.plant], to=textile[0], on=TODAY, **PAPER)
    page = decides(client, qianjin, matter, "receive")

    assert page.status_code == 422
    assert "会籍已在薛家纺织厂工会，无需接转" in page.content.decode()
    assert stretches(member.person)[-1] == ("薛家纺织厂工会", "regrouped", "")


def test_an_account_of_nobody_finds_nothing(client, db):
    client.force_login(Account.objects.create_account("nobody", name="无任职"))
    for name in ("transfer", "check_transfer", "redirect_transfer", "membership"):
        assert client.get(reverse(f"joining:{name}")).status_code == 404
