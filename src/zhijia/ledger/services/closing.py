"""Closing a month: its days take no more entries, and the end of the chain is written down."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from zhijia.audit.services import note
from zhijia.base.errors import Refused

from ..models import MonthClose
from ..queries import closed_until, month_after, months_to_close
from .chain import take_chain


@transaction.atomic
def close_month(year: int, month: int, *, by: object, at: datetime) -> MonthClose:
    """In order, each once, and only after its last day: a late entry belongs to the month in which it is written."""
    if month not in range(1, 13):
        raise Refused(f"没有 {month} 月，请填写 1 到 12 月")
    chain = take_chain()
    following, closed = month_after(year, month), closed_until()
    if closed and following <= month_after(closed.year, closed.month):
        raise Refused(f"{year}年{month}月已经结账，请从{closed.year}年{closed.month}月之后的月份选择")
    if timezone.localdate(at) < following:
        raise Refused(f"{year}年{month}月还没有过完，请在 {following} 或以后结账")
    if earlier := months_to_close(date(year, month, 1)):
        first = earlier[0]
        raise Refused(f"{first[0]}年{first[1]}月还有未结账的凭证，请先给{first[0]}年{first[1]}月结账")
    made = MonthClose.objects.create(
        year=year, month=month, lines=chain.length, head=chain.head, closed_by=str(by)[:80], at=at
    )
    facts = {"lines": chain.length, "head": chain.head}
    note("ledger.month.closed", f"month:{year}-{month:02d}", by=by, at=at, facts=facts)
    return made
