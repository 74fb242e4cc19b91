"""A process that dies while a roll is read, matched, staged or committed; `tests.joining.test_roll_killed` starts it."""

import json
import os
import signal
from collections.abc import Callable

from django.core.management import call_command

from tests.cast import NOW, build_district, hire
from tests.joining.lines import CODE, content, line, people
from zhijia.audit.queries import verify
from zhijia.joining.models import Candidate, Doubt, RollEntry
from zhijia.joining.sheets import ROLL, doubting
from zhijia.people.models import Account, Membership, Person
from zhijia.people.services import enlist, entering
from zhijia.sheets import services
from zhijia.sheets.models import Chunk, Intake, Problem
from zhijia.sheets.registers import find
from zhijia.sheets.tasks import resume

ROWS = 60


def prepare() -> None:
    call_command("migrate", verbosity=0)
    hire(build_district(), "limin")
    told = line()
    enlist(told["姓名"], phone=told["手机号码"], sex="2", birth=told["出生日期"])


def receive() -> None:
    """A file has come in: sixty new people, one who may be known, one line that is wrong."""
    rows = [*people(ROWS), line(), line(证件号码="123")]
    services.receive(find(CODE), "名册.xlsx", content(rows), by=Account.objects.get(), at=NOW)


def stage() -> None:
    services.stage(Intake.objects.latest("pk"), at=NOW)


def commit() -> None:
    services.commit(Intake.objects.latest("pk"), by=Account.objects.get(), at=NOW)


def look() -> None:
    intake = Intake.objects.latest("pk")
    told = {
        "state": intake.state, "counts": [intake.new, intake.wrong, intake.doubt],
        "staged": [Chunk.objects.count(), Problem.objects.count(), Doubt.objects.count(), Candidate.objects.count()],
        "entered": [Person.objects.count(), Membership.objects.count(), RollEntry.objects.count()],
        "whole": verify().broken is None,
    }  # fmt: skip
    print(json.dumps(told))  # noqa: T201


def again() -> None:
    print(json.dumps(resume()))  # noqa: T201


PLACES = {"sheets": services, "roll": type(ROLL.matcher), "doubting": doubting, "entering": entering}
DEEDS: dict[str, Callable[[], None]] = {
    "prepare": prepare, "receive": receive, "stage": stage, "commit": commit, "look": look, "resume": again
}  # fmt: skip


def die_after(name: str) -> None:
    """The power fails when this has just been done."""
    room, _, deed = name.partition(".")
    do = getattr(PLACES[room], deed)

    def last(*told: object, **more: object) -> None:
        do(*told, **more)
        os.kill(os.getpid(), signal.SIGKILL)

    setattr(PLACES[room], deed, last)


def main(word: str, *after: str) -> None:
    for done in after:
        die_after(done)
    DEEDS[word]()
