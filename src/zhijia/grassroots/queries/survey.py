"""The year's survey filled from records: employers and members, seats and answers, each asked once for all unions."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet, Sum

from zhijia.access.queries import units_for
from zhijia.access.terms import Permission
from zhijia.grassroots.checking.survey import ITEMS, KIND, Failure, failures
from zhijia.grassroots.models import Seat, SurveyAnswer, Term
from zhijia.grassroots.terms import COMMITTEE, Office
from zhijia.indicators.scope import called
from zhijia.orgs.models import Cover, Placement, Unit
from zhijia.orgs.queries import standing
from zhijia.orgs.terms import GRASSROOTS, UnitKind
from zhijia.people.models import Account, Membership
from zhijia.people.terms import Employment, Sex, Standing

FEW, OF_TERMS = 200, 8  # unions asked for by name; where the cells that terms and seats fill begin
TOWNS = (UnitKind.TOWN, UnitKind.ZONE)
FILLED = (
    "Z111", "Z112", "Z113", "Z114", "Z115", "Z116", "Z121", "Z101", "Z131", "Z132", "Z133", "Z141", "Z142", "Z143", "Z144",
)  # fmt: skip


@dataclass
class Sheet:
    """One union's form on the last day of the year. `town` is the town above it that day, if any."""

    unit: Unit
    name: str
    code: str
    town: int | None
    on: date
    cells: dict[str, int | None] = field(default_factory=dict)

    @property
    def failures(self) -> list[Failure]:
        return list(failures(self.cells, on=self.on))

    @property
    def open(self) -> int:
        return sum(self.cells[item.code] is None for item in ITEMS)


def last_day(year: int, *, today: date) -> date:
    """A year that is not over is told as of today."""
    return min(date(year, 12, 31), today)


def surveyed(account: Account, *, on: date, today: date) -> QuerySet[Unit]:
    """The grassroots unions standing on that day, as far as this account may look."""
    placed = Placement.objects.filter(standing(on)).values("unit_id")
    reach = units_for(account, Permission.MEMBERS_VIEW, on=today)
    return reach.filter(kind__in=GRASSROOTS, pk__in=placed)


def sheets(units: Iterable[Unit], *, year: int, on: date) -> list[Sheet]:
    """What branches and groups below a union have is the union's own."""
    made = _blank(units, on)
    below = _below(made, on)
    for unit, counted in [*_members(below, on), *_covered(below, on)]:
        _add(made[below[unit]].cells, counted)
    for unit in _with_terms(made, on):
        made[unit].cells |= dict.fromkeys(FILLED[OF_TERMS:], 0)
    for unit, counted in _seats(made, on):
        _add(made[unit].cells, counted)
    answers = SurveyAnswer.objects.filter(year=year, unit__in=made)
    for unit, item, value in answers.values_list("unit_id", "item", "value"):
        made[unit].cells[item] = value
    return list(made.values())


def _blank(units: Iterable[Unit], on: date) -> dict[int, Sheet]:
    towns = set(Unit.objects.filter(kind__in=TOWNS).values_list("pk", flat=True))
    those = {unit.pk: unit for unit in units}
    placed = Placement.objects.filter(standing(on), unit__in=those).order_by("path")
    made = {}
    for pk, name, code, path in placed.values_list("unit_id", "name", "code", "path"):
        unit, above = those[pk], [int(one) for one in path.strip("/").split("/")]
        town = next((one for one in above if one in towns), None)
        made[pk] = Sheet(unit, name, code, town, on, dict.fromkeys(item.code for item in ITEMS))
        made[pk].cells |= dict.fromkeys(FILLED[:OF_TERMS], 0) | {
            KIND: GRASSROOTS.index(UnitKind(unit.kind)) + 1
        }
    return made


def _below(made: dict[int, Sheet], on: date) -> dict[int, int]:
    """Each unit at or below a surveyed union, with the nearest of them."""
    found = {}
    for pk, path in Placement.objects.filter(standing(on)).order_by().values_list("unit_id", "path"):
        above = (int(one) for one in reversed(path.strip("/").split("/")))
        owner = next((one for one in above if one in made), None)
        if owner is not None:
            found[pk] = owner
    return found


def _add(cells: dict[str, int | None], counted: dict[str, int]) -> None:
    for code, number in counted.items():
        cells[code] = (cells[code] or 0) + number


Counted = tuple[int, dict[str, int]]


def _counted(
    codes: Sequence[str], rows: Iterable[Sequence[int | None]], below: Iterable[int]
) -> list[Counted]:
    known = set(below)
    return [
        (row[0], dict(zip(codes, (value or 0 for value in row[1:]), strict=True)))
        for row in rows
        if row[0] in known
    ]


def _members(below: dict[int, int], on: date) -> list[Counted]:
    rows = Membership.objects.filter(standing(on)).order_by().values_list("unit_id")
    told = rows.annotate(
        Count("pk"),
        women=Count("pk", filter=Q(sex=Sex.FEMALE)),
        migrants=Count("pk", filter=Q(migrant=True)),
        dispatched=Count("pk", filter=Q(employment=Employment.DISPATCHED)),
        normal=Count("pk", filter=Q(standing=Standing.NORMAL)),
        retained=Count("pk", filter=Q(standing=Standing.RETAINED)),
    )
    return _counted(FILLED[:6], _within(told, below), below)


def _covered(below: dict[int, int], on: date) -> list[Counted]:
    """How many work there is known as last registered, not as of the day."""
    rows = Cover.objects.filter(standing(on)).order_by().values_list("unit_id")
    told = rows.annotate(Count("pk"), employees=Sum("employer__employees"))
    return _counted(FILLED[6:8], _within(told, below), below)


def _with_terms(made: dict[int, Sheet], on: date) -> list[int]:
    """Of a union without a term on record nobody knows who serves it: its cells stay open, they are not nought."""
    terms = _within(Term.objects.filter(standing(on)).order_by(), made).values_list("unit_id", flat=True)
    return [unit for unit in terms if unit in made]


def _seats(made: dict[int, Sheet], on: date) -> list[Counted]:
    """Persons, not seats; a chair of a women's or audit committee tells that there is one."""
    people: dict[str, Count] = {
        "full": Count("person", distinct=True, filter=Q(full_time=True)),
        "part": Count("person", distinct=True, filter=Q(full_time=False)),
        "chairs": Count("pk", filter=Q(office=Office.CHAIR)),
        "committee": Count("person", distinct=True, filter=Q(office__in=COMMITTEE)),
        "women": Count("pk", filter=Q(office=Office.WOMEN_CHAIR)),
        "audit": Count("pk", filter=Q(office__in=(Office.AUDIT_CHAIR, Office.AUDIT_MEMBER))),
    }
    rows = Seat.objects.filter(standing(on)).order_by().values_list("term__unit_id")
    told = rows.annotate(Count("person", distinct=True), **people)
    return _counted(FILLED[OF_TERMS:], _within(told, made, "term__unit"), made)


def _within(rows: QuerySet[Any], units: Iterable[int], where: str = "unit") -> QuerySet[Any]:
    """One union asks for its own rows; a whole district reads all and keeps what is its own."""
    asked = list(units)
    return rows.filter(**{f"{where}__in": asked}) if len(asked) <= FEW else rows


def rolled(those: Iterable[Sheet]) -> dict[str, tuple[int | None, int]]:
    """Each item's sum over the unions, and how many of them have told it; what nobody told is no nought."""
    found = list(those)
    told = {item.code: [v for one in found if (v := one.cells[item.code]) is not None] for item in ITEMS}
    return {code: (sum(values) if values else None, len(values)) for code, values in told.items()}


def town_names(those: Sequence[Sheet]) -> dict[int, str]:
    """The towns of the forms by the names of that day, in the order of their codes."""
    if not those:
        return {}
    towns = {one.town for one in those if one.town}
    placed = Placement.objects.filter(standing(those[0].on), unit__in=towns).select_related("unit")
    return {one.unit_id: called(one.unit, one.name) for one in placed.order_by("code", "unit_id")}
