"""李敏 looks at the lines of a roll that wait: with the keyboard, and on a telephone without scripts."""

from datetime import date

import pytest

from tests.joining.lines import TOWN, enter, line, people
from zhijia.joining.models import Doubt
from zhijia.joining.terms import DoubtState
from zhijia.people.models import Membership, Person
from zhijia.people.services import enlist

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def waiting(district, limin):
    """One who may be known, and two who belong to another union."""
    enlist("陈静", phone="13961120001", sex="2", birth=date(1976, 3, 2))
    enter(people(2), by=limin)
    moved = [{**one, "所属工会": TOWN} for one in people(2)]
    enter(
        [line(), *moved, line(手机号码="1396", 姓名="陈一"), line(民族="火星族")],
        by=limin,
        name="薛家镇名册.xlsx",
    )
    return Doubt.objects.order_by("line")


def test_decided_by_keyboard_one_after_another(window, waiting, limin):
    page = window(limin)
    first = waiting[0]
    page.goto(f"/w/intakes/{first.intake_id}/")
    page.get_by_role("link", name="去核对这 3 行").click()
    assert page.get_by_role("heading", level=1).inner_text() == "疑点核对"
    page.get_by_role("link", name="陈*").click()
    assert "可能是同一人" in page.inner_text("main")
    page.keyboard.press("a")
    page.keyboard.press("Control+Enter")
    page.wait_for_url(f"**/w/doubts/{waiting[1].pk}/")

    assert Doubt.objects.get(pk=first.pk).state == DoubtState.SAME
    assert Person.objects.get(name="陈静").identity == "320411197603022127"


@pytest.mark.parametrize("width", [390, 1440])
def test_decided_without_scripts(window, waiting, limin, district, width):
    page = window(limin, width=width, script=False)
    page.goto(f"/w/doubts/{waiting[1].pk}/")
    page.get_by_label("自哪一天起").fill("2019-04-01")
    page.get_by_role("radio", name="会籍转来").check()
    page.get_by_role("button", name="提交决定").click()
    page.wait_for_url(f"**/w/doubts/{waiting[2].pk}/")

    assert Membership.objects.filter(unit=district.xuejia, until=None).count() == 1
    assert page.evaluate("document.documentElement.scrollWidth") <= width
