"""A text against the records: each claim met with its indicator, computed, judged, and opened into its rows."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Max
from django.urls import reverse

from zhijia.base.periods import Period
from zhijia.indicators.indicator import Indicator, every, find
from zhijia.indicators.queries import address
from zhijia.indicators.scope import Scope
from zhijia.indicators.terms import Nature
from zhijia.orgs.models import Placement, Unit
from zhijia.orgs.queries import under
from zhijia.orgs.terms import UnitKind

from .judging import judge
from .meeting import Spoken, meet
from .reading.claims import Claim, read_claims
from .terms import Modality, Qualifier, Verdict
from .whereabouts import NEIGHBOURS, is_of_this_year, towns_in, year_in

FRESH = ("新建", "新增", "新设", "新开", "新成立", "净增")
TOWN_FIRST = re.compile(r"[\u4e00-\u9fff]{2,3}?(?:镇|街道)")


@dataclass(frozen=True)
class Finding:
    """One claim and what the records say of it. `scope` is the one it was judged in: a town or year may narrow it."""

    claim: Claim
    indicator: Indicator | None
    scope: Scope
    recorded: int | float | None
    verdict: Verdict | None
    suggestion: str | None

    @property
    def rows(self) -> str | None:
        """The page that lists what was counted."""
        if self.indicator is None or self.recorded is None:
            return None
        return f"{reverse('indicators:rows', args=[self.indicator.code])}?{address(self.scope)}"

    def as_dict(self) -> dict[str, Any]:
        return self.claim.as_dict() | {
            "indicator": self.indicator.code if self.indicator else None,
            "recorded": self.recorded,
            "verdict": self.verdict.value if self.verdict else None,
            "suggestion": self.suggestion,
            "rows": self.rows,
        }


def check(text: str, scope: Scope) -> list[Finding]:
    """Every claim of the text, in its order. Each figure is computed once however often it is told."""
    return Checker(scope).check(text)


class Checker:
    """Holds what one check has already computed."""

    def __init__(self, scope: Scope) -> None:
        self.scope = scope
        self.towns = {name: town for town in scope.towns() for name in _names(town)}
        self.ours = [*self.towns, *_names(scope.unit)]
        others = Unit.objects.filter(kind=UnitKind.DISTRICT).exclude(path__startswith=scope.unit.path)
        beside = [other for other in others if not scope.unit.path.startswith(other.path)]
        self.elsewhere = {*NEIGHBOURS, *(name for other in beside for name in _names(other))} - set(self.ours)
        self.spoken = [_spoken(indicator) for indicator in every() if indicator.words]
        self.ranked = [_spoken(indicator) for indicator in every() if indicator.words and indicator.ordinal]
        self.known: dict[tuple[str, Scope, int | float | None], int | float | None] = {}

    def check(self, text: str) -> list[Finding]:
        return [self.judge(claim, text) for claim in read_claims(text)]

    def judge(self, claim: Claim, text: str) -> Finding:
        if claim.modality == Modality.PLANNED:
            return Finding(claim, None, self.scope, None, None, None)
        scope = self._narrowed(claim, text)
        indicator = self._met(claim, text)
        recorded = self._recorded(indicator, scope, claim) if indicator else None
        said = judge(claim, recorded)
        return Finding(claim, indicator, scope, recorded, said.verdict, said.suggestion)

    def _met(self, claim: Claim, text: str) -> Indicator | None:
        """None rather than a guess: several towns at once, a town not ours, or 今年 in a report over several years."""
        named = {self.towns[name].pk for name in towns_in(claim, text, self.towns)}
        period = self.scope.period
        this_year = is_of_this_year(claim, text) and period.since.year != period.until.year
        if len(named) > 1 or this_year or self._is_strange(claim.clause.of(text)):
            return None
        spoken = self.ranked if claim.qualifier == Qualifier.RANK else self.spoken
        met = meet(claim, text, spoken, elsewhere=self.elsewhere)
        return find(met.code) if met else None

    def _is_strange(self, clause: str) -> bool:
        """The clause begins with a town that is not ours."""
        town = TOWN_FIRST.match(clause.lstrip())
        return town is not None and not any(town[0] in ours for ours in self.ours)

    def _narrowed(self, claim: Claim, text: str) -> Scope:
        """A town or a year named in the claim's own clause narrows what it speaks of."""
        scope, year = self.scope, year_in(claim, text)
        if named := towns_in(claim, text, self.towns):
            scope = scope.part(self.towns[named[0]])
        return scope.within(self._year(year)) if year else scope

    def _year(self, year: int) -> Period:
        """The year as far as the report's period reaches; a year outside it is taken whole."""
        return self.scope.period.in_year(year) or Period(date(year, 1, 1), date(year, 12, 31))

    def _recorded(self, indicator: Indicator, scope: Scope, claim: Claim) -> int | float | None:
        rank = claim.value if claim.qualifier == Qualifier.RANK else None
        asked = (indicator.code, scope, rank)
        if asked not in self.known:
            self.known[asked] = self._compute(indicator, scope, rank)
        return self.known[asked]

    def _compute(self, indicator: Indicator, scope: Scope, rank: float | None) -> int | float | None:
        """None where the registers hold nothing of this unit at all: that is no source, not a zero."""
        here = Placement.objects.filter(under(scope.town or scope.unit)).values("unit_id")
        if not indicator.base().filter(**{f"{indicator.where}__in": here}).exists():
            return None
        if rank is None:
            return indicator.recorded(scope)
        rows = indicator.rows(scope)
        if rows.filter(**{indicator.ordinal: rank}).exists():
            return rank
        highest: int | None = rows.aggregate(n=Max(indicator.ordinal))["n"]
        return highest


def counts(findings: Iterable[Finding]) -> dict[Verdict, int]:
    told = [finding.verdict for finding in findings]
    return {verdict: told.count(verdict) for verdict in Verdict}


def _spoken(indicator: Indicator) -> Spoken:
    """What was newly made in the period is no stock: 新建母婴室5个 says nothing of how many there are."""
    fresh = FRESH if indicator.nature == Nature.STOCK else ()
    return Spoken(indicator.code, indicator.words, indicator.spoken_units, (*indicator.without, *fresh))


def _names(unit: Unit) -> list[str]:
    return [name for name in (unit.short, unit.name) if name]
