"""The chain of transfers: numbers, digests and account totals, all under one lock."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime

from django.db.models import F

from zhijia.base.errors import Refused

from ..models import Account, Chain, Transfer
from ..queries import closed_until, month_after

NAME = "transfers"
MANY = 5000


def take_chain() -> Chain:
    """Every verb of the books waits here and nowhere else, so that two of them can never wait for each other."""
    Chain.objects.get_or_create(name=NAME)
    return Chain.objects.select_for_update().get(name=NAME)


def known(keys: Sequence[str]) -> dict[str, Transfer]:
    """Transfers already written under these keys."""
    found: dict[str, Transfer] = {}
    for start in range(0, len(keys), MANY):
        rows = Transfer.objects.filter(key__in=keys[start : start + MANY])
        found |= {one.key: one for one in rows.select_related("hold", "debit__title", "credit__title")}
    return found


def refuse_closed(days: Iterable[date]) -> None:
    closed, first = closed_until(), min(days, default=None)
    if closed and first and first <= closed:
        free = month_after(closed.year, closed.month)
        raise Refused(
            f"{first.year}年{first.month}月已结账，请把记账日期改到 {free} 或以后，记入{free.year}年{free.month}月"
        )


def write(entries: Sequence[Transfer], chain: Chain, *, by: object, at: datetime) -> None:
    """Number, sign and store the entries, then bring account totals and the end of the chain up to them."""
    previous, signer, moment = chain.head, str(by)[:80], at.astimezone(UTC)
    for number, entry in enumerate(entries, start=chain.length + 1):
        entry.number, entry.previous, entry.by, entry.at = number, previous, signer, moment
        previous = entry.digest = entry.fingerprint()
    Transfer.objects.bulk_create(entries)
    _add_up(entries)
    Chain.objects.filter(name=NAME).update(head=previous, length=chain.length + len(entries))


def _add_up(entries: Sequence[Transfer]) -> None:
    """One update per account, in the order of their ids."""
    debits, credits_ = Counter[int](), Counter[int]()
    for entry in entries:
        debits[entry.debit_id] += entry.amount
        credits_[entry.credit_id] += entry.amount
    for pk in sorted({*debits, *credits_}):
        Account.objects.filter(pk=pk).update(
            debits=F("debits") + debits[pk], credits=F("credits") + credits_[pk]
        )
