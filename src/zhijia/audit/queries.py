"""Reading the diary, and proving that nobody rewrote it."""

from dataclasses import dataclass

from .models import Chain, Line


@dataclass(frozen=True)
class Verdict:
    """How many lines were followed, and the first that does not hold (none when all do)."""

    lines: int
    broken: int | None = None
    reason: str = ""


def verify() -> Verdict:
    """Follow the chain from the first line; name the first line changed, missing or out of place."""
    previous, number = "", 0
    for line in Line.objects.order_by("number").iterator(chunk_size=5000):
        number += 1
        if line.number != number:
            return Verdict(number - 1, number, "这一行不见了")
        if line.previous != previous or line.digest != line.fingerprint():
            return Verdict(number - 1, number, "这一行的内容被改动过")
        previous = line.digest
    chain = Chain.objects.filter(name="diary").first() or Chain()
    if (chain.length, chain.head) != (number, previous):
        return Verdict(number, number + 1, "末尾的记录不见了")
    return Verdict(number)
