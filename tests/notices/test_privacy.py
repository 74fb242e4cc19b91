"""Consent by version, taken back as easily as given; requests with a due day; what is past its time goes."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from tests.cast import bring, offer, refuses
from tests.house.rows import rows
from tests.notices.conftest import FRIDAY, day
from zhijia.audit.models import Line
from zhijia.audit.queries import verify
from zhijia.notices.defaults import TEXTS, lay_defaults
from zhijia.notices.models import Consent, ConsentText, DataRequest, Message, Objection
from zhijia.notices.queries import asked_of
from zhijia.notices.retention import Kind, months_before
from zhijia.notices.services import (
    answer,
    answer_data,
    ask_data,
    give_consent,
    has_consent,
    object_,
    revise_text,
    tell,
    withdraw_consent,
)
from zhijia.notices.tasks import purge
from zhijia.notices.terms import ConsentChannel, DataKind, DataState, Purpose
from zhijia.rulebook.services import set_rule
from zhijia.sheets.models import Chunk
from zhijia.sheets.registers import find
from zhijia.sheets.terms import State

LATER = day("2026-03-02")
WEB = ConsentChannel.WEB
FAR = day("2030-01-01")


@pytest.fixture
def person(chenjing, told):
    return chenjing.person


def test_each_purpose_has_its_words_and_they_are_laid_once(told):
    lay_defaults(at=LATER)

    assert set(TEXTS) == set(Purpose)
    assert list(ConsentText.objects.values_list("version", flat=True)) == [1] * len(Purpose)
    assert all("必要性" in text and "影响" in text and "撤回" in text for text in TEXTS.values())


def test_given_taken_back_and_given_again(person):
    assert not has_consent(person, Purpose.AID_BANK)
    first = give_consent(person, Purpose.AID_BANK, channel=WEB, at=FRIDAY)
    assert give_consent(person, Purpose.AID_BANK, channel=WEB, at=LATER) == first
    assert has_consent(person, Purpose.AID_BANK)
    assert not has_consent(person, Purpose.AID_SENSITIVE)  # each by itself

    withdraw_consent(first, at=LATER)
    withdraw_consent(first, at=FAR)
    assert (first.withdrawn_at, has_consent(person, Purpose.AID_BANK)) == (LATER, False)

    give_consent(person, Purpose.AID_BANK, channel=ConsentChannel.DESK, at=FAR)
    assert (Consent.objects.count(), has_consent(person, Purpose.AID_BANK)) == (2, True)
    assert (
        Line.objects.filter(verb__startswith="notices.consent.", subject=f"person:{person.pk}").count() == 3
    )


def test_a_new_version_asks_again(person):
    old = give_consent(person, Purpose.AID_BANK, channel=WEB, at=FRIDAY)
    revise_text(Purpose.AID_BANK, text=f"{old.text.text}另：接收方改为省联社。", by="测试", at=LATER)

    assert not has_consent(person, Purpose.AID_BANK)
    bank = next(one for one in asked_of(person) if one.text.purpose == Purpose.AID_BANK)
    assert (bank.text.version, bank.standing, bank.older) == (2, None, old)
    give_consent(person, Purpose.AID_BANK, channel=WEB, at=LATER)
    assert has_consent(person, Purpose.AID_BANK)


def test_the_same_words_are_no_new_version(person):
    give_consent(person, Purpose.AID_BANK, channel=WEB, at=FRIDAY)
    revise_text(Purpose.AID_BANK, text=TEXTS[Purpose.AID_BANK], by="测试", at=LATER)

    assert has_consent(person, Purpose.AID_BANK)


def test_without_words_nobody_is_asked(chenjing):
    ConsentText.objects.all().delete()
    with refuses("还没有告知内容"):
        give_consent(chenjing.person, Purpose.CHILD, channel=WEB, at=FRIDAY)

    assert Consent.objects.count() == 0


def test_one_consent_stands_in_the_table(person):
    given = give_consent(person, Purpose.CHILD, channel=WEB, at=FRIDAY)
    with pytest.raises(IntegrityError), transaction.atomic():
        Consent.objects.create(person=person, text=given.text, channel=WEB, given_at=LATER)


def test_a_request_is_due_in_the_days_of_the_rulebook(person, district):
    """Fifteen working days after the Friday before the Spring Festival."""
    asked = ask_data(
        person, kind=DataKind.CORRECT, words="工作单位写错了", unit=district.plant_union, at=FRIDAY
    )
    assert asked.due_on == date(2026, 3, 12)

    said = {"name": "个人信息申请答复期限", "document": "示例"}
    set_rule("privacy.answer_days", 15, unit="日", since=date(2026, 3, 1), by="测试", at=LATER, **said)
    assert ask_data(person, kind=DataKind.COPY, words="", unit=district.plant_union, at=LATER).due_on == date(
        2026, 3, 17
    )


def test_of_a_kind_one_waits_at_a_time(person, district):
    ask_data(person, kind=DataKind.ACCESS, words="", unit=district.plant_union, at=FRIDAY)
    with refuses("正在办理，请等答复后再提"):
        ask_data(person, kind=DataKind.ACCESS, words="", unit=district.plant_union, at=LATER)

    assert DataRequest.objects.count() == 1


def test_an_answer_is_written_once_and_told(person, district, limin):
    asked = ask_data(person, kind=DataKind.DELETE, words="删掉旧电话", unit=district.plant_union, at=FRIDAY)
    with refuses("答复不能为空"):
        answer_data(asked, text=" ", done=True, by=limin, at=LATER)
    answer_data(asked, text="旧电话已删除。", done=True, by=limin, at=LATER)
    with refuses("刚才已经答复"):
        answer_data(asked, text="不予办理", done=False, by=limin, at=LATER)

    asked.refresh_from_db()
    assert (asked.state, asked.answer) == (DataState.DONE, "旧电话已删除。")
    assert [one.title for one in Message.objects.filter(person=person)] == ["个人信息申请有了答复"]


def test_what_was_asked_and_answered_is_sealed(person, district, limin):
    asked = ask_data(person, kind=DataKind.DELETE, words="删掉旧电话", unit=district.plant_union, at=FRIDAY)
    answer_data(asked, text="旧电话已删除。", done=True, by=limin, at=LATER)
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM notices_datarequest")
        told = str(cursor.fetchall())
        cursor.execute("SELECT * FROM audit_line")

        assert "旧电话" not in told + str(cursor.fetchall())


@pytest.mark.parametrize(
    ("now", "months", "then"),
    [
        (date(2026, 2, 13), 24, date(2024, 2, 13)), (date(2026, 3, 31), 1, date(2026, 2, 28)),
        (date(2026, 1, 15), 1, date(2025, 12, 15)), (date(2024, 2, 29), 12, date(2023, 2, 28)),
    ],
)  # fmt: skip
def test_months_are_counted_by_the_calendar(now, months, then):
    assert months_before(now, months) == then


def test_what_is_past_its_time_goes_and_the_diary_keeps_how_many(person, district, limin, notice):
    """Messages 24 months, objections and requests 36 from their answer; the rest stays for ever."""
    tell(person, key="old", title="旧", body="旧消息。", at=FRIDAY)
    tell(person, key="new", title="新", body="新消息。", at=day("2028-02-01"))
    given = give_consent(person, Purpose.AID_BANK, channel=WEB, at=FRIDAY)
    said = {"who": "刘大力", "contact": "13911112222", "text": "不属实"}
    answered, waiting = (object_(notice, at=FRIDAY, **said) for _ in range(2))
    answer(answered, "已核实。", False, by=limin, at=FRIDAY)
    asked = ask_data(person, kind=DataKind.COPY, words="", unit=district.plant_union, at=FRIDAY)
    open_request = ask_data(person, kind=DataKind.ACCESS, words="", unit=district.plant_union, at=FRIDAY)
    answer_data(asked, text="已交付。", done=True, by=limin, at=day("2028-02-01"))

    assert purge(FRIDAY + timedelta(days=30)) == {"messages": 0, "objections": 0, "data_requests": 0}
    lines = Line.objects.count()
    assert purge(day("2029-03-01")) == {"messages": 1, "objections": 1, "data_requests": 0}
    assert purge(day("2029-03-01")) == {"messages": 0, "objections": 0, "data_requests": 0}

    assert set(Message.objects.values_list("key", flat=True)) == {"new", f"data:{asked.pk}:answered"}
    assert list(Objection.objects.all()) == [waiting]
    assert set(DataRequest.objects.all()) == {asked, open_request}
    assert list(Consent.objects.all()) == [given]
    assert Line.objects.filter(verb="notices.retention.purged").count() == Line.objects.count() - lines == 2
    assert '"count": 1' in Line.objects.order_by("number").last().facts
    assert verify().broken is None


def test_a_room_above_adds_what_it_keeps(told, limin, monkeypatch):
    """Staged files that nobody entered: the sealed rows go, what was entered stays."""

    def forget(before):
        return Chunk.objects.filter(intake__state=State.READY, intake__at__lt=before).delete()[0]

    offer("skills.contests", rows(find("skills.contests"), 2), by=limin)
    entered = bring("skills.contests", rows(find("skills.contests"), 2), by=limin)
    monkeypatch.setattr(
        "zhijia.notices.tasks.kinds", [Kind("staged", "未入账导入文件", "files.staged_months", forget)]
    )

    assert purge(day("2019-07-01")) == {"staged": 0}
    assert purge(day("2019-09-01")) == {"staged": 1}
    assert set(Chunk.objects.values_list("intake", flat=True)) == {entered.pk}
