"""A process that dies: `python -m tests.races.victim WORD`. It lives in the home and the database its surroundings name."""

import json
import os
import signal
import sys
from collections.abc import Callable

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "zhijia.site.settings")
django.setup()

from django.core.management import call_command

from tests.cast import NOW, build_district, hire, workbook
from tests.house.rows import rows
from zhijia.audit.queries import verify
from zhijia.base.errors import Refused
from zhijia.people.models import Account
from zhijia.sheets import services
from zhijia.sheets.models import Chunk, Intake, Problem
from zhijia.sheets.registers import find
from zhijia.sheets.tasks import resume
from zhijia.skills.models import Contest

ROWS = 60


def prepare() -> None:
    call_command("migrate", verbosity=0)
    hire(build_district(), "limin")


def receive() -> None:
    """A file has come in, and its reading has not begun."""
    register = find("skills.contests")
    made = rows(register, ROWS)
    content = workbook(list(made[0]), [list(one.values()) for one in made])
    services.receive(register, "竞赛.xlsx", content, by=Account.objects.get(), at=NOW)


def stage() -> None:
    services.stage(Intake.objects.latest("pk"), at=NOW)


def commit() -> None:
    services.commit(Intake.objects.latest("pk"), by=Account.objects.get(), at=NOW)


def die_after(name: str) -> None:
    """The power fails when this has just been done."""
    do = getattr(services, name)

    def last(*told: object, **more: object) -> None:
        do(*told, **more)
        os.kill(os.getpid(), signal.SIGKILL)

    setattr(services, name, last)


def look() -> None:
    intake = Intake.objects.latest("pk")
    print(json.dumps({
        "state": intake.state, "new": intake.new, "chunks": Chunk.objects.filter(intake=intake).count(), "rows": Contest.objects.count(),
        "problems": Problem.objects.count(), "whole": verify().broken is None,
    }))  # fmt: skip


def again() -> None:
    print(json.dumps(resume()))


DEEDS: dict[str, Callable[[], None]] = {
    "prepare": prepare, "receive": receive, "stage": stage, "commit": commit, "look": look, "resume": again
}  # fmt: skip

if __name__ == "__main__":
    word, *after = sys.argv[1:]
    for done in after:
        die_after(done)
    try:
        DEEDS[word]()
    except Refused as refusal:
        sys.exit(str(refusal))
