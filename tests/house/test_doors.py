"""Every address is either public by name, or behind a door that sends strangers to sign in and answers 404 to those without the permission."""

from collections.abc import Iterator
from datetime import date

import pytest
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tests.cast import NOW, bring
from tests.house.rows import codes, rows
from zhijia.base.periods import Period
from zhijia.people.models import Account
from zhijia.reports.services import freeze, write
from zhijia.sheets import registers

PUBLIC = {
    "web:gallery", "web:gallery_page", "web:mode", "web:healthz", "access:sign_in", "access:sign_out",
    "indicators:catalogue", "indicators:json", "indicators:csv", "indicators:figure",
    "news:home", "news:index", "news:feed", "news:union", "news:notices", "news:channel", "news:article", "news:csv", "news:json",
    "news:search", "news:invest", "news:invest_en", "news:help", "news:accessibility", "news:privacy",
}  # fmt: skip
FOR_ALL_WHO_SIGN_IN = {"reports:home"}  # says why the desk is empty
POSTED = {"sheets:commit", "sheets:drop", "reports:take", "reports:freeze"}


def patterns(node: URLResolver | None = None, space: str = "", before: str = "") -> Iterator[tuple[str, str]]:
    """Every pattern of the house: its full name and its route."""
    for one in (node or get_resolver()).url_patterns:
        route = before + str(one.pattern)
        if isinstance(one, URLResolver):
            yield from patterns(one, f"{one.namespace}:" if one.namespace else space, route)
        elif isinstance(one, URLPattern):
            yield f"{space}{one.name}", route


NAMES = dict(patterns())
DESK = sorted(name for name, route in NAMES.items() if route.startswith("w/") and name not in PUBLIC)


@pytest.fixture
def furnished(district, limin):
    intake = bring("skills.contests", rows(registers.find("skills.contests"), 2), by=limin)
    year = Period(date(2018, 1, 1), date(2018, 12, 31))
    report = write(title="总结", body="开展技能竞赛1场。", unit=district.unit, period=year, by=limin, at=NOW)
    edition = freeze(report, by=limin, at=NOW)
    row = registers.find("skills.contests").model.objects.first()
    return {
        "sheets": {"code": "skills.contests", "ending": "xlsx", "pk": intake.pk}, "row": {"code": "skills.contests", "pk": row.pk},
        "indicators": {"code": "skills.contests_held"}, "reports": {"pk": report.pk, "number": edition.number},
    }  # fmt: skip


def address(name: str, known: dict) -> str:
    told = known["row"] if name == "sheets:row" else known.get(name.split(":", maxsplit=1)[0], {})
    return reverse(name, kwargs={key: value for key, value in told.items() if f":{key}>" in NAMES[name]})


def test_every_address_is_listed_or_behind_a_door():
    assert (
        sorted(name for name, route in NAMES.items() if not route.startswith("w/") and name not in PUBLIC)
        == []
    )


@pytest.mark.parametrize("name", DESK)
def test_strangers_are_sent_to_sign_in(client, furnished, name):
    for answer in (client.get(address(name, furnished)), client.post(address(name, furnished))):
        assert answer.status_code == 302
        assert answer["Location"].startswith("/w/login/")


@pytest.mark.parametrize("name", DESK)
def test_without_the_permission_it_is_not_there(client, furnished, name):
    client.force_login(Account.objects.create_account("stranger", name="无任职"))
    answers = {
        client.get(address(name, furnished)).status_code,
        client.post(address(name, furnished)).status_code,
    }

    assert answers == ({200} if name in FOR_ALL_WHO_SIGN_IN else {404})


@pytest.mark.parametrize("name", DESK)
def test_with_the_permission_it_opens(client, furnished, limin, name):
    """A check on the check: the 404 above is for the person, not for an address that was never there."""
    client.force_login(limin)
    status = client.get(address(name, furnished)).status_code

    assert status == (405 if name in POSTED else 200)


def test_every_register_is_behind_the_same_doors(client, furnished):
    ways = [
        ("list", []),
        ("template", []),
        ("bring", []),
        ("export", ["xlsx"]),
        ("export", ["csv"]),
        ("row", [1]),
    ]
    places = [reverse(f"sheets:{way}", args=[code, *more]) for way, more in ways for code in codes()]

    assert {client.get(place).status_code for place in places} == {302}
    client.force_login(Account.objects.create_account("stranger", name="无任职"))
    assert {client.get(place).status_code for place in places} == {404}
