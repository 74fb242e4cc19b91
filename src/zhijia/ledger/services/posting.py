"""Money paid out of funds: set-wise, once per key for ever, within budget or against a hold."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from zhijia.audit.services import note
from zhijia.base.errors import Refused
from zhijia.base.money import in_yuan
from zhijia.files.models import Kept
from zhijia.orgs.models import Unit

from ..charts import BANK, EXPENSES, edition_on
from ..models import Fund, Hold, Transfer
from ..queries import available_in
from ..terms import HoldState, Use
from .chain import known, refuse_closed, take_chain, write
from .titles import account_for, accounts_of

BATCH = 200
USES = frozenset(Use.values)


@dataclass(frozen=True)
class Posting:
    """Money paid from a fund for a use; `hold` names the reserved budget it draws on, which may be of an earlier year."""

    key: str
    day: date
    fund: Fund
    use: str
    amount: int
    unit: Unit
    memo: str
    document: str
    file: Kept | None = None
    hold: str = ""


def post(posting: Posting, *, by: object, at: datetime) -> Transfer:
    return post_all([posting], by=by, at=at)[0]


@transaction.atomic
def post_all(postings: Iterable[Posting], *, by: object, at: datetime) -> list[Transfer]:
    """All or none. A known key answers with its old transfer; the same key with other content is refused."""
    asked = list(postings)
    chain = take_chain()
    written = known([posting.key for posting in asked])
    fresh = _fresh(asked, written)
    if fresh:
        refuse_closed(posting.day for posting in fresh)
        holds = _open_holds(fresh)
        _refuse_unbudgeted(fresh)
        entries = _entries(fresh, holds)
        write(entries, chain, by=by, at=at)
        _use(holds, entries, fresh, at=at)
        written |= {entry.key: entry for entry in entries}
        facts = {
            "first": entries[0].number, "last": entries[-1].number, "amount": sum(one.amount for one in entries)
        }  # fmt: skip
        note("ledger.transfers.posted", f"transfer:{entries[0].number}", by=by, at=at, facts=facts)
    return [written[posting.key] for posting in asked]


def _fresh(asked: Sequence[Posting], written: Mapping[str, Transfer]) -> list[Posting]:
    """Postings not yet written, each once, each sound."""
    fresh: dict[str, Posting] = {}
    for posting in asked:
        old = written.get(posting.key)
        if (old and not _same(old, posting)) or fresh.setdefault(posting.key, posting) != posting:
            raise Refused(f"编号“{posting.key}”已记过另一笔支出，请核对后换用新的编号")
        if not old:
            _refuse_unsound(posting)
    return [posting for key, posting in fresh.items() if key not in written]


def _same(old: Transfer, posting: Posting) -> bool:
    drawn = old.hold.key if hasattr(old, "hold") else ""
    told = (
        posting.day, posting.fund.pk, posting.use, posting.amount, posting.unit.pk, posting.memo, posting.document,
        posting.file.pk if posting.file else None, posting.hold,
    )  # fmt: skip
    wrote = (
        old.day, old.fund_id, old.use, old.amount, old.unit_id, old.memo, old.document, old.file_id, drawn
    )  # fmt: skip
    return old.reverses_id is None and wrote == told


def _refuse_unsound(posting: Posting) -> None:
    if posting.amount <= 0:
        raise Refused(f"“{posting.memo}”的金额须大于零，请核对金额")
    if posting.use not in USES:
        raise Refused(f"没有“{posting.use}”这种用途，请从列出的用途中选择")
    if not (posting.key.strip() and posting.memo.strip() and posting.document.strip()):
        raise Refused("每笔支出须有编号、摘要和依据，请补全后再记账")


def _open_holds(fresh: Sequence[Posting]) -> dict[str, Hold]:
    """The holds drawn on, each open, of the same fund and use, large enough, and drawn on once."""
    named = Counter(posting.hold for posting in fresh if posting.hold)
    found = {one.key: one for one in Hold.objects.filter(key__in=named)}
    for posting in fresh:
        if posting.hold:
            _refuse_unfit(posting, found.get(posting.hold), times=named[posting.hold])
    return found


def _refuse_unfit(posting: Posting, held: Hold | None, *, times: int) -> None:
    if held is None:
        raise Refused(f"没有编号为“{posting.hold}”的预算占用，请先占用预算再支付")
    if held.state != HoldState.OPEN or times > 1:
        raise Refused(
            f"编号“{held.key}”的预算占用{held.get_state_display()}，只能支付一次，请核对是否重复付款"
        )
    if (held.fund_id, held.use) != (posting.fund.pk, posting.use):
        raise Refused(f"编号“{held.key}”占用的是另一项资金或用途，请核对后再支付")
    if held.amount < posting.amount:
        raise Refused(
            f"编号“{held.key}”只占用了 {in_yuan(held.amount)} 元，不够支付 {in_yuan(posting.amount)} 元，请核对金额"
        )


def _refuse_unbudgeted(fresh: Sequence[Posting]) -> None:
    """What draws on no hold needs budget of its own, all such postings together."""
    needed, names = Counter[tuple[int, str, int]](), {}
    for posting in fresh:
        if not posting.hold:
            needed[posting.fund.pk, posting.use, posting.day.year] += posting.amount
            names[posting.fund.pk] = posting.fund.name
    left = available_in(needed) if needed else {}
    for (fund, use, year), amount in needed.items():
        if left[fund, use, year] < amount:
            raise Refused(
                f"“{names[fund]}”{year}年“{Use(use).label}”预算可用 {in_yuan(left[fund, use, year])} 元，"
                f"不够支付 {in_yuan(amount)} 元，请先登记追加预算，或改用其他资金"
            )


def _entries(fresh: Sequence[Posting], holds: Mapping[str, Hold]) -> list[Transfer]:
    """Debit the expense title of that day's chart, credit the fund's bank account."""
    editions = {day: edition_on(day) for day in {one.day for one in fresh}}
    known = accounts_of({one.fund.pk for one in fresh})
    banks = {fund: account for (fund, _, code), account in known.items() if code == BANK}
    entries = []
    for one in fresh:
        edition = editions[one.day]
        place = (one.fund.pk, edition, EXPENSES[edition][one.use])
        if place not in known:
            known[place] = account_for(one.fund, edition, place[2])
        entries.append(
            Transfer(
                key=one.key, day=one.day, year=holds[one.hold].year if one.hold else one.day.year, fund=one.fund,
                debit=known[place], credit=banks[one.fund.pk], amount=one.amount, unit=one.unit, use=one.use,
                memo=one.memo, document=one.document, file=one.file,
            )
        )  # fmt: skip
    return entries


def _use(
    holds: Mapping[str, Hold], entries: Sequence[Transfer], fresh: Sequence[Posting], *, at: datetime
) -> None:
    """Open → used by one conditional update; a hold that went another way meanwhile undoes the whole posting."""
    if not holds:
        return
    pks = [one.pk for one in holds.values()]
    used = Hold.objects.filter(pk__in=pks, state=HoldState.OPEN).update(state=HoldState.USED, ended_at=at)
    if used != len(pks):
        raise Refused("有预算占用刚才已被支付或释放，请刷新后核对再支付")
    for posting, entry in zip(fresh, entries, strict=True):
        if posting.hold:
            holds[posting.hold].transfer = entry
    Hold.objects.bulk_update(holds.values(), ["transfer"], batch_size=BATCH)
