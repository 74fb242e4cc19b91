"""An inbox with ten thousand open matters: how long one page takes to come, whole, as the officer's browser would ask for it.

    .venv/bin/python -m bench.inbox [MATTERS] [TIMES]

Goal: a page in less than 100 ms. Everything waits at one town's desk, a third of it held by colleagues: the worst case.
"""

import sys

from bench.scratch import scratch


def main() -> None:
    matters = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    times = int(sys.argv[2]) if len(sys.argv) > 2 else 30
    with scratch():
        from bench.waiting import fill, measure

        officers = fill(matters)
        measure(officers, times)


if __name__ == "__main__":
    main()
