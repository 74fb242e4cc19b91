"""A union elects anew, by clicking and typing only: on a phone and at a desk."""

import pytest
from playwright.sync_api import Page, expect

from tests.cast import NOW
from tests.grassroots import reelections as scene
from zhijia.grassroots.models import Election, Term

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

STOOD = [("陈静", "主席"), ("张伟", "委员"), ("李桂英", "委员"), ("王强", "委员"), ("丁一", "经审委员")]


@pytest.fixture
def clock(monkeypatch):
    """The live server runs in this process, so its clock is ours to move."""

    def set_to(moment):
        monkeypatch.setattr("django.utils.timezone.now", lambda: moment)

    set_to(NOW)
    return set_to


@pytest.fixture
def plant(district, wanglei, sunfang):
    scene.roll(district.plant_union)
    scene.serving(district.plant_union)
    return district.plant_union


def fits(page: Page) -> None:
    """Nothing is wider than the window, once the page a link led to is there."""
    page.wait_for_load_state()
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


def answers(page: Page, number: str, move: str, document: str) -> None:
    page.goto(f"/w/cases/{number}/")
    page.get_by_label("批复文号").fill(document)
    page.locator("form.u-decide label", has_text=move).click()
    fits(page)
    page.get_by_role("button", name="提交决定").click()


@pytest.mark.parametrize("width", [390, 1440])
def test_from_the_warning_to_the_new_term(window, troubles, clock, plant, wanglei, sunfang, width):
    mine, town = window(wanglei, width=width), window(sunfang, width=width)
    town.goto("/w/terms/")
    expect(town.locator("main")).to_contain_text("3个月内到期")
    fits(town)

    mine.goto(f"/w/terms/{plant.pk}/")
    fits(mine)
    mine.get_by_role("link", name="起草换届请示").click()
    mine.get_by_label("拟召开日期").fill("2019-06-01")
    mine.get_by_label("新一届任期（年）").fill("3")
    mine.get_by_label("委员名额", exact=True).fill("4")
    mine.get_by_label("经审委员名额").fill("1")
    mine.get_by_label("同级党组织意见").fill("同意换届")
    mine.get_by_role("button", name="提交上级").click()
    expect(mine.get_by_role("alert")).to_contain_text("请改正名额")
    fits(mine)
    mine.get_by_label("委员名额", exact=True).fill("3")
    mine.get_by_role("button", name="提交上级").click()
    expect(mine.locator("main")).to_contain_text("HJX-2019-0001")
    answers(town, "HJX-2019-0001", "同意换届", "春江总工〔2019〕8号")

    mine.goto(f"/w/terms/{plant.pk}/election/")
    fits(mine)
    mine.get_by_role("button", name="筹备就绪").click()
    for name, office in STOOD:
        mine.get_by_label("姓名").fill(name)
        mine.get_by_label("拟任职务").select_option(label=office)
        mine.get_by_role("button", name="列入名单").click()
        expect(mine.get_by_role("cell", name=name).first).to_be_visible()
    fits(mine)
    mine.get_by_role("button", name="公布候选人名单").click()
    mine.get_by_role("link", name="打印选票").click()
    fits(mine)
    expect(mine.locator("table").first.locator("tbody tr")).to_contain_text(
        ["王强", "李桂英", "张伟", "陈静"]
    )

    clock(scene.MEETING)
    mine, town = window(wanglei, width=width), window(sunfang, width=width)  # a month later both sign in anew
    mine.goto(f"/w/terms/{plant.pk}/election/")
    for label, told in (
        ("大会日期", "2019-06-01"),
        ("应到人数", "30"),
        ("实到人数", "28"),
        ("发出选票", "28"),
        ("收回选票", "28"),
    ):
        mine.get_by_label(label).fill(told)
    mine.get_by_label("无记名投票").check()
    for name, votes in scene.GOT.items():
        mine.get_by_label(f"{name}：得票").fill(str(votes))
    fits(mine)
    mine.get_by_role("button", name="上报选举结果").click()
    expect(mine.locator("main")).to_contain_text("等上级批复")
    answers(town, Election.objects.get().matter.number, "批复选举结果", "春江总工〔2019〕15号")

    mine.goto(f"/w/terms/{plant.pk}/")
    expect(mine.locator("main")).to_contain_text("第3届")
    fits(mine)
    assert Term.objects.running().get().number == 3
    assert ["422" in one for one in troubles] == [True]  # the one refusal, as the console tells it
    troubles.clear()
