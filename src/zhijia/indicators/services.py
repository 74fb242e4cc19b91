"""Freezing a figure: its value together with the rows that made it, so that a later change can be told row by row."""

import json
import zlib
from dataclasses import dataclass
from datetime import datetime

from zhijia.base.periods import Period

from .indicator import Indicator, find
from .models import Reading
from .scope import Scope


def freeze(indicator: Indicator, scope: Scope, *, at: datetime) -> Reading:
    """Read once and keep for ever."""
    ids = sorted(indicator.rows(scope).values_list("pk", flat=True))
    return Reading.objects.create(
        indicator=indicator.code, unit=scope.unit, town=scope.town, since=scope.period.since, until=scope.period.until,
        value=indicator.value(scope), rows=zlib.compress(json.dumps(ids).encode()), read_at=at,
    )  # fmt: skip


@dataclass(frozen=True)
class Drift:
    """What a figure was, what it is now, and the rows that came or went since."""

    was: int
    now: int
    came: tuple[int, ...]
    went: tuple[int, ...]


def drift(reading: Reading) -> Drift:
    indicator = find(reading.indicator)
    scope = Scope(reading.unit, Period(reading.since, reading.until), town=reading.town)
    before = set(json.loads(zlib.decompress(bytes(reading.rows))))
    now = set(indicator.rows(scope).values_list("pk", flat=True))
    return Drift(
        reading.value, indicator.value(scope), tuple(sorted(now - before)), tuple(sorted(before - now))
    )
