"""What is not answered in time: the house takes that step itself, once, and only when the flow says so."""

from dataclasses import replace

import pytest

from tests.cast import refuses
from tests.matters.stage import FLOW, KIND, MONDAY, after_approval, asked, everything, fresh, on
from zhijia.access.terms import Permission
from zhijia.base.errors import Refused
from zhijia.matters.flows import Clock, Holding, Move, flows
from zhijia.matters.models import Matter, Step
from zhijia.matters.rules import Standing, may_see
from zhijia.matters.services import open_matter, take
from zhijia.matters.tasks import let_lapse
from zhijia.notices.models import Message
from zhijia.people.services import house

LAPSE = Move(
    "lapse", "逾期自动确认", "review", "review granted", Clock(), choose=after_approval, passes=True, by_form=False,
    says="{desk}继续办理。",
)  # fmt: skip
LATE = on(60)


@pytest.fixture
def waiting(district, chenjing, monkeypatch):
    monkeypatch.setitem(flows, KIND, replace(FLOW, moves=(*FLOW.moves, LAPSE)))
    return asked(district, chenjing)


def test_the_day_after_the_last_day_the_house_takes_the_step_and_says_so(waiting, sunfang):
    last = waiting.due_on
    assert let_lapse(MONDAY.replace(year=last.year, month=last.month, day=last.day)) == 0
    assert fresh(waiting).desk.name == "春江工具厂工会"

    assert let_lapse(LATE) == 1
    told, step = fresh(waiting), Step.objects.get(verb="lapse")
    assert (told.state, told.desk.name) == ("review", "春江镇总工会")
    assert (step.by.name, step.by.is_active, step.decides) == ("系统", False, False)
    assert Message.objects.get(key=f"step:{step.pk}").person == waiting.applicant


def test_again_on_the_same_day_nothing_is_left_to_take(waiting):
    assert [let_lapse(LATE), let_lapse(LATE)] == [1, 0]  # the next desk's own clock has only begun


def test_nobody_presses_the_clock(waiting, wanglei, chenjing):
    before = everything(waiting)

    for account in (wanglei, chenjing):
        with refuses("由其他岗位办理"):
            take(waiting, "lapse", by=account, at=LATE)
        assert LAPSE not in Standing(account, LATE.date()).learn([waiting]).open_to(waiting)
    assert everything(waiting) == before


def test_the_house_itself_does_not_press_early_nor_anything_else(waiting):
    before = everything(waiting)

    with refuses("由其他岗位办理"):
        take(waiting, "lapse", by=house(), at=MONDAY)
    with refuses("由其他岗位办理"):
        take(waiting, "approve", by=house(), at=LATE)
    assert everything(waiting) == before


def test_without_such_a_move_a_late_matter_just_waits(matter):
    before = everything(matter)

    assert let_lapse(LATE) == 0
    assert everything(matter) == before


def test_one_that_is_refused_waits_for_a_person_and_holds_up_no_other(district, chenjing, monkeypatch):
    closed = []

    def still_there(step):
        if step.matter_id in closed:
            from_here = "新工会已撤销，请改选"
            raise Refused(from_here)

    monkeypatch.setitem(
        flows, KIND, replace(FLOW, moves=(*FLOW.moves, replace(LAPSE, checks=(still_there,))))
    )
    first, second = asked(district, chenjing), asked(district, chenjing)
    closed.append(first.pk)
    before = everything(first)

    assert let_lapse(LATE) == 1
    assert everything(first) == before
    assert fresh(second).desk.name == "春江镇总工会"


def test_a_unions_own_matter_is_nobodys_in_person(district, wanglei, chenjing, sunfang, monkeypatch):
    by_officers = replace(FLOW.find("submit", "draft"), who=Holding(Permission.AID_VERIFY))
    monkeypatch.setitem(flows, KIND, replace(FLOW, moves=(by_officers, *FLOW.moves[1:])))
    matter = open_matter(KIND, title="换届", applicant=None, unit=district.plant_union, by=sunfang, at=MONDAY)
    with refuses("由其他岗位办理"):
        take(matter, "submit", by=chenjing, at=MONDAY)
    assert not may_see(chenjing, matter, on=MONDAY.date())

    take(matter, "submit", by=wanglei, at=MONDAY)
    told = Matter.objects.get(pk=matter.pk)
    assert told.whose == "春江工具厂工会"
    assert not Message.objects.exists()
    assert wanglei.person_id is None  # and yet the matter of nobody is not theirs
    with refuses("由其他岗位办理"):
        take(told, "withdraw", by=wanglei, at=on(1))
