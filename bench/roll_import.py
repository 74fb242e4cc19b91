"""The real-name roll of 130,000 rows, from the file to committed members, against django-import-export 4 on the same rows and checks.

    .venv/bin/python -m bench.roll_import [ROWS] [PEER_ROWS]

The peer is no dependency of ours: `pip install "django-import-export~=4.3" tablib diff-match-patch` into a folder on
PYTHONPATH, or its part is left out. It reads fewer rows and is scaled by their number; it looks for nobody by name. Its own
pages make a dry run first, as ours check before they commit: both ratios are told. Times are of the processor, each part in
a process of its own.
"""

import importlib.util
import json
import subprocess
import sys
import tempfile
from datetime import timedelta
from pathlib import Path

from bench.rolls import LABELS, People

UNIONS = 200
WHOLE, SOME = 130_000, 8_000


def write_roll(path: Path, rows: int) -> None:
    """Lawful lines: everybody joined grown up, in one of two hundred unions."""
    import xlsxwriter

    book = xlsxwriter.Workbook(str(path), {"constant_memory": True})
    page = book.add_worksheet()
    page.write_row(0, 0, LABELS)
    joined, union = LABELS.index("入会日期"), LABELS.index("所属工会")
    for n, worker in enumerate(People(20190430).many(rows)):
        assert worker.birth
        cells = worker.cells()
        day = max(worker.joined, worker.birth + timedelta(days=17 * 366))
        cells[joined], cells[union] = day.isoformat(), f"第{n % UNIONS}工会"
        page.write_row(n + 1, 0, cells)
    book.close()


def part(name: str, path: Path) -> dict[str, float]:
    told = subprocess.run(
        [sys.executable, "-m", "bench.roll_steps", name, str(path)],
        check=True,
        capture_output=True,
        text=True,
    )
    return dict(json.loads(told.stdout.splitlines()[-1]))


def main() -> None:
    rows, some = (int(sys.argv[n]) if len(sys.argv) > n else told for n, told in ((1, WHOLE), (2, SOME)))
    with tempfile.TemporaryDirectory(prefix="zhijia-roll-") as folder:
        path = Path(folder) / "roll.xlsx"
        write_roll(path, rows)
        ours = part("ours", path)
        print(f"{rows:,} rows × {len(LABELS)} columns, {path.stat().st_size / 1e6:.1f} MB")
        for step, value in ours.items():
            print(f"  {step:<34} {value:9.2f}")
        three = ours["read+check+stage"] / ours["read alone"]
        print(f"read+check+stage  {three:.2f} × reading alone (goal 3)")
        print(f"same file again   {ours['second import'] / ours['first import']:.2f} of the first (goal 0.5)")
        print(f"peak memory       {ours['peak MB']:.0f} MB (goal 1000)")
        if importlib.util.find_spec("import_export") is None:
            print("django-import-export is not here: see the docstring")
            return
        write_roll(path, some)
        peer = part("peer", path)
    once, both = (seconds * rows / some for seconds in (peer["seconds"], peer["seconds"] + peer["dry run"]))
    first = ours["first import"]
    print(
        f"peer              {peer['seconds']:.1f} s for {some:,} rows, {once:.0f} s scaled; {both:.0f} s with the dry run its pages make"
    )
    print(
        f"ours              {first:.1f} s, checked twice and matched: {once / first:.1f} × and {both / first:.1f} × faster (goal 20)"
    )


if __name__ == "__main__":
    main()
