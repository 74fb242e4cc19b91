"""The inbox, one matter, the search and the member's own pages, by HTTP."""

import re
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from tests.cast import FOUNDED, NOW, enrol
from tests.matters.stage import asked, everything, fresh, many
from zhijia.access.services import give_post
from zhijia.access.terms import Permission, Role
from zhijia.audit.models import Line
from zhijia.matters.models import Attachment, Deadline, Matter, SavedView, Tie
from zhijia.matters.services import ask_countersign, attach, hand_over, take
from zhijia.matters.services.opening import LARGEST
from zhijia.people.models import Account

PHOTO = b"\xff\xd8\xff photo"
XIAOWANG = "320411198506121231"
INBOX = "/w/inbox/"
TOKEN = re.compile(r"[0-9A-Za-z]{64}")


@pytest.fixture
def now():
    return timezone.now()


@pytest.fixture
def matter(district, chenjing, now):
    return asked(district, chenjing, at=now)


@pytest.fixture
def heping(district):
    account = Account.objects.create_account("heping", name="何平")
    give_post(account, unit=district.plant_union, role=Role.GRASSROOTS, since=FOUNDED, by="测试", at=NOW)
    return account


def due(those, *days):
    """So many days from today."""
    for one, ahead in zip(those, days, strict=True):
        told = {"due_on": timezone.localdate() + timedelta(days=ahead) if ahead is not None else None}
        Matter.objects.filter(pk=one.pk).update(**told)
        Deadline.objects.filter(matter=one, met_on=None).update(**told) if ahead is not None else None


def page_of(client, account, where=INBOX, **asked_for):
    client.force_login(account)
    return client.get(where, asked_for)


def numbers(answer):
    return [row.cells[1] for row in answer.context["rows"]]


# the inbox


def test_the_inbox_is_grouped_by_urgency_and_counts_each_group(client, district, chenjing, wanglei, now):
    those = many(district, chenjing, 6, at=now)
    due(those, 30, 3, 0, -1, -40, None)
    answer = page_of(client, wanglei)
    text = answer.content.decode()

    assert numbers(answer) == [those[n].number for n in (4, 3, 2, 1, 0, 5)]
    assert [(label, count) for _, label, count in answer.context["groups"]] == [
        ("已超期", 2), ("今天到期", 1), ("七天内到期", 1), ("以后到期", 1), ("没有期限", 1)
    ]  # fmt: skip
    assert "有 2 件已超期" in text
    assert [
        text.index(f">{label}</th>") for label in ("已超期", "今天到期", "七天内到期", "以后到期", "没有期限")
    ] == sorted(
        text.index(f">{label}</th>") for label in ("已超期", "今天到期", "七天内到期", "以后到期", "没有期限")
    )
    assert numbers(page_of(client, wanglei, due="overdue")) == [those[4].number, those[3].number]


def test_the_inbox_asks_the_same_for_one_and_three(client, chenjing, now, cast):
    district, wanglei, heping = cast.district, cast.wanglei, cast.heping

    def asked_of_the_database():
        client.get(INBOX)
        with CaptureQueriesContext(connection) as told:
            assert client.get(INBOX).status_code == 200
        return len(told)

    client.force_login(wanglei)
    asked(district, chenjing, at=now)
    for_one = asked_of_the_database()
    rest = many(district, chenjing, 2, at=now)
    hand_over(rest[:1], to=wanglei, reason="分工", by=heping, at=now)
    assert len(numbers(client.get(INBOX))) == 3
    assert asked_of_the_database() == for_one


def test_signatures_asked_for_cost_the_same_for_one_and_three(client, chenjing, now, cast):
    district, wanglei, zhenghua = cast.district, cast.wanglei, cast.zhenghua

    def signatures():
        with CaptureQueriesContext(connection) as told:
            answer = client.get(INBOX)
        return len(answer.context["signatures"]), len(told)

    client.force_login(zhenghua)
    those = many(district, chenjing, 3, at=now)
    counts = []
    for some in (those[:1], those[1:]):
        for one in some:
            ask_countersign(
                one, permission=Permission.AID_COUNTERSIGN, over=["会籍"], reason="曾用名", by=wanglei, at=now
            )
        client.get(INBOX)
        counts.append(signatures())
    assert [count for count, _ in counts] == [1, 3]
    assert counts[0][1] == counts[1][1]


def test_another_town_and_a_stranger_find_nothing(client, matter, zhouping, chenjing):
    for account in (zhouping, Account.objects.create_account("stranger", name="无任职")):
        assert numbers(page_of(client, account)) == []
        assert numbers(page_of(client, account, "/w/search/", q=matter.number)) == []
        for where in ("", "decide/", "extend/", "countersign/", "abstain/"):
            address = f"/w/cases/{matter.number}/{where}"
            assert (client.get(address) if not where else client.post(address)).status_code == 404, address
        never, hers = (client.get(f"/w/cases/{number}/") for number in ("SQ-1999-0001", matter.number))
        assert TOKEN.sub("", never.content.decode()) == TOKEN.sub("", hers.content.decode())


def test_many_are_handed_over_from_the_inbox(client, district, chenjing, now, cast):
    wanglei, heping = cast.wanglei, cast.heping
    those = many(district, chenjing, 3, at=now)
    client.force_login(wanglei)
    picked = {"pick": [one.pk for one in those[:2]], "to": heping.pk, "reason": "外出培训"}
    assert client.post("/w/inbox/hand-over/", picked, follow=True).status_code == 200

    assert [fresh(one).holder for one in those] == [heping, heping, None]
    assert numbers(page_of(client, wanglei)) == [those[2].number]
    assert len(numbers(page_of(client, heping))) == 3


@pytest.mark.parametrize(
    "wrong",
    [
        {"pick": ["²"]},
        {"pick": ["x"]},
        {"to": "²"},
        {"to": ""},
        {"to": "9" * 30},
        {"pick": []},
        {"reason": " "},
    ],
)
def test_a_wrong_hand_over_is_refused_and_nothing_moves(client, matter, wanglei, heping, wrong):
    client.force_login(wanglei)
    before = everything(matter)
    answer = client.post(
        "/w/inbox/hand-over/", {"pick": [matter.pk], "to": heping.pk, "reason": "分工"} | wrong
    )

    assert answer.status_code == 422
    assert "请" in answer.content.decode()
    assert everything(matter) == before


def test_a_filter_is_kept_under_a_name_and_is_ones_own(client, matter, wanglei, heping):
    client.force_login(wanglei)
    for query in ("due=overdue", "q=陈"):
        client.post("/w/inbox/views/", {"name": "急的", "query": query})
    view = SavedView.objects.get()
    assert (view.account, view.query) == (wanglei, "q=陈")
    assert "急的" in client.get(INBOX).content.decode()
    assert client.post("/w/inbox/views/", {"name": "", "query": "x"}).status_code == 422

    client.force_login(heping)
    assert "急的" not in client.get(INBOX).content.decode()
    assert client.post(f"/w/inbox/views/{view.pk}/drop/").status_code == 404
    client.force_login(wanglei)
    client.post(f"/w/inbox/views/{view.pk}/drop/")
    assert not SavedView.objects.exists()


def test_the_inbox_is_searched_and_the_house_by_number_name_and_union(
    client, district, matter, chenjing, cast
):
    limin, wanglei = cast.limin, cast.wanglei
    assert numbers(page_of(client, wanglei, q="困难")) == [matter.number]
    assert numbers(page_of(client, wanglei, q="没有这样的")) == []
    for words in (matter.number, matter.number[-4:], "困难帮扶", "工具厂", "陈静"):
        assert numbers(page_of(client, limin, "/w/search/", q=words)) == [matter.number], words
    for words in ("", "陈", "武进"):  # half a name finds nobody
        assert numbers(page_of(client, limin, "/w/search/", q=words)) == [], words
    assert "陈静" not in page_of(client, limin, "/w/search/", q=matter.number).content.decode().replace(
        "陈*", ""
    )


# one matter


def test_one_matter_is_judged_on_its_page_and_leads_to_the_next(client, district, chenjing, wanglei, now):
    first, second = many(district, chenjing, 2, at=now)
    text = page_of(client, wanglei, f"/w/cases/{first.number}/").content.decode()
    assert "第 1 / 2 件" in text
    answer = client.post(f"/w/cases/{first.number}/decide/", {"decision": "approve", "note": "属实"})

    assert answer["Location"] == f"/w/cases/{second.number}/"
    assert fresh(first).awaits == "aid.review"
    assert client.post(f"/w/cases/{second.number}/decide/", {"decision": "approve"})["Location"] == INBOX


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({}, "请先选择一项决定"),
        ({"decision": "return"}, "需要写明理由"),
        ({"decision": "settle"}, "现在办不了"),
    ],
)
def test_a_wrong_decision_stays_on_the_page(client, matter, wanglei, said, sentence):
    client.force_login(wanglei)
    before = everything(matter)
    answer = client.post(f"/w/cases/{matter.number}/decide/", {"note": ""} | said)

    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert everything(matter) == before


def test_who_looks_without_the_desk_decides_nothing(client, matter, limin):
    text = page_of(client, limin, f"/w/cases/{matter.number}/").content.decode()
    before = everything(matter)

    assert "提交决定" not in text
    assert client.post(f"/w/cases/{matter.number}/decide/", {"decision": "approve"}).status_code == 422
    assert everything(matter) == before


def test_abstaining_on_the_page(client, matter, wanglei):
    client.force_login(wanglei)
    client.post(f"/w/cases/{matter.number}/abstain/")

    assert Tie.objects.get().account == wanglei
    text = client.get(f"/w/cases/{matter.number}/").content.decode()
    assert "请回避" in text
    assert "提交决定" not in text


def test_the_leader_extends_and_signs_on_the_page(client, matter, now, cast):
    wanglei, limin, zhenghua = cast.wanglei, cast.limin, cast.zhenghua
    ask_countersign(
        matter, permission=Permission.AID_COUNTERSIGN, over=["会籍"], reason="曾用名", by=wanglei, at=now
    )
    before = everything(matter)
    client.force_login(limin)
    assert client.post(f"/w/cases/{matter.number}/extend/", {"days": "3", "reason": "忙"}).status_code == 422
    assert client.post(f"/w/cases/{matter.number}/countersign/", {"agreed": "yes"}).status_code == 422
    client.force_login(zhenghua)
    assert client.post(f"/w/cases/{matter.number}/extend/", {"days": "0", "reason": ""}).status_code == 422
    assert client.post(f"/w/cases/{matter.number}/countersign/", {}).status_code == 422
    assert everything(matter) == before

    client.post(f"/w/cases/{matter.number}/extend/", {"days": "3", "reason": "等证明"})
    client.post(f"/w/cases/{matter.number}/countersign/", {"agreed": "yes", "words": "同意"})
    assert fresh(matter).due_on > matter.due_on
    assert matter.countersigns.get().answered_by == zhenghua


# papers


def test_looking_into_a_paper_is_on_record(client, matter, chenjing, now, cast):
    wanglei, zhouping = cast.wanglei, cast.zhouping
    laid = attach(matter, label="结算单", name="单.jpg", content=PHOTO, by=chenjing, at=now)
    answer = page_of(client, wanglei, f"/w/papers/{laid.pk}/")

    assert (answer.content, answer["Content-Type"], answer["Cache-Control"]) == (
        PHOTO,
        "image/jpeg",
        "private, no-store",
    )
    line = Line.objects.get(verb="matters.paper.opened")
    assert (line.subject, matter.number in line.facts) == (f"attachment:{laid.pk}", True)
    assert page_of(client, zhouping, f"/w/papers/{laid.pk}/").status_code == 404
    assert Line.objects.filter(verb="matters.paper.opened").count() == 1


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"PK\x03\x04 sheet", "只收照片"),
        (b"<html>", "只收照片"),
        (PHOTO + b" " * LARGEST, "超过 10 MB"),
        (b"", ""),
    ],
)
def test_a_wrong_file_stays_on_the_page(client, matter, chenjing, content, sentence):
    client.force_login(chenjing)
    sent = {"label": "出院小结", "file": SimpleUploadedFile("单.jpg", content)}
    answer = client.post(f"/m/cases/{matter.number}/papers/", sent)

    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert 'value="出院小结"' in answer.content.decode()
    assert not Attachment.objects.exists()


def test_a_file_is_what_its_first_bytes_say(client, matter, chenjing):
    client.force_login(chenjing)
    sent = {"label": "照片", "file": SimpleUploadedFile("evil.html", PHOTO, content_type="text/html")}
    assert client.post(f"/m/cases/{matter.number}/papers/", sent).status_code == 302
    answer = client.get(f"/m/papers/{Attachment.objects.get().pk}/")

    assert answer["Content-Type"] == "image/jpeg"


# the member


def test_a_member_sees_how_far_it_has_come_and_nobody_elses(client, matter, chenjing, now, cast):
    district, wanglei = cast.district, cast.wanglei
    take(matter, "return", by=wanglei, at=now, note="缺结算单")
    for where in ("/m/", "/m/cases/", f"/m/cases/{matter.number}/"):
        text = page_of(client, chenjing, where).content.decode()
        assert "等您补材料" in text, where
        assert "王磊" not in text, where
    assert "缺结算单" in text
    other = enrol(district, "xiaowang", name="小王", identity=XIAOWANG, phone="13900000000")
    for where in (f"/m/cases/{matter.number}/", "/m/cases/SQ-1999-0001/"):
        assert page_of(client, other, where).status_code == 404
    for where in ("papers/", "remind/", "withdraw/"):
        assert client.post(f"/m/cases/{matter.number}/{where}").status_code == 404
    assert fresh(matter).state == "returned"


def test_the_words_shown_are_those_of_the_last_step(client, matter, chenjing, now, cast):
    """A hand-over's reason names colleagues, and an old return no longer holds."""
    wanglei, heping = cast.wanglei, cast.heping
    take(matter, "return", by=wanglei, at=now, note="缺结算单")
    take(matter, "resubmit", by=chenjing, at=now)
    hand_over([matter], to=heping, reason="王磊与申请人同组", by=wanglei, at=now)
    answer = page_of(client, chenjing, f"/m/cases/{matter.number}/")

    assert answer.context["last_note"] == ""
    assert "王磊" not in answer.content.decode()
    assert "何平" not in answer.content.decode()


def test_my_list_asks_the_same_for_one_and_three(client, district, chenjing, now):
    def told():
        with CaptureQueriesContext(connection) as queries:
            client.get("/m/cases/")
        return len(queries)

    client.force_login(chenjing)
    asked(district, chenjing, at=now)
    client.get("/m/cases/")
    for_one = told()
    for _ in range(2):
        asked(district, chenjing, at=now)
    assert told() == for_one


def test_a_member_moves_only_what_is_a_members_button(client, matter, chenjing, now, cast):
    wanglei, sunfang, limin = cast.wanglei, cast.sunfang, cast.limin
    client.force_login(chenjing)
    assert client.post(f"/m/cases/{matter.number}/approve/").status_code == 404
    assert client.post(f"/m/cases/{matter.number}/nonsense/").status_code == 404
    assert client.post(f"/m/cases/{matter.number}/confirm/").status_code == 422  # not yet
    for officer in (wanglei, sunfang, limin):
        take(matter, "approve", by=officer, at=now)
    text = client.get(f"/m/cases/{matter.number}/").content.decode()
    assert "/correct/" not in text  # it has a page of its own
    assert client.post(f"/m/cases/{matter.number}/correct/").status_code == 404
    assert client.post(f"/m/cases/{matter.number}/confirm/").status_code == 302
    assert fresh(matter).state == "closed"


def test_reminding_on_the_page(client, matter, chenjing):
    client.force_login(chenjing)
    assert client.post(f"/m/cases/{matter.number}/remind/").status_code == 302
    assert client.post(f"/m/cases/{matter.number}/remind/").status_code == 422
    assert matter.steps.filter(verb="remind").count() == 1


def test_away_on_the_page(client, district, wanglei, heping):
    today = timezone.localdate()
    client.force_login(wanglei)
    said = {"deputy": heping.pk, "since": today.isoformat(), "until": (today + timedelta(days=3)).isoformat()}
    wrong = client.post(reverse("matters:away"), said | {"until": today.isoformat()})
    assert wrong.status_code == 422
    assert client.post(reverse("matters:away"), said).status_code == 302
    text = client.get(reverse("matters:away")).content.decode()
    assert "何平 代 王磊" in text
