"""The steps of an import, timed; loaded once Django is ready."""

import time
from datetime import date

from django.utils import timezone

from bench.imports import TOWNS, read_alone
from zhijia.cards.models import Card
from zhijia.orgs.models import Unit
from zhijia.orgs.services import open_unit
from zhijia.people.models import Person
from zhijia.sheets.registers import find
from zhijia.sheets.services import commit, receive, stage
from zhijia.site.console import operator
from zhijia.site.sample import lay_roots


def measure(content: bytes) -> dict[str, list[float]]:
    lay_roots()
    district = Unit.objects.get(name="新北区总工会")
    for name in TOWNS:
        open_unit(
            f"{name}总工会",
            short=name,
            kind="town",
            parent=district,
            on=date(2000, 1, 1),
            by="量",
            at=timezone.now(),
        )
    times: dict[str, list[float]] = {
        name: []
        for name in ("read alone", "read+check+stage", "commit", "all, first time", "all, same file again")
    }
    for _ in range(3):
        Card.objects.all().delete()
        Person.objects.all().delete()
        times["read alone"].append(read_alone(content))
        staged, committed = once(content)
        times["read+check+stage"].append(staged)
        times["commit"].append(committed)
        times["all, first time"].append(staged + committed)
        times["all, same file again"].append(sum(once(content)))
    return times


def once(content: bytes) -> tuple[float, float]:
    by, at = operator(), timezone.now()
    began = time.process_time()
    intake = stage(receive(find("cards.cards"), "卡.xlsx", content, by=by, at=at), at=at)
    staged = time.process_time() - began
    assert intake.wrong == 0, intake.problems.first()
    began = time.process_time()
    commit(intake, by=by, at=at)
    return staged, time.process_time() - began
