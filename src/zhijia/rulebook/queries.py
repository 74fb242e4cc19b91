"""Asking the rulebook. Asking without a day is an error: there is no default."""

from datetime import date
from decimal import Decimal

from django.db.models import Q

from zhijia.base.errors import Refused

from .models import Rule


def rule(code: str, *, on: date) -> Decimal:
    """The value in force on that day; refused, never guessed, when no row covers it."""
    found = Rule.objects.filter(code=code, since__lte=on).filter(Q(until=None) | Q(until__gt=on)).first()
    if not found:
        raise Refused(f"规则库中没有 {on} 有效的“{code}”，请先在规则库登记该规则及其文件")
    return found.value
