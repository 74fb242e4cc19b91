"""A figure put right in the manner in which it was written."""

from collections.abc import Iterator, Mapping
from decimal import ROUND_FLOOR, ROUND_HALF_UP, Decimal
from types import MappingProxyType
from typing import Final

from zhijia.base.numerals import (
    magnitude,
    step,
    write_arabic,
    write_chinese,
    write_decimal_chinese,
    write_rounded,
)
from zhijia.reports.reading.claims import Claim
from zhijia.reports.reading.figures import Figure
from zhijia.reports.reading.roundings import AFTER, BEFORE
from zhijia.reports.terms import Qualifier

MARK: Final = "余"
PLAINEST: Final[Mapping[Qualifier, str]] = MappingProxyType({Qualifier.NEARLY: "近", Qualifier.ABOUT: "约"})
CLOSE_ENOUGH: Final = Decimal("0.05")
FINEST: Final = Decimal("0.01")
MONEY: Final = "元"


def rewordings(claim: Claim, amount: Decimal) -> Iterator[str]:
    """Wordings that might be right, the one closest to the writer's manner first."""
    if amount < 0:
        return
    figure = claim.figure
    if claim.qualifier is Qualifier.RANK:
        yield from _ranks(figure, amount)
        return
    if claim.qualifier is Qualifier.AT_LEAST:
        yield from _at_least(figure, amount, place=step(claim.base))
    elif claim.qualifier is Qualifier.NEARLY:
        yield from _nearly(figure, amount, above=amount >= claim.base)
    elif claim.qualifier is Qualifier.ABOUT:
        yield _write(figure, _to(amount, _second_place(amount), ROUND_HALF_UP), Qualifier.ABOUT)
    yield from _exact(figure, amount)


def _ranks(figure: Figure, amount: Decimal) -> Iterator[str]:
    if figure.before not in {"首", "第"}:
        yield f"{figure.before}{_digits(figure, amount)}{figure.measure}"
    elif amount == amount.to_integral_value() and amount:
        ordinal = (
            write_chinese(int(amount)).replace("两", "二") if figure.numeral.chinese else write_arabic(amount)
        )
        yield f"第{'一' if amount == 1 and figure.numeral.chinese else ordinal}{figure.measure}"


def _at_least(figure: Figure, amount: Decimal, *, place: Decimal) -> Iterator[str]:
    while place > amount > 0 and place > FINEST:
        place /= 10
    floor = _to(amount, place, ROUND_FLOOR)
    if 0 < floor < amount:
        yield _write(figure, floor, Qualifier.AT_LEAST)
        yield f"{_digits(figure, floor)}{figure.measure}以上"


def _nearly(figure: Figure, amount: Decimal, *, above: bool) -> Iterator[str]:
    place = _second_place(amount)
    if above:
        yield from _at_least(figure, amount, place=place)
    elif amount:
        yield _write(figure, _to(amount, place, ROUND_FLOOR) + place, Qualifier.NEARLY)


def _exact(figure: Figure, amount: Decimal) -> Iterator[str]:
    place = figure.numeral.precision
    while place > FINEST and abs(_to(amount, place, ROUND_HALF_UP) - amount) > amount * CLOSE_ENOUGH:
        place /= 10
    told = amount if figure.qualifier is not Qualifier.EXACT else _to(amount, place, ROUND_HALF_UP)
    for value in (told, _to(amount, FINEST, ROUND_HALF_UP)):
        yield _write(figure, value, Qualifier.EXACT)
        yield f"{write_arabic(value)}{figure.measure or figure.unit}"


def _write(figure: Figure, value: Decimal, sense: Qualifier) -> str:
    """Keep the writer's rounding word if it means this; otherwise take the plainest one that does."""
    digits = _digits(figure, value)
    if sense is Qualifier.EXACT:
        return f"{digits}{figure.measure}"
    if figure.before in BEFORE and BEFORE[figure.before][0] is sense:
        return f"{figure.before}{digits}{figure.measure}"
    if figure.after in AFTER and AFTER[figure.after] is sense:
        return f"{digits}{figure.measure}{figure.after}"
    if sense is Qualifier.AT_LEAST:
        return f"{_digits(figure, value, mark=_mark(figure))}{figure.measure}"
    return f"{PLAINEST[sense]}{digits}{figure.measure}"


def _mark(figure: Figure) -> str:
    return figure.inside if figure.inside in {"余", "多", "+"} else MARK


def _digits(figure: Figure, value: Decimal, *, mark: str = "") -> str:
    numeral = figure.numeral
    if figure.is_percent_in_words:
        return f"百分之{write_decimal_chinese(value) if numeral.chinese else write_arabic(value)}{mark}"
    if numeral.chinese and value == value.to_integral_value() and value > 1:
        return f"{write_chinese(int(value))}{mark}"
    scale = "" if value < magnitude(numeral.scale) and figure.measure != MONEY else numeral.scale
    if mark in {"余", "多"}:
        return write_rounded(value, mark, scale=scale, grouped=numeral.grouped)
    return write_arabic(value, scale=scale, grouped=numeral.grouped) + mark


def _second_place(amount: Decimal) -> Decimal:
    """Two digits are told, the rest is rounded; a count below ten is told whole."""
    return max(Decimal(1).scaleb(amount.adjusted() - 1), Decimal(1)) if amount else Decimal(1)


def _to(amount: Decimal, place: Decimal, rounding: str) -> Decimal:
    return (amount / place).quantize(Decimal(1), rounding=rounding) * place
