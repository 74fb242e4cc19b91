"""The power fails while a batch is made and while its file is written: a batch is whole or is not there."""

import pytest

from tests.payments.test_killed import Paying
from tests.payments.victim import ORDERS
from tests.races.test_killed import KILLED, address  # noqa: F401  (the fixture is used by name)

pytestmark = pytest.mark.xdist_group("races")


def test_killed_while_a_batch_is_made_and_while_it_is_written(tmp_path, address):  # noqa: F811
    """A batch is whole or is not there; a file half handed over is the same file when it is asked for again."""
    scratch = Paying(tmp_path / "home", address)
    scratch.do("grant")
    for moment in ("batching.move", "batching.sums"):
        assert scratch.run("pack", moment).returncode == KILLED
        cut = scratch.ask("look")
        assert (cut["orders"], cut["matters"], cut["batch"]) == ({"waiting": ORDERS}, {"payable": ORDERS}, "")
    scratch.do("pack")
    for moment in ("exporting.keep", "exporting.note"):
        assert scratch.run("send", moment).returncode == KILLED
        cut = scratch.ask("look")
        assert (cut["orders"], cut["batch"], cut["digest"]) == ({"batched": ORDERS}, "released", "")
    scratch.do("send")
    first = scratch.ask("look")
    scratch.do("send")
    print(f"killed four times, then: {first}")  # noqa: T201
    assert scratch.ask("look") == first
    assert (first["orders"], first["batch"]) == ({"batched": ORDERS}, "exported")
    assert first["digest"]
