"""The power fails while a return file is being entered: what was whole stays, the rest is carried on, nobody is paid twice."""

import subprocess
import sys

import pytest

from tests.payments.victim import CHUNK, ORDERS, REFUSED
from tests.races.test_killed import KILLED, ROOT, Scratch, address  # noqa: F401  (the fixture is used by name)

pytestmark = pytest.mark.xdist_group("races")
START = "import django, sys; django.setup(); from tests.payments.victim import main; main(*sys.argv[1:])"


class Paying(Scratch):
    def run(self, *words: str) -> subprocess.CompletedProcess[str]:
        around = {**self.around, "DJANGO_SETTINGS_MODULE": "zhijia.site.settings"}
        told = [sys.executable, "-c", START, *words]
        return subprocess.run(
            told, cwd=ROOT, env=around, check=False, capture_output=True, text=True, timeout=120
        )


def test_killed_between_two_pieces_again_and_again(tmp_path, address):  # noqa: F811
    scratch = Paying(tmp_path / "home", address)
    scratch.do("prepare")
    for moment, left in [("move", ORDERS), ("pay", ORDERS - CHUNK), ("settle_some", ORDERS - 3 * CHUNK)]:
        assert scratch.run("settle", moment).returncode == KILLED
        cut = scratch.ask("look")
        print(f"killed after the second {moment}: {cut}")  # noqa: T201  (the counts are the point)

        assert cut["left"] == left
        assert cut["transfers"] == cut["orders"].get("paid", 0) == cut["matters"].get("paid", 0)
        assert cut["orders"].get("refused", 0) == cut["matters"].get("bounced", 0)
        assert (cut["batch"], cut["whole"]) == ("exported", True)

    scratch.do("settle")
    done, paid = scratch.ask("look"), ORDERS - len(REFUSED)
    done.pop("digest")
    print(f"carried on: {done}")  # noqa: T201
    assert done == {
        "orders": {"paid": paid, "refused": len(REFUSED)}, "matters": {"paid": paid, "bounced": len(REFUSED)},
        "transfers": paid, "left": 0, "batch": "closed", "whole": True,
    }  # fmt: skip
