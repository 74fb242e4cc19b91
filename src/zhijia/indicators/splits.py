"""Into which parts a figure falls: by a word that stands on each row, or by the sector unions that guide its union."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q

from zhijia.orgs.models import Placement, Sector, Unit
from zhijia.orgs.queries import standing, under
from zhijia.orgs.terms import UnitKind

UNSAID = "未填写"
UNGUIDED = "不属产业工会"


@dataclass(frozen=True)
class Cell:
    """One part: its value as addresses carry it (empty for what is left over), its name, its figure."""

    value: str
    label: str
    n: int


@dataclass(frozen=True)
class Split:
    """By a column of the row, or one of what the row speaks of. What is none of the choices is told as 未填写."""

    code: str
    label: str
    path: str
    choices: tuple[tuple[Any, str], ...]
    note: str = ""

    def cells(self, counted: Mapping[Any, int], *, day: date) -> list[Cell]:  # noqa: ARG002
        """Value of the column → figure, told in the order of the choices; what nobody has is left out."""
        known = [Cell(str(value), str(label), counted.get(value, 0)) for value, label in self.choices]
        rest = sum(counted.values()) - sum(cell.n for cell in known)
        return [cell for cell in [*known, Cell("", UNSAID, rest)] if cell.n]

    def called(self, value: str) -> str | None:
        """The part's name, or None for a value that is no part of this split."""
        return {str(one): str(label) for one, label in self.choices}.get(value, None if value else UNSAID)

    def only(self, value: str, *, where: str, day: date) -> Q:  # noqa: ARG002  (the row itself says what it is)
        known = [one for one, _ in self.choices]
        found = [one for one in known if str(one) == value]
        return Q(**{f"{self.path}__in": found}) if value else ~Q(**{f"{self.path}__in": known})


@dataclass(frozen=True)
class BySector:
    """By sector union: those it guides on the day, and those that stand below it. One union may be guided by several."""

    code: str = "sector"
    path: str = ""  # the row's union, wherever that stands
    label: str = "产业（行业）工会"
    note: str = "按当日的业务指导关系和隶属统计，由两个产业工会指导的计入两处，各项之和可能大于合计；汇总按隶属，不按业务指导"

    def cells(self, counted: Mapping[int, int], *, day: date) -> list[Cell]:
        """Union → figure, told by sector."""
        told, within = [], set[int]()
        guided = _guided(day)
        for sector in Unit.objects.filter(pk__in=guided).order_by("path"):
            within |= guided[sector.pk]
            told.append(
                Cell(str(sector.pk), str(sector), sum(counted.get(pk, 0) for pk in guided[sector.pk]))
            )
        rest = sum(n for unit, n in counted.items() if unit not in within)
        return [cell for cell in [*told, Cell("", UNGUIDED, rest)] if cell.n]

    def called(self, value: str) -> str | None:
        if not value:
            return UNGUIDED
        sectors = Unit.objects.filter(kind=UnitKind.SECTOR)
        found = sectors.filter(pk=int(value)).first() if value.isdecimal() else None
        return str(found) if found else None

    def only(self, value: str, *, where: str, day: date) -> Q:
        if value:
            return _in_sectors(where, Unit.objects.filter(pk=int(value)), day)
        return ~_in_sectors(where, Unit.objects.filter(kind=UnitKind.SECTOR), day)


AnySplit = Split | BySector


def _in_sectors(where: str, sectors: Iterable[Unit], day: date) -> Q:
    below = Q(pk__in=[])
    for sector in sectors:
        below |= under(sector)
    guided = Sector.objects.filter(standing(day), sector__in=sectors).values("unit_id")
    placed = Placement.objects.filter(standing(day), below).values("unit_id")
    return Q(**{f"{where}__in": guided}) | Q(**{f"{where}__in": placed})


def _guided(day: date) -> dict[int, set[int]]:
    """Each sector union with the unions it guides that day and those below it."""
    found: dict[int, set[int]] = defaultdict(set)
    for sector, unit in Sector.objects.filter(standing(day)).values_list("sector_id", "unit_id"):
        found[sector].add(unit)
    for one in Unit.objects.filter(kind=UnitKind.SECTOR):
        placed = Placement.objects.filter(standing(day), under(one))
        found[one.pk].update(placed.values_list("unit_id", flat=True))
    return found
