"""The power fails in the middle of an import: nothing or all of it is there, and a restart finishes what was begun."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest
from django.conf import settings

from tests.races.victim import ROWS

pytestmark = pytest.mark.xdist_group("races")
ROOT = Path(__file__).resolve().parents[2]
KILLED = -signal.SIGKILL


class Scratch:
    """A home and a database of its own, reached only through processes that may die."""

    def __init__(self, home: Path, url: str) -> None:
        self.around = {**os.environ, "ZHIJIA_HOME": str(home), "ZHIJIA_DATABASE_URL": url, "ZHIJIA_POOL": "0"}

    def run(self, *words: str) -> subprocess.CompletedProcess[str]:
        told = [sys.executable, "-m", "tests.races.victim", *words]
        return subprocess.run(
            told, cwd=ROOT, env=self.around, check=False, capture_output=True, text=True, timeout=120
        )

    def do(self, *words: str) -> None:
        done = self.run(*words)
        assert done.returncode == 0, done.stderr

    def ask(self, word: str) -> object:
        done = self.run(word)
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout.splitlines()[-1])


@pytest.fixture(scope="module")
def address():
    """A second database where there is a server; where there is none, SQLite makes its own file."""
    told = settings.DATABASES["default"]
    if not told["ENGINE"].endswith("postgresql"):
        yield ""
        return
    name = f"zhijia_killed_{os.getpid()}"
    where = f"{told['USER']}:{told['PASSWORD']}@{told['HOST']}:{told['PORT']}"
    with psycopg.connect(f"postgresql://{where}/postgres", autocommit=True) as server:
        server.execute(f'CREATE DATABASE "{name}"')
        yield f"postgresql://{where}/{name}"
        server.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


@pytest.fixture(scope="module")
def scratch(tmp_path_factory, address):
    made = Scratch(tmp_path_factory.mktemp("killed"), address)
    made.do("prepare")
    return made


def test_killed_in_the_middle(scratch):
    scratch.do("receive")
    assert scratch.run("stage", "save_chunks").returncode == KILLED
    assert scratch.ask("look") == {
        "state": "reading",
        "new": 0,
        "chunks": 0,
        "rows": 0,
        "problems": 0,
        "whole": True,
    }

    assert scratch.ask("resume") == 1
    ready = {"state": "ready", "new": ROWS, "chunks": 1, "rows": 0, "problems": 0, "whole": True}
    assert scratch.ask("look") == ready
    assert scratch.ask("resume") == 0

    for moment in ("load_table", "write", "note"):
        assert scratch.run("commit", moment).returncode == KILLED
        assert scratch.ask("look") == ready

    scratch.do("commit")
    assert scratch.ask("look") == {**ready, "state": "committed", "rows": ROWS}
    refused = scratch.run("commit")
    assert (refused.returncode, refused.stderr.strip()) == (1, "这份文件已由李敏入账，无需再次提交")
