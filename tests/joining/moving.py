"""陈静 works at the tool plant and goes to a mill in 薛家: what the stories of transfers and changes begin with."""

from datetime import date

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests.cast import FOUNDED, NOW
from zhijia.access.services import give_post
from zhijia.access.terms import Role
from zhijia.joining.models import StandingChange, Transfer
from zhijia.matters.models import Matter
from zhijia.orgs.models import Employer, Unit
from zhijia.orgs.services import cover, open_unit
from zhijia.orgs.terms import EmployerKind, UnitKind
from zhijia.people.models import Account, Membership, Person
from zhijia.people.services import Work, admit

JOINED = date(2018, 3, 1)
PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 64
SAID = {"by": "测试", "at": NOW}


def joins(district, person: Person, day: date = JOINED) -> Membership:
    """A member of the plant union, since long ago."""
    work = Work(district.plant, "contract", "", migrant=False)
    return admit(person, unit=district.plant_union, since=day, work=work, **SAID)


def mill(district) -> tuple[Unit, Employer]:
    """In 薛家, with a union of its own."""
    unit = open_unit("薛家纺织厂工会", kind=UnitKind.SINGLE, parent=district.xuejia, on=FOUNDED, **SAID)
    place = Employer.objects.create(
        name="薛家纺织厂", kind=EmployerKind.ENTERPRISE, town=district.xuejia, employees=80
    )
    cover(place, unit=unit, on=FOUNDED)
    return unit, place


def officer(username: str, name: str, unit: Unit) -> Account:
    account = Account.objects.create_account(username, name=name, password="zhijia-test")
    give_post(account, unit=unit, role=Role.GRASSROOTS, since=FOUNDED, by="测试", at=NOW)
    return account


def paper() -> SimpleUploadedFile:
    return SimpleUploadedFile("证明.png", PNG, content_type="image/png")


def asks_to_go(client, who: Account, unit: Unit, place: Employer | None = None, **said) -> Matter:
    """The member's own pages: choose, check, hand in."""
    client.force_login(who)
    key = f"{unit.pk}-{place.pk if place else 0}"
    page = client.post(reverse("joining:transfer"), {"to": key, "employment": "contract", **said})
    assert (page.status_code, page.get("Location")) == (302, reverse("joining:check_transfer"))
    client.post(reverse("joining:check_transfer"))
    return Transfer.objects.select_related("matter__unit", "matter__desk").latest("pk").matter


def asks_for(client, who: Account, kind: str, **said) -> Matter:
    client.force_login(who)
    page = client.post(reverse("joining:my_change", args=[kind]), said)
    assert (page.status_code, page.get("Location")) == (302, reverse("joining:check_change", args=[kind]))
    client.post(reverse("joining:check_change", args=[kind]))
    return StandingChange.objects.select_related("matter__unit", "matter__desk").latest("pk").matter


def proposes(client, who: Account, person: Person, kind: str, **said):
    client.force_login(who)
    return client.post(reverse("joining:change", args=[person.pk, kind]), said)


def proposed() -> Matter:
    return StandingChange.objects.select_related("matter__unit").latest("pk").matter


def decides(client, who: Account, matter: Matter, decision: str, note: str = "", **said):
    client.force_login(who)
    told = {"decision": decision, "note": note, **said}
    return client.post(reverse("matters:decide", args=[matter.number]), told)


def stretches(person: Person) -> list[tuple[str, str, str]]:
    """Union, how it began, how it ended: the first first."""
    rows = person.memberships.select_related("unit").order_by("since")
    return [(row.unit.name, row.began, row.ended) for row in rows]


def behind_doors(district, person: Person) -> dict:
    """A member, and what an officer may enter of her."""
    if not person.memberships.filter(until=None).exists():
        joins(district, person)
    return {"joining:person": {"pk": person.pk}, "joining:change": {"pk": person.pk, "kind": "retain"}}
