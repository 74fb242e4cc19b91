"""What was paid for the members of each town, on the map of the day of each payment."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce

from zhijia.base.periods import Period
from zhijia.orgs.models import Placement, Unit
from zhijia.orgs.queries import towns_in

from ..models import Fund, Transfer


@dataclass(frozen=True)
class Town:
    """`unit` is None for what was paid under the federation but in no town."""

    unit: Unit | None
    paid: int
    count: int


def by_town(unit: Unit, period: Period, *, funds: Iterable[Fund] | None = None) -> list[Town]:
    """Payments that stand; the lines add up to all of `paid_in(unit, period)`."""
    towns = {town.pk: town for town in towns_in(unit, period=period)}
    sums: dict[int | None, tuple[int, int]] = dict.fromkeys((*towns, None), (0, 0))
    rows = paid_in(unit, period, funds=funds).order_by().values_list("path")
    for path, fen, count in rows.annotate(fen=Sum("amount"), count=Count("pk")):
        found = next((int(pk) for pk in path.strip("/").split("/") if int(pk) in towns), None)
        sums[found] = (sums[found][0] + fen, sums[found][1] + count)
    return [Town(towns[pk] if pk else None, fen, count) for pk, (fen, count) in sums.items() if pk or count]


def paid_in(
    unit: Unit, period: Period, *, own: bool = False, funds: Iterable[Fund] | None = None
) -> QuerySet[Any]:
    """The payments behind a line of `by_town`: of a town, or with `own` those of the unit that lie in no town."""
    rows = Transfer.objects.payments().settled().filter(day__gte=period.since, day__lte=period.until)
    if funds is not None:
        rows = rows.filter(fund__in=[fund.pk for fund in funds])
    inside = Q(path__contains=f"/{unit.pk}/")
    for town in towns_in(unit, period=period) if own else ():
        inside &= ~Q(path__contains=f"/{town.pk}/")
    return rows.annotate(path=Coalesce(_stood(), F("unit__path"))).filter(inside)


def _stood() -> Subquery:
    """Where the served unit lay that day; one not on the map then is found where it is now."""
    placed = Placement.objects.filter(unit=OuterRef("unit"), since__lte=OuterRef("day"))
    return Subquery(placed.filter(Q(until=None) | Q(until__gt=OuterRef("day"))).values("path")[:1])
