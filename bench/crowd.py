"""A district of any size, written in sets: unions by kind under ten towns, employers and who covers them, members with histories.

`fill(members, units)` for measurements alone. Nobody here lives; numbers and phones are blind-indexed so that they can be
searched, and their sealed columns stay empty. One town joined from another district in 2015, some unions were closed,
and of the members some were transferred, retained, or are members no more.
"""

import random
import sys
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import count
from typing import Any

from django.core.management.color import no_style
from django.db import connection, models, transaction

from bench.rolls import People
from zhijia.orgs.models import Cover, Employer, Placement, Sector, Unit
from zhijia.orgs.terms import EmployerKind, UnitKind
from zhijia.people.matching import initials
from zhijia.people.models import Membership, Person, blind
from zhijia.people.terms import Beginning, Employment, Ending, Occupation, Sex, Standing

FOUNDED, JOINED, CLOSED, TODAY = date(2005, 1, 1), date(2015, 1, 1), date(2018, 7, 1), date(2026, 1, 1)
FIRST, LAST = date(2008, 1, 1), date(2025, 6, 30)
TOWNS, SECTORS, VILLAGES = 10, 8, 300
SEED, CHUNK = 700_000, 20_000
MOVED, RETAINED, LEFT = 0.18, 0.03, 0.07  # shares of the members
EMPLOYMENTS = (*[Employment.CONTRACT] * 14, Employment.DISPATCHED, Employment.DISPATCHED, Employment.FLEXIBLE, Employment.GIG, Employment.ESTABLISHED)  # fmt: skip
GIGS = [one for one in Occupation.values if one != Occupation.OTHER]
Stretch = tuple[Any, ...]


@transaction.atomic
def fill(members: int, units: int) -> Unit:
    """The district, with so many members now and unions below it."""
    dice = random.Random(SEED)
    district, shops = _unions(dice, units)
    employers = _employers(dice, shops)
    _members(dice, members, shops, employers)
    if connection.vendor == "sqlite":
        connection.cursor().execute("ANALYZE")
    return district


def settle() -> None:
    """PostgreSQL reads an index alone only of pages it has vacuumed, which no transaction may contain."""
    if connection.vendor == "postgresql":
        connection.cursor().execute("VACUUM ANALYZE")


def _unions(dice: random.Random, units: int) -> tuple[Unit, list[Unit]]:
    """Level by level. The last town stood under the other district until it joined."""
    numbers, after = count(), date.max

    def level(kind: str, parents: Sequence[Unit | None], many: int) -> list[Unit]:
        made = Unit.objects.bulk_create(
            Unit(
                name=f"第{next(numbers):05d}号{UnitKind(kind).label}", kind=kind, parent=parents[n % len(parents)], path="",
                code=f"3204{n:06d}" if kind == UnitKind.TOWN else "320400" if kind == UnitKind.DISTRICT and not n else "",
                opened_on=FOUNDED, closed_on=CLOSED if kind == UnitKind.SINGLE and n % 50 == 7 else None,
            )
            for n in range(many)
        )  # fmt: skip
        for one in made:
            one.path = f"{one.parent.path if one.parent else '/'}{one.pk}/"
        Unit.objects.bulk_update(made, ["path"], batch_size=500)
        return made

    (city,) = level(UnitKind.CITY, [None], 1)
    here, there = level(UnitKind.DISTRICT, [city], 2)
    towns = level(UnitKind.TOWN, [here], TOWNS)
    sectors = level(UnitKind.SECTOR, [here], SECTORS)
    villages = level(UnitKind.VILLAGE, towns, min(VILLAGES, units // 10))
    joint = level(UnitKind.JOINT, villages, len(villages))
    left = units - 2 - TOWNS - SECTORS - 2 * len(villages)
    shops = level(UnitKind.SINGLE, [*villages, *towns, *sectors], left * 9 // 10)
    branches = level(UnitKind.BRANCH, [one for one in shops if one.closed_on is None][::5], left - len(shops))
    every = [city, here, there, *towns, *sectors, *villages, *joint, *shops, *branches]
    late = towns[-1]
    Placement.objects.bulk_create(
        Placement(
            unit=one, parent_id=parent, name=one.name, code=one.code, path=path, since=since, until=until
        )
        for one in every
        for since, until, parent, path in _places(one, late, there)
        if since < (one.closed_on or after)
    )
    _guide(dice, sectors, shops)
    return here, [*joint, *shops, *branches]


def _places(one: Unit, late: Unit, there: Unit) -> Iterator[tuple[date, date | None, int | None, str]]:
    if not one.path.startswith(late.path):
        yield FOUNDED, one.closed_on, one.parent_id, one.path
        return
    before = there.path + one.path.removeprefix(late.path.rsplit("/", 2)[0] + "/")
    yield FOUNDED, JOINED, there.pk if one == late else one.parent_id, before
    yield JOINED, one.closed_on, one.parent_id, one.path


def _guide(dice: random.Random, sectors: list[Unit], shops: list[Unit]) -> None:
    """Every fourth shop is guided by a sector union, some of them by two."""
    pairs = {
        (shop.pk, dice.choice(sectors).pk) for shop in shops[::4] for _ in range(dice.choice((1, 1, 1, 2)))
    }
    Sector.objects.bulk_create(
        Sector(unit_id=unit, sector_id=sector, since=JOINED) for unit, sector in sorted(pairs)
    )


def _employers(dice: random.Random, shops: list[Unit]) -> dict[int, list[int]]:
    """One employer for a union of one, a dozen for a joint one; one in seven is covered by nobody."""
    towns = list(Unit.objects.filter(kind=UnitKind.TOWN).order_by("pk"))
    town_of = {shop.pk: next((t for t in towns if shop.path.startswith(t.path)), towns[0]) for shop in shops}
    wanted = [
        shop
        for shop in shops
        if shop.kind != UnitKind.BRANCH
        for _ in range(12 if shop.kind == UnitKind.JOINT else 1)
    ]
    made = Employer.objects.bulk_create(
        Employer(
            name=f"常州第{n:05d}号厂", uscc=f"91320411MA{n:08d}", kind=EmployerKind.ENTERPRISE, employees=int(dice.lognormvariate(4, 1)),
            town=town_of[wanted[n % len(wanted)].pk],
        )
        for n in range(len(wanted) * 7 // 6)
    )  # fmt: skip
    covers = [
        Cover(employer=one, unit=shop, since=FOUNDED, until=shop.closed_on)
        for one, shop in zip(made, wanted, strict=False)
    ]
    Cover.objects.bulk_create(covers)
    found: dict[int, list[int]] = {}
    for cover in covers:
        found.setdefault(cover.unit_id, []).append(cover.employer_id)
    return found


def _members(dice: random.Random, members: int, shops: list[Unit], employers: dict[int, list[int]]) -> None:
    """In chunks, persons first: seven per cent more than asked, for they are members no more."""
    invented, total = People(SEED), round(members * (1 + LEFT))
    first = (Person.objects.aggregate(n=models.Max("pk"))["n"] or 0) + 1
    for start in range(0, total, CHUNK):
        ids = range(first + start, first + min(start + CHUNK, total))
        _pour(Person, PERSON, (_person(dice, invented, pk) for pk in ids))
        _pour(
            Membership,
            STRETCH,
            (one for pk in ids for one in _history(dice, pk, shops, employers, gone=pk - first >= members)),
        )
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), [Person]):
            cursor.execute(statement)


PERSON = ("id", "name", "initials", "sex", "birth", "identity_index", "phone_index")
STRETCH = ("person_id", "unit_id", "employer_id", "standing", "employment", "occupation", "migrant", "since", "until", "began", "ended", "reason")  # fmt: skip


def _person(dice: random.Random, invented: People, pk: int) -> tuple[Any, ...]:
    sex = "男" if dice.random() < 0.58 else "女"
    born = date(1960, 1, 1) + timedelta(days=dice.randrange(16_000))
    name, _ = invented.named(sex)
    number = blind(invented.number(born, sex))
    return (
        pk,
        name[:60],
        initials(name)[:60],
        Sex.MALE if sex == "男" else Sex.FEMALE,
        born,
        number,
        blind(invented.phone()),
    )


def _history(
    dice: random.Random, pk: int, shops: list[Unit], employers: dict[int, list[int]], *, gone: bool
) -> Iterator[Stretch]:
    """One stretch after another, each from the day the last ended."""
    since = FIRST + timedelta(days=dice.randrange((LAST - FIRST).days))
    shop, draw, began = _open(dice, shops, since), dice.random(), Beginning.JOINED
    employment = dice.choice(EMPLOYMENTS)
    gig = dice.choice(GIGS) if employment == Employment.GIG else ""
    work = (employment, gig, dice.random() < 0.3)

    def stretch(until: date | None, ended: str, standing: str = Standing.NORMAL) -> Stretch:
        works = employers.get(shop.pk)
        return (
            pk,
            shop.pk,
            dice.choice(works) if works else None,
            standing,
            *work,
            since,
            until,
            began,
            ended,
            "量",
        )

    if shop.closed_on or draw < MOVED:
        on = shop.closed_on or min(since + timedelta(days=dice.randrange(30, 2500)), LAST)
        if on > since:
            yield stretch(on, Ending.CARRIED_ON)
            began = Beginning.REGROUPED if shop.closed_on else Beginning.TRANSFERRED
            shop, since = _open(dice, shops, date.max), on
    later = min(since + timedelta(days=dice.randrange(1, 1500)), TODAY)
    if gone:
        yield stretch(later, dice.choice((Ending.LEFT, Ending.LEFT, Ending.DEEMED, Ending.DIED)))
    elif draw > 1 - RETAINED:
        yield stretch(later, Ending.CARRIED_ON)
        since, began = later, Beginning.RETAINED
        yield stretch(None, "", Standing.RETAINED)
    else:
        yield stretch(None, "")


def _open(dice: random.Random, shops: list[Unit], on: date) -> Unit:
    """The first are the largest: half of all members belong to a fifth of the unions."""
    while True:
        shop = shops[int(len(shops) * dice.random() ** 1.4)]
        if shop.closed_on is None or on < shop.closed_on:
            return shop


def _pour(model: type[models.Model], names: Sequence[str], rows: Iterable[tuple[Any, ...]]) -> None:
    """Columns not told get what the model gives a new row; sealed ones stay empty."""
    fields = {field.attname: field for field in model._meta.concrete_fields}  # noqa: SLF001
    rest = {name: field for name, field in fields.items() if name not in names and not field.primary_key}
    more = tuple(
        b"" if isinstance(field, models.BinaryField) else field.get_default() for field in rest.values()
    )
    table, columns = model._meta.db_table, ", ".join(f'"{name}"' for name in (*names, *rest))  # noqa: SLF001
    told = (
        tuple(cell.isoformat() if isinstance(cell, date) else cell for cell in row) + more for row in rows
    )
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f'COPY "{table}" ({columns}) FROM STDIN') as copy:
                for row in told:
                    copy.write_row(row)
        else:
            marks = ", ".join(["%s"] * (len(names) + len(rest)))
            cursor.executemany(f'INSERT INTO "{table}" ({columns}) VALUES ({marks})', list(told))


if __name__ == "__main__":
    sys.exit("bench.crowd 由 bench.members 等调用，请运行 python -m bench.members")
