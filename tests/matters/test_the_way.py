"""Back and forth along a route that was laid on the first day: sent back, resubmitted, withdrawn, judged by three."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext

from tests.cast import NOW, refuses
from tests.matters.stage import FLOW, KIND, MONDAY, asked, everything, fresh, many, on
from zhijia.matters.flows import flows
from zhijia.matters.models import Deadline, Matter, Step
from zhijia.matters.services import attach, detach, take, take_all
from zhijia.notices.models import Message
from zhijia.people.services import admit
from zhijia.rulebook.services import set_rule

PHOTO = b"\xff\xd8\xff photo"


def stops(matter):
    return list(matter.stops.values_list("state", flat=True))


def test_sent_back_and_resubmitted_it_keeps_its_desk(matter, chenjing, wanglei, sunfang):
    take(matter, "approve", by=wanglei, at=on(1))
    take(matter, "return", by=sunfang, at=on(2), note="缺结算单")
    told = fresh(matter)
    assert (told.state, told.awaits, told.desk, told.due_on) == ("returned", "", None, date(2026, 3, 18))
    assert stops(matter) == ["passed", "here", "ahead"]

    take(matter, "resubmit", by=chenjing, at=on(4))
    told = fresh(matter)
    assert (told.state, told.awaits, told.desk.name) == ("review", "aid.review", "春江镇总工会")
    assert stops(matter) == ["passed", "here", "ahead"]
    assert told.number == "SQ-2026-0001"
    take(matter, "approve", by=sunfang, at=on(5))
    assert fresh(matter).awaits == "aid.approve"


def test_a_return_needs_its_reason(matter, wanglei):
    before = everything(matter)

    for note in ("", "  "):
        with refuses("需要写明理由"):
            take(matter, "return", by=wanglei, at=on(1), note=note)
    assert everything(matter) == before


@pytest.mark.parametrize("returned", [False, True])
def test_withdrawn_it_waits_for_nobody(matter, chenjing, wanglei, returned):
    if returned:
        take(matter, "return", by=wanglei, at=on(1), note="缺材料")
    take(matter, "withdraw", by=chenjing, at=on(2))

    told = fresh(matter)
    assert (told.state, told.awaits, told.due_on, told.closed_at) == ("withdrawn", "", None, on(2))
    assert stops(matter) == ["skipped"] * 3
    assert not Deadline.objects.filter(met_on=None).exists()
    assert not Matter.objects.at_desk_of(wanglei, on=date(2026, 3, 4)).exists()
    before = everything(matter)
    with refuses("现在是“已撤回”，不能“通过”"):
        take(matter, "approve", by=wanglei, at=on(3))
    with refuses("已经办结"):
        attach(told, label="结算单", name="单.jpg", content=PHOTO, by=chenjing, at=on(3))
    assert everything(matter) == before


def test_only_the_owner_withdraws(matter, wanglei, limin):
    before = everything(matter)

    for officer in (wanglei, limin):
        with refuses("由其他岗位办理"):
            take(matter, "withdraw", by=officer, at=on(1))
    assert everything(matter) == before


def test_three_look_and_none_of_them_twice(matter, wanglei, sunfang, limin):
    for day, officer in enumerate((wanglei, sunfang, limin), start=1):
        take(matter, "approve", by=officer, at=on(day))
        if fresh(matter).state == "review":
            before = everything(matter)
            with refuses("由其他岗位办理"):
                take(matter, "approve", by=officer, at=on(day))
            assert everything(matter) == before

    assert (fresh(matter).state, stops(matter)) == ("granted", ["passed"] * 3)
    assert list(Step.objects.filter(decides=True).values_list("by__name", flat=True)) == [
        "王磊",
        "孙芳",
        "李敏",
    ]


def test_refused_on_the_way_the_rest_of_the_route_is_skipped(matter, wanglei, sunfang):
    take(matter, "approve", by=wanglei, at=on(1))
    take(matter, "refuse", by=sunfang, at=on(2), note="不符合条件")

    assert stops(matter) == ["passed", "skipped", "skipped"]
    assert fresh(matter).closed_at == on(2)


def test_a_member_who_moves_town_leaves_the_case_where_it_is(district, matter, chenjing, wanglei, cast):
    sunfang, zhouping = cast.sunfang, cast.zhouping
    route = list(matter.stops.values_list("unit", "permission"))
    admit(chenjing.person, unit=district.plant_union, since=date(2012, 5, 1), by="测试", at=NOW)
    take(matter, "approve", by=wanglei, at=on(1))
    admit(chenjing.person, unit=district.xuejia, since=date(2026, 3, 4), by="测试", at=on(2))

    assert list(matter.stops.values_list("unit", "permission")) == route
    assert fresh(matter).unit == district.plant_union
    with refuses("由其他岗位办理"):
        take(matter, "approve", by=zhouping, at=on(3))
    assert not Matter.objects.visible_to(zhouping, on=date(2026, 3, 5)).exists()
    take(matter, "approve", by=sunfang, at=on(3))
    assert fresh(matter).awaits == "aid.approve"


def test_the_rules_of_its_day_stay_with_it(district, matter, chenjing, wanglei, zhenghua):
    for code in ("aid.review_days", "aid.supplement_days"):
        set_rule(
            code,
            Decimal(1),
            name="缩短后的期限",
            unit="工作日",
            since=date(2026, 3, 3),
            document="常新工〔2026〕9号",
            by=zhenghua,
            at=MONDAY,
        )
    take(matter, "approve", by=wanglei, at=on(1))
    assert fresh(matter).due_on == date(2026, 3, 10)  # five working days, as on the day it was submitted
    later = asked(district, chenjing, at=on(1))
    take(later, "return", by=wanglei, at=on(1), note="缺材料")
    assert fresh(later).due_on == date(2026, 3, 4)


def test_a_step_is_written_once(matter):
    """The second wall; on SQLite it leaves deletion alone, since Django empties test tables that way."""
    rewrites = [lambda: Step.objects.update(note="改")]
    rewrites += [lambda: Step.objects.all().delete()] if connection.vendor == "postgresql" else []
    for rewrite in rewrites:
        with pytest.raises(DatabaseError), transaction.atomic():
            rewrite()
    assert Step.objects.get().note == ""


def test_the_applicant_is_told_once_in_one_sentence(matter, chenjing):
    message = Message.objects.get(person=chenjing.person)

    assert (message.body, message.link) == (
        "编号 SQ-2026-0001，2026-03-09 前受理。",
        "/m/cases/SQ-2026-0001/",
    )


def test_many_at_once_take_the_same_number_of_questions(
    district, chenjing, wanglei, django_assert_num_queries
):
    first, second = many(district, chenjing, 1), many(district, chenjing, 30)
    with CaptureQueriesContext(connection) as one:
        take_all(first, "return", by=wanglei, at=on(1), note="缺材料")
    with CaptureQueriesContext(connection) as thirty:
        take_all(second, "return", by=wanglei, at=on(1), note="缺材料")
    assert len(thirty) == len(one)
    assert Step.objects.filter(verb="return").count() == 31


def test_all_or_none(district, chenjing, wanglei):
    those = many(district, chenjing, 3)
    take(those[1], "withdraw", by=chenjing, at=on(1))
    before = [everything(one) for one in those]

    with refuses("不能“通过”"):
        take_all(those, "approve", by=wanglei, at=on(2))
    assert [everything(one) for one in those] == before


def test_from_two_states_each_has_its_own_effects(district, chenjing, wanglei, monkeypatch):
    """The same verb from two states may be two moves: what follows one must not happen to the other."""
    seen = []
    moves = [move for move in FLOW.moves if move.verb != "withdraw"]
    template = next(move for move in FLOW.moves if move.verb == "withdraw")
    moves += [
        replace(
            template, sources=state, effects=(lambda steps, state=state: seen.append((state, len(steps))),)
        )
        for state in ("review", "returned")
    ]
    monkeypatch.setitem(flows, KIND, replace(FLOW, moves=tuple(moves)))
    those = many(district, chenjing, 3)
    take(those[0], "return", by=wanglei, at=on(1), note="缺材料")
    take_all(those, "withdraw", by=chenjing, at=on(2))

    assert sorted(seen) == [("returned", 1), ("review", 2)]


def test_papers_belong_to_the_step_with_which_they_came(matter, chenjing, wanglei):
    said = {"name": "单.jpg", "content": PHOTO, "by": chenjing}
    take(matter, "return", by=wanglei, at=on(1), note="缺材料")
    loose = attach(matter, label="结算单", at=on(2), **said)
    detach(loose)
    assert matter.papers.count() == 0
    laid = attach(matter, label="结算单", at=on(2), **said)
    step = take(matter, "resubmit", by=chenjing, at=on(2))

    laid.refresh_from_db()
    assert laid.step == step
    with refuses("已随申请提交"):
        detach(laid)
    assert matter.papers.get() == laid
