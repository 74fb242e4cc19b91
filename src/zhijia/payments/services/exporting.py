"""The file for the bank: written once and kept, so that a second download is the same file and not a second payment."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from zhijia.access.authority import Authority
from zhijia.access.terms import Permission
from zhijia.audit.services import note
from zhijia.base.errors import Refused
from zhijia.files.services import content_of, keep
from zhijia.people.models import Account

from ..banks import Head, Paying, find
from ..models import Batch
from ..terms import BatchState

PURPOSE = "工会款项"  # what the bank prints: that it was for illness is nobody's business there (个人信息保护法第二十八条)


@transaction.atomic
def bank_file(batch: Batch, *, by: Account, at: datetime) -> tuple[str, bytes]:
    """The released batch as the bank reads it: name and bytes, the same every time."""
    if not Authority(by, timezone.localdate(at)).may(Permission.PAYMENTS_MAKE, batch.fund.unit):
        raise Refused("导出银行文件由出纳办理，请联系本级工会出纳")
    held = Batch.objects.select_for_update(of=("self",)).select_related("file").get(pk=batch.pk)
    if held.state in (BatchState.DRAFT, BatchState.CANCELLED):
        raise Refused("批次还没有放行，不能导出，请先由财务负责人放行")
    if held.file is None:
        held.file = keep(f"{held.number}.{find(held.bank).ending}", _written(held), by=by, at=at)
        told = {"state": BatchState.EXPORTED, "exported_at": at, "file": held.file}
        Batch.objects.filter(pk=held.pk, state=BatchState.RELEASED).update(**told)
    note("payments.batch.exported", f"batch:{batch}", by=by, at=at, facts={"digest": held.file.digest})
    batch.refresh_from_db()
    return held.file.name, content_of(held.file)


def _written(batch: Batch) -> bytes:
    rows = [
        Paying(one.line or 0, one.ref, one.card, one.payee_name, one.bank_name, one.amount, PURPOSE)
        for one in batch.orders.order_by("line")
    ]
    return find(batch.bank).write(Head(batch.number, len(rows), sum(row.amount for row in rows)), rows)
