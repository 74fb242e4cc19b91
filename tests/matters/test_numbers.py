"""Numbers run without gaps, also when four members submit at the same moment; without the lock they would not."""

import time
from datetime import UTC, datetime

import pytest
from django.db import connection
from django.db.models import QuerySet

from tests.cast import refuses
from tests.matters.stage import KIND, MONDAY, asked, many
from tests.races.together import at_once
from zhijia.matters.models import Counter, Matter, Step
from zhijia.matters.services import open_matter, take
from zhijia.people.models import Account, Person

RACE = pytest.mark.django_db(transaction=True)
MEMBERS, EACH = 4, 5


def numbers():
    return sorted(Matter.objects.exclude(number=None).values_list("number", flat=True))


def member(district, account, count=EACH):
    """Opens drafts first, so that the submissions alone run side by side."""
    person = Person.objects.create(name="工友")
    drafts = [
        open_matter(
            KIND, title="困难帮扶", applicant=person, unit=district.plant_union, by=account, at=MONDAY
        )
        for _ in range(count)
    ]
    return lambda: [take(one, "submit", by=account, at=MONDAY).matter.number for one in drafts]


@RACE
def test_four_members_at_once_leave_no_gap(transactional_db, district, chenjing):
    answers = at_once(*(member(district, chenjing) for _ in range(MEMBERS)))

    assert [len(set(one)) for one in answers] == [EACH] * MEMBERS, answers
    assert numbers() == [f"SQ-2026-{n:04d}" for n in range(1, MEMBERS * EACH + 1)]
    assert Counter.objects.get(kind=KIND).last == MEMBERS * EACH


@RACE
def test_without_the_lock_only_sqlite_still_holds(transactional_db, district, chenjing, monkeypatch):
    """The negative control: without its lock two get the same number, but on SQLite, which lets one writer in at a time."""
    asked(district, chenjing)
    heed, write = QuerySet.select_for_update, QuerySet.update

    def unlocked(self, *told, **asked_for):
        return self if self.model is Counter else heed(self, *told, **asked_for)

    def slow(self, **values):
        if self.model is Counter:
            time.sleep(0.05)
        return write(self, **values)

    monkeypatch.setattr(QuerySet, "select_for_update", unlocked)
    monkeypatch.setattr(QuerySet, "update", slow)
    answers = at_once(*(member(district, chenjing, 1) for _ in range(MEMBERS)))

    assert any(isinstance(one, Exception) for one in answers) == (connection.vendor == "postgresql"), answers


def test_a_refused_submission_takes_no_number(district, chenjing):
    stranger = Account.objects.create_account("xiaowang", name="小王")
    homeless = open_matter(
        "aid", title="困难帮扶", applicant=chenjing.person, unit=district.city, by=chenjing, at=MONDAY
    )
    hers = open_matter(
        KIND, title="困难帮扶", applicant=chenjing.person, unit=district.plant_union, by=chenjing, at=MONDAY
    )
    with pytest.raises(Matter.aid.RelatedObjectDoesNotExist):
        take(homeless, "submit", by=chenjing, at=MONDAY)
    with refuses("由其他岗位办理"):
        take(hers, "submit", by=stranger, at=MONDAY)

    assert asked(district, chenjing).number == "SQ-2026-0001"
    assert Step.objects.count() == 1


def test_each_year_and_each_kind_counts_for_itself(district, chenjing):
    many(district, chenjing, 2)
    asked(district, chenjing, at=datetime(2026, 12, 31, 15, 59, tzinfo=UTC))
    asked(district, chenjing, at=datetime(2026, 12, 31, 16, 0, tzinfo=UTC))  # midnight in Changzhou

    assert numbers() == ["SQ-2026-0001", "SQ-2026-0002", "SQ-2026-0003", "SQ-2027-0001"]
