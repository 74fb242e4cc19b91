"""The sample report checked over a million records, against hand-written SQL for the same figures.

    .venv/bin/python -m bench.claims [RECORDS]

Both answer the same questions from the same tables, in turns; medians of seven warm runs. Goal: ≤ 1.5 × and < 1 s.
"""

import sys
import time
from collections.abc import Callable
from statistics import median

from bench.scratch import scratch

RUNS = 7


def timed(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def main() -> None:
    records = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    with scratch() as home:
        from bench.figures import BY_HAND, Peer, fill, prepare
        from zhijia.indicators.indicator import find
        from zhijia.reports.checking import check

        text, scope = prepare(home / "registers")
        print(f"{fill(records):,} records of the largest register")
        peer = Peer(scope)

        def ours() -> dict[str, int | float]:
            return {code: find(code).recorded(scope) for code in BY_HAND}

        assert ours() == peer.all()
        print(f"{len(BY_HAND)} figures agree")
        work = {
            "hand-written SQL": peer.all,
            "the same by indicators": ours,
            "the whole report checked": lambda: check(text, scope),
        }
        times: dict[str, list[float]] = {name: [] for name in work}
        for _ in range(RUNS):
            for name, one in work.items():
                times[name].append(timed(one))
        floor = median(times["hand-written SQL"])
        for name, runs in times.items():
            print(f"{name:<26} {median(runs) * 1000:8.0f} ms   {median(runs) / floor:5.2f} × by hand")


if __name__ == "__main__":
    main()
