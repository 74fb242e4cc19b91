"""What the house itself rules until a federation sets its own. Each row says where it comes from."""

from datetime import UTC, date, datetime
from decimal import Decimal
from itertools import pairwise

from .examples import DIBAO, DIBAO_DOCUMENT, DIBAO_SINCE, ROWS, SOURCED
from .models import Rule
from .services import lay_rules
from .terms import Unit

BEGINNING = date(2000, 1, 1)


def lay_defaults() -> None:
    """Idempotent: a rule the federation has set is never touched."""
    lay_rules([*_single(), *_dibao()], by="职家", at=datetime.now(UTC))


def _single() -> list[Rule]:
    return [
        Rule(
            code=code, value=Decimal(value), name=name, unit=unit, since=BEGINNING, document=document,
            article=article, example=example,
        )
        for rows, example in ((ROWS, True), (SOURCED, False))
        for code, value, unit, name, document, article in rows
    ]  # fmt: skip


def _dibao() -> list[Rule]:
    """Each place has a row a year; the last stays open."""
    return [
        Rule(
            code=f"aid.dibao.{code}", value=Decimal(value), name=f"{place}城乡居民最低生活保障标准",
            unit=Unit.YUAN_A_MONTH, since=since, until=until, document=DIBAO_DOCUMENT, example=True,
        )
        for code, place, values in DIBAO
        for (since, value), until in _stretches(values)
    ]  # fmt: skip


def _stretches(values: tuple[int, ...]) -> list[tuple[tuple[date, int], date | None]]:
    """Each value with the day the next one begins, none for the last."""
    begun = [(date(DIBAO_SINCE + at, 1, 1), value) for at, value in enumerate(values)]
    return [*((one, after[0]) for one, after in pairwise(begun)), (begun[-1], None)]
