"""The roll as officers see it: within reach, masked, found as people look for somebody; full numbers for a reason."""

from datetime import date, timedelta
from itertools import count

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from tests.cast import CHENJING
from tests.joining.rolls import PASSPORT, PHONE, SAID, member, members
from zhijia.audit.models import Line
from zhijia.joining.queries.rolling import Filters, Roll
from zhijia.orgs.services import close_unit
from zhijia.people.models import Membership
from zhijia.people.services import Work, merge, retain, transfer

pytestmark = pytest.mark.django_db


@pytest.fixture
def roll(district):
    return members(district)


def names(page) -> list[str]:
    return [str(row.cells[0]) for row in page.context["rows"]]


def asks(client, who, **asked):
    client.force_login(who)
    page = client.get(reverse("joining:members"), asked)
    assert page.status_code == 200
    return page


def test_each_sees_the_members_of_their_own_unions(client, roll, limin, sunfang, wanglei, zhouping):
    assert names(asks(client, limin)) == ["高*", "陆**", "陈*", "M***********"]
    assert names(asks(client, sunfang)) == ["陆**", "陈*", "M***********"]
    assert names(asks(client, wanglei)) == ["陈*", "M***********"]
    assert names(asks(client, zhouping)) == ["高*"]


def test_whoever_handles_memberships_begins_a_transfer_here(client, roll, wanglei, zhaoqiang):
    link = f'<a class="u-btn" href="{reverse("joining:bring_over")}">'

    assert link in asks(client, wanglei).content.decode()
    assert link not in asks(client, zhaoqiang).content.decode()


def test_the_page_tells_no_name_and_no_number(client, roll, limin):
    text = asks(client, limin).content.decode()

    for secret in ("陈静", "陆一鸣", CHENJING, PHONE, CHENJING[:4] + "*"):
        assert secret not in text


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"employment": "contract"}, ["陈*"]),
        ({"occupation": "courier"}, ["陆**"]),
        ({"migrant": "1"}, ["陆**"]),
        ({"migrant": "0"}, ["高*", "陈*", "M***********"]),
        ({"sex": "2"}, ["陈*"]),
        ({"sex": "1", "migrant": "0"}, ["高*"]),
        ({"standing": "retained"}, []),
        ({"past": "1"}, ["单*"]),
        ({"sex": "x", "employment": "none"}, ["高*", "陆**", "陈*", "M***********"]),
    ],
)
def test_filters(client, roll, limin, asked, found):
    assert names(asks(client, limin, **asked)) == found


def test_a_place_narrows_to_a_town_or_one_union_within_reach(client, district, roll, limin, sunfang):
    assert names(asks(client, limin, place=district.chunjiang.pk)) == ["陆**", "陈*", "M***********"]
    assert names(asks(client, limin, place=district.plant_union.pk)) == ["陈*", "M***********"]
    assert names(asks(client, sunfang, place=district.xuejia.pk)) == ["陆**", "陈*", "M***********"]


@pytest.mark.parametrize(
    "words",
    ["陈静", "陈 静", "cj", "CJ", CHENJING, "３２０４１１１９７６０３０２２１２７", "320411760302212", PHONE, "+86 139-1234-5678"],
)  # fmt: skip
def test_somebody_is_found_as_they_are_asked_for(client, roll, limin, words):
    assert names(asks(client, limin, q=words)) == ["陈*"]


@pytest.mark.parametrize("words", [PASSPORT, PASSPORT.lower(), "mw"])
def test_other_documents_are_found_too(client, roll, limin, words):
    assert names(asks(client, limin, q=words)) == ["M***********"]


@pytest.mark.parametrize("words", ["高翔", "gx", "单立", "陈", "320411197603022", "没有"])
def test_what_is_out_of_reach_or_half_typed_is_not_found(client, roll, sunfang, words):
    page = asks(client, sunfang, q=words)

    assert names(page) == []
    assert "没有找到" in page.content.decode()


def test_past_members_are_found_where_they_were(client, roll, wanglei, zhouping):
    assert names(asks(client, wanglei, q="单立", past="1")) == ["单*"]
    assert names(asks(client, zhouping, q="单立", past="1")) == []


def test_a_union_is_found_by_name(client, district, roll, limin, zhouping):
    page = asks(client, limin, q="工具厂")

    assert page.context["unions"] == [(f"/w/members/?place={district.plant_union.pk}", "春江工具厂工会")]
    assert asks(client, zhouping, q="工具厂").context["unions"] == []


def test_a_number_of_a_merged_row_finds_who_remains(client, district, roll, limin):
    second = member("陈婧", district.plant_union, since=date(2015, 1, 1))
    until = timezone.localdate() + timedelta(days=9)
    merge(second, roll["chenjing"], reason="同一人", undo_until=until, by=limin, at=timezone.now())

    page = asks(client, limin, q=CHENJING)

    assert [row.href for row in page.context["rows"]] == [reverse("joining:person", args=[second.pk])]


def test_who_comes_or_goes_on_a_day_to_come_is_counted_as_of_today(client, district, roll, limin):
    today = timezone.localdate()
    transfer(roll["chenjing"], to=district.xuejia, on=today + timedelta(days=5), **SAID)
    member("明天", district.plant_union, since=today + timedelta(days=1))

    assert names(asks(client, limin, place=district.plant_union.pk)) == ["M***********", "陈*"][::-1]
    assert names(asks(client, limin, place=district.xuejia.pk)) == ["高*"]


def test_retained_members_say_so_and_the_day_of_joining_stays(client, roll, limin):
    retain(roll["chenjing"], on=date(2019, 1, 1), reason="退休", **SAID)

    row = asks(client, limin, standing="retained").context["rows"][0]

    assert row.cells[3] == "保留会籍"
    assert row.cells[6] == date(2014, 1, 1)


def test_past_members_of_a_closed_union_stay_on_its_roll(client, district, roll, limin):
    transfer(roll["chenjing"], to=district.chunjiang, on=date(2019, 1, 1), **SAID)
    transfer(roll["mading"], to=district.chunjiang, on=date(2019, 1, 1), **SAID)
    district.plant_union.covers.update(until=date(2019, 2, 1))
    close_unit(district.plant_union, on=date(2019, 3, 1), document="〔2019〕1号", **SAID)

    assert names(asks(client, limin, past="1")) == ["单*"]


def test_pages_follow_the_tree_and_lose_nobody(district, limin, roll):
    """A page may begin and end in the middle of a union; the pages together are the roll."""
    numbers = count()
    for unit, many in (
        (district.plant_union, 7),
        (district.xuejia, 5),
        (district.benniu, 1),
        (district.chunjiang, 6),
    ):
        for _ in range(many):
            member(f"会员{next(numbers)}", unit)
    today = timezone.localdate()
    whole = Roll(limin, Filters(), today)
    rows = list(whole[0:100])
    paged = [row for start in range(0, 30, 4) for row in Roll(limin, Filters(), today)[start : start + 4]]

    assert whole.count() == len(rows) == Membership.objects.filter(until=None).count()
    assert paged == rows
    assert list(whole[23:30]) == [] == list(whole[30:34])


def test_the_list_costs_the_same_for_one_and_three(client, district, limin):
    member("会员一", district.plant_union, work=Work(district.plant))
    client.force_login(limin)
    address = reverse("joining:members")
    client.get(address)
    for asked in ({}, {"q": "会员"}):
        cost = queries(client, address, asked)
        made = [member(f"会员{n}{asked}", district.xuejia, work=Work(district.plant)) for n in "二三"]
        assert len(names(client.get(address, asked))) >= 3, made
        assert queries(client, address, asked) == cost


def queries(client, address, asked) -> int:
    with CaptureQueriesContext(connection) as seen:
        client.get(address, asked)
    return len(seen)


def test_the_full_number_is_shown_once_for_a_reason_that_is_kept(client, roll, sunfang):
    place = reverse("joining:reveal", args=[roll["chenjing"].pk])
    client.force_login(sunfang)

    empty = client.post(place, {"reason": ""})
    assert empty.status_code == 422
    assert CHENJING not in client.get(place).content.decode() + empty.content.decode()
    assert not Line.objects.filter(verb="people.identity.revealed").exists()
    told = client.post(place, {"reason": "核对银行退票"})

    assert CHENJING in told.content.decode()
    assert told["Cache-Control"] == "no-store"
    line = Line.objects.get(verb="people.identity.revealed")
    assert line.subject == f"person:{roll['chenjing'].pk}"
    assert "核对银行退票" in line.facts
    assert CHENJING not in line.facts
    assert CHENJING not in client.get(place).content.decode()


def test_the_full_number_is_for_those_the_union_is_within_reach_of(
    client, roll, wanglei, zhouping, zhaoqiang
):
    place = reverse("joining:reveal", args=[roll["chenjing"].pk])
    for who in (
        zhouping,
        wanglei,
        zhaoqiang,
    ):  # another town; no such permission; sees members but never their numbers
        client.force_login(who)
        assert client.get(place).status_code == 404
        assert client.post(place, {"reason": "看看"}).status_code == 404
    assert not Line.objects.filter(verb="people.identity.revealed").exists()


def test_whoever_moved_on_is_shown_in_full_by_the_union_that_has_them_now(
    client, district, roll, sunfang, zhouping
):
    """The plant's town keeps the past member on its roll, and reads the number no more."""
    place = reverse("joining:reveal", args=[roll["shanli"].pk])
    client.force_login(sunfang)
    assert client.get(place).status_code == 200
    Membership.objects.create(person=roll["shanli"], unit=district.xuejia, since=date(2018, 6, 1))

    assert client.get(place).status_code == 404
    client.force_login(zhouping)
    assert client.get(place).status_code == 200
