"""孙芳 joins two records of one person and thinks again; the roll leaves the house when 李敏 agrees, and says whose copy it is."""

import io
from datetime import date

import openpyxl
import pytest
from playwright.sync_api import Page, expect

from tests.joining.rolls import member, members
from zhijia.joining.models import Export
from zhijia.joining.terms import ExportState
from zhijia.people.models import Membership, Merge

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]
WIDTHS = {1440: 900, 390: 844}
WHY = "核对身份证原件，确认为同一人"


@pytest.fixture
def roll(district):
    """陈静 of the plant, whom a later file calls 陈婧; and two more in 春江."""
    found = members(district)
    return found | {
        "again": member("陈婧", district.plant_union, since=date(2016, 1, 1), phone="13700000000")
    }


def heading(page: Page, text: str) -> None:
    expect(page.get_by_role("heading", level=1)).to_contain_text(text)
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth"), text


def press(page: Page, name: str) -> None:
    page.get_by_role("main").get_by_role("button", name=name, exact=True).click()


def follow(page: Page, name: str) -> None:
    page.get_by_role("main").get_by_role("link", name=name).click()


@pytest.mark.parametrize("width", WIDTHS)
def test_two_records_are_joined_and_parted_again(window, roll, sunfang, width):
    this, other = roll["chenjing"], roll["again"]
    page = window(sunfang, width=width, height=WIDTHS[width], script=width != 390)
    page.goto(f"/w/members/{this.pk}/")
    follow(page, "合并重复人员")
    heading(page, "合并：陈*")
    page.get_by_label("姓名、首字母或号码").fill("cj")
    press(page, "查找")
    follow(page, "陈*")
    heading(page, "合并：陈*与陈*")
    page.get_by_role("group", name="留下哪一个人").get_by_label("左边的人").check()
    page.get_by_label("依据").fill(WHY)
    press(page, "合并为一人")
    heading(page, "陈*并入陈*")
    expect(page.get_by_text("已合并为陈*")).to_be_visible()
    expect(page.get_by_text("1 段（与留下的人的会籍重叠，撤销合并时放回）")).to_be_visible()
    assert Merge.objects.get(undone_at=None).gone == other
    assert not Membership.objects.filter(person=other).exists()
    page.goto(f"/w/members/{other.pk}/")
    expect(page.get_by_role("heading", name="并入的记录")).to_be_visible()
    assert page.url.endswith(f"/w/members/{this.pk}/")

    page.goto("/w/members/")
    follow(page, "合并记录")
    heading(page, "合并记录")
    follow(page, "陈*")
    press(page, "撤销合并")
    expect(page.get_by_text("合并已撤销，两人的记录都恢复了。")).to_be_visible()
    heading(page, "陈*并入陈*")
    assert Membership.objects.filter(person=other, until=None).count() == 1
    page.goto(f"/w/members/{other.pk}/")
    heading(page, "陈*")
    assert page.url.endswith(f"/w/members/{other.pk}/")


@pytest.mark.parametrize("width", WIDTHS)
def test_the_roll_leaves_when_two_agree_and_bears_a_mark(window, roll, sunfang, limin, width):
    page = window(sunfang, width=width, height=WIDTHS[width], script=width != 390)
    page.goto("/w/members/")
    follow(page, "申请导出")
    heading(page, "申请导出名册")
    page.get_by_label("用途").fill("制作会员体检名单")
    press(page, "提交申请")
    export = Export.objects.get()
    heading(page, f"导出 {export}")
    expect(page.get_by_text("须由另一位有权限的同事批准")).to_be_visible()
    expect(page.get_by_role("button", name="下载名册")).to_have_count(0)

    desk = window(limin, width=width, height=WIDTHS[width])
    desk.goto("/w/exports/")
    heading(desk, "导出记录")
    follow(desk, str(export))
    press(desk, "批准")
    heading(desk, f"导出 {export}")
    expect(desk.get_by_text(f"{export} 已批准。")).to_be_visible()

    page.goto(page.url)
    with page.expect_download() as sent:
        press(page, "下载名册（只能一次）")
    assert sent.value.suggested_filename == f"会员名册 {export}.xlsx"
    sheet = openpyxl.load_workbook(io.BytesIO(sent.value.path().read_bytes())).active
    for mark in (sheet["A1"].value, sheet.oddHeader.center.text, sheet.oddFooter.center.text):
        assert [word for word in ("内部资料", "春江镇", "孙芳", str(export)) if word not in mark] == []
    page.goto(f"/w/exports/{export.pk}/")
    heading(page, "已下载")
    expect(page.get_by_role("button", name="下载名册")).to_have_count(0)
    assert Export.objects.get().state == ExportState.TAKEN
