"""Every address is either public by name, or behind a door that sends strangers to sign in and answers 404 to those without the permission."""

import re
from collections.abc import Iterator
from datetime import date

import pytest
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tests.aid import seasons
from tests.aid.cases import behind_doors, entered
from tests.cards import subsidies
from tests.cast import NOW, bring
from tests.grassroots import plans, reelections
from tests.house.rows import codes, rows
from tests.joining import lines, moving, rolls
from tests.joining import scenes as joining
from tests.ledger.scenes import central, pay
from tests.payments.bank import answer
from tests.payments.stage import FLOW, build
from zhijia.base.periods import Period
from zhijia.matters.flows import flows
from zhijia.notices.parts import Line
from zhijia.notices.services import ask_data, object_, publish
from zhijia.payments.models import Batch
from zhijia.people.models import Account
from zhijia.reports.services import freeze, write
from zhijia.sheets import registers

PUBLIC = {
    "web:gallery", "web:gallery_page", "web:mode", "web:healthz", "access:member_sign_in", "access:sign_in", "access:sign_out",
    "grassroots:verify", "aid:claim", "aid:find_gift", "aid:gift", "aid:wishes", "joining:find", "joining:start",
    "notices:poster", "notices:public", "notices:publicity", "notices:receipt",
    "indicators:catalogue", "indicators:json", "indicators:csv", "indicators:figure",
    "news:home", "news:index", "news:feed", "news:union", "news:notices", "news:channel", "news:article", "news:csv", "news:json",
    "news:search", "news:invest", "news:invest_en", "news:help", "news:accessibility", "news:privacy",
}  # fmt: skip
BEHALF = "aid:behalf"  # pages of an officer who entered something for a worker: the district enters nothing
NOT_YET_DONE = {"aid:behalf_done", "aid:behalf_resume"}  # a draft leads to what is still to do
FOR_ALL_WHO_SIGN_IN = {"reports:home"}  # says why the desk is empty
EMPTY_FOR_STRANGERS = {
    "matters:away",
    "matters:hand_over",
    "matters:inbox",
    "matters:save_view",
    "matters:search",
}
POSTED = {
    "aid:add_site",
    "aid:apply_campaign",
    "aid:behalf_reopen",
    "aid:close_campaign",
    "aid:drop_visit",
    "aid:drop_wish",
    "aid:open_rechecks",
    "aid:pay_campaign",
    "aid:plan_visits",
    "grassroots:change_drop",
    "grassroots:change_withdraw",
    "grassroots:found_drop",
    "joining:decide_export",
    "joining:end_catchment",
    "joining:part",
    "joining:take_export",
    "notices:answer",
    "notices:end",
    "notices:strike",
    "payments:cancel",
    "payments:file",
    "payments:release",
    "payments:settle",
    "payments:take_out",
    "matters:abstain",
    "matters:back",
    "matters:countersign",
    "matters:decide",
    "matters:drop_view",
    "matters:extend",
    "matters:hand_over",
    "matters:save_view",
    "sheets:commit",
    "sheets:drop",
    "reports:take",
    "reports:freeze",
}


OPENED_BY = {
    **dict.fromkeys(("ledger:budget", "ledger:close", "ledger:income", "ledger:new_fund", "ledger:reverse"), "wutao"),
    **dict.fromkeys(("payments:bring", "payments:file", "payments:hand", "payments:resolve"), "zhaoqiang"),
    **dict.fromkeys(("rulebook:bring", "rulebook:new", "rulebook:set"), "zhenghua"),
    **dict.fromkeys(("payments:cancel", "payments:settle", "payments:take_out"), "zhaoqiang"), "payments:release": "wutao",
}  # fmt: skip


def patterns(node: URLResolver | None = None, space: str = "", before: str = "") -> Iterator[tuple[str, str]]:
    """Every pattern of the house: its full name and its route."""
    for one in (node or get_resolver()).url_patterns:
        route = before + str(one.pattern)
        if isinstance(one, URLResolver):
            yield from patterns(one, f"{one.namespace}:" if one.namespace else space, route)
        elif isinstance(one, URLPattern):
            yield f"{space}{one.name}", route


NAMES = dict(patterns())
MEMBER = sorted(name for name, route in NAMES.items() if route.startswith("m/") and name not in PUBLIC)
DESK = sorted(name for name, route in NAMES.items() if route.startswith("w/") and name not in PUBLIC)


@pytest.fixture
def furnished(district, limin, chenjing, wanglei, zhaoqiang, wutao, monkeypatch):
    monkeypatch.setitem(flows, FLOW.kind, FLOW)
    intake = bring("skills.contests", rows(registers.find("skills.contests"), 2), by=limin)
    year = Period(date(2018, 1, 1), date(2018, 12, 31))
    report = write(title="总结", body="开展技能竞赛1场。", unit=district.unit, period=year, by=limin, at=NOW)
    edition = freeze(report, by=limin, at=NOW)
    row = registers.find("skills.contests").model.objects.first()
    return {
        "aid": behind_doors(district, chenjing, limin) | seasons.behind_doors(district, limin), "behalf": entered(district, wanglei),
        "sheets": {"code": "skills.contests", "ending": "xlsx", "pk": intake.pk}, "row": {"code": "skills.contests", "pk": row.pk},
        "matters": subsidies.behind_doors(district, chenjing),
        "rulebook": {"code": "aid.wish_cap"}, **public_matters(district, limin, chenjing),
        **money(build(district, limin, zhaoqiang, wutao)),
        "grassroots": {"pk": district.unit.pk}, **classes(district, limin), **reelections.behind_doors(district, limin),
        **plans.behind_doors(district, limin),
        **joining.behind_doors(district, limin), **moving.behind_doors(district, chenjing.person), **rolls.behind_doors(district, limin), **lines.behind_doors(limin),
        "indicators": {"code": "skills.contests_held"}, "reports": {"pk": report.pk, "number": edition.number},
    }  # fmt: skip


def classes(district, limin):
    """A class of union officers, and a union that fills in the year's survey."""
    bring("grassroots.officer_classes", rows(registers.find("grassroots.officer_classes"), 1), by=limin)
    held = registers.find("grassroots.officer_classes").model.objects.get()
    year = {"year": 2018, "pk": district.plant_union.pk}
    return {
        "grassroots:class": {"pk": held.pk},
        "grassroots:certificates": {"pk": held.pk},
        **dict.fromkeys(("grassroots:survey_year", "grassroots:survey_unit"), year),
    }


def public_matters(district, limin, chenjing):
    """A notice with an objection, and somebody's question about their own data."""
    line = Line("BF-2019-0001", "陈静", district.plant_union.name, "深度困难", 250_000)
    notice = publish(
        "困难职工帮扶公示", unit=district.unit, rows=[line], days=5, basis="示例", by=limin, at=NOW
    )
    objection = object_(notice, who="群众", contact="12351", text="情况不符", at=NOW)
    asked = ask_data(chenjing.person, kind="access", words="查阅", unit=district.unit, at=NOW)
    return {"notices": {"number": notice.number, "pk": objection.pk}, "notices:request": {"pk": asked.pk}}


def money(stage):
    """Two batches, one of them answered with a line that waits for a person, and an order still waiting."""
    first, second, third = stage.orders(3)
    goods = stage.order(3, form="goods", goods="米油")
    content = answer(stage.sent([first]), lambda _: ("待定", ""))
    file = stage.take(content)
    batch = stage.batch([second])
    posted = pay(stage.district, central(stage.district))
    return {
        "ledger": {"code": posted.fund.code, "number": posted.number, "ending": "xlsx"},
        "payments": {"number": batch.number, "ref": third.ref, "pk": file.pk},
        "payments:file": {"number": Batch.objects.exclude(pk=batch.pk).get().number},
        "payments:resolve": {"pk": file.lines.get().pk}, "payments:take_out": {"ref": second.ref}, "payments:hand": {"ref": goods.ref},
    }  # fmt: skip


def address(name: str, known: dict) -> str:
    room = "behalf" if name.startswith(BEHALF) else name.split(":", maxsplit=1)[0]
    told = known.get(name) or (known["row"] if name == "sheets:row" else known.get(room, {}))
    return reverse(name, kwargs={key: value for key, value in told.items() if f":{key}>" in NAMES[name]})


def test_every_address_is_listed_or_behind_a_door():
    assert (
        sorted(
            name for name, route in NAMES.items() if not route.startswith(("w/", "m/")) and name not in PUBLIC
        )
        == []
    )


def test_strangers_are_sent_to_sign_in(client, furnished):
    for name in DESK:
        for page in (client.get(address(name, furnished)), client.post(address(name, furnished))):
            assert (name, page.status_code) == (name, 302)
            assert page["Location"].startswith("/w/login/")


def test_without_the_permission_it_is_not_there(client, furnished):
    client.force_login(Account.objects.create_account("stranger", name="无任职"))
    for name in DESK:
        place = address(name, furnished)
        answers = {client.get(place).status_code, client.post(place).status_code}
        assert (name, answers - allowed_to_strangers(name)) == (name, set())


def allowed_to_strangers(name: str) -> set[int]:
    """Where nothing waits for them, nothing is found and nothing is taken; elsewhere the page is not there."""
    if name in EMPTY_FOR_STRANGERS:
        return {200, 405, 422}
    if name.startswith("matters:") and name in POSTED:
        return {404, 405}  # whose matter it is, the query says
    return {200} if name in FOR_ALL_WHO_SIGN_IN else {404}


def test_with_the_permission_it_opens(client, furnished, limin, wanglei, zhaoqiang, wutao, zhenghua):
    """A check on the check: the 404 above is for the person, not for an address that was never there."""
    crew = {"wanglei": wanglei, "zhaoqiang": zhaoqiang, "wutao": wutao, "zhenghua": zhenghua}
    for name in DESK:
        client.force_login(wanglei if name.startswith(BEHALF) else crew.get(OPENED_BY.get(name, ""), limin))
        status = client.get(address(name, furnished)).status_code
        assert (name, status) == (name, 405 if name in POSTED else 302 if name in NOT_YET_DONE else 200)


def test_members_pages_are_for_who_stands_for_somebody(client, db):
    """Strangers sign in as members do; an account that is nobody of the roll finds nothing."""
    stranger = Account.objects.create_account("stranger", name="无任职")
    for name in MEMBER:
        parts = re.findall(r"<[^>]+>", NAMES[name])
        place = reverse(name, kwargs={part.split(":")[1][:-1]: 1 for part in parts})
        client.logout()
        for page in (client.get(place), client.post(place)):
            assert (name, page.status_code) == (name, 302)
            assert page["Location"].startswith("/m/login/")
        client.force_login(stranger)
        assert (name, {client.get(place).status_code, client.post(place).status_code}) == (name, {404})


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
