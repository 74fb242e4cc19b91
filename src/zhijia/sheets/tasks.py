"""Reading a long file goes on while the officer leaves the page. The intake's own row is the job."""

from threading import Thread

from django.conf import settings
from django.db import connection
from django.utils import timezone

from .models import Intake
from .services import stage
from .terms import State

SHORT = 2 * 1024 * 1024


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
        stage(intake, at=timezone.now())
    return len(waiting)


def _read(pk: int) -> None:
    try:
        stage(Intake.objects.select_related("file", "by", "unit").get(pk=pk), at=timezone.now())
    finally:
        connection.close()
