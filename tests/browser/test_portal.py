"""A citizen reads the news and follows a figure to its numbers; 周平 of another town finds nothing of 李敏's."""

import pytest
from playwright.sync_api import expect

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]


def test_from_the_front_page_to_the_numbers_behind_a_sentence(window, article):
    page = window()
    page.goto("/")
    page.get_by_role("main").get_by_role("link", name="五年工作报告").first.click()
    expect(page.get_by_role("heading", level=1, name="五年工作报告")).to_be_visible()
    expect(page.get_by_text("来源：新北区总工会综合部")).to_be_visible()

    page.get_by_role("article").locator("a.u-chip", has_text="120人次").click()
    expect(page.get_by_text("指标代码")).to_be_visible()
    expect(page.get_by_role("main").locator(".u-bignum")).to_contain_text("120")
    with page.expect_download() as sent:
        page.get_by_role("link", name="下载 CSV").click()
    lines = sent.value.path().read_text("utf-8-sig").splitlines()
    assert lines[0] == "分组,名称,数值,单位,起日,止日,区划"
    assert lines[1].startswith("合计,,120,人次,2014-05-01,")


def test_what_another_town_may_not_see_answers_like_what_is_not_there(
    window, report, contests, zhouping, troubles
):
    page = window(zhouping)
    told = []
    for address in (
        f"/w/reports/{report.pk}/",
        f"/w/intakes/{contests.pk}/",
        "/w/reports/999999/",
        "/w/nothing/",
    ):
        answer = page.goto(address)
        told.append((answer.status, page.locator("body").inner_text()))

    assert told[0][0] == 404
    assert told == [told[0]] * len(told)
    assert all("404" in said for said in troubles)
    troubles.clear()
