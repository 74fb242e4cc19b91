#!/usr/bin/env python3
"""From a bare python3 to a living district: `python3 run.py demo`, `python3 run.py test`.

Makes .venv, installs exactly what the lock names, and hands over to `zhijia` (or to the tests).
"""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

HOME = Path(__file__).resolve().parent
VENV = HOME / ".venv"
PYTHON = VENV / "bin" / "python"
UV = "uv==0.13.9"


def main() -> int:
    """Prepare the environment, then run what was asked."""
    if sys.version_info < (3, 11):  # noqa: UP036  (this line is for those who start it with an older one)
        print("职家需要 Python 3.11 或更新版本,请先升级 python3。", file=sys.stderr)
        return 2
    words = sys.argv[1:] or ["--help"]
    testing = words[0] == "test"
    prepare("requirements-dev.lock" if testing else "requirements.lock")
    module = ["tests.run", *words[1:]] if testing else ["zhijia.site.cli", *words]
    os.chdir(HOME)
    return os.execv(PYTHON, [str(PYTHON), "-m", *module])  # noqa: S606


def prepare(lock: str) -> None:
    """Install the lock once; the stamp remembers which locks this environment already holds."""
    wanted = hashlib.sha256((HOME / lock).read_bytes() + (HOME / "pyproject.toml").read_bytes()).hexdigest()
    stamp = VENV / f".{lock}"
    if stamp.exists() and stamp.read_text() == wanted:
        return
    print("正在准备运行环境(.venv)……", flush=True)
    if not PYTHON.exists():
        subprocess.run([sys.executable, "-m", "venv", str(VENV)], check=True)
    install("pip", "install", "--quiet", UV)
    install("uv", "pip", "install", "--quiet", "--require-hashes", "-r", str(HOME / lock))
    install("uv", "pip", "install", "--quiet", "--no-deps", "--editable", str(HOME))
    stamp.write_text(wanted)


def install(*words: str) -> None:
    told = {**os.environ, "UV_PYTHON_DOWNLOADS": "never", "VIRTUAL_ENV": str(VENV)}
    subprocess.run([str(PYTHON), "-m", *words], check=True, env=told)


if __name__ == "__main__":
    sys.exit(main())
