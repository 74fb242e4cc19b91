"""李敏 brings a file with mistakes, learns what to mend, and brings it again; on a phone she finds a row."""

import io

import openpyxl
import pytest
from playwright.sync_api import expect

from tests.browser.conftest import contest
from tests.cast import workbook
from zhijia.skills.models import Contest

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
TITLE = [["职工技能竞赛台账"]]


def book(*rows: dict):
    header = list(rows[0])
    content = workbook(header, [[row[label] for label in header] for row in rows], above=TITLE)
    return {"name": "竞赛.xlsx", "mimeType": XLSX, "buffer": content}


def bring_file(page, *rows: dict) -> None:
    page.get_by_role("link", name="导入", exact=True).click()
    page.get_by_label("台账文件").set_input_files(book(*rows))
    page.get_by_role("button", name="上传并检查").click()


def test_mistakes_are_told_by_row_and_column_then_the_mended_file_is_booked(window, limin):
    page = window()
    page.goto("/w/registers/skills.contests/")
    page.get_by_label("用户名").fill("limin")
    page.get_by_label("密码").fill("zhijia-test")
    page.get_by_role("main").get_by_role("button", name="登录").click()

    bring_file(page, contest(1), contest(2, 举办日期="2016-02-30"))
    wrong = page.get_by_role("table", name="需要改正的行").locator("tbody tr")
    expect(wrong).to_have_count(1)
    expect(wrong.locator("td")).to_contain_text(["4", "举办日期", "2016-02-30", "这一天不存在", ""])
    assert wrong.locator("td").last.inner_text().strip()

    with page.expect_download() as sent:
        page.get_by_role("link", name="下载待改的 1 行").click()
    lines = list(openpyxl.load_workbook(io.BytesIO(sent.value.path().read_bytes())).active.values)
    assert lines[1][0] == "春江第2届焊工赛"
    assert lines[1][-2] == 4
    page.get_by_role("button", name="放弃这份文件").click()
    expect(page.get_by_text("已放弃 竞赛.xlsx，台账没有改动。")).to_be_visible()
    assert Contest.objects.count() == 0

    page.get_by_role("link", name="职工技能竞赛台账", exact=True).click()
    bring_file(page, contest(1), contest(2))
    page.get_by_role("button", name="确认入账 2 行").click()
    expect(page.get_by_text("新增 2 行，变更 0 行，已入账。")).to_be_visible()
    page.get_by_role("link", name="春江第2届焊工赛").click()
    expect(page.get_by_text("来自文件 竞赛.xlsx 第 4 行")).to_be_visible()
    assert Contest.objects.count() == 2


def test_on_a_phone_the_list_is_cards_and_the_filter_keeps_what_was_asked(window, contests, limin):
    page = window(limin, width=390, height=844)
    page.goto("/w/registers/skills.contests/")
    page.get_by_label("含有文字").fill("第3届")
    page.get_by_label("年度").select_option("2016")
    page.get_by_role("button", name="筛选").click()

    rows = page.get_by_role("main").locator("tbody tr")
    expect(rows).to_have_count(1)
    expect(rows).to_contain_text("春江第3届焊工赛")
    assert rows.locator("td").first.bounding_box()["width"] > 300
    expect(page.get_by_label("含有文字")).to_have_value("第3届")
    page.get_by_role("link", name="年度：2016年").click()
    page.get_by_role("link", name="含有：第3届").click()
    expect(rows).to_have_count(3)
