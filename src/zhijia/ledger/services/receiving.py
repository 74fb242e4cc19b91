"""Money coming into a fund, and the red entry that undoes a mistake: nothing on the books is ever changed."""

from collections.abc import Callable
from datetime import date, datetime

from django.db import transaction

from zhijia.audit.services import note
from zhijia.base.errors import Refused

from ..charts import INCOMES, edition_on
from ..models import Fund, Transfer
from ..queries import bank_of
from .chain import known, refuse_closed, take_chain, write
from .titles import account_for


@transaction.atomic
def receive(
    fund: Fund,
    *,
    key: str,
    amount: int,
    day: date,
    kind: str,
    memo: str,
    document: str,
    by: object,
    at: datetime,
) -> Transfer:
    """Debit the bank, credit the income title of that day's chart. The same key with the same content writes once."""
    if kind not in INCOMES:
        raise Refused(f"没有“{kind}”这种收入，请从列出的收入种类中选择")
    if amount <= 0 or not (key.strip() and memo.strip() and document.strip()):
        raise Refused("收入须有编号、金额、摘要和依据，请补全后再登记")
    chain = take_chain()
    if old := known([key]).get(key):
        wrote = (old.day, old.fund_id, old.use, old.amount, old.credit.title.code, old.memo, old.document)
        if old.reverses_id or wrote != (day, fund.pk, "", amount, INCOMES[kind], memo, document):
            raise Refused(f"编号“{key}”已记过另一笔账，请核对后换用新的编号")
        return old
    refuse_closed([day])
    entry = Transfer(
        key=key, day=day, year=day.year, fund=fund, debit=bank_of(fund), credit=account_for(fund, edition_on(day), INCOMES[kind]),
        amount=amount, unit=fund.unit, memo=memo, document=document,
    )  # fmt: skip
    write([entry], chain, by=by, at=at)
    facts = {"fund": fund.code, "amount": amount, "kind": kind}
    note("ledger.income.received", f"transfer:{entry.number}", by=by, at=at, facts=facts)
    return entry


Listener = Callable[[Transfer], None]
undone: list[Listener] = []
"""Rooms above add theirs in `ready()`: told of a transfer that was reversed, in the same transaction."""


@transaction.atomic
def reverse(transfer: Transfer, *, reason: str, day: date, key: str, by: object, at: datetime) -> Transfer:
    """The same amount back, once, with the reason; budget year and use stay those of what it undoes."""
    chain = take_chain()
    old = Transfer.objects.told().get(pk=transfer.pk)
    memo = f"冲正第 {old.voucher} 号：{reason.strip()}"[:200]
    if made := known([key]).get(key):
        if (made.reverses_id, made.day, made.memo) != (old.pk, day, memo):
            raise Refused(f"编号“{key}”已记过另一笔账，请核对该凭证是否已经冲正")
        return made
    _refuse_irreversible(old, reason=reason, day=day)
    entry = Transfer(
        key=key, day=day, year=old.year, fund=old.fund, debit=old.credit, credit=old.debit, amount=old.amount,
        unit=old.unit, use=old.use, memo=memo, document=old.document, file=old.file, reverses=old,
    )  # fmt: skip
    write([entry], chain, by=by, at=at)
    facts = {"reverses": old.number, "amount": old.amount, "reason": reason}
    note("ledger.transfer.reversed", f"transfer:{entry.number}", by=by, at=at, facts=facts)
    for listener in undone:
        listener(old)
    return entry


def _refuse_irreversible(old: Transfer, *, reason: str, day: date) -> None:
    if not reason.strip():
        raise Refused("冲正须写明原因，请补上后再提交")
    if old.reverses_id:
        raise Refused(f"第 {old.voucher} 号本身是冲正凭证，不能再冲正；请按正确的内容重新记账")
    if done := Transfer.objects.filter(reverses=old).first():
        raise Refused(f"第 {old.voucher} 号已由第 {done.voucher} 号冲正，请勿重复，可打开该凭证查看")
    if day < old.day:
        raise Refused(f"冲正日期不能早于原凭证的 {old.day}，请改用这一天或以后的日期")
    refuse_closed([day])
