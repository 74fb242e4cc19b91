"""刘洋 scans the code on the wall of the plant union: what the stories of joining begin with."""

from django.urls import reverse

from tests.cast import CHENJING, FOUNDED, NOW
from zhijia.joining.models import Application
from zhijia.joining.services import applying
from zhijia.joining.services.naming import name_union
from zhijia.joining.whereabouts import slug_of
from zhijia.matters.models import Matter
from zhijia.orgs.models import Employer, Unit
from zhijia.orgs.services import open_unit
from zhijia.orgs.terms import EmployerKind, UnitKind
from zhijia.people.models import Person
from zhijia.people.services import enlist

PHONE, SECRET = "13912345678", "changzhou2026"
LIUYANG = "320411199105152235"
MINOR = "32041120150312212X"
SAID = {"name": "刘洋", "phone": "139 1234 5678", "password": SECRET, "again": SECRET}
IDENTITY = {"name": "刘洋", "document": "resident", "number": LIUYANG}
WORK = {"workplace": "春江工具厂", "employment": "contract", "registration": "other_rural", "migrant": "on"}
ABOUT = {"nationality": "01", "education": "30"}
CONSENTS = {"agreed": "on", "pledged": "on"}


def door(unit: Unit) -> str:
    return reverse("joining:start", args=[slug_of(unit)])


def page(step: str) -> str:
    return reverse("joining:step", args=[step])


def begins(client, unit: Unit, **said):
    """Scan, name and phone, signed in."""
    return client.post(door(unit), SAID | said)


def fills(client, *, identity=None, work=None):
    """One thing a page until only the check is left; returns where each page led."""
    told = {
        "identity": IDENTITY | (identity or {}),
        "work": WORK | (work or {}),
        "about": ABOUT,
        "consents": CONSENTS,
    }
    return {step: client.post(page(step), answers) for step, answers in told.items()}


def applies(client, unit: Unit, *, identity=None, work=None, **said) -> Matter:
    """From the wall to the number."""
    begins(client, unit, **said)
    fills(client, identity=identity, work=work)
    client.post(reverse("joining:check"))
    return Application.objects.select_related("matter").latest("pk").matter


def decides(client, who, matter, decision, **said):
    client.force_login(who)
    return client.post(
        reverse("matters:decide", args=[matter.number]), {"decision": decision, "note": "", **said}
    )


def on_the_roll(name: str = "陈静", number: str = CHENJING) -> Person:
    """Somebody an earlier file brought, who has no account."""
    return enlist(name, identity=number)


def sector(district) -> Unit:
    return open_unit(
        "新北区物流行业工联会", kind=UnitKind.SECTOR, parent=district.unit, on=FOUNDED, by="测试", at=NOW
    )


def workshop(district, name: str = "春江小作坊") -> Employer:
    """An employer that no union covers."""
    return Employer.objects.create(
        name=name, kind=EmployerKind.ENTERPRISE, town=district.chunjiang, employees=8
    )


def submitted(unit: Unit, *, at, name="刘洋", phone=PHONE, number=LIUYANG) -> Matter:
    """The same without a browser."""
    account = applying.register(name, phone=phone, password=SECRET, unit=unit, at=at)
    said = {"by": account, "at": at}
    made = applying.running_of(account.person)
    applying.tell_document(made, name=name, document="resident", number=number, **said)
    made = applying.tell_work(
        made, workplace="春江工具厂", employment="contract", registration="local_urban", **said
    )
    made = applying.write(made, **ABOUT, **said)
    return applying.submit(applying.agree(made, **said), **said).matter


def behind_doors(district, limin) -> dict:
    """Something at every address of joining that names one."""
    union = sector(district)
    named = name_union("courier", unit=union, since=FOUNDED, by=limin, at=NOW)
    matter = submitted(
        district.plant_union, at=NOW, name="赵敏", phone="13700000009", number="320411198506121232"
    )
    return {
        "joining:poster": {"slug": slug_of(district.plant_union)}, "joining:printed": {"number": matter.number},
        "joining:end_catchment": {"pk": named.pk},
    }  # fmt: skip
