"""孙芳 asks for a union as pages ask it, one thing a page; whoever approves answers on the matter's own page."""

from django.urls import reverse

from zhijia.grassroots.models import Establishment, EstablishmentSeat
from zhijia.orgs.models import Employer
from zhijia.orgs.terms import EmployerKind

MAN, WOMAN = "320411198001011230", "320411198202024521"
PHONES = [f"139{n:08d}" for n in range(40)]
DOCUMENT = "常新工组〔2019〕12号"


def factory(district, name="春江木业", employees=320):
    return Employer.objects.create(
        name=name, kind=EmployerKind.ENTERPRISE, town=district.chunjiang, employees=employees
    )


def said(**more):
    return {
        "name": "春江木业工会", "short": "", "kind": "single", "code": "", "members": "300", "women": "9", "years": "3",
        "preparation": "张三、李四", "party_opinion": "同意建会", **more,
    }  # fmt: skip


def committee(size, *, audit=1, women=0):
    """A chair, members, and whoever else the law asks for; known by phone."""
    offices = ["chair"] + ["member"] * (size - 1) + ["audit_member"] * audit + ["women_chair"] * women
    return [{"office": office, "name": f"委员{n}", "phone": PHONES[n]} for n, office in enumerate(offices)]


def begin(client, superior, **more):
    answer = client.post(reverse("grassroots:found") + f"?under={superior.pk}", said(**more))
    assert answer.status_code == 302, answer.text
    return Establishment.objects.latest("pk")


def fill(client, asked, employers, seats):
    for one, employees in employers:
        place = reverse("grassroots:found_employers", args=[asked.pk])
        assert one.name in client.get(place, {"q": one.name}).text
        answer = client.post(f"{place}?q={one.name}", {"employer": one.pk, f"e{one.pk}-employees": employees})
        assert answer.status_code == 302, answer.text
    for seat in seats:
        answer = client.post(reverse("grassroots:found_seats", args=[asked.pk]), seat)
        assert answer.status_code == 302, answer.text
    assert EstablishmentSeat.objects.filter(establishment=asked).count() >= len(seats)


def ask(client, district, *, employees=320, seats=None, **more):
    """The whole application, up to the page that checks it."""
    plant = Employer.objects.filter(name="春江木业").first() or factory(district, employees=employees)
    asked = begin(client, district.chunjiang, **more)
    fill(client, asked, [(plant, employees)], committee(7) if seats is None else seats)
    return asked


def submit(client, asked):
    return client.post(reverse("grassroots:found_check", args=[asked.pk]))


def decide(client, asked, decision="approve", **more):
    asked.matter.refresh_from_db()
    told = {"decision": decision, "document": DOCUMENT, "note": "", **more}
    return client.post(reverse("matters:decide", args=[asked.matter.number]), told)
