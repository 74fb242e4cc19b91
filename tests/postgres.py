"""A PostgreSQL of our own for the length of a test run: made, started, stopped and removed by itself."""

import os
import pwd
import re
import secrets
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

OLDEST = 15
NEEDED = ("initdb", "pg_ctl", "postgres")
HASTY = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=60")
TRIES = 3


def programs() -> Path | None:
    """The folder of the newest server programs, when they are new enough."""
    found = shutil.which("initdb")
    places = [*Path("/usr/lib/postgresql").glob("*/bin"), *([Path(found).resolve().parent] if found else [])]
    usable = [place for place in places if all((place / name).exists() for name in NEEDED)]
    newest = max(usable, key=_version, default=None)
    return newest if newest and _version(newest) >= OLDEST else None


@contextmanager
def cluster(place: Path) -> Iterator[str]:
    """The address of a running cluster. Its data is gone when the block ends, however it ends."""
    home = Path(tempfile.mkdtemp(prefix="zhijia-pg-"))
    try:
        password = _lay(place, home)
        port = _start(place, home)
        yield f"postgresql://zhijia:{password}@127.0.0.1:{port}/zhijia"
    finally:
        with suppress(subprocess.CalledProcessError):
            _as_owner([place / "pg_ctl", "stop", "-D", home / "data", "-m", "immediate", "-w"], home)
        shutil.rmtree(home, ignore_errors=True)


def _lay(place: Path, home: Path) -> str:
    password = secrets.token_hex(16)
    (home / "password").write_text(password)
    if owner := _owner():
        for path in (home, home / "password"):
            os.chown(path, owner.pw_uid, owner.pw_gid)
    _as_owner(
        [place / "initdb", "-D", home / "data", "-U", "zhijia", "-E", "UTF8", "--locale=C", "--no-sync",
         "-A", "scram-sha-256", f"--pwfile={home / 'password'}"],
        home,
    )  # fmt: skip
    return password


def _start(place: Path, home: Path) -> int:
    """On a port nobody holds. Somebody may take it between the asking and the starting, so we try again."""
    for left in reversed(range(TRIES)):
        port = _free_port()
        settings = [*HASTY, "listen_addresses=127.0.0.1", f"unix_socket_directories={home}", f"port={port}"]
        options = " ".join(f"-c {setting}" for setting in settings)
        try:
            _as_owner(
                [place / "pg_ctl", "start", "-D", home / "data", "-w", "-l", home / "log", "-o", options],
                home,
            )
        except subprocess.CalledProcessError:
            if not left:
                raise
        else:
            return port
    raise AssertionError


def _as_owner(words: Sequence[str | Path], home: Path) -> None:
    """PostgreSQL refuses to run as root, so root lends the work to somebody else."""
    lent: list[str] = []
    if owner := _owner():
        lent = ["setpriv", f"--reuid={owner.pw_uid}", f"--regid={owner.pw_gid}", "--clear-groups"]
        lent = lent if shutil.which("setpriv") else ["runuser", "-u", owner.pw_name, "--"]
    told = {"PATH": os.environ["PATH"], "HOME": str(home), "LC_ALL": "C"}
    subprocess.run(
        [*lent, *map(str, words)],
        check=True,
        cwd=home,
        env=told,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
    )


def _owner() -> pwd.struct_passwd | None:
    if os.geteuid():
        return None
    known = {one.pw_name: one for one in pwd.getpwall()}
    return known.get("postgres") or known["nobody"]


def _version(place: Path) -> int:
    told = subprocess.run([place / "initdb", "--version"], check=True, capture_output=True, text=True).stdout
    found = re.search(r"(\d+)", told)
    return int(found[1]) if found else 0


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
