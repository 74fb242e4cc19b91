"""Members for every figure about them: over five years and four unions, some transferred, retained, or members no more."""

from datetime import timedelta

from tests.cast import NOW
from tests.house.rows import APART, FIRST, LATER, identity
from zhijia.orgs.models import Employer
from zhijia.orgs.services import Passage, open_unit, relate
from zhijia.orgs.terms import UnitKind
from zhijia.people.services import Work, admit, end, enlist, pass_members, retain, transfer
from zhijia.people.terms import Employment, Ending, Occupation

SAID = {"by": "测试", "at": NOW}
MANY = 24
EMPLOYMENTS, OCCUPATIONS = tuple(Employment.values), tuple(Occupation.values)


def make_members(district):
    """Each different; in every town and in the district itself, so that parts and whole can be compared."""
    places = (district.plant_union, district.xuejia, district.benniu, district.unit)
    sectors = [
        open_unit(f"新北区{name}工联会", kind=UnitKind.SECTOR, parent=district.unit, on=FIRST, **SAID)
        for name in ("物流", "工具")
    ]
    for sector in sectors:
        relate(district.plant_union, sector=sector, on=FIRST + APART, **SAID)
    relate(district.xuejia, sector=sectors[0], on=FIRST, **SAID)
    for n in range(MANY):
        person = enlist(f"测试员{n}", identity=identity(n * 7 + n % 2 * 1000))
        work = Work(
            district.plant if n % 2 else None, EMPLOYMENTS[n % len(EMPLOYMENTS)], OCCUPATIONS[n % len(OCCUPATIONS)] if n % 2 else "",
            migrant=n % 3 == 0,
        )  # fmt: skip
        since = FIRST + n % 12 * APART
        admit(person, unit=places[n % 4], since=since, work=work, **SAID)
        happens(n, person, since + LATER, places)
    admit(enlist("未登记性别"), unit=sectors[0], since=FIRST + APART, **SAID)
    former, to = places[0], places[1]
    pass_members(
        Passage((Employer.objects.get(pk=district.plant.pk),), former, to, FIRST + 13 * APART, "测试"), **SAID
    )


def happens(n, person, day, places):
    if n % 5 == 1:
        transfer(person, to=places[(n + 1) % 4], on=day, reason="接转", **SAID)
    elif n % 5 == 2:
        retain(person, on=day, reason="退休", **SAID)
    elif n % 5 == 3:
        end(
            person,
            how=(Ending.LEFT, Ending.DEEMED, Ending.EXPELLED, Ending.DIED)[n % 4],
            on=day + timedelta(days=9),
            reason="办理",
            **SAID,
        )
