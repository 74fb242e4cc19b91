"""Opening funds, allotting budgets, and reserving them: an open hold is money nobody else can grant."""

import re
from datetime import datetime

from django.db import transaction

from zhijia.audit.services import note
from zhijia.base.errors import Refused
from zhijia.base.money import in_yuan
from zhijia.orgs.models import Unit

from ..charts import BANK, edition_on
from ..models import Budget, Fund, Hold
from ..queries import available
from ..terms import HoldState, Source, Use
from .chain import take_chain
from .titles import account_for

CODE = re.compile(r"[A-Z0-9][A-Z0-9-]{0,19}")  # also a word of account names in journals


@transaction.atomic
def open_fund(
    code: str,
    *,
    name: str,
    source: str,
    unit: Unit,
    by: object,
    at: datetime,
    filed_only: bool = False,
    remark: str = "",
) -> Fund:
    """Open a fund with its bank account; other accounts are opened by their first entry."""
    if not CODE.fullmatch(code):
        raise Refused(f"资金编号“{code}”不合规，请用大写字母、数字和连字符，最多 20 位，如 ZY-2026")
    if source not in Source.values:
        raise Refused(f"没有“{source}”这种资金来源，请从列出的来源中选择")
    if Fund.objects.filter(code=code).exists():
        raise Refused(f"资金编号“{code}”已经使用，请换一个编号")
    fund = Fund.objects.create(
        code=code, name=name, source=source, unit=unit, filed_only=filed_only, note=remark
    )
    account_for(fund, edition_on(at.date()), BANK)
    facts = {"code": code, "name": name, "source": source, "unit": unit.name, "filed_only": filed_only}
    note("ledger.fund.opened", f"fund:{code}", by=by, at=at, facts=facts)
    return fund


@transaction.atomic
def set_budget(
    fund: Fund, *, year: int, use: str, amount: int, document: str, by: object, at: datetime
) -> Budget:
    """Allot money, or take some back with a negative amount. A document pressed twice is registered once."""
    _refuse_unknown(use)
    take_chain()
    label, left = Use(use).label, available(fund, use=use, year=year)
    old = Budget.objects.filter(fund=fund, year=year, item=use, document=document).first()
    if old and old.amount == amount:
        return old
    if old:
        raise Refused(
            f"“{document}”已为“{fund.name}”{year}年“{label}”登记 {in_yuan(old.amount)} 元，请核对文号；调整请另用调整文件登记"
        )
    if not amount or not document.strip():
        raise Refused("预算须有金额和依据文件，请补全后再登记")
    if left + amount < 0:
        raise Refused(f"“{fund.name}”{year}年“{label}”只剩 {in_yuan(left)} 元可调减，请减少调减金额")
    made = Budget.objects.create(
        fund=fund,
        year=year,
        item=use,
        amount=amount,
        document=document,
        since=at.date(),
        by=str(by)[:80],
        at=at,
    )
    facts = {"year": year, "use": use, "amount": amount, "document": document}
    note("ledger.budget.set", f"fund:{fund.code}", by=by, at=at, facts=facts)
    return made


@transaction.atomic
def hold(
    key: str, *, fund: Fund, use: str, year: int, unit: Unit, amount: int, by: object, at: datetime
) -> Hold:
    """Reserve budget. The same key with the same content is the same hold; of two at once the second sees the first."""
    _refuse_unknown(use)
    take_chain()
    old = Hold.objects.filter(key=key).first()
    if old:
        return _the_same(old, (fund.pk, use, year, unit.pk, amount))
    if amount <= 0:
        raise Refused("占用预算的金额须大于零，请核对金额")
    left = available(fund, use=use, year=year)
    if left < amount:
        raise Refused(
            f"“{fund.name}”{year}年“{Use(use).label}”预算可用 {in_yuan(left)} 元，不够占用 {in_yuan(amount)} 元，"
            "请先登记追加预算，或改用其他资金"
        )
    made = Hold.objects.create(
        key=key, fund=fund, use=use, year=year, unit=unit, amount=amount, by=str(by)[:80], at=at
    )
    facts = {"fund": fund.code, "use": use, "year": year, "amount": amount}
    note("ledger.hold.made", f"hold:{key}", by=by, at=at, facts=facts)
    return made


def _the_same(old: Hold, told: tuple[object, ...]) -> Hold:
    if (old.fund_id, old.use, old.year, old.unit_id, old.amount) != told:
        raise Refused(f"编号“{old.key}”已占用过另一笔预算，请换用新的编号")
    if old.state == HoldState.RELEASED:
        raise Refused(f"编号“{old.key}”的占用已经释放，请换用新的编号重新占用")
    return old


@transaction.atomic
def release(key: str, *, by: object, at: datetime) -> Hold:
    """Give the budget back. Released again, nothing more happens; a used hold stays used."""
    take_chain()
    freed = Hold.objects.filter(key=key, state=HoldState.OPEN).update(state=HoldState.RELEASED, ended_at=at)
    found = Hold.objects.filter(key=key).first()
    if found is None:
        raise Refused(f"没有编号为“{key}”的预算占用，请核对编号")
    if found.state == HoldState.USED:
        raise Refused(f"编号“{key}”的占用已经支付，不能释放；确需退回的，请冲正那笔支出")
    if freed:
        note("ledger.hold.released", f"hold:{key}", by=by, at=at, facts={"amount": found.amount})
    return found


def _refuse_unknown(use: str) -> None:
    if use not in Use.values:
        raise Refused(f"没有“{use}”这种用途，请从列出的用途中选择")
