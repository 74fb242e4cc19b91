"""The inbox, filled and opened; loaded once Django is ready."""

import time
from collections.abc import Sequence
from datetime import date, timedelta
from statistics import median

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from zhijia.access.services import give_post
from zhijia.access.terms import Permission, Role
from zhijia.cards.models import SubsidyClaim
from zhijia.cards.terms import Subsidy
from zhijia.matters.models import Matter, Stop
from zhijia.matters.terms import StopState
from zhijia.orgs.models import Unit
from zhijia.orgs.services import open_unit
from zhijia.orgs.terms import UnitKind
from zhijia.people.models import Account, Person
from zhijia.site.defaults import lay_defaults
from zhijia.site.sample import lay_roots

FOUNDED = date(2000, 1, 1)
CARD = "6222021001116245124"
UNIONS, COLLEAGUES = 200, 5
PAGES = (
    ("first page", "/w/inbox/"),
    ("last page", "/w/inbox/?page=999999"),
    ("overdue only", "/w/inbox/?due=overdue"),
    ("one union", "/w/inbox/?q=0007"),
    ("one matter", "/w/cases/BT-2026-00001/"),
    ("search", "/w/search/?q=BT-2026-0007"),
)


def fill(count: int) -> list[tuple[str, Account]]:
    lay_defaults()
    lay_roots()
    district = Unit.objects.get(name="新北区总工会")
    said = {"on": FOUNDED, "by": "量", "at": timezone.now()}
    town = open_unit("春江镇总工会", short="春江镇", kind=UnitKind.TOWN, parent=district, **said)
    unions = [open_unit(f"工会{n:04d}", kind=UnitKind.SINGLE, parent=town, **said) for n in range(UNIONS)]
    officers = [hire(f"town{n}", town, Role.TOWN) for n in range(COLLEAGUES)]
    lay_matters(count, town=town, unions=unions, officers=officers)
    return [("town officer", officers[0]), ("district officer", hire("district", district, Role.OFFICER))]


def hire(username: str, unit: Unit, role: str) -> Account:
    account = Account.objects.create_account(username, name=username)
    give_post(account, unit=unit, role=role, since=FOUNDED, by="量", at=timezone.now())
    return account


def lay_matters(count: int, *, town: Unit, unions: Sequence[Unit], officers: Sequence[Account]) -> None:
    """Due over four months around today; every third held, in turns."""
    today, at = timezone.localdate(), timezone.now()
    people = Person.objects.bulk_create((Person(name=f"工友{n}") for n in range(count)), batch_size=1000)
    matters = Matter.objects.bulk_create(
        (
            Matter(
                kind="subsidy", number=f"BT-2026-{n:05d}", title="工会卡专项补贴", state="review", applicant=person,
                unit=unions[n % len(unions)], entered_by=officers[0], desk=town, awaits=Permission.CARDS_REVIEW, opened_at=at,
                rules_on=today, due_on=today + timedelta(days=n * 7 % 120 - 30), holder=officers[n % COLLEAGUES] if n % 3 == 0 else None,
            )
            for n, person in enumerate(people)
        ),
        batch_size=1000,
    )  # fmt: skip
    Stop.objects.bulk_create(
        (
            Stop(matter=one, order=0, label="镇街审核", unit=town, permission=Permission.CARDS_REVIEW, state=StopState.HERE)
            for one in matters
        ),
        batch_size=1000,
    )  # fmt: skip
    SubsidyClaim.objects.bulk_create(
        (
            SubsidyClaim(
                matter=one, claimant_id=one.applicant_id, item=Subsidy.HOSPITAL, happened_on=today, asked=20_000, bank_name="银行",
                card=CARD, card_index="", card_tail=CARD[-4:], stands=True,
            )
            for one in matters
        ),
        batch_size=1000,
    )  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def measure(officers: Sequence[tuple[str, Account]], times: int) -> None:
    print(f"{Matter.objects.count():,} open matters, {connection.vendor}, medians of {times} whole pages")
    for who, account in officers:
        client = Client()
        client.force_login(account)
        waiting = Matter.objects.at_desk_of(account, on=timezone.localdate()).count()
        print(f"{who}, {waiting:,} in the inbox")
        for name, address in PAGES:
            print(f"  {name:14} {opened(client, address, times)}")


def opened(client: Client, address: str, times: int) -> str:
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    told = [float(one["time"]) for one in queries.captured_queries]
    wall, busy = [], []
    for _ in range(times):
        began, worked = time.perf_counter(), time.process_time()
        client.get(address)
        wall.append(time.perf_counter() - began)
        busy.append(time.process_time() - worked)
    return (
        f"{median(wall) * 1000:7.1f} ms, of it {median(busy) * 1000:5.1f} ms at work   {len(told)} queries, "
        f"the slowest {max(told) * 1000:.0f} ms"
    )
