"""How long what is kept: a dated number of months for each kind, and what is removed when it is over."""

from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localtime

from zhijia.audit.services import note
from zhijia.rulebook.queries import rule

from .models import DataRequest, Message, Objection


@dataclass(frozen=True)
class Kind:
    """`remove(before)` deletes what ended before that moment and says how many; `rule` gives the months."""

    name: str
    label: str
    rule: str
    remove: Callable[[datetime], int]


def forget_messages(before: datetime) -> int:
    return _removed(Message.objects.filter(at__lt=before).delete(), "notices.Message")


def forget_objections(before: datetime) -> int:
    """Counted from the answer: one still unanswered stays."""
    return _removed(Objection.objects.filter(answered_at__lt=before).delete(), "notices.Objection")


def forget_data_requests(before: datetime) -> int:
    return _removed(DataRequest.objects.filter(answered_at__lt=before).delete(), "notices.DataRequest")


def _removed(told: tuple[int, dict[str, int]], label: str) -> int:
    """The rows themselves, not what hung on them."""
    return told[1].get(label, 0)


kinds: list[Kind] = [
    Kind("messages", "消息", "notices.message_months", forget_messages),
    Kind("objections", "公示异议", "notices.objection_months", forget_objections),
    Kind("data_requests", "个人信息申请", "privacy.request_months", forget_data_requests),
]
"""Rooms above add theirs in `ready()`. Never the ledger, the steps of a matter, or the diary."""


def remove_expired(kind: Kind, *, at: datetime) -> int:
    """What is past its months goes, and the diary keeps how many."""
    now = localtime(at)
    months = int(rule(kind.rule, on=now.date()))
    before = now - (now.date() - months_before(now.date(), months))
    with transaction.atomic():
        count = kind.remove(before)
        if count:
            facts = {"kind": kind.label, "months": months, "count": count}
            note("notices.retention.purged", f"retention:{kind.name}", by="职家", at=at, facts=facts)
    return count


def months_before(day: date, months: int) -> date:
    """The same day so many months earlier; where that month is shorter, its last day."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
