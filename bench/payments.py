"""Payments in one sitting: granted orders made into a batch, released, exported, answered by the bank, and entered.

    .venv/bin/python -m bench.payments [ORDERS]

One in fifty is refused by the bank. Goal: 10,000 in less than 30 s on SQLite. Making the grants is not counted.
"""

import sys

from bench.scratch import scratch


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    with scratch():
        from bench.orders import sitting

        sitting(count)


if __name__ == "__main__":
    main()
