"""Write the registers of the sample federation: `python samples/xinbei/build.py [OUT]`."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[1]))

from samples.xinbei.generator import (  # noqa: E402  (run as a script, the folder above must be found first)
    aid,
    appeals,
    bargaining,
    cards,
    culture,
    grassroots,
    honours,
    jobs,
    loans,
    members,
    oversight,
    safety,
    skills,
    titles,
    venues,
)
from samples.xinbei.generator.clerks import Sheet  # noqa: E402
from samples.xinbei.generator.world import make_world  # noqa: E402
from samples.xinbei.generator.writing import write  # noqa: E402

ROOMS = (
    grassroots,
    members,
    skills,
    loans,
    honours,
    aid,
    jobs,
    cards,
    appeals,
    bargaining,
    safety,
    titles,
    culture,
    venues,
    oversight,
)


def sheets() -> Iterator[Sheet]:
    """Every register of the sample, in the order in which the files are brought in."""
    world = make_world()
    made = (sheet for room in ROOMS for sheet in room.sheets(world))
    yield from sorted(made, key=lambda sheet: sheet.file)


def build(out: Path, tell: Callable[[str], object] | None = None) -> list[Path]:
    """Write all files into the folder and answer their paths in order."""
    out.mkdir(parents=True, exist_ok=True)
    paths = []
    for sheet in sheets():
        paths.append(write(sheet, out))
        if tell:
            tell(f"{sheet.file}　{len(sheet.rows)} 行")
    return paths


if __name__ == "__main__":
    build(
        Path(sys.argv[1]) if len(sys.argv) > 1 else HERE / "registers",
        lambda line: sys.stdout.write(f"{line}\n"),
    )
