"""What the house does by itself each day."""

from datetime import timedelta

from tests.aid.cases import MONDAY, fresh, on, submitted
from tests.cast import NOW, offer
from tests.house.rows import rows
from zhijia.matters.services import take
from zhijia.matters.tasks import remind_applicants
from zhijia.notices.models import Message
from zhijia.sheets import registers
from zhijia.sheets.models import Chunk, Intake
from zhijia.sheets.services import forget_staged
from zhijia.site import chores


def test_whoever_must_hand_something_in_is_reminded_once(district, chenjing, wanglei):
    matter = submitted(district, chenjing)
    take(matter, "return", by=wanglei, at=on(1), note="请补住院费用结算单")
    due = fresh(matter).due_on
    said = Message.objects.filter(key__startswith="due:")

    remind_applicants(MONDAY)
    assert not said.exists()
    eve = on((due - MONDAY.date()).days - 1)
    remind_applicants(eve)
    remind_applicants(eve + timedelta(hours=3))
    assert said.get().person == chenjing.person
    assert str(due) in said.get().body


def test_staged_rows_nobody_entered_are_forgotten(district, limin):
    intake = offer("skills.contests", rows(registers.find("skills.contests"), 2), by=limin)
    assert Chunk.objects.filter(intake=intake).exists()

    assert forget_staged(NOW - timedelta(days=1)) == 0
    assert forget_staged(NOW + timedelta(days=1)) == 1
    assert not Chunk.objects.exists()
    assert Intake.objects.get(pk=intake.pk).state == "dropped"


def test_one_chore_that_fails_does_not_stop_the_others(monkeypatch, caplog):
    done = []

    def breaks(_at):
        raise ValueError

    monkeypatch.setattr(chores, "CHORES", (breaks, done.append))
    chores.run_all(NOW)
    assert done == [NOW]
    assert "chore" in caplog.text
