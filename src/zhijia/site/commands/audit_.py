"""`zhijia audit verify`: follow the diary from its first line, and name the first that does not hold."""

import argparse

from zhijia.audit.queries import verify


def run(asked: argparse.Namespace) -> int:  # noqa: ARG001
    found = verify()
    if found.broken is None:
        print(f"留痕链完整：共 {found.lines:,} 行，逐行相符。")
        return 0
    print(f"留痕链在第 {found.broken:,} 行断开：{found.reason}。前 {found.lines:,} 行相符。")
    return 1
