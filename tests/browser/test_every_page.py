"""Every main page in every dress and at both widths: nothing for axe to find, nothing beyond the edge, a quiet console."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import reverse

from tests.browser.conftest import contest
from tests.cast import offer

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
BEYOND = """() => document.documentElement.scrollWidth <= innerWidth ? [] : [...document.body.querySelectorAll('*')]
  .filter(each => each.getBoundingClientRect().right > innerWidth + 1).slice(0, 5).map(each => each.outerHTML.slice(0, 120))"""
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


@pytest.mark.parametrize("name", DRESSES)
def test_every_main_page_keeps_the_promises(window, addresses, limin, troubles, name):
    axe, wrong = Axe(), []
    inside, outside = window(limin, **DRESSES[name]), window(**DRESSES[name])
    for where, address in addresses.items():
        page = inside if address.startswith("/w/") and where != "sign in" else outside
        answer = page.goto(address)
        assert answer.status == 200, where
        for width, height in WIDTHS.items():
            page.set_viewport_size({"width": width, "height": height})
            told = complaints(axe.run(page, options=NARROW if width == min(WIDTHS) else RULES))
            told += [f"beyond the edge: {one}" for one in page.evaluate(BEYOND)]
            told += [f"htmx without a link or form: {one}" for one in page.evaluate(BARE)]
            told += [troubles.pop() for _ in list(troubles)]
            wrong += [f"{where} {width}: {one}" for one in told]

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
