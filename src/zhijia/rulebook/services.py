"""Setting a rule from a day on; what was in force before stays for its own days. Entering the holidays."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal

from django.db import IntegrityError, transaction

from zhijia.audit.services import note
from zhijia.base.errors import Refused
from zhijia.base.money import yuan

from .models import Holiday, Rule
from .reading import Told
from .terms import MONEY, WHOLE


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
    _fits(name, value, unit)
    if Rule.objects.filter(code=code, since__gte=since).exists():
        raise Refused(f"“{name}”在 {since} 或之后已有登记，历史规则不能改写，请使用更晚的起始日")
    made = Rule(
        code=code,
        name=name,
        value=value,
        unit=unit,
        since=since,
        document=document,
        article=article,
        example=example,
    )
    try:
        with transaction.atomic():
            Rule.objects.filter(code=code, until=None).update(until=since)
            made.save(force_insert=True)
    except IntegrityError:
        raise Refused(f"“{name}”刚刚有人登记了新的数值，请打开它的历史看过后再登记") from None
    note(
        "rulebook.rule.set",
        f"rule:{made.pk}",
        by=by,
        at=at,
        facts={"code": code, "value": value, "since": since, "document": document},
    )
    return made


def _fits(name: str, value: Decimal, unit: str) -> None:
    if value < 0:
        raise Refused(f"“{name}”不能是负数，请改正后再登记")
    if unit in WHOLE and value != int(value):
        raise Refused(f"“{name}”以{unit}计，只能是整数，请改正后再登记")
    if unit in MONEY:
        yuan(value)


@transaction.atomic
def lay_rules(rows: Sequence[Rule], *, by: object, at: datetime) -> int:
    """The house's own rows, set-wise and under one line. A code that has any row, whoever set it, is never touched."""
    known = set(Rule.objects.values_list("code", flat=True))
    fresh = [row for row in rows if row.code not in known]
    if fresh:
        Rule.objects.bulk_create(fresh)
        told = [f"{row.code}@{row.since}={row.said}" for row in fresh]
        note("rulebook.defaults.laid", "rulebook", by=by, at=at, facts={"rows": told})
    return len(fresh)


@transaction.atomic
def set_holiday(day: date, *, working: bool, name: str, document: str, by: object, at: datetime) -> Holiday:
    """One day of the notice. A later notice may change a day (2020年春节延长): the diary keeps what was said before."""
    told = {"working": working, "name": name, "document": document}
    was = Holiday.objects.filter(day=day).values("working", "name", "document").first()
    made, _ = Holiday.objects.update_or_create(day=day, defaults=told)
    if was != told:
        facts = {"day": day, **told, "was": was}
        note("rulebook.holiday.set", f"holiday:{day}", by=by, at=at, facts=facts)
    return made


@transaction.atomic
def set_holidays(days: Iterable[Told], *, document: str, by: object, at: datetime) -> list[Holiday]:
    """A whole notice: all its days or none."""
    return [
        set_holiday(told.day, working=told.working, name=told.name, document=document, by=by, at=at)
        for told in days
    ]
