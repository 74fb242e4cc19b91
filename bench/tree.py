"""How fast the tree answers: 8,000 unions in five levels over ten years, and one employer for each grassroots union.

    .venv/bin/python -m bench.tree [UNIONS]

Goals on SQLite: a subtree counted in less than 50 ms, searched in less than 50 ms, a page in less than 150 ms. The median
of several runs is told, by the wall and of this process alone. Then one of ten towns moves with all below it, and the whole tree is checked against its superiors.
"""

import statistics
import sys
import time
from collections.abc import Callable
from datetime import UTC, date, datetime
from itertools import count

from bench.scratch import scratch

FOUNDED, MOVED, TODAY = date(2005, 1, 1), date(2015, 1, 1), date(2019, 5, 5)
AT = datetime(2019, 5, 5, tzinfo=UTC)
RUNS = 15
TOWNS, VILLAGES = 10, 300


def build(unions: int) -> None:
    """Written in sets, level by level; `zhijia orgs check` at the end proves that it is what the services would write."""
    from zhijia.orgs.models import Cover, Employer, Placement, Unit

    numbers = count()

    def level(kind: str, parents: list[Unit | None], many: int) -> list[Unit]:
        made = Unit.objects.bulk_create(
            Unit(
                name=f"第{next(numbers):05d}号{kind}工会", kind=kind, parent=parents[n % len(parents)], path="", opened_on=FOUNDED,
                code=f"3204{n:06d}" if kind == "town" else "",
            )
            for n in range(many)
        )  # fmt: skip
        for one in made:
            one.path = f"{one.parent.path if one.parent else '/'}{one.pk}/"
        Unit.objects.bulk_update(made, ["path"], batch_size=500)
        Placement.objects.bulk_create(
            Placement(unit=one, parent=one.parent, name=one.name, code=one.code, path=one.path, since=FOUNDED)
            for one in made
        )
        return made

    (city,) = level("city", [None], 1)
    districts = level("district", [city], 2)
    towns = level("town", [districts[0]], TOWNS)
    villages = level("village", towns, VILLAGES)
    singles = level("single", villages, unions - VILLAGES - TOWNS - 3)
    employers = Employer.objects.bulk_create(
        Employer(
            name=f"第{n:05d}号厂",
            uscc=f"91320411MA{n:08d}",
            kind="enterprise",
            town=towns[n % TOWNS],
            employees=n % 400,
        )
        for n in range(len(singles))
    )
    Cover.objects.bulk_create(
        Cover(employer=one, unit=unit, since=FOUNDED) for one, unit in zip(employers, singles, strict=True)
    )


def clocks() -> tuple[float, float]:
    """Milliseconds by the wall, and of this process alone: SQLite works in it, and others may share the machine."""
    return time.perf_counter() * 1000, time.process_time() * 1000


def median(deed: Callable[[], object], runs: int = RUNS) -> tuple[float, float]:
    walls, owns = [], []
    for _ in range(runs):
        wall, own = clocks()
        deed()
        now = clocks()
        walls.append(now[0] - wall)
        owns.append(now[1] - own)
    return statistics.median(walls), statistics.median(owns)


def tell(what: str, spent: tuple[float, float], goal: float = 0) -> None:
    wall, own = spent
    print(f"{what:<44}{wall:9.1f} ms wall {own:9.1f} ms own{f'   goal {goal:.0f} ms' if goal else ''}")


def reading() -> None:
    from zhijia.orgs.models import Unit
    from zhijia.orgs.queries import brought_under, count_below, search, tallies, today_of

    district, town = (Unit.objects.filter(kind=kind).order_by("pk").first() for kind in ("district", "town"))
    towns = list(Unit.objects.filter(kind="town"))
    print(
        f"{count_below(district, on=TODAY):,} unions below the district, {count_below(town, on=TODAY):,} below a town"
    )
    tell("subtree counted, of the district", median(lambda: count_below(district, on=TODAY)), 50)
    tell("subtree counted, of a town", median(lambda: count_below(town, on=TODAY)), 50)
    tell(
        "ten towns: unions, employers, employees",
        median(lambda: tallies(towns, on=TODAY, within=district)),
        100,
    )
    for words in ("04321", "号single", "320400", "91320411MA00000123", "没有这个"):
        tell(f"search {words}", median(lambda words=words: list(search(words, on=TODAY)[:50])), 50)
    tell("heirs of a town on today's map", median(lambda: today_of(town, TODAY)), 50)
    tell("what is brought under the district", median(lambda: brought_under(district, on=TODAY)))


def pages() -> None:
    from django.test import Client

    from zhijia.access.services import give_post
    from zhijia.access.terms import Role
    from zhijia.orgs.models import Unit
    from zhijia.people.models import Account

    district = Unit.objects.filter(kind="district").order_by("pk").first()
    account = Account.objects.create_account("limin", name="李敏", password=None)
    give_post(account, unit=district, role=Role.OFFICER, since=FOUNDED, by="bench", at=AT)
    client = Client()
    client.force_login(account)
    town, single = (
        Unit.objects.filter(kind=kind, path__startswith=district.path).first() for kind in ("town", "single")
    )
    for what, address in {
        "page of the tree": "/w/orgs/", "page of a town": f"/w/orgs/{town.pk}/", "page of a grassroots union": f"/w/orgs/{single.pk}/",
        "page of the tree, another day": "/w/orgs/?on=2014-06-01", "page of a search": "/w/orgs/?q=0432",
        "page of all its employers": f"/w/orgs/{district.pk}/employers/",
    }.items():  # fmt: skip
        assert client.get(address).status_code == 200
        tell(what, median(lambda address=address: client.get(address)), 150)


def writing() -> None:
    from zhijia.orgs.models import Unit
    from zhijia.orgs.queries import flaws
    from zhijia.orgs.services import merge_units, move_unit, open_unit

    said = {"by": "bench", "at": AT}
    one, two = Unit.objects.filter(kind="district").order_by("pk")
    towns = list(Unit.objects.filter(kind="town").order_by("pk"))

    def timed(what: str, deed: Callable[[], object]) -> None:
        tell(what, median(deed, 1))

    timed("a town moves with all below it", lambda: move_unit(towns[0], parent=two, on=MOVED, **said))
    timed(
        "two towns merge",
        lambda: merge_units(towns[1:2], into=towns[2], on=date(2018, 1, 1), document="bench", **said),
    )
    numbers = count()
    found = {"kind": "single", "parent": one, "on": MOVED, **said}
    tell("a union is founded", median(lambda: open_unit(f"新建{next(numbers)}工会", **found)))
    timed("the whole tree is checked", lambda: print(f"flaws: {len(flaws())}"))


def main() -> None:
    unions = int(sys.argv[1]) if len(sys.argv) > 1 else 8_000
    with scratch():
        build(unions)
        reading()
        pages()
        writing()


if __name__ == "__main__":
    main()
