"""Two people press “入账” at the same moment: one writes, the other is told; and the guard is what does it."""

import pytest

from tests.cast import NOW, hire, offer
from tests.house.rows import rows
from tests.races.together import at_once
from zhijia.audit.models import Line
from zhijia.audit.queries import verify
from zhijia.base.errors import Refused
from zhijia.sheets.models import Intake, IntakeSet
from zhijia.sheets.registers import find
from zhijia.sheets.services import commit, drop
from zhijia.sheets.terms import State
from zhijia.skills.models import Contest

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.xdist_group("races")]
ROWS, ROUNDS = 40, 3


@pytest.fixture
def two(transactional_db, district, limin):
    return limin, hire(district, "sunfang")


def staged(by):
    return offer("skills.contests", rows(find("skills.contests"), ROWS), by=by)


def press(intake, by):
    return lambda: commit(Intake.objects.get(pk=intake.pk), by=by, at=NOW)


def commits():
    return Line.objects.filter(verb="sheets.intake.committed").count()


@pytest.mark.parametrize("round_", range(ROUNDS))
def test_of_two_who_press_one_writes_and_one_is_told(two, round_):
    intake = staged(two[0])
    answers = at_once(press(intake, two[0]), press(intake, two[0]))

    told = [answer for answer in answers if isinstance(answer, Refused)]
    assert len(told) == 1, answers
    assert "已由李敏入账" in str(told[0])
    assert Contest.objects.count() == ROWS
    assert commits() == 1
    assert verify().broken is None


def test_without_the_guard_both_would_write(two, monkeypatch):
    """The negative control: the same press, the condition on the state taken away."""
    heed = IntakeSet.filter

    def heedless(self, *asked, **told):
        told.pop("state", None)
        return heed(self, *asked, **told)

    intake = staged(two[0])
    monkeypatch.setattr(IntakeSet, "filter", heedless)
    answers = at_once(press(intake, two[0]), press(intake, two[0]))

    assert not any(isinstance(answer, Exception) for answer in answers), answers
    assert commits() == 2


def test_of_committing_and_dropping_only_one_happens(two):
    intake = staged(two[0])
    answers = at_once(
        press(intake, two[0]), lambda: drop(Intake.objects.get(pk=intake.pk), by=two[0], at=NOW)
    )
    intake.refresh_from_db()

    assert sum(isinstance(answer, Refused) for answer in answers) == 1, answers
    assert (intake.state, Contest.objects.count()) in [(State.COMMITTED, ROWS), (State.DROPPED, 0)]


def test_two_files_with_the_same_rows_leave_each_row_once(two):
    one, other = staged(two[0]), staged(two[0])
    answers = at_once(press(one, two[0]), press(other, two[0]))

    assert not any(isinstance(answer, Exception) for answer in answers), answers
    assert Contest.objects.count() == ROWS
    assert commits() == 2
