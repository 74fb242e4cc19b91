"""Two clerks enter the same people at the same moment: nobody is a member twice, and the lock is what does it."""

import time

import pytest
from django.db import connection

from tests.cast import NOW
from tests.joining.lines import TOWN, offer, people
from tests.races.together import at_once
from zhijia.joining.models import Doubt, RollEntry
from zhijia.joining.sheets import doubting
from zhijia.joining.terms import DoubtKind
from zhijia.people.models import Membership, Person
from zhijia.sheets.models import Intake
from zhijia.sheets.services import commit

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.xdist_group("races")]
ROWS = 30


def press(intake, by):
    return lambda: commit(Intake.objects.get(pk=intake.pk), by=by, at=NOW)


def slowly(monkeypatch):
    """Between judging and writing there is time for the other."""
    judge = doubting._clashes

    def slow(*told):
        found = judge(*told)
        time.sleep(0.4)
        return found

    monkeypatch.setattr(doubting, "_clashes", slow)


def test_two_clerks_with_the_same_people_of_one_union(
    transactional_db, district, limin, sunfang, monkeypatch
):
    one, other = offer(people(ROWS), by=limin), offer(people(ROWS), by=sunfang)
    slowly(monkeypatch)
    answers = at_once(press(one, limin), press(other, sunfang))

    assert not any(isinstance(answer, Exception) for answer in answers), answers
    assert Person.objects.count() == Membership.objects.count() == RollEntry.objects.count() == ROWS
    assert Doubt.objects.count() == 0


def test_the_same_people_for_two_unions_are_written_once_and_asked_about(
    transactional_db, district, limin, monkeypatch
):
    one, other = offer(people(ROWS), by=limin), offer(people(ROWS, union=TOWN), by=limin)
    slowly(monkeypatch)
    answers = at_once(press(one, limin), press(other, limin))

    assert not any(isinstance(answer, Exception) for answer in answers), answers
    assert Membership.objects.count() == RollEntry.objects.count() == ROWS
    assert list(Doubt.objects.values_list("kind", flat=True)) == [DoubtKind.ELSEWHERE] * ROWS
    assert sorted(Intake.objects.values_list("new", "doubt")) == [(0, ROWS), (ROWS, 0)]


def test_without_the_lock_only_sqlite_still_holds(transactional_db, district, limin, monkeypatch):
    """The negative control: both judge before either writes; the database refuses the second, who would see an error."""
    one, other = offer(people(ROWS), by=limin), offer(people(ROWS, union=TOWN), by=limin)
    slowly(monkeypatch)
    monkeypatch.setattr(doubting, "hold_the_roll", lambda: None)
    answers = at_once(press(one, limin), press(other, limin))

    assert any(isinstance(answer, Exception) for answer in answers) == (connection.vendor == "postgresql"), (
        answers
    )
    assert Membership.objects.count() == ROWS
