"""An indicator: a definition over records. `value`, `split` and `rows` stand on the same rows, so they cannot disagree."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import Q, QuerySet

from zhijia.base.errors import Refused
from zhijia.base.periods import Period
from zhijia.orgs.models import Unit

from .listing import Listing
from .measures import Distinct, Measure, Rows, Total, per_thousand
from .scope import Scope
from .splits import AnySplit, Cell
from .terms import Nature

OWN = "区本级"
WAN = 10_000


@dataclass(frozen=True)
class Share:
    """One figure in another, in tenths of a per cent: 入会率. Its rows are those of the first; both have pages of their own."""

    of: "Indicator"
    over: "Indicator"

    def at(self, scope: Scope) -> int:
        return per_thousand(self.of.value(scope), self.over.value(scope))


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
    measure: Measure | Share = Rows()
    words: tuple[str, ...] = ()
    units: tuple[str, ...] = ()  # measure words reports use; the indicator's own unless told
    without: tuple[str, ...] = ()  # phrases that mean something else
    ordinal: str = ""  # field that a rank (首届, 第三届) speaks of
    footnote: str = ""
    crowd: bool = False  # a stock of so many rows that of nearly all of them those outside are taken away
    persons: bool = False  # counts people: small public cells are withheld
    group: str = ""  # where a board shows it, when its room keeps no register
    splits: tuple[AnySplit, ...] = ()
    listing: Listing | None = None  # how its rows are listed, when no register has their model
    part: tuple[AnySplit, str] | None = None  # set by `only`

    @property
    def spoken_units(self) -> tuple[str, ...]:
        return self.units or (self.unit,)

    @property
    def money(self) -> bool:
        return self.unit == "元"

    @property
    def additive(self) -> bool:
        """Whether parts add up to the whole: distinct counts and shares do not."""
        return not isinstance(self.measure, Distinct | Share)

    @property
    def share(self) -> Share | None:
        return self.measure if isinstance(self.measure, Share) else None

    def only(self, split: AnySplit, value: str) -> "Indicator":
        """One part of it, itself an indicator: 会员数（女）."""
        return replace(
            self, name=f"{self.name}（{split.called(value)}）", part=(split, value), splits=(), crowd=False
        )

    def rows(self, scope: Scope) -> QuerySet[Any]:
        """Exactly the rows being counted; of a share, those of the figure that it is taken of."""
        if self.nature == Nature.STOCK:
            return self._kept(self._stands(scope) & scope.here(self.where), scope)
        return self._kept(scope.flowed(where=self.where, when=self.when), scope)

    def _stands(self, scope: Scope) -> Q:
        return scope.stands(since=self.when, until=self.until)

    def _kept(self, asked: Q, scope: Scope) -> QuerySet[Any]:
        if self.part:
            split, value = self.part
            asked &= split.only(value, where=self.where, day=scope.day)
        return self.base().filter(asked)

    def value(self, scope: Scope) -> int:
        """The figure: money in fen, a share in tenths of a per cent."""
        if isinstance(self.measure, Share):
            return self.measure.at(scope)
        outside = scope.outside() if self.crowd else None
        if outside is None:
            return self.measure.of(self.rows(scope))
        return self._all_but(outside, scope, self.measure)

    def _all_but(self, outside: list[int], scope: Scope, measure: Measure) -> int:
        """Nearly everybody: all who stand that day, less those of the few units outside. The same rows, counted sooner.

        Those with no end yet and those who ended later are asked apart: each question has an index that answers it alone.
        """
        begun = self.base().filter(**{f"{self.when}__lte": scope.day})
        parts = begun.filter(**{f"{self.until}": None}), begun.filter(**{f"{self.until}__gt": scope.day})
        few = [part.filter(**{f"{self.where}__in": outside}) for part in parts] if outside else []
        return sum(map(measure.of, parts)) - sum(map(measure.of, few))

    def recorded(self, scope: Scope) -> int | float:
        """The figure as a report writes it: money in yuan."""
        return told(self, self.value(scope))

    def by_town(self, scope: Scope) -> list[tuple[str, Unit | None, int]]:
        """Town by town on the map of the scope; what stands in no town is the unit's own."""
        if self.share:
            return self._shared_by_town(scope, self.share)
        if not isinstance(self.measure, Distinct | Share):
            return self._by_unit(scope, self.measure)
        parts: list[tuple[str, Unit | None, int]] = [
            (label, town, self.value(scope.part(town))) for label, town in scope.labelled()
        ]
        own = self.value(scope.part(None)) if parts else 0
        return [*parts, (OWN, None, own)] if own else parts

    def _shared_by_town(self, scope: Scope, share: Share) -> list[tuple[str, Unit | None, int]]:
        parts = {town: value for _, town, value in share.of.by_town(scope)}
        told = share.over.by_town(scope)
        return [(label, town, per_thousand(parts.get(town, 0), value)) for label, town, value in told]

    def _by_unit(self, scope: Scope, measure: Measure) -> list[tuple[str, Unit | None, int]]:
        """Counted by union in one question, and added up over where each union stood: 700,000 rows are read once."""
        whole = replace(scope, town=None, own=False)
        towns = whole.labelled()
        if not towns:
            return []
        added: dict[int | None, int] = defaultdict(int)
        for held, n in self._counted(whole, [town for _, town in towns], measure):
            for pk in held or (None,):
                added[pk] += n
        parts: list[tuple[str, Unit | None, int]] = [(label, town, added[town.pk]) for label, town in towns]
        return [*parts, (OWN, None, added[None])] if added[None] else parts

    def _counted(self, scope: Scope, towns: list[Unit], measure: Measure) -> Iterator[tuple[set[int], int]]:
        """Which of the towns hold how many: of a stock on its day, of a flow on the day of each row."""
        if self.nature == Nature.STOCK or scope.map:
            held = scope.held(towns)
            rows = self._kept(self._stands(scope), scope) if self.nature == Nature.STOCK else self.rows(scope)
            yield from ((held[unit], n) for unit, n in measure.by(rows, self.where).items() if unit in held)
            return
        rows = self.rows(scope)
        stays = scope.stays(towns)
        moved = [unit for unit, told in stays.items() if len(told) > 1]
        steady = measure.by(rows.exclude(**{f"{self.where}__in": moved}), self.where)
        yield from ((stays[unit][0][1], n) for unit, n in steady.items())
        for (unit, day), n in measure.by(
            rows.filter(**{f"{self.where}__in": moved}), self.where, self.when
        ).items():
            yield next(held for since, held in reversed(stays[unit]) if since <= day), n

    def by_split(self, scope: Scope) -> list[tuple[AnySplit, list[Cell]]]:
        """Each split with its parts, counted from the same rows."""
        if isinstance(self.measure, Share):
            return []
        rows, measure = self.rows(scope), self.measure
        return [
            (split, split.cells(measure.by(rows, split.path or self.where), day=scope.day))
            for split in self.splits
        ]

    def by_year(self, scope: Scope) -> list[tuple[int, Period, int]]:
        """Year by year; a stock is taken at each year's end, or at the end of the period."""
        return [(year, period, self.value(scope.within(period))) for year, period in scope.period.years()]


def told(indicator: Indicator, value: int) -> int | float:
    """Fen are told in yuan, tenths in per cent; whole numbers stay whole."""
    if indicator.share:
        return value // 10 if value % 10 == 0 else value / 10
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
    "Share",
    "Total",
    "add",
    "charted",
    "every",
    "find",
    "tile",
    "told",
]
