"""Four people write into the diary at once, and the chain holds; without the lock it would not."""

import time

import pytest
from django.db import connection
from django.db.models import QuerySet

from tests.cast import NOW
from tests.races.together import at_once
from zhijia.audit.models import Chain, Line
from zhijia.audit.queries import verify
from zhijia.audit.services import note

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.xdist_group("races")]
WRITERS, EACH = 4, 10


def scribe(writer):
    def write():
        for n in range(EACH):
            note("test.line", f"writer:{writer}", by=f"第{writer}人", at=NOW, facts={"n": n})

    return write


def test_four_at_once_leave_one_unbroken_chain(transactional_db):
    answers = at_once(*(scribe(writer) for writer in range(WRITERS)))

    assert answers == [None] * WRITERS
    assert Line.objects.count() == Chain.objects.get().length == WRITERS * EACH
    assert verify().broken is None


def test_without_the_lock_only_sqlite_still_holds(transactional_db, monkeypatch):
    """The negative control: without its lock the chain breaks, but on SQLite, which lets one writer in at a time."""
    said = Line.fingerprint

    def slow(self):
        time.sleep(0.01)
        return said(self)

    note("test.line", "writer:0", by="第一行", at=NOW)
    monkeypatch.setattr(QuerySet, "select_for_update", lambda self, *_, **__: self)
    monkeypatch.setattr(Line, "fingerprint", slow)
    answers = at_once(*(scribe(writer) for writer in range(WRITERS)))

    lost = any(isinstance(answer, Exception) for answer in answers) or verify().broken is not None
    assert lost == (connection.vendor == "postgresql")
