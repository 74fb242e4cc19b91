"""A number or a phone that is known already: told to the officer, never to who asks."""

from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.cast import CHENJING, FOUNDED, NOW
from tests.joining.scenes import (
    IDENTITY,
    LIUYANG,
    PHONE,
    SAID,
    SECRET,
    applies,
    begins,
    decides,
    door,
    on_the_roll,
    page,
)
from zhijia.joining.models import Application, RollEntry
from zhijia.matters.models import Matter
from zhijia.orgs.services import open_unit
from zhijia.orgs.terms import UnitKind
from zhijia.people.models import Account, Membership, Person, blind
from zhijia.people.services import admit, end
from zhijia.people.terms import Ending

JOINED = date(2013, 5, 6)
HERS = {"name": "陈静", "number": CHENJING}


@pytest.fixture
def union(district):
    return district.plant_union


@pytest.fixture
def other(district):
    return open_unit(
        "薛家印刷厂工会", kind=UnitKind.SINGLE, parent=district.xuejia, on=FOUNDED, by="测试", at=NOW
    )


def test_who_asks_never_learns_whether_a_number_is_on_the_roll(client, union, other):
    """With somebody on the roll and with nobody: the same pages, word for word but the number."""

    def walk(phone):
        client.logout()
        begins(client, union, phone=phone)
        said = client.post(page("identity"), IDENTITY | HERS, follow=True).text
        for step, told in (
            ("work", {"workplace": "春江工具厂", "employment": "contract", "registration": "local_urban"}),
            ("about", {"nationality": "01", "education": "30"}),
            ("consents", {"agreed": "on", "pledged": "on"}),
        ):
            said += client.post(page(step), told, follow=True).text
        said += client.post(reverse("joining:check"), follow=True).text
        return plain(said)

    nobody = walk("13700000001")
    admit(on_the_roll(), unit=other, since=FOUNDED, by="测试", at=NOW)
    somebody = walk("13700000002")

    assert somebody == nobody


def plain(text):
    """Without what differs from one application to the next: tokens, numbers, times of day."""
    lines = [line for line in text.splitlines() if "csrf" not in line.lower()]
    numbers = Matter.objects.exclude(number=None).values_list("number", flat=True)
    told = "\n".join(lines)
    for number in numbers:
        told = told.replace(number, "编号")
    return "".join(char for char in told if not char.isdigit())


def test_a_member_elsewhere_is_told_to_the_officer_and_refused(client, union, other, wanglei):
    hers = on_the_roll()
    admit(hers, unit=other, since=FOUNDED, by="测试", at=NOW)
    matter = applies(client, union, identity=HERS)

    client.force_login(wanglei)
    said = client.get(reverse("matters:case", args=[matter.number])).text
    assert f"在{other.name}" in said
    assert "会籍接转" in said
    answer = decides(client, wanglei, matter, "approve", same="yes")
    assert answer.status_code == 422
    assert "不能重复入会，请告知本人办理会籍接转" in answer.text
    assert Membership.objects.get().unit == other
    assert Person.objects.get(identity_index=blind(CHENJING)) == hers
    assert not RollEntry.objects.exists()


def test_the_same_person_is_folded_into_the_roll(client, union, wanglei):
    """On the roll without an account, no member now: with the yes both are one, and she signs in with her phone."""
    hers = on_the_roll()
    admit(hers, unit=union, since=JOINED, by="测试", at=NOW)
    end(hers, how=Ending.LEFT, on=NOW.date(), reason="退会", by="测试", at=NOW)
    matter = applies(client, union, identity=HERS)
    applicant = matter.person

    answer = decides(client, wanglei, matter, "approve")
    assert answer.status_code == 422
    assert "请核对证件后选择“是同一人”" in answer.text
    assert decides(client, wanglei, matter, "approve", same="no").status_code == 422
    assert Membership.objects.filter(until=None).count() == 0

    assert decides(client, wanglei, matter, "approve", same="yes").status_code == 302
    applicant.refresh_from_db()
    matter.refresh_from_db()
    assert (applicant.merged_into, matter.person) == (hers, hers)
    now = Membership.objects.get(until=None)
    assert (now.person, now.since) == (hers, timezone.localdate())

    client.logout()
    client.post(reverse("access:member_sign_in"), {"username": PHONE, "password": SECRET})
    assert union.name in client.get(reverse("matters:home")).text


def test_a_member_of_this_union_gets_her_account_and_keeps_her_years(client, union, wanglei):
    hers = on_the_roll()
    admit(hers, unit=union, since=JOINED, by="测试", at=NOW)
    matter = applies(client, union, identity=HERS)
    decides(client, wanglei, matter, "approve", same="yes")

    assert (Membership.objects.get().person, Membership.objects.get().since) == (hers, JOINED)
    assert Account.objects.get(username=f"m{blind(PHONE)}").person == hers


def test_two_who_ask_with_one_number(client, union, wanglei):
    """The second is shown to the officer as somebody on the roll, and is not taken for another."""
    first = applies(client, union)
    client.logout()
    second = applies(client, union, phone="13700000002")
    client.force_login(wanglei)
    assert second.number in client.get(reverse("matters:case", args=[first.number])).text
    decides(client, wanglei, first, "approve")

    answer = decides(client, wanglei, second, "approve")
    assert answer.status_code == 422
    assert "这个证件号码已在名册上" in answer.text
    assert Person.objects.filter(identity_index=blind(LIUYANG)).count() == 1
    assert Membership.objects.count() == 1


def test_a_phone_with_an_account_signs_in_and_carries_on(client, union):
    begins(client, union)
    client.logout()
    answer = begins(client, union, name="别人")
    assert answer.status_code == 422
    assert "请直接登录" in answer.text
    assert (Account.objects.count(), Person.objects.count(), Application.objects.count()) == (1, 1, 1)

    answer = client.post(
        f"{reverse('access:member_sign_in')}?next={door(union)}",
        {"username": PHONE, "password": SECRET, "next": door(union)},
    )
    assert answer["Location"] == door(union)
    assert client.post(door(union))["Location"] == reverse("joining:join")
    assert Application.objects.count() == 1


def test_phones_are_not_tried_without_end(client, union):
    begins(client, union)
    for _ in range(6):
        client.logout()
        answer = client.post(door(union), SAID)
    for _ in range(6):
        answer = client.post(door(union), SAID)

    assert "一小时内已试过 5 次" in answer.text


def test_a_member_is_told_where_and_offered_the_transfer(client, union, other, chenjing):
    admit(chenjing.person, unit=union, since=JOINED, by="测试", at=NOW)
    client.force_login(chenjing)
    for where in (door(other), reverse("joining:join")):
        said = client.get(where).text
        assert "您已经是会员" in said
        assert union.name in said
    client.post(door(other))
    assert not Application.objects.exists()


def test_a_past_member_is_not_asked_for_the_number_again(client, union, wanglei, chenjing):
    client.force_login(chenjing)
    client.post(door(union))
    assert "您的证件已经登记过" in client.get(page("identity")).text
    client.post(
        page("work"), {"workplace": "春江工具厂", "employment": "contract", "registration": "local_urban"}
    )
    client.post(page("about"), {"nationality": "01", "education": "30"})
    client.post(page("consents"), {"agreed": "on", "pledged": "on"})
    client.post(reverse("joining:check"))
    matter = Application.objects.get().matter
    decides(client, wanglei, matter, "approve")

    assert Membership.objects.get().person == chenjing.person


def test_an_officers_account_asks_for_nobody(client, union, wanglei):
    client.force_login(wanglei)
    assert "请先退出" in client.get(door(union)).text
    client.post(door(union))
    assert not Application.objects.exists()


def test_the_wrong_slug_is_nobodys(client, union):
    good = door(union).split("/")[-2]
    bad = good[:-1] + ("2" if good[-1] != "2" else "3")

    assert client.get(reverse("joining:start", args=[good.upper()])).status_code == 200
    assert client.get(reverse("joining:start", args=[bad])).status_code == 404
    assert client.get(reverse("joining:start", args=["999999999999999999"])).status_code == 404
