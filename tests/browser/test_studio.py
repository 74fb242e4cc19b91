"""李敏 pastes a report: its figures are marked, one is opened and put right, an edition is frozen. With scripts and without."""

import io
import re

import docx
import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PERIOD, TEXT, contest
from tests.cast import bring
from zhijia.reports.models import Report

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]


def paste(page, text: str = TEXT) -> None:
    page.goto("/w/reports/")
    page.get_by_role("main").get_by_role("link", name="核对一篇文字").first.click()
    page.get_by_label("标题").fill("五年工作报告")
    for label, day in zip(("统计起日", "统计止日"), PERIOD.split("/"), strict=True):
        page.get_by_label(label).fill(day)
    page.get_by_label("或粘贴正文").fill(text)
    page.get_by_role("button", name="开始核对").click()


def chips(page):
    return page.get_by_role("article").locator("a.u-chip")


@pytest.mark.parametrize("script", [True, False], ids=["scripts", "no-scripts"])
def test_from_pasted_text_to_a_frozen_edition(window, contests, limin, script):
    page = window(limin, script=script)
    paste(page)
    expect(chips(page)).to_have_text(["3余场（表述不符）", "120人次", "8个（无来源）", "20场"])
    expect(chips(page).nth(0)).to_have_class(re.compile("is-warn"))
    expect(chips(page).nth(2)).to_have_class(re.compile("is-none"))

    loads: list[str] = []
    page.on("load", lambda: loads.append(page.url))
    chips(page).first.click()
    drawer = page.locator("#claim")
    expect(drawer.get_by_role("heading", name="职工技能竞赛场次")).to_be_visible()
    expect(drawer).to_contain_text("春江第3届焊工赛")
    assert bool(loads) is not script  # with scripts the page itself stays

    drawer.get_by_role("button", name="改为“3场”").click()
    expect(chips(page).first).to_have_text("3场")
    assert "大赛3场、" in Report.objects.get().body
    page.get_by_role("button", name="定稿留存").click()
    expect(page.get_by_text("已定稿第 1 版")).to_be_visible()

    bring("skills.contests", [contest(4)], by=limin)
    page.goto(page.url)
    first = page.get_by_role("main").locator("tbody tr").first
    expect(first.locator("td")).to_contain_text(
        ["3场", "职工技能竞赛场次", "相符", "3", "4", "多 1 行，少 0 行"]
    )

    page.get_by_role("link", name="五年工作报告").click()
    with page.expect_download() as sent:
        page.get_by_role("link", name="导出 Word").click()
    assert sent.value.suggested_filename == "五年工作报告.docx"
    paper = docx.Document(io.BytesIO(sent.value.path().read_bytes()))
    assert any("大赛3场" in line.text for line in paper.paragraphs)


def test_on_a_phone_the_drawer_comes_to_the_reader(window, report, limin):
    page = window(limin, width=390, height=844)
    page.goto(f"/w/reports/{report.pk}/")
    chips(page).first.click()

    drawer = page.locator("#claim")
    expect(drawer.get_by_role("heading", name="职工技能竞赛场次")).to_be_in_viewport()
    assert drawer.bounding_box()["width"] <= 390
    drawer.get_by_role("link", name="收起明细").click()
    expect(drawer.get_by_role("heading", name="需要看一看的数字")).to_be_visible()
    expect(page).to_have_url(re.compile(rf"/w/reports/{report.pk}/$"))
