"""The clock of a notice counts working days, starts anew when the list changes, and ends only when all is answered."""

from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction

from tests.cast import refuses
from tests.notices.conftest import FRIDAY, LISTED, day, open_notice
from zhijia.audit.models import Line as Written
from zhijia.notices.models import Listed, Objection, Publicity
from zhijia.notices.queries import public_lines, publicity_of, struck
from zhijia.notices.services import Line, answer, end, object_, publish, strike
from zhijia.notices.services import publicities as desk
from zhijia.notices.terms import PublicityState
from zhijia.rulebook.services import set_holiday, set_rule

OVER = day("2026-02-28")


def objects(notice, *, order=None, at=FRIDAY):
    line = notice.lines.get(order=order) if order else None
    return object_(
        notice, who="刘大力", contact="13911112222", text="他家有三套房，住在河海路8号。", listed=line, at=at
    )


def written():
    return Written.objects.filter(verb__startswith="notices.").count()


def test_the_spring_festival_is_not_counted(notice):
    """2026: rest from 15 to 23 February, work on Saturday the 14th and the 28th."""
    assert (notice.number, notice.since, notice.until) == (
        "GS-2026-0001",
        date(2026, 2, 13),
        date(2026, 2, 27),
    )


def test_a_holiday_of_our_own_moves_the_end(district, limin):
    set_holiday(date(2026, 2, 24), working=False, name="延长", document="示例", by="测试", at=FRIDAY)

    assert open_notice(district, limin).until == date(2026, 2, 28)


def test_the_day_begins_at_midnight_in_china(district, limin):
    assert open_notice(district, limin, at=day("2026-02-12", 17)).since == date(2026, 2, 13)


def test_numbers_follow_each_other_within_a_year(district, limin, notice):
    assert open_notice(district, limin).number == "GS-2026-0002"
    assert open_notice(district, limin, at=day("2027-01-05")).number == "GS-2027-0001"


def test_only_masked_names_are_written(notice):
    assert list(notice.lines.values_list("name", flat=True)) == ["陈**", "欧**", "王**"]
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM notices_listed")
        said = str(cursor.fetchall())
    assert not any(line.name in said for line in LISTED)


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        ({"rows": []}, "公示名单是空的"),
        ({"days": 0}, "至少 1 个工作日"),
        ({"title": "陈静困难帮扶公示"}, "不能有姓名"),
        ({"basis": "陈静因病致困。"}, "不能有姓名"),
        ({"rows": [LISTED[0], LISTED[0]]}, "重复的事项"),
        ({"rows": [Line("BF-1", "陈静", "春江工具厂工会", "恶性肿瘤致困")]}, "不能有号码或病名"),
        ({"rows": [Line("BF-1", "陈静", "320411197603022127", "深度困难")]}, "不能有号码或病名"),
    ],
)
def test_what_may_not_be_published_is_refused(district, limin, told, sentence):
    said = {
        "title": "公示",
        "unit": district.unit,
        "rows": LISTED,
        "days": 5,
        "basis": "依据",
        "by": limin,
        "at": FRIDAY,
    }
    before = written()
    with refuses(sentence):
        publish(**{**said, **told})

    assert (Publicity.objects.count(), Listed.objects.count(), written()) == (0, 0, before)


def test_striking_a_line_starts_the_clock_anew(notice, limin):
    strike(notice, "BF-2026-0002", reason="收入不实", by=limin, at=day("2026-02-26"))

    assert (notice.since, notice.until, notice.restarted) == (date(2026, 2, 26), date(2026, 3, 4), 1)
    assert struck([line.subject for line in LISTED], notice) == {"BF-2026-0002"}
    assert [line.order for line in public_lines(notice, on=date(2026, 2, 26))] == [1, 3]
    with refuses("公示至 2026-03-04"):
        end(notice, by=limin, at=OVER)


def test_a_line_is_struck_once_and_with_a_reason(notice, limin):
    with refuses("须写明原因"):
        strike(notice, "BF-2026-0002", reason=" ", by=limin, at=FRIDAY)
    strike(notice, "BF-2026-0002", reason="收入不实", by=limin, at=FRIDAY)
    with refuses("已经撤下"):
        strike(notice, "BF-2026-0002", reason="收入不实", by=limin, at=OVER)

    notice.refresh_from_db()
    assert (notice.restarted, notice.since) == (1, date(2026, 2, 13))


def test_the_reason_stays_out_of_the_diary_and_is_sealed(notice, limin):
    strike(notice, "BF-2026-0002", reason="家有三套房", by=limin, at=FRIDAY)
    with connection.cursor() as cursor:
        cursor.execute("SELECT facts FROM audit_line")
        told = str(cursor.fetchall())
        cursor.execute("SELECT reason FROM notices_listed")
        told += str(cursor.fetchall())

    assert "三套房" not in told
    assert notice.lines.get(subject="BF-2026-0002").reason == "家有三套房"


def test_a_list_without_lines_is_stopped(notice, limin):
    for line in LISTED:
        strike(notice, line.subject, reason="撤回申请", by=limin, at=FRIDAY)

    assert notice.state == PublicityState.STOPPED
    assert public_lines(notice, on=date(2026, 2, 13)) == []
    with refuses("公示已经结束"):
        end(notice, by=limin, at=OVER)


def test_ending_too_early_is_refused_and_nothing_moves(notice, limin):
    before = written()
    with refuses("公示至 2026-02-27，请在期满次日起结束公示"):
        end(notice, by=limin, at=day("2026-02-27", 15))  # 23:00 on the last day

    notice.refresh_from_db()
    assert (notice.state, notice.ended_at, written()) == (PublicityState.OPEN, None, before)
    end(notice, by=limin, at=day("2026-02-27", 16))  # and one hour later it is over
    assert notice.state == PublicityState.ENDED


def test_an_unanswered_objection_holds_the_notice(notice, limin):
    objection = objects(notice, order=1)
    with refuses("还有 1 条异议没有答复"):
        end(notice, by=limin, at=OVER)
    notice.refresh_from_db()
    assert notice.state == PublicityState.OPEN

    answer(objection, "经核实，三套房为同名他人所有。", False, by=limin, at=OVER)
    assert end(notice, by=limin, at=OVER).state == PublicityState.ENDED


@pytest.mark.parametrize("order", [1, None])
def test_an_upheld_objection_has_struck_its_line_first(notice, limin, order):
    objection = objects(notice, order=order)
    with refuses("先把有关的一行撤下"):
        answer(objection, "情况属实。", True, by=limin, at=OVER)
    objection.refresh_from_db()
    assert (objection.upheld, objection.answer) == (None, "")

    strike(notice, "BF-2026-0001", reason="异议成立", by=limin, at=OVER)
    assert answer(objection, "情况属实，已撤下。", True, by=limin, at=OVER).upheld is True


def test_an_objection_is_answered_once_and_never_with_nothing(notice, limin):
    objection = objects(notice)
    with refuses("答复不能为空"):
        answer(objection, "  ", False, by=limin, at=OVER)
    answer(objection, "不属实。", False, by=limin, at=OVER)
    with refuses("刚才已经答复"):
        answer(objection, "另一个答复。", False, by=limin, at=OVER)

    objection.refresh_from_db()
    assert objection.answer == "不属实。"


def test_after_the_last_day_objections_are_not_taken_here(notice):
    with refuses("公示期已满"):
        objects(notice, at=OVER)

    assert Objection.objects.count() == 0


def test_what_somebody_objects_is_sealed(notice):
    objects(notice, order=1)
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM notices_objection")
        told = str(cursor.fetchall())
        cursor.execute("SELECT * FROM audit_line")
        told += str(cursor.fetchall())

    assert not any(word in told for word in ("刘大力", "13911112222", "河海路"))


def test_names_go_when_the_days_are_over_even_if_nobody_ended_it(notice):
    assert len(public_lines(notice, on=date(2026, 2, 27))) == 3
    assert public_lines(notice, on=date(2026, 2, 28)) == []


def test_the_rulebook_may_show_names_longer(notice):
    said = {"name": "公示期满后继续显示天数", "unit": "日", "document": "示例"}
    set_rule("notices.shown_days", 3, since=date(2026, 1, 1), by="测试", at=FRIDAY, **said)

    assert len(public_lines(notice, on=date(2026, 3, 2))) == 3
    assert public_lines(notice, on=date(2026, 3, 3)) == []


def test_rooms_above_are_told_in_the_same_transaction(notice, limin, monkeypatch):
    heard = []
    monkeypatch.setattr(
        desk, "followers", [lambda *told: heard.append((told[2], [line.order for line in told[1]]))]
    )
    strike(notice, "BF-2026-0002", reason="收入不实", by=limin, at=FRIDAY)
    end(notice, by=limin, at=OVER)

    assert heard == [("struck", [2]), ("ended", [1, 3])]


def test_if_a_room_above_refuses_nothing_moves(notice, limin, monkeypatch):
    def refuse(*_):
        raise desk.Refused("请先退回申请")

    monkeypatch.setattr(desk, "followers", [refuse])
    with refuses("请先退回申请"):
        strike(notice, "BF-2026-0002", reason="收入不实", by=limin, at=OVER)

    notice.refresh_from_db()
    assert (notice.restarted, notice.lines.filter(struck_at=None).count()) == (0, 3)


def test_a_matter_finds_its_newest_notice(district, limin, notice):
    again = open_notice(district, limin, at=OVER)

    assert publicity_of("BF-2026-0001") == again
    assert publicity_of("BF-2026-9999") is None


@pytest.mark.parametrize(
    "broken", [{"until": date(2026, 2, 13)}, {"days": 0}, {"state": "ended"}, {"ended_at": FRIDAY}]
)
def test_the_table_keeps_its_own_promises(notice, broken):
    with pytest.raises(IntegrityError), transaction.atomic():
        Publicity.objects.filter(pk=notice.pk).update(**broken)
