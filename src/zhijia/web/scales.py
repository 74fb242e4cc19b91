"""How numbers are said beside a chart, and where its scale ends."""

from collections.abc import Iterable
from decimal import Decimal

Number = int | float | Decimal


def said(value: Number) -> str:
    """1,234 or 12.5: no more decimals than the number has, two at most."""
    rounded = round(float(value), 2)
    return f"{rounded:,.0f}" if rounded == int(rounded) else f"{rounded:,.2f}".rstrip("0")


def ceiling(values: Iterable[Number]) -> float:
    """The first number at or above the largest value whose quarters are round, whole ones for whole counts."""
    most = max((float(v) for v in values), default=0.0)
    unit = 1.0
    while unit * 10 <= most:
        unit *= 10
    while 0 < most < unit:
        unit /= 10
    steps = (1.2, 1.6, 2, 2.4, 3.2, 4, 6, 8, 10) if unit > 1 else (4, 8, 12)
    return next(unit * step for step in steps if unit * step >= most)
