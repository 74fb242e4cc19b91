"""An officer reads the members of the district, opens the women among them, and one of these."""

import pytest

from tests.house.members import make_members
from tests.house.rows import furnish

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def members(district, years):
    furnish(district)
    make_members(district)
    return district


@pytest.mark.parametrize("width", [390, 1440])
def test_from_the_board_to_a_part_to_a_person(window, members, limin, width):
    page = window(limin, width=width)
    page.goto("/w/figures/?to=2018-12-31")
    page.get_by_role("link", name="会员数").first.click()
    page.get_by_role("navigation", name="按性别").get_by_role("link", name="女").click()
    assert "会员数（女）" in page.get_by_role("heading", level=1).inner_text()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.locator("main table a").first.click()
    assert "/w/members/" in page.url


@pytest.mark.parametrize("width", [390, 1440])
def test_the_public_page_of_a_figure_and_its_parts(window, members, width):
    page = window(width=width)
    page.goto("/figures/members.count/?to=2018-12-31")
    assert page.get_by_role("heading", name="性别").is_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.goto("/figures/members.rate/?to=2018-12-31")
    assert page.get_by_role("link", name="已建会单位职工数").is_visible()
