"""Setting a rule from a day on; what was in force before stays for its own days."""

from datetime import date, datetime
from decimal import Decimal

from django.db import transaction

from zhijia.audit.services import note
from zhijia.base.errors import Refused

from .models import Rule


@transaction.atomic
def set_rule(
    code: str,
    value: Decimal,
    *,
    name: str,
    unit: str,
    since: date,
    document: str,
    by: object,
    at: datetime,
    article: str = "",
    example: bool = False,
) -> Rule:
    """A new value from `since`. Refused when it would rewrite days that a later row already rules."""
    if Rule.objects.filter(code=code, since__gte=since).exists():
        raise Refused(f"“{name}”在 {since} 或之后已有登记，历史规则不能改写，请使用更晚的起始日")
    Rule.objects.filter(code=code, until=None).update(until=since)
    made = Rule.objects.create(
        code=code,
        name=name,
        value=value,
        unit=unit,
        since=since,
        document=document,
        article=article,
        example=example,
    )
    note(
        "rulebook.rule.set",
        f"rule:{made.pk}",
        by=by,
        at=at,
        facts={"code": code, "value": value, "since": since, "document": document},
    )
    return made
