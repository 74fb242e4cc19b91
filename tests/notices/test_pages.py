"""The public sees who, which class, how much, and nothing else; officers see what waits for them."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.notices.conftest import LISTED, address, open_notice
from zhijia.notices.models import DataRequest, Message, Objection
from zhijia.notices.services import object_, tell
from zhijia.notices.terms import DataKind, PublicityState

OBJECTION = {"line": "1", "who": "刘大力", "contact": "13911112222", "text": "他家有三套房。"}


@pytest.fixture
def running(district, limin):
    """Published just now, on whichever day the test runs."""
    return open_notice(district, limin, at=timezone.now())


@pytest.fixture
def over(running):
    """The same, its days gone by."""
    past = timezone.localdate() - timedelta(days=20)
    type(running).objects.filter(pk=running.pk).update(since=past, until=past + timedelta(days=7))
    running.refresh_from_db()
    return running


@pytest.fixture
def desk(client, limin):
    client.force_login(limin)
    return client


def cost(client, where):
    with CaptureQueriesContext(connection) as caught:
        assert client.get(where).status_code == 200
    return len(caught)


@pytest.mark.parametrize("page", ["public", "publicity", "poster"])
def test_no_full_name_and_no_number_stands_on_a_public_page(client, running, page):
    said = client.get(address(page, *([] if page == "public" else [running.number]))).text

    assert not any(line.name in said or line.subject in said for line in LISTED)
    assert not re.search(r"(?<![\d.#])1[3-9]\d{9}(?!\d)|\d{17}[\dXx]", said)
    assert page == "public" or all(
        name in said for name in ("陈**", "欧**", "5,000", "2,500.50", "（5 个工作日）")
    )


def test_after_its_days_the_page_shows_no_persons(client, over):
    for page in ("publicity", "poster"):
        said = client.get(address(page, over.number)).text
        assert "名单不再显示" in said
        assert "陈**" not in said


def test_the_poster_carries_its_address_as_a_square_code(client, running):
    said = client.get(address("poster", running.number)).text

    assert f"http://testserver/publicity/{running.number}/" in said
    assert '<path class="qrline"' in said
    assert "style=" not in said


def test_anybody_may_object_and_reads_the_answer_by_the_receipt(client, running, limin):
    page = client.post(address("publicity", running.number), OBJECTION, follow=True)
    objection = Objection.objects.get()
    assert page.redirect_chain[-1][0] == address("receipt")
    assert objection.receipt in page.text
    assert (objection.listed.order, objection.who) == (1, "刘大力")

    asked = client.post(address("receipt"), {"receipt": objection.receipt.lower()})
    assert "正在核实" in asked.text
    client.force_login(limin)
    said = {f"o{objection.pk}-text": "经核实不属实。", f"o{objection.pk}-upheld": "no"}
    client.post(address("answer", running.number, objection.pk), said)
    client.logout()
    told = client.post(address("receipt"), {"receipt": objection.receipt}).text
    assert "经核实不属实。" in told
    assert "刘大力" not in told


def test_a_wrong_receipt_opens_nothing(client, running):
    page = client.post(address("receipt"), {"receipt": "AAAA"})

    assert page.status_code == 422
    assert "没有这个回执码" in page.text


def test_what_is_missing_is_said_in_place_and_the_rest_kept(client, running):
    page = client.post(address("publicity", running.number), {**OBJECTION, "who": ""})

    assert page.status_code == 422
    assert "请填写您的姓名" in page.text
    assert "他家有三套房。" in page.text
    assert Objection.objects.count() == 0


def test_one_browser_does_not_flood_the_officers(client, running):
    answers = [client.post(address("publicity", running.number), OBJECTION) for _ in range(4)]

    assert [one.status_code for one in answers] == [302, 302, 302, 422]
    assert "一小时内已提交 3 条异议" in answers[-1].text
    assert Objection.objects.count() == 3


def test_after_its_days_no_objection_is_taken(client, over):
    page = client.post(address("publicity", over.number), {**OBJECTION, "line": ""})

    assert page.status_code == 422
    assert "公示期已满，不再接收网上异议" in page.text
    assert Objection.objects.count() == 0


def test_the_desk_strikes_answers_and_ends(desk, running):
    objection = object_(
        running, who="刘大力", contact="13911112222", text="他家有三套房。", at=timezone.now()
    )
    page = desk.get(address("desk_publicity", running.number)).text
    assert all(word in page for word in ("刘大力", "13911112222", "BF-2026-0001", "结束公示"))

    early = desk.post(address("end", running.number))
    assert (early.status_code, "请在期满次日起结束公示" in early.text) == (422, True)
    said = {f"o{objection.pk}-text": "属实。", f"o{objection.pk}-upheld": "yes"}
    first = desk.post(address("answer", running.number, objection.pk), said)
    assert (first.status_code, "先把有关的一行撤下" in first.text, "属实。" in first.text) == (
        422,
        True,
        True,
    )
    blank = desk.post(address("strike", running.number), {"line": "2", "reason": ""})
    assert (blank.status_code, "请写明撤下的原因" in blank.text) == (422, True)

    desk.post(address("strike", running.number), {"line": "2", "reason": "收入不实"})
    desk.post(address("answer", running.number, objection.pk), said)
    past = timezone.localdate() - timedelta(days=20)
    type(running).objects.update(since=past, until=past + timedelta(days=7))
    desk.post(address("end", running.number))
    running.refresh_from_db()
    assert (running.state, running.restarted) == (PublicityState.ENDED, 1)
    assert "公示结束" in desk.get(address("desk_publicity", running.number)).text


def test_others_find_nothing_there(client, running, zhouping, district):
    client.force_login(zhouping)

    for where in ("desk_publicity", "strike", "end"):
        assert client.post(address(where, running.number)).status_code == 404
    assert client.get(address("desk")).status_code == 404
    assert client.get(address("publicity", "GS-2026-9999")).status_code == 404


def test_lists_cost_the_same_for_one_and_three(client, district, limin, chenjing):
    wheres, costs = ("public", "desk", "privacy", "messages", "data"), {}
    kinds = iter(DataKind.values)
    for number in (1, 2):
        for n in range(number):
            made = open_notice(district, limin, at=timezone.now())
            object_(made, who="刘大力", contact="1", text="不属实", at=timezone.now())
            tell(chenjing.person, key=f"{number}:{n}", title="消息", body="有进展。", at=timezone.now())
            DataRequest.objects.create(
                person=chenjing.person, unit=district.unit, kind=next(kinds), at=timezone.now(), due_on=timezone.localdate()
            )  # fmt: skip
        for where in wheres:
            client.force_login(chenjing if where in {"messages", "data"} else limin)
            costs.setdefault(where, []).append(cost(client, address(where)))

    assert Message.objects.count() == 3
    assert {where: one - three for where, (one, three) in costs.items()} == dict.fromkeys(wheres, 0)
