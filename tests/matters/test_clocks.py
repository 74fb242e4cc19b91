"""Limits run in working days, over Spring Festival and its make-up days; only the leader gives more of them."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from tests.cast import refuses
from tests.matters.stage import MONDAY, asked, everything, fresh, on
from zhijia.matters.models import Deadline, Extension
from zhijia.matters.services import extend, remind, take
from zhijia.rulebook.services import set_holiday, set_rule

FRIDAY = datetime(2026, 2, 13, 1, tzinfo=UTC)  # the Friday before 春节; Saturday 14 and 28 are worked


def test_over_spring_festival(district, chenjing):
    matter = asked(district, chenjing, at=FRIDAY)

    clock = Deadline.objects.get()
    assert (matter.due_on, clock.limit, clock.counting) == (date(2026, 2, 27), 5, "工作日")
    assert (clock.rule, clock.since) == ("aid.verify_days", date(2026, 2, 13))


def test_more_days_run_over_the_make_up_saturday(district, chenjing, zhenghua):
    matter = asked(district, chenjing, at=FRIDAY)
    extend(matter, days=2, reason="等待医院证明", by=zhenghua, at=FRIDAY)

    assert fresh(matter).due_on == date(2026, 3, 2)  # Saturday 28 is worked, Sunday is not
    assert Extension.objects.get().days == 2
    assert matter.steps.get(verb="extend").note == "延长 2 工作日，至 2026-03-02：等待医院证明"


def test_a_holiday_entered_by_hand_counts(district, chenjing, zhenghua):
    said = {"name": "试放假", "document": "区府办〔2026〕1号", "by": zhenghua, "at": MONDAY}
    set_holiday(date(2026, 3, 4), working=False, **said)

    assert asked(district, chenjing).due_on == date(2026, 3, 10)


def test_calendar_days_when_the_rule_says_so(district, chenjing, zhenghua):
    set_rule(
        "aid.verify_days",
        Decimal(5),
        name="核实期限",
        unit="日",
        since=date(2026, 2, 1),
        document="常新工〔2026〕1号",
        by=zhenghua,
        at=FRIDAY,
    )
    matter = asked(district, chenjing, at=FRIDAY)
    extend(matter, days=2, reason="补证明", by=zhenghua, at=FRIDAY)

    assert fresh(matter).due_on == date(2026, 2, 20)


def test_only_the_leader_extends(matter, wanglei, sunfang, limin, chenjing):
    before = everything(matter)

    for who in (wanglei, sunfang, limin, chenjing):
        with refuses("须由区总工会领导批准"):
            extend(matter, days=3, reason="忙", by=who, at=on(1))
    assert everything(matter) == before


@pytest.mark.parametrize(("days", "reason"), [(0, "忙"), (-3, "忙"), (3, " ")])
def test_an_extension_has_days_and_a_reason(matter, zhenghua, days, reason):
    before = everything(matter)

    with refuses("请写明延长的天数"):
        extend(matter, days=days, reason=reason, by=zhenghua, at=on(1))
    assert everything(matter) == before


def test_what_has_ended_is_not_extended(matter, chenjing, zhenghua):
    take(matter, "withdraw", by=chenjing, at=on(1))

    with refuses("没有正在计算的期限"):
        extend(matter, days=3, reason="忙", by=zhenghua, at=on(2))
    assert not Extension.objects.exists()


def test_one_clock_runs_at_a_time_and_each_is_met_on_its_day(matter, wanglei, sunfang):
    take(matter, "approve", by=wanglei, at=on(1))
    take(matter, "return", by=sunfang, at=on(3), note="缺材料")

    told = list(Deadline.objects.values_list("label", "since", "due_on", "met_on"))
    assert told == [
        ("基层核实", date(2026, 3, 2), date(2026, 3, 9), date(2026, 3, 3)),
        ("镇街审核", date(2026, 3, 3), date(2026, 3, 10), date(2026, 3, 5)),
        ("补材料", date(2026, 3, 5), date(2026, 3, 19), None),
    ]


def test_reminded_once_a_day(matter, chenjing):
    remind(matter, by=chenjing, at=on(1))
    before = everything(matter)

    with refuses("一天内已经催办过一次"):
        remind(matter, by=chenjing, at=on(1))
    assert everything(matter) == before
    remind(matter, by=chenjing, at=on(2))
    assert matter.steps.filter(verb="remind").count() == 2
    assert fresh(matter).state == "review"


def test_nobody_is_reminded_of_what_waits_for_the_applicant(matter, chenjing, wanglei):
    take(matter, "return", by=wanglei, at=on(1), note="缺材料")
    before = everything(matter)

    with refuses("不在办理单位手里"):
        remind(fresh(matter), by=chenjing, at=on(2))
    assert everything(matter) == before
