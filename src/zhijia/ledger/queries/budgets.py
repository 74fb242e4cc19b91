"""What is left of a budget, and how far each is spent."""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet, Sum

from ..models import Budget, Fund, Hold, Transfer
from ..terms import HoldState, Use

Place = tuple[int, str, int]  # fund, use, budget year


@dataclass(frozen=True)
class Line:
    """One use of one fund in one year, all in fen; without a use, the fund as a whole."""

    fund: Fund
    use: str
    budget: int = 0
    paid: int = 0
    held: int = 0

    @property
    def label(self) -> str:
        return str(Use(self.use).label) if self.use else "合计"

    @property
    def available(self) -> int:
        return self.budget - self.paid - self.held

    @property
    def paid_share(self) -> int:
        """Per cent, rounded down: 100 is said only when all is paid."""
        return self.paid * 100 // self.budget if self.budget > 0 else 0

    @property
    def held_share(self) -> int:
        return self.held * 100 // self.budget if self.budget > 0 else 0

    @property
    def said(self) -> str:
        return f"{self.label}：已支 {self.paid_share}%，已占用 {self.held_share}%"


def available(fund: Fund, *, use: str, year: int) -> int:
    """Budget − paid + reversed − open holds, in fen."""
    return available_in({(fund.pk, use, year)})[fund.pk, use, year]


def available_in(places: Collection[Place]) -> dict[Place, int]:
    """The same for many places at once; a reversal bears the budget year and the use of what it reverses."""
    funds, uses, years = (set(part) for part in zip(*places, strict=True))
    own = {"fund__in": funds, "year__in": years}
    spent = Transfer.objects.filter(**own, use__in=uses)
    left = Counter[Place](dict.fromkeys(places, 0))
    for sign, rows, use in (
        (1, Budget.objects.filter(**own, item__in=uses), "item"),
        (-1, spent.filter(reverses=None), "use"),
        (1, spent.filter(reverses__isnull=False), "use"),
        (-1, Hold.objects.filter(**own, use__in=uses, state=HoldState.OPEN), "use"),
    ):
        for *place, fen in rows.order_by().values_list("fund", use, "year").annotate(fen=Sum("amount")):
            left[tuple(place)] += sign * fen
    return left


def execution(year: int, *, funds: Iterable[Fund] | None = None) -> list[Line]:
    """Each fund and use that has a budget, a payment or a hold in the year; three questions however many rows."""
    known = {fund.pk: fund for fund in (Fund.objects.all() if funds is None else funds)}
    own = {"fund__in": list(known), "year": year}
    parts = (
        _sums(Budget.objects.filter(**own), "item"),
        _sums(Transfer.objects.filter(**own).payments().settled(), "use"),
        _sums(Hold.objects.filter(**own, state=HoldState.OPEN), "use"),
    )
    order = {use: place for place, use in enumerate(Use.values)}
    found = sorted(
        {key for part in parts for key in part}, key=lambda key: (known[key[0]].code, order[key[1]])
    )
    return [Line(known[key[0]], key[1], *(part.get(key, 0) for part in parts)) for key in found]


def _sums(rows: QuerySet[Any], use: str) -> dict[tuple[int, str], int]:
    found = rows.order_by().values_list("fund", use).annotate(fen=Sum("amount"))
    return {(fund, item): fen for fund, item, fen in found}


def total(fund: Fund, lines: Iterable[Line]) -> Line:
    own = [line for line in lines if line.fund == fund]
    return Line(fund, "", *(sum(getattr(line, part) for line in own) for part in ("budget", "paid", "held")))
