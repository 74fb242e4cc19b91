"""The diary: every touched line is named, a lost tail is named, and nothing is named that was not touched."""

import random
from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction

from tests.cast import NOW
from zhijia.audit.models import Chain, Line
from zhijia.audit.queries import verify
from zhijia.audit.services import note

TEXTS = ("actor", "verb", "subject", "facts", "previous", "digest")
LINES, FLIPS = 40, 100


@pytest.fixture
def diary(db):
    for n in range(1, LINES + 1):
        note(
            "orgs.unit.opened",
            f"unit:{n}",
            by=f"李敏{n}",
            at=NOW + timedelta(minutes=n),
            facts={"name": f"第{n}工会", "n": n},
        )


@pytest.fixture
def unguarded(diary):
    """As it would be for somebody who sits at the database itself and takes the second wall down first."""
    on = " ON audit_line" if connection.vendor == "postgresql" else ""
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TRIGGER audit_line_written_once{on}")


def test_the_database_itself_refuses_a_second_writing(diary):
    with pytest.raises(DatabaseError, match="written once"), transaction.atomic():
        rewrite(17, actor="别人")

    assert verify().broken is None


def rewrite(number, **changes):
    Line.objects.filter(number=number).update(**changes)


def test_an_untouched_diary_holds(diary):
    assert (verify().lines, verify().broken) == (LINES, None)


def test_a_line_follows_the_one_before(unguarded):
    first, second = Line.objects.all()[:2]

    assert first.previous == ""
    assert second.previous == first.digest
    assert Chain.objects.get().head == Line.objects.last().digest


@pytest.mark.parametrize("field", TEXTS)
def test_the_line_that_was_touched_is_named(unguarded, field):
    rewrite(17, **{field: "别的"})

    assert (verify().lines, verify().broken, verify().reason) == (16, 17, "这一行的内容被改动过")


def test_another_hour_is_found(unguarded):
    rewrite(17, at=NOW)

    assert verify().broken == 17


def test_a_rewritten_line_with_a_fresh_digest_breaks_the_next(unguarded):
    line = Line.objects.get(number=17)
    line.facts = "{}"
    rewrite(17, facts=line.facts, digest=line.fingerprint())

    assert verify().broken == 18


def test_a_line_taken_out_of_the_middle_is_named(unguarded):
    Line.objects.filter(number=17).delete()

    assert (verify().broken, verify().reason) == (17, "这一行不见了")


@pytest.mark.parametrize("lost", [1, 7, LINES])
def test_a_lost_tail_is_named(unguarded, lost):
    Line.objects.filter(number__gt=LINES - lost).delete()

    assert (verify().lines, verify().broken, verify().reason) == (
        LINES - lost,
        LINES - lost + 1,
        "末尾的记录不见了",
    )


def test_a_lost_tail_is_named_though_the_end_of_the_chain_is_lost_with_it(unguarded):
    Line.objects.filter(number__gt=LINES - 3).delete()
    Chain.objects.all().delete()

    assert verify().broken == LINES - 2


def test_a_hundred_random_flips_are_all_found_where_they_are(unguarded):
    dice = random.Random(20190430)  # noqa: S311  (the same flips every time)
    for _ in range(FLIPS):
        number, field = dice.randint(1, LINES), dice.choice(TEXTS)
        before = getattr(Line.objects.get(number=number), field) or " "
        place = dice.randrange(len(before))
        rewrite(number, **{field: before[:place] + chr(ord(before[place]) ^ 1) + before[place + 1 :]})

        assert (number, field, verify().broken) == (number, field, number)
        rewrite(number, **{field: before.strip() if field == "previous" and number == 1 else before})
    assert verify().broken is None
