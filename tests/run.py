"""`python3 run.py test`: the checks, the suite on SQLite, and the same suite on a PostgreSQL of its own."""

import argparse
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from tests.postgres import OLDEST, cluster, programs

ROOT = Path(__file__).resolve().parents[1]
PROGRAMS = Path(sys.executable).parent
CHECKS = (
    ("ruff check", ["ruff", "check", "."]),
    ("ruff format", ["ruff", "format", "--check", "."]),
    ("mypy", ["mypy"]),
    ("lint-imports", ["lint-imports", "--no-logo"]),
    (
        "makemigrations",
        ["django-admin", "makemigrations", "--check", "--dry-run", "--settings=zhijia.site.settings"],
    ),
    ("djlint", ["djlint", "src", "--lint", "--quiet"]),
)
WORKERS = ("-n", "2", "--dist", "loadgroup")
NOTHING_COLLECTED = 5


def main(words: Sequence[str] | None = None) -> int:
    """Every stage is run even when one before it failed; the last words name those that did."""
    asked, more = _parser().parse_known_args(words)
    more += ["-k", asked.only] if asked.only else []
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    home = tempfile.mkdtemp(prefix="zhijia-tests-")
    os.environ.update(ZHIJIA_HOME=home, ZHIJIA_POOL="0")
    os.environ.pop("ZHIJIA_DATABASE_URL", None)
    try:
        failed = [] if asked.quick or asked.no_checks else checks()
        failed += suite(more)
        failed += [] if asked.quick else on_postgres(more)
    finally:
        shutil.rmtree(home, ignore_errors=True)
    if failed:
        say(f"未通过：{'、'.join(failed)}")
    return bool(failed)


def checks() -> list[str]:
    """One line each, with its time; what a failing check said follows its line."""
    failed = []
    for name, words in CHECKS:
        began = time.monotonic()
        done = subprocess.run(
            [PROGRAMS / words[0], *words[1:]], cwd=ROOT, check=False, capture_output=True, text=True
        )
        say(f"{'✗' if done.returncode else '✓'} {name}（{time.monotonic() - began:.1f} 秒）")
        if done.returncode:
            failed.append(name)
            say(f"{done.stdout}{done.stderr}".strip())
    return failed


def suite(more: Sequence[str]) -> list[str]:
    """On SQLite, with the pages walked in a real browser when there is one."""
    if shutil.which("chromium") or shutil.which("google-chrome"):
        return _pytest("SQLite", more)
    say("没有找到 chromium，浏览器测试（browser）没有运行；安装 chromium 后可补跑。")
    return _pytest("SQLite", ["-m", "not browser", *more])


def on_postgres(more: Sequence[str]) -> list[str]:
    place = programs()
    if place is None:
        say(
            f"没有找到 PostgreSQL {OLDEST} 或更新的服务端程序，只在 SQLite 上运行了测试；安装 postgresql 后可补跑。"
        )
        return []
    with cluster(place) as address:
        os.environ["ZHIJIA_DATABASE_URL"] = address
        return _pytest("PostgreSQL", ["-m", "not browser", *more])


def _pytest(name: str, more: Sequence[str]) -> list[str]:
    say(f"—— {name} ——")
    done = subprocess.run([sys.executable, "-m", "pytest", *WORKERS, *more], cwd=ROOT, check=False)
    return [] if done.returncode in (0, NOTHING_COLLECTED) else [f"{name} 上的测试"]


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python3 run.py test", description="检查、SQLite 上的测试、PostgreSQL 上的测试。"
    )
    parser.add_argument("--quick", action="store_true", help="只在 SQLite 上运行测试，不做检查")
    parser.add_argument("--no-checks", action="store_true", help="不做检查，只运行测试")
    parser.add_argument(
        "-k", dest="only", default="", metavar="EXPR", help="只运行名称符合的测试；其余参数原样交给 pytest"
    )
    return parser


def say(line: str) -> None:
    print(line, flush=True)


if __name__ == "__main__":
    sys.exit(main())
