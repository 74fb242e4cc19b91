"""The outbox worker, and what is removed when its time is over."""

import logging
from collections.abc import Callable
from datetime import date, datetime
from threading import Event

from django.db import connection
from django.utils import timezone

from .retention import kinds, remove_expired
from .services import send_waiting

EVERY = 2.0  # seconds; a message that waits for its first try leaves within two passes
log = logging.getLogger(__name__)


def once() -> int:
    """One pass of the outbox now."""
    return send_waiting(timezone.now())


def purge(at: datetime) -> dict[str, int]:
    """Everything past its period, by kind: how many were removed. Safe to run again."""
    return {kind.name: remove_expired(kind, at=at) for kind in kinds}


def run_forever(stop: Event) -> None:
    """A thread beside the server. Whatever goes wrong is logged, and the next pass tries again."""
    purged: date | None = None
    try:
        while not stop.wait(EVERY):
            _attempt(_drain)
            if purged != (today := timezone.localdate()):
                purged = today
                _attempt(lambda: purge(timezone.now()))
    finally:
        connection.close()


def _drain() -> None:
    """Pass after pass while something goes out; what failed waits for its own time."""
    while once():
        pass


def _attempt(work: Callable[[], object]) -> None:
    try:
        work()
    except Exception:
        log.exception("outbox")
        connection.close()
