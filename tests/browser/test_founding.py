"""孙芳 asks for a union and 李敏 founds it; then two villages become one as the page foretold. By clicking and typing only."""

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from tests.grassroots.founding import factory
from tests.grassroots.plans import join
from tests.orgs.deeds import SAID, employer
from zhijia.grassroots.models import Establishment
from zhijia.orgs.models import Unit
from zhijia.orgs.services import open_unit
from zhijia.orgs.terms import UnitKind

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

WIDTHS = {1440: 900, 390: 844}
TEXT = {
    "工会全称": "春江木业工会", "预计会员人数": "24", "其中女会员人数": "9", "任期（年）": "3", "筹备组成员": "张三、李四", "党组织意见": "同意建会",
}  # fmt: skip
PEOPLE = (("主席", "张伟"), ("委员", "李强"), ("委员", "王敏"), ("经审委员", "赵丽"))
BEYOND = "() => document.documentElement.scrollWidth <= innerWidth"


def heading(page, text):
    expect(page.get_by_role("heading", level=1)).to_contain_text(text)
    assert page.evaluate(BEYOND), text


def press(page, name):
    page.get_by_role("main").get_by_role("button", name=name).click()


def follow(page, name):
    page.get_by_role("main").get_by_role("link", name=name).first.click()


def agree(page, decision):
    page.get_by_label("批复文号").fill("常新工组〔2026〕8号")
    page.get_by_role("radio", name=decision).check()
    press(page, "提交决定")


@pytest.mark.parametrize("width", WIDTHS)
def test_a_union_is_asked_for_and_founded(window, district, sunfang, limin, width):
    factory(district)
    page = window(sunfang, width=width, height=WIDTHS[width], script=width != 390)
    page.goto("/w/orgs/")
    follow(page, "建会")
    heading(page, "建会申请")
    follow(page, "春江镇总工会")
    for label, text in TEXT.items():
        page.get_by_label(label).first.fill(text)
    page.get_by_label("工会类型").select_option(label="单独基层工会")
    press(page, "保存，填写覆盖单位")
    heading(page, "覆盖单位")
    page.get_by_label("单位名称或统一社会信用代码").fill("春江木业")
    press(page, "查找")
    press(page, "加入这家单位")
    follow(page, "下一步，填写人选")
    for n, (office, name) in enumerate(PEOPLE):
        page.get_by_label("职务").select_option(label=office)
        page.get_by_label("姓名").fill(name)
        page.get_by_label("手机号码").fill(f"1390000000{n}")
        press(page, "加入人选")
        heading(page, "人选")
    follow(page, "下一步，核对并提交")
    heading(page, "核对并提交")
    expect(page.get_by_text("会员 24 人，委员应为 3 名且为单数，拟设 3 名")).to_be_visible()
    press(page, "提交春江镇")

    number = Establishment.objects.get().matter.number
    desk = window(limin, width=width, height=WIDTHS[width])
    desk.goto(f"/w/cases/{number}/")
    heading(desk, "建立春江木业工会")
    agree(desk, "批准建会")
    expect(desk.get_by_text(f"{number} 已办：已批准建会")).to_be_visible()
    unit = Unit.objects.get(name="春江木业工会")
    desk.goto(f"/w/orgs/{unit.pk}/")
    heading(desk, "春江木业工会")
    expect(desk.get_by_text("第 1 届（3 年）")).to_be_visible()


@pytest.mark.parametrize("width", WIDTHS)
def test_two_villages_become_one(window, district, sunfang, limin, width):
    one, two = (
        open_unit(
            f"{name}村工联会",
            kind=UnitKind.VILLAGE,
            parent=district.chunjiang,
            on=SAID["at"].date().replace(year=2012),
            **SAID,
        )
        for name in ("东港", "西港")
    )
    join(one, employer("东港木业", district.chunjiang, one), many=3)
    page = window(sunfang, width=width, height=WIDTHS[width], script=width != 390)
    page.goto(f"/w/orgs/{one.pk}/")
    follow(page, "组织变动")
    follow(page, "合并")
    press(page, "选择 东港村工联会")
    follow(page, "选择现有的工会")
    page.get_by_label("名称或区划代码").fill("西港")
    press(page, "查找")
    press(page, "选择 西港村工联会")
    page.get_by_label("生效日期").fill(str(timezone.localdate()))
    page.get_by_label("理由").fill("村庄合并")
    press(page, "保存，看看会怎样")
    heading(page, "会怎样")
    told = "已核对：随迁工会 0 个，变动单位 1 家，随迁会员 3 人"
    page.get_by_label(told).check()
    press(page, "提交上级批复")
    heading(page, "东港村工联会 · 合并")

    desk = window(limin, width=width, height=WIDTHS[width])
    desk.goto(page.url)
    desk.get_by_label(told).check()
    agree(desk, "同意，立即办理")
    desk.goto(f"/w/orgs/{two.pk}/")
    expect(desk.get_by_text("承接东港村工联会，随迁下级工会 0 个，承接单位 1 家")).to_be_visible()
    heading(desk, "西港村工联会")
