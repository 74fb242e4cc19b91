"""Deeds done at the same moment, each on a connection of its own."""

from collections.abc import Callable
from threading import Barrier, Thread

from django.db import connection


def at_once(*deeds: Callable[[], object]) -> list[object]:
    """What each deed answered, or the exception it ended with."""
    start, answers = Barrier(len(deeds)), [None] * len(deeds)

    def run(place: int, deed: Callable[[], object]) -> None:
        start.wait(timeout=20)
        try:
            answers[place] = deed()
        except Exception as trouble:  # noqa: BLE001  (what went wrong is the answer)
            answers[place] = trouble
        finally:
            connection.close()

    threads = [Thread(target=run, args=pair) for pair in enumerate(deeds)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    return answers
