"""What the chain costs: payments posted set-wise with holds on nothing but budget, against a bare insert of the same rows.

    .venv/bin/python -m bench.postings [ROWS] [CHAINED]

Batches of 1,000 take turns, chained and bare, so that the machine's noise cancels; then CHAINED rows are verified.
Goals: at least half the speed of the bare insert; a million rows verified in less than 60 s.
"""

import sys

from bench.scratch import scratch


def main() -> None:
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    chained = int(sys.argv[2]) if len(sys.argv) > 2 else 1_000_000
    with scratch():
        from bench.entries import against_bare, books, proof

        funds, units = books()
        if rows:
            against_bare(rows, funds, units)
        if chained:
            proof(chained, funds, units)


if __name__ == "__main__":
    main()
