"""Reading a long file goes on while the officer leaves the page. The intake's own row is the job."""

import logging
from threading import Thread

from django.conf import settings
from django.db import connection
from django.utils import timezone

from .models import Intake
from .services import give_up, stage
from .terms import State

SHORT = 2 * 1024 * 1024
log = logging.getLogger(__name__)


def read_soon(intake: Intake) -> None:
    """A short file is read at once; a long one in the background. Tests read everything at once."""
    if intake.file.size <= SHORT or getattr(settings, "TASKS_AT_ONCE", False):
        stage(intake, at=timezone.now())
    else:
        Thread(target=_read, args=[intake.pk], daemon=True).start()


def resume() -> int:
    """After a restart: read again what was being read when the process died. Returns how many."""
    waiting = list(Intake.objects.filter(state=State.READING).select_related("file", "by", "unit"))
    for intake in waiting:
        _attempt(intake)
    return len(waiting)


def _read(pk: int) -> None:
    try:
        _attempt(Intake.objects.select_related("file", "by", "unit").get(pk=pk))
    finally:
        connection.close()


def _attempt(intake: Intake) -> None:
    """Nobody waits at this door to see an error: whatever happens, the intake says how it ended."""
    try:
        stage(intake, at=timezone.now())
    except Exception:
        log.exception("intake %s", intake.pk)
        give_up(intake, "读取时出了意外，台账没有改动，请重新上传；仍不行请联系系统管理员查看日志")
