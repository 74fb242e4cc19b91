"""How fast members are counted: 700,000 with their histories in 8,000 unions, on SQLite and on PostgreSQL.

    .venv/bin/python -m bench.members [MEMBERS [UNITS]]

Goals: the members of a subtree in less than 50 ms, on a day by ten towns in less than 150 ms. The median of several runs is
told, by the wall and of this process alone (PostgreSQL works in another).
"""

import os
import subprocess
import sys
from datetime import date

from tests.postgres import cluster, programs

from bench.scratch import scratch
from bench.tree import median, tell

MEMBERS, UNITS, RUNS = 700_000, 8_000, 7


def counting(members: int, units: int) -> None:
    from bench.crowd import TODAY, fill, settle
    from zhijia.base.periods import Period
    from zhijia.indicators.indicator import find
    from zhijia.indicators.scope import Scope
    from zhijia.orgs.models import Unit
    from zhijia.orgs.terms import UnitKind
    from zhijia.people.models import Membership

    tell("the district is written", median(lambda: fill(members, units), 1), 120_000)
    settle()
    district = Unit.objects.get(code="320400")
    town = Unit.objects.filter(kind=UnitKind.TOWN).order_by("pk").first()
    assert town
    figure, year = find("members.count"), Period(date(2025, 1, 1), TODAY)
    then = Period(date(2020, 1, 1), date(2021, 1, 1))
    whole = Scope(district, year)
    print(f"{figure.value(whole):,} members now in {Membership.objects.count():,} stretches")
    cases = {
        ("subtree of a town", 50): lambda: figure.value(Scope(town, year)),
        ("subtree of the district", 50): lambda: figure.value(whole),
        ("subtree of a town, five years ago", 50): lambda: figure.value(Scope(town, then)),
        ("by ten towns", 150): lambda: figure.by_town(whole),
        ("by ten towns, five years ago", 150): lambda: figure.by_town(Scope(district, then)),
        ("by ten towns, five years ago on today's map", 0): lambda: figure.by_town(Scope(district, then, map=TODAY)),
        ("joined between two days", 0): lambda: find("members.joined").value(whole),
        ("left between two days", 0): lambda: find("members.left").value(whole),
        ("joined between two days, by ten towns", 0): lambda: find("members.joined").by_town(whole),
        ("women", 0): lambda: find("members.women").value(whole),
        ("all splits of the district", 0): lambda: figure.by_split(whole),
        ("all splits of a town", 0): lambda: figure.by_split(Scope(town, year)),
        ("rate of joining, by ten towns", 0): lambda: find("members.rate").by_town(whole),
    }  # fmt: skip
    for (what, goal), deed in cases.items():
        tell(what, median(deed, RUNS), goal)


def main() -> None:
    members, units = (int(told) for told in (sys.argv[1:] + [MEMBERS, UNITS][len(sys.argv) - 1 :])[:2])
    if not os.environ.get("ZHIJIA_DATABASE_URL") and (place := programs()):
        with cluster(place) as address:
            print("—— PostgreSQL ——", flush=True)
            more = {**os.environ, "ZHIJIA_DATABASE_URL": address.rpartition("/")[0] + "/postgres"}
            subprocess.run(
                [sys.executable, "-m", "bench.members", str(members), str(units)], env=more, check=True
            )
        print("—— SQLite ——", flush=True)
    with scratch():
        counting(members, units)


if __name__ == "__main__":
    main()
