"""Without a mouse everything is reached in order, and the dress a reader chose stays on."""

import pytest
from playwright.sync_api import expect

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

FOCUSED = "document.activeElement.textContent.trim() || document.activeElement.getAttribute('name') || ''"
FAR = 60


def reached(page) -> list[str]:
    """What the Tab key stops at, until it leaves the page."""
    names: list[str] = []
    for _ in range(FAR):
        page.keyboard.press("Tab")
        name = page.evaluate(FOCUSED)
        if page.evaluate("document.activeElement === document.body"):
            break
        names.append(name)
    return names


def test_the_first_stop_leads_past_the_menu(window, contests, limin):
    page = window(limin)
    page.goto("/w/")
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="跳到正文")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.get_by_role("main")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_role("main").get_by_role("link", name="导入台账")).to_be_focused()


def test_the_main_actions_are_reached_by_tab_alone(window, report, limin):
    page = window(limin)
    page.goto(f"/w/reports/{report.pk}/")
    names = reached(page)

    stops = ["跳到正文", "报告工作室", "修改正文", "定稿留存", "导出 Word", "3余场（表述不符）"]
    assert [name for name in names if name in stops] == stops


def test_a_chip_opens_by_enter_and_escape_gives_the_text_back(window, report, limin):
    page = window(limin)
    page.goto(f"/w/reports/{report.pk}/")
    chip = page.get_by_role("article").locator("a.u-chip").first
    chip.focus()
    page.keyboard.press("Enter")

    expect(page.locator("#claim").get_by_role("heading", name="职工技能竞赛场次")).to_be_visible()
    expect(chip).to_be_focused()


def test_large_type_and_dark_stay_chosen(window, years, district):
    page = window()
    page.goto("/")
    small = page.evaluate("parseFloat(getComputedStyle(document.documentElement).fontSize)")
    page.get_by_role("button", name="大字版").click()
    page.get_by_role("button", name="深色").click()
    page.goto("/figures/")

    html = page.locator("html")
    expect(html).to_have_attribute("data-mode", "care")
    expect(html).to_have_attribute("data-theme", "dark")
    assert page.evaluate("parseFloat(getComputedStyle(document.documentElement).fontSize)") > small * 1.3
    page.get_by_role("button", name="标准版").click()
    page.get_by_role("button", name="浅色").click()
    page.goto(page.url)
    expect(html).to_have_attribute("data-mode", "std")
    expect(html).to_have_attribute("data-theme", "light")
