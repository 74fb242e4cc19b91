"""What the house does by itself once a day, beside the server: each chore safe to run again, none stops the others."""

import logging
from collections.abc import Callable
from datetime import date, datetime
from threading import Event

from django.db import connection
from django.utils import timezone

from zhijia.access.services import forget_misses
from zhijia.aid.services.wishes import free_lapsed
from zhijia.aid.tasks import open_due
from zhijia.grassroots.services import recognise
from zhijia.grassroots.tasks import warn_of_terms
from zhijia.joining.services.doubts import forget_given_up
from zhijia.matters.tasks import let_lapse, remind_applicants
from zhijia.notices.retention import Kind, remove_expired
from zhijia.sheets.services import forget_staged

from .console import operator

EVERY = 300.0  # seconds between looks at the calendar
STAGED = Kind("staged", "未入账导入文件", "files.staged_months", forget_staged)
CHORES: tuple[Callable[[datetime], object], ...] = (
    remind_applicants,
    let_lapse,
    warn_of_terms,
    lambda at: free_lapsed(at=at),
    lambda _at: open_due(operator()),
    lambda _at: recognise(),
    lambda at: remove_expired(STAGED, at=at),
    lambda _at: forget_given_up(),
    forget_misses,
)
log = logging.getLogger(__name__)


def run_all(at: datetime) -> None:
    for chore in CHORES:
        try:
            chore(at)
        except Exception:
            log.exception("chore")


def run_forever(stop: Event) -> None:
    done: date | None = None
    try:
        while not stop.wait(EVERY):
            if done != (today := timezone.localdate()):
                done = today
                run_all(timezone.now())
    finally:
        connection.close()
