"""Proving that nobody rewrote the books, and that every account holds what its transfers say."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.db import DatabaseError

from ..models import Account, Chain, MonthClose, Transfer, fingerprint

CHUNK = 5000
FIELDS = (
    "number", "key", "day", "year", "fund__code", "debit", "credit", "amount", "unit", "use", "memo", "document",
    "file__digest", "reverses__number", "by", "at", "previous", "digest",
)  # fmt: skip
DEBIT, CREDIT, AMOUNT = FIELDS.index("debit"), FIELDS.index("credit"), FIELDS.index("amount")
CHANGED, MISSING, LOST = "这张凭证的内容被改动过", "这张凭证不见了", "末尾的凭证不见了"


@dataclass(frozen=True)
class Verdict:
    """How many transfers were followed, and the first that does not hold: none when all do, 0 when it is a total."""

    lines: int
    broken: int | None = None
    reason: str = ""


@dataclass
class Walk:
    """How far the chain was followed, and what its transfers add up to, account by account."""

    codes: dict[int, str]
    closed: dict[int, str]
    number: int = 0
    previous: str = ""
    debits: dict[int, int] = field(default_factory=dict)
    credits: dict[int, int] = field(default_factory=dict)

    def step(self, row: tuple[Any, ...]) -> str:
        """Why this row does not follow; an empty answer means that it does."""
        *said, previous, digest = row
        debit, credit, amount = said[DEBIT], said[CREDIT], said[AMOUNT]
        if said[0] != self.number + 1:
            return MISSING
        said[DEBIT], said[CREDIT] = self.codes.get(debit), self.codes.get(credit)
        if previous != self.previous or digest != fingerprint((*said, previous)):
            return CHANGED
        self.number, self.previous = self.number + 1, digest
        self.debits[debit] = self.debits.get(debit, 0) + amount
        self.credits[credit] = self.credits.get(credit, 0) + amount
        if self.closed.get(self.number, digest) != digest:
            return "这张凭证与月度结账时记下的链尾摘要不符"
        return ""


def verify() -> Verdict:
    """Follow the chain from the first transfer; name the first changed, missing or out of place, else a wrong total."""
    codes = {one.pk: one.code for one in Account.objects.select_related("fund", "title")}
    walk = Walk(codes, dict(MonthClose.objects.filter(lines__gt=0).values_list("lines", "head")))
    for row in _rows(walk):
        if why := walk.step(row) if row else CHANGED:
            broken = max(walk.number, 1) if why not in (CHANGED, MISSING) else walk.number + 1
            return Verdict(broken - 1, broken, why)
    chain = Chain.objects.filter(name="transfers").first() or Chain()
    if (chain.length, chain.head) != (walk.number, walk.previous) or any(
        n > walk.number for n in walk.closed
    ):
        return Verdict(walk.number, walk.number + 1, LOST)
    return _totals(walk)


def _rows(walk: Walk) -> Iterator[tuple[Any, ...] | None]:
    """In chunks; where a chunk cannot be read, row by row to the one that spoils it, told as None."""
    for size in (CHUNK, 1):
        rows = Transfer.objects.filter(number__gt=walk.number).order_by("number").values_list(*FIELDS)
        try:
            yield from rows.iterator(chunk_size=size)
        except (DatabaseError, ValueError, TypeError):
            continue
        return
    yield None


def _totals(walk: Walk) -> Verdict:
    for account in Account.objects.select_related("fund", "title"):
        summed = (walk.debits.get(account.pk, 0), walk.credits.get(account.pk, 0))
        if (account.debits, account.credits) != summed:
            return Verdict(walk.number, 0, f"“{account}”的累计数与凭证之和不符")
    return Verdict(walk.number)
