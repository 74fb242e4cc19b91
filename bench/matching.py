"""A roll of 130,000 matched against a register of 130,000, errors of known kinds: how long, how much memory, how often right.

    .venv/bin/python -m bench.matching [ROWS] [SEED] [--careless | --no-numbers]

A claim is the person a row is joined to, or else its first candidate; a row said to be new claims nobody.
precision = right claims / claims; recall = right claims / rows whose person is registered. Joined rows are also told alone:
there a wrong one is a fault. `--careless` has three to six times the errors; `--no-numbers` leaves every identity number out: what names, dates and telephones can do.
"""

import resource
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from bench.rolls import CARELESS, Line, People, Worker, roll
from zhijia.people.matching import Finding, Roll, Strength, Verdict, match, repeats


def columns(workers: list[Worker]) -> Roll:
    return Roll(
        keys=range(len(workers)),
        names=[one.name for one in workers],
        identities=[one.identity for one in workers],
        births=[one.birth for one in workers],
        sexes=[one.sex for one in workers],
        phones=[one.phone for one in workers],
        employers=[one.employer for one in workers],
    )


class Tally:
    """Claims, right claims, and those there were to find."""

    def __init__(self) -> None:
        self.rows = self.claims = self.right = self.there = 0

    def add(self, claim: int | None, truth: int | None) -> None:
        self.rows += 1
        self.claims += claim is not None
        self.there += truth is not None
        self.right += claim is not None and claim == truth

    def __str__(self) -> str:
        if not self.there:
            return f"of {self.rows:,} rows {self.claims:,} claim somebody, wrongly"
        precision, recall = self.right / max(self.claims, 1), self.right / max(self.there, 1)
        return (
            f"claims {self.claims:>7,}  of {self.there:>7,}  precision {precision:.4f}  recall {recall:.4f}"
        )


def judge(findings: Iterable[tuple[Finding, int | None]]) -> Iterator[tuple[str, int | None, int | None]]:
    """Each row's claim in every way of counting."""
    for finding, truth in findings:
        best = finding.best.key if finding.best else None
        likely = best if finding.best and finding.best.strength == Strength.LIKELY else None
        shown = {one.key for one in finding.candidates}
        yield "joined or first candidate", best, truth
        yield "joined or likely", likely, truth
        yield "joined alone", best if finding.verdict == Verdict.SAME else None, truth
        yield "among those shown", truth if truth in shown else best, truth


def report(found: list[Finding], truths: list[int | None], kinds: list[tuple[str, ...]]) -> None:
    ways: dict[str, Tally] = {}
    for way, claim, truth in judge(zip(found, truths, strict=True)):
        ways.setdefault(way, Tally()).add(claim, truth)
    for way, tally in ways.items():
        print(f"{way:<26} {tally}")
    print(Counter(str(one.verdict) for one in found))
    by_kind: dict[str, Tally] = {}
    for finding, truth, told in zip(found, truths, kinds, strict=True):
        for kind in told or ("无误",):
            by_kind.setdefault(kind, Tally()).add(finding.best.key if finding.best else None, truth)
    for kind, tally in sorted(by_kind.items(), key=lambda one: -one[1].there):
        print(f"  {kind:　<9} {tally}")


def memory() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    told = [one for one in sys.argv[1:] if not one.startswith("-")]
    size, seed = int(told[0]) if told else 130_000, int(told[1]) if len(told) > 1 else 20260101
    people = People(seed).many(size)
    lines = list(roll(people, size, seed, CARELESS if "--careless" in sys.argv else None))
    if "--no-numbers" in sys.argv:
        lines = [replace(one, worker=replace(one.worker, identity="")) for one in lines]
    known = replace(columns(people), formers=[one.former for one in people])
    incoming = columns([one.worker for one in lines])
    print(f"{size:,} against {size:,}, seed {seed}; {memory():.0f} MB before")
    measure(known, incoming, lines)


def measure(known: Roll, incoming: Roll, lines: list[Line]) -> None:
    kinds = [one.kinds for one in lines]
    began, wall = time.process_time(), time.perf_counter()
    found = list(match(known, incoming))
    print(
        f"match: {time.process_time() - began:.1f} s of one core ({time.perf_counter() - wall:.1f} s by the clock), {memory():.0f} MB"
    )
    report(found, [one.truth for one in lines], kinds)
    began = time.process_time()
    again = list(repeats(incoming))
    print(f"repeats within the roll: {time.process_time() - began:.1f} s, {memory():.0f} MB")
    tally = Tally()
    for finding, one in zip(again, lines, strict=True):
        tally.add(finding.best.key if finding.best else None, one.above)
    print(f"{'joined or first candidate':<26} {tally}")


if __name__ == "__main__":
    main()
