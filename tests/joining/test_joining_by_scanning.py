"""刘洋 is on no roll: he scans the code on the wall of the plant union, and 王磊 says yes."""

from datetime import date

import pytest
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from tests.joining.scenes import (
    CONSENTS,
    IDENTITY,
    LIUYANG,
    MINOR,
    PHONE,
    SECRET,
    applies,
    begins,
    decides,
    door,
    fills,
    page,
)
from zhijia.audit.models import Line
from zhijia.joining.models import Application, RollEntry
from zhijia.matters.models import Matter
from zhijia.notices.models import Message
from zhijia.notices.queries import has_consent
from zhijia.notices.terms import Purpose
from zhijia.people.models import Account, Membership, Person, blind


@pytest.fixture
def union(district):
    return district.plant_union


def test_from_the_wall_to_the_members_page(client, district, union, wanglei):
    matter = applies(client, union)

    assert (matter.number[:3], matter.state, matter.desk, matter.awaits) == (
        "RH-",
        "review",
        union,
        "members.handle",
    )
    assert [(stop.label, stop.limit) for stop in matter.stops.all()] == [
        ("基层工会审核", "members.review_days")
    ]
    assert not Membership.objects.exists()

    answer = decides(client, wanglei, matter, "approve")
    assert answer.status_code == 302
    person, today = Person.objects.get(identity_index=blind(LIUYANG)), timezone.localdate()
    stretch = Membership.objects.get()
    assert (stretch.person, stretch.unit, stretch.since, stretch.until) == (person, union, today, None)
    assert (stretch.employer, stretch.employment, stretch.migrant, stretch.reason) == (
        district.plant, "contract", True, matter.number,
    )  # fmt: skip
    assert (person.name, person.sex, person.birth) == ("刘洋", "1", date(1991, 5, 15))

    client.logout()
    client.post(reverse("access:member_sign_in"), {"username": PHONE, "password": SECRET})
    home = client.get(reverse("matters:home")).text
    assert union.name in home
    assert "会籍有效" in home
    assert any("已批准" in message.body for message in Message.objects.filter(person=person))


def test_the_application_is_the_line_of_the_roll(client, union, wanglei):
    matter = applies(client, union)
    decides(client, wanglei, matter, "approve")

    line = RollEntry.objects.get()
    assert (line.matter, line.unit, line.intake, line.joined_on) == (
        matter,
        union,
        None,
        timezone.localdate(),
    )
    assert (line.nationality, line.education, line.registration, line.employer) == (
        "01",
        "30",
        "other_rural",
        "春江工具厂",
    )
    assert line.card_number == f"HY-{timezone.localdate().year}-0001"
    assert line.origins()[0][0] == f"事项 {matter.number}"


def test_each_page_leads_to_the_next_and_says_what_the_number_says(client, union):
    assert begins(client, union)["Location"] == reverse("joining:join")
    led = fills(client)

    assert [answer["Location"] for answer in led.values()] == [
        page("work"), page("about"), page("consents"), reverse("joining:check"),
    ]  # fmt: skip
    begun = client.get(page("work")).text
    assert "男，1991-05-15 出生" in begun


def test_what_is_left_is_carried_on_from_there(client, union):
    begins(client, union)
    client.post(page("identity"), IDENTITY)
    assert client.get(reverse("joining:join"))["Location"] == page("work")
    client.logout()

    client.post(reverse("access:member_sign_in"), {"username": PHONE, "password": SECRET})
    assert "接着填" in client.get(reverse("matters:cases")).text
    assert client.get(reverse("joining:join"))["Location"] == page("work")
    assert "刘洋" in client.get(page("identity")).text


def test_wrong_input_is_answered_in_place_and_kept(client, union):
    answer = client.post(
        door(union), {"name": "刘洋", "phone": "12345", "password": "12345678", "again": "1"}
    )
    assert answer.status_code == 422
    assert all(
        said in answer.text
        for said in ("手机号码应为 11 位数字", "密码太容易猜", 'value="刘洋"', 'value="12345"')
    )
    assert not Account.objects.exists()

    begins(client, union)
    answer = client.post(page("identity"), IDENTITY | {"number": "320411199105152230"})
    assert answer.status_code == 422
    assert "校验位不符" in answer.text
    answer = client.post(page("work"), {"employment": "contract", "registration": "other_rural"})
    assert "请填写工作单位" in answer.text
    answer = client.post(page("consents"), {"pledged": "on"})
    assert answer.status_code == 422
    assert not has_consent(Application.objects.get().person, Purpose.MEMBERSHIP)


def test_a_passport_needs_sex_and_birth(client, union):
    begins(client, union)
    said = {"name": "John Smith", "document": "passport", "number": "E12345678"}
    answer = client.post(page("identity"), said)
    assert answer.status_code == 422
    assert "请选择性别" in answer.text

    client.post(page("identity"), said | {"sex": "1", "birth": "1980-02-03"})
    made = Application.objects.get()
    assert (made.number, made.number_index, made.birth) == (
        "E12345678",
        blind("passport:E12345678"),
        date(1980, 2, 3),
    )


def test_nothing_is_handed_in_before_everything_is_there(client, union):
    begins(client, union)
    answer = client.post(reverse("joining:check"))

    assert answer.status_code == 422
    assert all(said in answer.text for said in ("还没有填：证件", "还没有同意处理个人信息"))
    assert Matter.objects.get().number is None


def test_a_minor_is_refused_with_the_article(client, union):
    begins(client, union)
    answer = client.post(page("identity"), IDENTITY | {"number": MINOR})

    assert answer.status_code == 422
    assert "未满 16 周岁不能入会（《中华人民共和国劳动法》（1995年1月1日起施行）第十五条）" in answer.text
    assert Application.objects.get().number_index == ""


def test_returned_and_resubmitted(client, union, wanglei):
    matter = applies(client, union)
    decides(client, wanglei, matter, "return", note="请核对工作单位的全称")
    client.force_login(Account.objects.get(person=matter.person))
    assert "请核对工作单位的全称" in client.get(reverse("matters:my_case", args=[matter.number])).text

    client.post(
        page("work"), {"workplace": "春江工具厂", "employment": "dispatched", "registration": "local_rural"}
    )
    assert client.post(reverse("joining:check")).status_code == 302
    matter.refresh_from_db()
    assert (matter.state, matter.desk) == ("review", union)
    assert Line.objects.filter(verb="joining.application.changed").exists()

    decides(client, wanglei, matter, "approve")
    assert Membership.objects.get().employment == "dispatched"


def test_refused_nothing_has_moved_and_one_may_ask_again(client, union, wanglei):
    matter = applies(client, union)
    assert decides(client, wanglei, matter, "refuse").status_code == 422  # why, must be said
    decides(client, wanglei, matter, "refuse", note="不是本单位职工，请向所在单位的工会申请")

    assert not Membership.objects.exists()
    assert not RollEntry.objects.exists()
    assert not Person.objects.exclude(identity_index=None).exists()
    client.force_login(Account.objects.get(person=matter.person))
    client.post(door(union))
    assert Application.objects.filter(runs=True).exclude(matter=matter).count() == 1


def test_withdrawn_by_oneself(client, union, wanglei):
    matter = applies(client, union)
    client.post(reverse("matters:act", args=[matter.number, "withdraw"]))
    matter.refresh_from_db()

    assert matter.state == "withdrawn"
    assert decides(client, wanglei, matter, "approve").status_code == 422
    assert not Membership.objects.exists()


def test_what_was_handed_in_is_not_written_on(client, union):
    matter = applies(client, union)
    before = Application.objects.values().get()

    assert client.post(page("about"), {"nationality": "03", "education": "10"})["Location"] == reverse(
        "joining:join"
    )
    assert client.get(reverse("joining:join"))["Location"] == reverse("matters:my_case", args=[matter.number])
    assert Application.objects.values().get() == before


def test_no_number_stands_readable_anywhere(client, union, wanglei):
    matter = applies(client, union)
    made = Application.objects.get()

    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM joining_application")
        kept = b"".join(
            bytes(one) if isinstance(one, bytes | memoryview) else str(one).encode()
            for one in cursor.fetchone()
        )
    assert LIUYANG.encode() not in kept
    assert made.number_index.encode() in kept
    assert not Line.objects.filter(facts__contains=LIUYANG).exists()
    assert not Line.objects.filter(facts__contains=PHONE).exists()
    for where in (reverse("matters:my_case", args=[matter.number]), page("identity")):
        assert LIUYANG not in client.get(where).text
    client.force_login(wanglei)
    assert LIUYANG not in client.get(reverse("matters:case", args=[matter.number])).text
    assert made.number == LIUYANG


def test_the_form_to_print_shows_all_and_says_who_looked(client, union, wanglei, zhouping):
    matter = applies(client, union)
    client.force_login(zhouping)
    where = reverse("joining:printed", args=[matter.number])
    assert client.get(where).status_code == 404
    assert not Line.objects.filter(verb="joining.form.printed").exists()

    client.force_login(wanglei)
    said = client.get(where).text
    assert LIUYANG in said
    assert "我自愿加入中国工会" in said
    assert Line.objects.get(verb="joining.form.printed").actor == str(wanglei)


def test_another_town_sees_nothing_of_it(client, union, zhouping):
    matter = applies(client, union)
    client.force_login(zhouping)

    assert client.get(reverse("matters:case", args=[matter.number])).status_code == 404
    assert decides(client, zhouping, matter, "approve").status_code == 404
    assert matter.number not in client.get(reverse("matters:inbox")).text


def test_consents_are_asked_each_by_itself(client, union):
    begins(client, union)
    fills(client)

    assert has_consent(Application.objects.get().person, Purpose.MEMBERSHIP)
    assert client.post(page("consents"), CONSENTS).status_code == 302  # twice is the same as once
