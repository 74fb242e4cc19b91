"""The roll's pages at the size of a district: 700,000 members, 8,000 unions, whole pages as an officer's browser asks for them.

    .venv/bin/python -m bench.members_pages [MEMBERS] [UNIONS]

Goals: a page of the roll in less than 150 ms, whichever page and filter; a search in less than 100 ms. The median of several
runs is told, by the wall and of the processors: this process, and on PostgreSQL (without parallel workers) its servers too.
First on SQLite, then on a PostgreSQL of our own; or on that alone which ZHIJIA_DATABASE_URL names.
"""

import os
import statistics
import subprocess
import sys
import time
from datetime import UTC, date, datetime
from pathlib import Path

from django.test import Client

from bench.scratch import scratch
from bench.tree import tell

PAGE, FOUND = 150, 100
RUNS = 9
AT = datetime(2026, 1, 1, tzinfo=UTC)
FOUNDED = date(2005, 1, 1)


def people() -> dict[str, str]:
    """Somebody to look for, as an officer would type it. The numbers are made up, the index is the real one."""
    from zhijia.people.models import Membership, Person, blind

    identity, phone = "320411197603022127", "13800000000"
    member = Membership.objects.filter(until=None).order_by("pk")[1000].person_id
    Person.objects.filter(pk=member).update(identity_index=blind(identity), phone_index=blind(phone))
    one = Person.objects.get(pk=member)
    return {
        "whole name": one.name, "surname and one character": one.name[:2], "initials": one.initials, "two initials": one.initials[:2],
        "number": identity, "number, full width": "３２０４１１１９７６０３０２２１２７", "phone": phone, "nobody": "没有这个人",
    }  # fmt: skip


def pages(members: int) -> dict[str, str]:
    from zhijia.orgs.models import Unit

    last = -(-members // 50)
    town = Unit.objects.filter(kind="town").order_by("pk").first()
    return {
        "first page": "", "page in the middle": f"?page={last // 2}", "last page": f"?page={last}", "of one town": f"?place={town.pk}",
        "of one town, page 500": f"?place={town.pk}&page=500", "retained": "?standing=retained", "dispatched": "?employment=dispatched",
        "couriers": "?occupation=courier", "migrants": "?migrant=1", "no migrants, page 5000": "?migrant=0&page=5000",
        "women": "?sex=2", "women, page 3000": "?sex=2&page=3000", "members no more": "?past=1", "members no more, women": "?past=1&sex=2",
        "women migrants dispatched in one town": f"?place={town.pk}&sex=2&migrant=1&employment=dispatched",
    }  # fmt: skip


def measure(members: int) -> None:
    from zhijia.access.services import give_post
    from zhijia.access.terms import Role
    from zhijia.orgs.models import Unit
    from zhijia.people.models import Account

    wanted = people()
    for kind, role in (("district", Role.OFFICER), ("town", Role.TOWN), ("single", Role.GRASSROOTS)):
        unit = Unit.objects.filter(kind=kind, closed_on=None).order_by("pk").first()
        account = Account.objects.create_account(kind, name=kind, password=None)
        give_post(account, unit=unit, role=role, since=FOUNDED, by="bench", at=AT)
        client = Client()
        client.force_login(account)
        for what, query in (pages(members) if kind == "district" else {"first page": ""}).items():
            tell(f"{kind}: {what}", page(client, f"/w/members/{query}"), PAGE)
        for what, words in wanted.items():
            tell(f"{kind}: search {what}", page(client, "/w/members/", q=words), FOUND)


def page(client: Client, address: str, **asked: str) -> tuple[float, float]:
    """Median milliseconds by the wall and of processors."""
    walls, owns = [], []
    for _ in range(RUNS + 1):  # the first is not counted
        before = time.perf_counter(), worked()
        assert client.get(address, asked or None).status_code == 200
        walls.append((time.perf_counter() - before[0]) * 1000)
        owns.append((worked() - before[1]) * 1000)
    return statistics.median(walls[1:]), statistics.median(owns[1:])


def worked() -> float:
    """Seconds that processors worked for us: this process, and the servers behind it where there are any."""
    from django.db import connection

    own = time.process_time()
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pid FROM pg_stat_activity WHERE backend_type = 'client backend'")
            places = [Path(f"/proc/{pid}/schedstat") for (pid,) in cursor.fetchall()]
        own += sum(int(place.read_text().split()[0]) for place in places if place.exists()) / 1e9
    return own


def again_on_postgres() -> None:
    """Settings are read once, so the other database is another process."""
    from tests.postgres import cluster, programs

    place = programs()
    if place is None:
        print("no PostgreSQL of 15 or newer on this machine")
        return
    with cluster(place) as address:
        told = os.environ | {"ZHIJIA_DATABASE_URL": address.rpartition("/")[0] + "/postgres"}
        subprocess.run([sys.executable, "-m", "bench.members_pages", *sys.argv[1:]], check=True, env=told)


def main() -> None:
    members = int(sys.argv[1]) if len(sys.argv) > 1 else 700_000
    unions = int(sys.argv[2]) if len(sys.argv) > 2 else 8_000
    with scratch():
        from django.db import connection

        from bench.crowd import fill, settle

        fill(members, unions)
        settle()
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("ALTER ROLE CURRENT_USER SET max_parallel_workers_per_gather = 0")
            connection.close_pool()
        print(f"{connection.vendor}: {members:,} members, {unions:,} unions", flush=True)
        measure(members)
    if not os.environ.get("ZHIJIA_DATABASE_URL"):
        again_on_postgres()


if __name__ == "__main__":
    main()
