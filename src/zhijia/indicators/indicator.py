"""An indicator: a definition over records. `value`, `split` and `rows` stand on the same rows, so they cannot disagree."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from zhijia.base.errors import Refused
from zhijia.base.periods import Period
from zhijia.orgs.models import Unit

from .measures import Distinct, Measure, Rows, Total
from .scope import Scope
from .terms import Nature

OWN = "区本级"
WAN = 10_000


@dataclass(frozen=True)
class Indicator:
    """`base` gives all rows that may ever count; the scope narrows them. Money is kept in fen and told in yuan."""

    code: str
    name: str
    unit: str  # measure word: 场 人次 元 …
    definition: str
    base: Callable[[], QuerySet[Any]]
    when: str  # day of a flow, or first day of a stock
    nature: Nature = Nature.FLOW
    until: str | None = None  # day on which a stock's row ends, if it can
    where: str = "unit"
    measure: Measure = Rows()
    words: tuple[str, ...] = ()
    units: tuple[str, ...] = ()  # measure words reports use; the indicator's own unless told
    without: tuple[str, ...] = ()  # phrases that mean something else
    ordinal: str = ""  # field that a rank (首届, 第三届) speaks of
    footnote: str = ""
    persons: bool = False  # counts people: small public cells are withheld

    @property
    def spoken_units(self) -> tuple[str, ...]:
        return self.units or (self.unit,)

    @property
    def money(self) -> bool:
        return self.unit == "元"

    @property
    def additive(self) -> bool:
        """Whether parts add up to the whole: distinct counts do not."""
        return not isinstance(self.measure, Distinct)

    def rows(self, scope: Scope) -> QuerySet[Any]:
        """Exactly the rows being counted."""
        if self.nature == Nature.STOCK:
            return self.base().filter(scope.stood(where=self.where, since=self.when, until=self.until))
        return self.base().filter(scope.flowed(where=self.where, when=self.when))

    def value(self, scope: Scope) -> int:
        """The figure, money in fen."""
        return self.measure.of(self.rows(scope))

    def recorded(self, scope: Scope) -> int | float:
        """The figure as a report writes it: money in yuan."""
        return told(self, self.value(scope))

    def by_town(self, scope: Scope) -> list[tuple[str, Unit | None, int]]:
        """Town by town on the map of each row's day; what stands in no town is the unit's own."""
        parts: list[tuple[str, Unit | None, int]] = [
            (str(town), town, self.value(scope.part(town))) for town in scope.towns()
        ]
        own = self.value(scope.part(None)) if parts else 0
        return [*parts, (OWN, None, own)] if own else parts

    def by_year(self, scope: Scope) -> list[tuple[int, Period, int]]:
        """Year by year; a stock is taken at each year's end, or at the end of the period."""
        return [(year, period, self.value(scope.within(period))) for year, period in scope.period.years()]


def told(indicator: Indicator, value: int) -> int | float:
    """Fen are told in yuan; whole numbers stay whole."""
    if not indicator.money:
        return value
    return value // 100 if value % 100 == 0 else value / 100


def in_short(value: float, unit: str) -> tuple[float, str]:
    """5338 万元 is read at a glance, 53380000 元 is not."""
    if unit != "元" or abs(value) < WAN:
        return value, unit
    wan = round(value / WAN, 2)
    return (int(wan) if wan == int(wan) else wan), "万元"


def tile(indicator: Indicator, value: int) -> tuple[float, str]:
    """The figure and its unit as a board shows them."""
    return in_short(told(indicator, value), indicator.unit)


def charted(indicator: Indicator, recorded: float) -> tuple[float, str]:
    """A figure as charts draw it: money in 万元, so that bars can be read."""
    return (round(recorded / WAN, 2), "万元") if indicator.money else (recorded, indicator.unit)


_indicators: dict[str, Indicator] = {}


def add(*indicators: Indicator) -> None:
    """Called by rooms in `ready()`."""
    _indicators.update({indicator.code: indicator for indicator in indicators})


def every() -> Iterable[Indicator]:
    return sorted(_indicators.values(), key=lambda indicator: indicator.code)


def find(code: str) -> Indicator:
    if code not in _indicators:
        raise Refused(f"没有名为“{code}”的指标，请用 zhijia indicator --list 查看全部指标")
    return _indicators[code]


__all__ = [
    "Distinct",
    "Indicator",
    "Nature",
    "Rows",
    "Total",
    "add",
    "charted",
    "every",
    "find",
    "tile",
    "told",
]
