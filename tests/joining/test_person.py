"""One page for one person: who may read it, what it tells, and to whom the past belongs."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from tests.cast import CHENJING, NOW
from tests.joining.moving import JOINED, asks_for, decides, joins, mill, officer
from tests.joining.rolls import member
from zhijia.access.services import give_post
from zhijia.access.terms import Role
from zhijia.joining.services import members
from zhijia.notices.services import give_consent
from zhijia.notices.terms import ConsentChannel, Purpose
from zhijia.people.models import Account, Person
from zhijia.people.services import admit, end, retain, transfer
from zhijia.people.terms import Ending

TODAY = timezone.localdate()
SAID = {"by": "测试", "at": NOW}
MOVED = date(2020, 1, 1)


@pytest.fixture
def person(district, chenjing):
    joins(district, chenjing.person)
    return chenjing.person


def page_of(client, who, person):
    client.force_login(who)
    return client.get(reverse("joining:person", args=[person.pk]))


def test_it_tells_who_and_where_and_never_the_number(client, person, wanglei):
    give_consent(person, Purpose.MEMBERSHIP, channel=ConsentChannel.DESK, at=NOW)
    page = page_of(client, wanglei, person).content.decode()

    assert CHENJING not in page
    assert "陈静" not in page.replace("陈*", "")
    for words in (
        "陈*",
        "3204**********2127",
        "春江工具厂工会",
        "合同制",
        "有选举权、被选举权和表决权",
        "入会与会籍管理",
    ):
        assert words in page, words


def test_every_stretch_with_why_and_by_what(client, district, person, limin):
    unit, _ = mill(district)
    transfer(person, to=unit, on=MOVED, reason="介绍信 12 号", **SAID)
    retain(person, on=date(2021, 5, 1), reason="退休", **SAID)
    end(person, how=Ending.LEFT, on=date(2022, 6, 1), reason="本人申请", **SAID)
    page = page_of(client, limin, person).content.decode()

    found = [words for words in ("入会", "接转", "保留会籍", "退会") if f"<h3>{words}</h3>" in page]
    assert found == ["入会", "接转", "保留会籍", "退会"]
    assert page.index("<h3>退会</h3>") < page.index("<h3>保留会籍</h3>") < page.index("<h3>入会</h3>")
    for words in ("介绍信 12 号", "本人申请", "2022-06-01", "现在不是会员", "无表决权"):
        assert words in page, words
    assert reverse("joining:change", args=[person.pk, "leave"]) not in page


def test_the_matter_opens_from_the_line_it_made(client, district, person, chenjing, wanglei):
    matter = asks_for(client, chenjing, "retain", cause="retired", on=TODAY)
    place = reverse("matters:case", args=[matter.number])
    assert place in page_of(client, wanglei, person).content.decode()
    decides(client, wanglei, matter, "approve")
    page = page_of(client, wanglei, person).content.decode()

    assert f'<a href="{place}">事项 {matter.number}</a>' in page
    assert "没有在办的事项" in page


def test_a_past_union_reads_its_own_and_not_where_she_went(client, district, person, wanglei, limin):
    end(person, how=Ending.LEFT, on=MOVED, reason="", **SAID)
    unit, _ = mill(district)
    admit(person, unit=unit, since=date(2021, 1, 1), **SAID)
    told, whole = (page_of(client, who, person).content.decode() for who in (wanglei, limin))

    assert "春江工具厂工会" in told
    assert "薛家纺织厂工会" not in told
    assert "会籍已终止" in told
    assert "薛家纺织厂工会" in whole
    assert (
        page_of(client, officer("qianjin", "钱进", unit), person).content.decode().count("春江工具厂工会")
        == 2
    )


def test_where_she_was_carried_from_no_longer_reads(client, district, person, wanglei, zhouping):
    assert page_of(client, zhouping, person).status_code == 404
    transfer(person, to=mill(district)[0], on=MOVED, **SAID)

    assert page_of(client, wanglei, person).status_code == 404
    assert page_of(client, zhouping, person).status_code == 200


def test_whoever_was_merged_leads_to_who_remains(client, district, person, wanglei):
    gone = Person.objects.create(name="陈净", merged_into=person)
    page = page_of(client, wanglei, gone)

    assert page["Location"] == reverse("joining:person", args=[person.pk])
    assert "并入的记录" in page_of(client, wanglei, person).content.decode()


def test_a_longer_life_costs_no_more(client, district, person, limin):
    unit, _ = mill(district)

    def cost():
        with CaptureQueriesContext(connection) as told:
            assert page_of(client, limin, person).status_code == 200
        return len(told)

    transfer(person, to=unit, on=date(2018, 6, 1), reason="2018", **SAID)
    cost()
    short = cost()
    for year in range(2019, 2025):
        transfer(
            person,
            to=district.plant_union if year % 2 else unit,
            on=date(year, 1, 1),
            reason=str(year),
            **SAID,
        )

    assert cost() == short


def test_the_members_own_history(client, district, person, chenjing):
    transfer(person, to=mill(district)[0], on=MOVED, reason="介绍信 12 号", **SAID)
    client.force_login(chenjing)
    page = client.get(reverse("joining:membership")).content.decode()

    for words in ("薛家纺织厂工会", "春江工具厂工会", str(JOINED), "介绍信 12 号"):
        assert words in page, words
    assert reverse("joining:membership") in client.get(reverse("notices:me")).content.decode()


def test_her_own_matter_opens_from_her_history(client, person, chenjing, wanglei):
    matter = asks_for(client, chenjing, "retain", cause="retired", on=TODAY)
    decides(client, wanglei, matter, "approve")
    client.force_login(chenjing)
    page = client.get(reverse("joining:membership")).content.decode()

    assert reverse("matters:my_case", args=[matter.number]) in page


def noted(client, who, person) -> list[tuple[str, str]]:
    return [(line.title, line.source) for line in page_of(client, who, person).context["diary"]]


def test_audit_lines_come_with_those_of_records_merged_into_it(client, district, person, limin, wanglei):
    twin = member("陈婧", district.plant_union, since=JOINED)
    members.reveal(twin, reason="核对银行退票", by=limin, at=timezone.now())
    alone = noted(client, limin, person)
    made = members.merge_members(person, twin, reason="同一人", by=limin, at=timezone.now())

    assert alone == [("会籍起始", "")]
    assert noted(client, limin, person) == [
        ("合并人员", ""), ("查看完整号码", "并入的陈*"), ("会籍起始", "并入的陈*"), ("会籍起始", ""),
    ]  # fmt: skip
    page = page_of(client, limin, person).content.decode()
    assert "查看完整号码（并入的陈*）" in page
    assert "陈婧" not in page
    members.part_members(made, by=limin, at=timezone.now())
    assert noted(client, limin, person) == [("撤销人员合并", ""), ("合并人员", ""), ("会籍起始", "")]
    assert [title for title, _ in noted(client, limin, twin)] == ["查看完整号码", "会籍起始"]


def test_audit_lines_are_for_who_may_read_them_where_she_is_now(
    client, district, person, limin, wanglei, zhenghua
):
    transfer(person, to=mill(district)[0], on=MOVED, **SAID)
    admit(other := Person.objects.create(name="陆一鸣"), unit=district.plant_union, since=JOINED, **SAID)
    end(other, how=Ending.LEFT, on=MOVED, reason="", **SAID)
    elsewhere = officer_of(district.plant_union)

    assert noted(client, zhenghua, person) == [("会籍起始", ""), ("会籍起始", "")]
    assert noted(client, wanglei, other) == []
    assert noted(client, elsewhere, other) == [("会籍终止", ""), ("会籍起始", "")]
    admit(other, unit=district.xuejia, since=date(2021, 1, 1), **SAID)
    assert noted(client, elsewhere, other) == []


def officer_of(unit):
    """Of this one union, with all that an officer of the district may do there."""
    account = Account.objects.create_account("elsewhere", name="何琳", password="zhijia-test")
    give_post(account, unit=unit, role=Role.OFFICER, since=JOINED, **SAID)
    return account
