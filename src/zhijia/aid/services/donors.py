"""Who gives: a donor with a receipt code shown once, and money received into a fund of donations."""

import secrets
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from zhijia.access.authority import Authority
from zhijia.access.terms import Permission
from zhijia.audit.services import note
from zhijia.base.errors import Refused
from zhijia.ledger.models import Fund
from zhijia.ledger.services import receive
from zhijia.ledger.terms import Income, Source
from zhijia.notices.services.objections import LETTERS, LONG
from zhijia.people.models import Account, Person, blind

from ..models import Donation, Donor
from ..terms import DonorKind


def register(
    name: str, *, kind: str, contact: str, at: datetime, person: Person | None = None
) -> tuple[Donor, str]:
    """The donor and the receipt code, which opens their page and is kept nowhere: only its blind index is."""
    if not name.strip() or kind not in DonorKind.values:
        raise Refused("请填写姓名或单位名称，并选择是单位还是个人")
    code = "".join(secrets.choice(LETTERS) for _ in range(LONG))
    donor = Donor.objects.create(
        name=name.strip(), kind=kind, contact=contact.strip(), person=person, code_index=blind(code), at=at
    )
    return donor, code


@transaction.atomic
def give_money(
    fund: Fund,
    *,
    name: str,
    kind: str,
    contact: str,
    amount: int,
    given_on: date,
    document: str,
    by: Account,
    at: datetime,
) -> tuple[Donation, str]:
    """Into the books first, with the donor's name as its document; the bank's slip is entered once."""
    if not Authority(by, timezone.localdate(at)).may(Permission.LEDGER_POST, fund.unit):
        raise Refused("登记捐款由财务负责人办理，请联系本级工会财务")
    if fund.source != Source.DONATION:
        raise Refused(f"“{fund.name}”不是社会捐助资金，请改选社会捐助资金")
    if not document.strip():
        raise Refused("请填写银行回单号或收据号")
    entry = receive(
        fund, key=f"donation:{fund.code}:{document.strip()}", amount=amount, day=given_on, kind=Income.DONATION,
        memo="社会捐款", document=f"{name.strip()}捐款，回单 {document.strip()}", by=by, at=at,
    )  # fmt: skip
    if Donation.objects.filter(transfer=entry).exists():
        raise Refused("这张回单已经登记过，请勿重复，可在捐款名单里查看")
    donor, code = register(name, kind=kind, contact=contact, at=at)
    donation = Donation.objects.create(
        donor=donor, fund=fund, amount=amount, given_on=given_on, transfer=entry, by=by
    )
    note(
        "aid.donation.received",
        f"donation:{donation.pk}",
        by=by,
        at=at,
        facts={"amount": amount, "fund": fund.code},
    )
    return donation, code
