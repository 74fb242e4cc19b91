"""Where one joins: the union a worker belongs to by employer, by trade or by place, and the short code on its wall."""

from collections.abc import Iterable
from datetime import date

from zhijia.orgs.models import Cover, Employer, Unit
from zhijia.orgs.queries import standing, today_of
from zhijia.orgs.terms import UnitKind

from .models import Catchment

BELOW = (UnitKind.BRANCH, UnitKind.GROUP)
TOWNS = (UnitKind.TOWN, UnitKind.ZONE)
RECEIVING = (
    UnitKind.SINGLE, UnitKind.JOINT, UnitKind.VILLAGE, UnitKind.PARK, UnitKind.SECTOR, *TOWNS, *BELOW,
)  # fmt: skip
LEAST, MOST = 2, 10  # characters of a code on a wall
DIGITS = "0123456789abcdefghjkmnpqrstvwxy"  # 31, a prime: no i, l, o, u, that a wall makes look alike


def slug_of(unit: Unit) -> str:
    """The code on the wall: the unit's number in base 31, the last character a check on the others."""
    number, told = unit.pk, ""
    while number:
        number, digit = divmod(number, len(DIGITS))
        told = DIGITS[digit] + told
    return told + _check(told)


def unit_by_slug(slug: str) -> Unit | None:
    """As typed from a wall: capitals, and o for 0, are understood; a slip of one character is not somebody else's union."""
    told = slug.strip().lower().translate(str.maketrans("oil", "011"))
    if not LEAST <= len(told) <= MOST or not set(told) <= set(DIGITS) or _check(told[:-1]) != told[-1]:
        return None
    number = 0
    for digit in told[:-1]:
        number = number * len(DIGITS) + DIGITS.index(digit)
    return Unit.objects.filter(pk=number, kind__in=RECEIVING).first()


def _check(told: str) -> str:
    return DIGITS[sum(place * DIGITS.index(digit) for place, digit in enumerate(told, start=2)) % len(DIGITS)]


def committee_of(unit: Unit) -> Unit:
    """Branches and groups have no committee that admits: their grassroots union does."""
    while unit.kind in BELOW and unit.parent:
        unit = unit.parent
    return unit


def heirs_of(unit: Unit, *, on: date) -> list[Unit]:
    """Who takes members today for a union that has ended: whoever carries it on, else the union above it."""
    found = [one for one in today_of(unit, on) if one.pk != unit.pk and one.kind in RECEIVING]
    above = unit.parent
    if not found and above and above.kind in RECEIVING:
        return [above] if stands(above, on=on) else heirs_of(above, on=on)
    return found


def stands(unit: Unit, *, on: date) -> bool:
    return unit.opened_on <= on and (unit.closed_on is None or unit.closed_on > on)


def covering(employer: Employer, *, on: date) -> Unit | None:
    """The union that covers the employer that day."""
    found = Cover.objects.filter(standing(on), employer=employer).select_related("unit__parent").first()
    return committee_of(found.unit) if found else None


def town_of(employer: Employer, *, on: date) -> Unit | None:
    """Whoever works where there is no union joins at the union of the place (属地)."""
    town = employer.town
    return town if stands(town, on=on) else next(iter(heirs_of(town, on=on)), None)


def place_for(
    *, on: date, employer: Employer | None = None, occupation: str = "", town: Unit | None = None
) -> Unit | None:
    """By employer, then by trade, then by place: the union of the platform's company, the one named for the trade, the town."""
    if employer and (union := covering(employer, on=on)):
        return union
    town = town_of(employer, on=on) if employer else town
    return named_for(occupation, on=on, town=town) or town


def named_for(occupation: str, *, on: date, town: Unit | None) -> Unit | None:
    """The union named for this trade: one of the town itself goes before one of the whole district."""
    rows = Catchment.objects.standing(on).filter(occupation=occupation).select_related("unit__parent")
    units = [row.unit for row in rows.order_by("-since", "-pk") if stands(row.unit, on=on)]
    inside = [unit for unit in units if town and unit.path.startswith(town.path)]
    return next(iter(inside + _of_the_district(units)), None)


def _of_the_district(units: Iterable[Unit]) -> list[Unit]:
    """Those that no town has above them."""
    return [unit for unit in units if unit.parent and unit.parent.kind == UnitKind.DISTRICT]
