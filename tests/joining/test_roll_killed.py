"""The power fails while a roll is read, matched, staged or entered: no row is there by half, and it is carried on."""

import subprocess
import sys

import pytest

from tests.joining.victim import ROWS
from tests.races.test_killed import KILLED, ROOT, Scratch, address  # noqa: F401  (the fixture is used by name)

pytestmark = pytest.mark.xdist_group("races")
START = "import django, sys; django.setup(); from tests.joining.victim import main; main(*sys.argv[1:])"
STAGING = ("sheets.read_table", "sheets.check", "roll.find", "sheets.save_chunks", "roll.keep")
ENTERING = (
    "sheets.load_table", "roll.recheck", "roll.keep", "entering._save_people", "entering._begin", "sheets.write", "sheets.note"
)  # fmt: skip


class Entering(Scratch):
    def run(self, *words: str) -> subprocess.CompletedProcess[str]:
        around = {**self.around, "DJANGO_SETTINGS_MODULE": "zhijia.site.settings"}
        told = [sys.executable, "-c", START, *words]
        return subprocess.run(
            told, cwd=ROOT, env=around, check=False, capture_output=True, text=True, timeout=120
        )


def test_killed_at_every_step(tmp_path, address):  # noqa: F811
    scratch = Entering(tmp_path / "home", address)
    scratch.do("prepare")
    scratch.do("receive")
    nothing = {"counts": [0, 0, 0], "staged": [0, 0, 0, 0], "entered": [1, 0, 0], "whole": True}
    for moment in STAGING:
        assert scratch.run("stage", moment).returncode == KILLED, moment
        assert (moment, scratch.ask("look")) == (moment, {"state": "reading", **nothing})

    assert scratch.ask("resume") == 1
    ready = {"counts": [ROWS, 1, 1], "staged": [1, 1, 1, 1], "entered": [1, 0, 0], "whole": True}
    assert scratch.ask("look") == {"state": "ready", **ready}
    assert scratch.ask("resume") == 0
    for moment in ENTERING:
        assert scratch.run("commit", moment).returncode == KILLED, moment
        assert (moment, scratch.ask("look")) == (moment, {"state": "ready", **ready})

    scratch.do("commit")
    assert scratch.ask("look") == {"state": "committed", **ready, "entered": [ROWS + 1, ROWS, ROWS]}
    assert scratch.run("commit").returncode == 1
