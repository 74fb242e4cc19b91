"""Every main page in every dress and at both widths: nothing for axe to find, nothing beyond the edge, a quiet console."""

from datetime import date

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import reverse
from django.utils import timezone

from tests.aid import cases, seasons
from tests.browser.conftest import contest
from tests.browser.grant_steps import Clock
from tests.cast import enrol, offer
from tests.payments.bank import answer
from zhijia.aid.services.applying import begin
from zhijia.aid.services.publishing import show
from zhijia.notices.models import Message
from zhijia.payments import services as payments
from zhijia.payments.models import Order

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

DRESSES = {
    "light": {"theme": "light"},
    "dark": {"theme": "dark"},
    "care": {"theme": "light", "mode": "care"},
}
WIDTHS = {1440: 900, 390: 844}
RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}
NARROW = {  # what a narrow window can change; the rest was asked at the full width
    "runOnly": {
        "type": "rule",
        "values": ["color-contrast", "target-size", "scrollable-region-focusable", "aria-hidden-focus"],
    },
    "resultTypes": ["violations"],
}
BEYOND = """() => {
  const kept = each => { for (let at = each.parentElement; at && at !== document.body; at = at.parentElement) if (getComputedStyle(at).overflowX !== 'visible') return true; };
  const far = [...document.body.querySelectorAll('*')].filter(each => each.getBoundingClientRect().right > innerWidth + 1);
  const free = far.filter(each => !kept(each));
  return document.documentElement.scrollWidth <= innerWidth ? [] : (free.length ? free : far).slice(0, 5).map(each => each.outerHTML.slice(0, 120)); }"""
BARE = """() => [...document.querySelectorAll('*')].filter(each => each.getAttributeNames().some(name => /^hx-(get|post|put|patch|delete)$/.test(name)))
  .filter(each => !each.matches('a[href], form[action]') && !each.closest('form')).map(each => each.outerHTML.slice(0, 120))"""


@pytest.fixture
def addresses(filled, article, report, limin):
    """The ten and a few more. Of the studio, both without and with a figure opened."""
    contests = reverse("sheets:list", args=["skills.contests"])
    studio = reverse("reports:studio", args=[report.pk])
    return {
        "home": "/", "news": "/news/", "article": article.get_absolute_url(), "figures": "/figures/",
        "figure": "/figures/skills.contests_held/", "sign in": "/w/login/", "desk": "/w/", "register": contests,
        "review": reverse("sheets:intake", args=[doubtful(limin).pk]), "studio": studio,
        "claim": f"{studio}?claim={report.body.index('3余场')}",
        "edition": reverse("reports:edition", args=[report.pk, 1]), "board": "/w/figures/",
        "rows": "/w/figures/skills.contests_held/rows/", "gallery": "/_ui/",
    }  # fmt: skip


def doubtful(limin):
    """A file with one row to book and one to mend."""
    return offer("skills.contests", [contest(5), contest(6, 举办日期="2016-02-30")], by=limin)


def complaints(found) -> list[str]:
    """Each element axe stumbled over, in one line: rule, place, what is wrong with it."""
    return [
        f"{rule['id']}: {node['target'][0]} {' '.join(node['failureSummary'].split())[:160]}"
        for rule in found.response["violations"]
        for node in rule["nodes"]
    ]


@pytest.fixture
def fair(monkeypatch):
    """What the checks find in a household is told elsewhere; here one needs no second signature."""
    monkeypatch.setattr("zhijia.aid.services.deciding.check", lambda _application: [])


@pytest.fixture
def clock(monkeypatch):
    """Two weeks after the cases begin: a first grant can be paid, a second is before the public."""
    made = Clock()
    made.on(3, 18)
    monkeypatch.setattr("django.utils.timezone.now", made)


@pytest.fixture
def grants(clock, fair, district, chenjing, officers, wutao, zhaoqiang):
    """An application in each state: written, under review, approved, before the public, to be paid, paid."""
    money = cases.fund(district, wutao)
    paid = pay(cases.payable(district, chenjing, officers, money), zhaoqiang, wutao)
    draft = begin(chenjing.person, item="study", unit=district.plant_union, by=chenjing, at=timezone.now())
    review, approved, shown = [someone(district, n) for n in range(3)]
    cases.payable(district, someone(district, 3), officers, money)
    told = {"review": cases.submitted(district, review, at=timezone.now())}
    for name, who in (("approved", approved), ("shown", shown)):
        told[name] = cases.approved(district, who, officers, money)
    notice = show([told["shown"]], unit=district.unit, by=officers[-1], at=timezone.now())
    seasons.campaign(
        district.unit, officers[-1], fund=seasons.purse(district, wutao, code="SEASON"), budget=500_000
    )
    seasons.shown(district, officers[-1])
    return {**told, "draft": draft, "paid": paid, "notice": notice}


@pytest.fixture
def officers(wanglei, sunfang, limin):
    return [wanglei, sunfang, limin]


def someone(district, n: int):
    number = seasons.identity(date(1980, 1, 1 + n))
    return enrol(district, f"member{n}", name=f"赵{'一二三四'[n]}", identity=number, phone=f"1380000000{n}")


def pay(matter, maker, releaser):
    """To the bank and back; the order and the bank's answer."""
    order, now = Order.objects.get(matter=matter), timezone.now()
    batch = payments.make_batch([order], bank="fixed", by=maker, at=now)
    payments.release(batch, by=releaser, at=now)
    _, content = payments.bank_file(batch, by=maker, at=now)
    file = payments.take_return("回单.txt", answer(content), bank="fixed", by=maker, at=now)
    payments.settle(file, by=maker, at=now)
    return {"matter": matter, "order": order, "batch": batch, "file": file}


@pytest.fixture
def walks(grants, chenjing, wanglei, limin, zhaoqiang):
    """Who opens what: the member, the first level, the district, the cashier, anybody."""
    draft, paid, notice = grants["draft"].matter_id, grants["paid"], grants["notice"].number
    case = grants["review"].number
    message = Message.objects.filter(person=chenjing.person).first()
    home = paid["matter"].aid.household.number
    return [
        (chenjing, "matters:home"), (chenjing, "aid:apply"), (chenjing, "aid:start"), (chenjing, "aid:step", draft, "item"),
        (chenjing, "aid:step", draft, "family"), (chenjing, "aid:check", draft),
        (chenjing, "matters:my_case", paid["matter"].number), (chenjing, "notices:messages"),
        (chenjing, "notices:message", message.pk), (chenjing, "notices:me"), (chenjing, "notices:consents"),
        (chenjing, "payments:receipt", paid["order"].ref),
        (wanglei, "matters:inbox"), (wanglei, "matters:case", case), (limin, "aid:households"), (limin, "aid:household", home),
        (limin, "aid:publish"), (limin, "notices:desk_publicity", notice), (limin, "ledger:index"), (limin, "ledger:fund", "UNION"),
        (limin, "rulebook:index"), (limin, "aid:campaigns"), (limin, "aid:wishes_desk"),
        (zhaoqiang, "payments:index"), (zhaoqiang, "payments:batch", paid["batch"].number),
        (zhaoqiang, "payments:returned", paid["file"].pk), (zhaoqiang, "payments:chain", paid["order"].ref),
        (None, "notices:public"), (None, "notices:publicity", notice), (None, "notices:poster", notice), (None, "aid:wishes"),
    ]  # fmt: skip


def found_wrong(axe, page, where: str, troubles: list[str]) -> list[str]:
    """The page as it stands, at both widths."""
    wrong = []
    for width, height in WIDTHS.items():
        page.set_viewport_size({"width": width, "height": height})
        told = complaints(axe.run(page, options=NARROW if width == min(WIDTHS) else RULES))
        told += [f"beyond the edge: {one}" for one in page.evaluate(BEYOND)]
        told += [f"htmx without a link or form: {one}" for one in page.evaluate(BARE)]
        told += [troubles.pop() for _ in list(troubles)]
        wrong += [f"{where} {width}: {one}" for one in told]
    return wrong


@pytest.mark.parametrize("name", DRESSES)
def test_every_main_page_keeps_the_promises(window, addresses, limin, troubles, name):
    axe, wrong = Axe(), []
    inside, outside = window(limin, **DRESSES[name]), window(**DRESSES[name])
    for where, address in addresses.items():
        page = inside if address.startswith("/w/") and where != "sign in" else outside
        assert page.goto(address).status == 200, where
        wrong += found_wrong(axe, page, where, troubles)

    assert "\n".join(wrong) == ""


@pytest.mark.parametrize("name", DRESSES)
def test_from_the_application_to_the_ledger_every_page_keeps_them(window, walks, troubles, name):
    axe, wrong = Axe(), []
    pages = {who: window(who, **DRESSES[name]) for who in dict.fromkeys(who for who, *_ in walks)}
    for who, where, *told in walks:
        assert pages[who].goto(reverse(where, args=told)).status == 200, where
        wrong += found_wrong(axe, pages[who], where, troubles)

    assert "\n".join(wrong) == ""


def test_the_checks_themselves_see_what_they_should(window, years, district, troubles):
    page = window(width=390)
    page.goto("/figures/")
    page.evaluate("""() => {
      const bare = document.createElement('span'); bare.setAttribute('hx-get', '/'); document.body.append(bare);
      const wide = document.createElement('div'); wide.style.width = '500px'; wide.textContent = '宽'; document.body.append(wide);
      document.body.setAttribute('style', 'color: red'); }""")

    assert len(page.evaluate(BARE)) == 1
    assert any("宽" in each for each in page.evaluate(BEYOND))
    assert any("Content Security Policy" in said for said in troubles)
    troubles.clear()
