"""刘洋 scans the code on the wall with an old phone, large letters and no script; 王磊 says yes at his desk."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import reverse
from playwright.sync_api import Page, expect

from tests.browser.test_every_page import found_wrong
from tests.cast import NOW
from tests.joining.scenes import LIUYANG, PHONE, SECRET, door, sector, workshop
from zhijia.joining.models import Application
from zhijia.joining.services.naming import name_union
from zhijia.joining.whereabouts import slug_of
from zhijia.people.models import Membership

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

PHONES, DESKS = 390, 1440


def press(page: Page, label: str) -> None:
    page.get_by_role("button", name=label).click()


def heading(page: Page, words: str) -> None:
    expect(page.get_by_role("heading", level=1, name=words)).to_be_visible()


def begins(page: Page, union) -> None:
    page.goto(door(union))
    heading(page, f"加入{union.name}")
    page.get_by_label("姓名").fill("刘洋")
    page.get_by_label("手机号码").fill("139 1234 5678")
    page.get_by_label("设一个密码").fill(SECRET)
    page.get_by_label("再输一遍密码").fill(SECRET)
    press(page, "下一步")


def fills(page: Page) -> None:
    heading(page, "证件")
    page.get_by_label("证件号码").fill(LIUYANG)
    press(page, "保存，下一步")
    expect(page.get_by_text("男，1991-05-15 出生")).to_be_visible()
    heading(page, "工作")
    page.get_by_label("工作单位").fill("春江工具厂")
    page.get_by_label("用工形式").select_option(label="合同制")
    page.get_by_label("户籍类型").select_option(label="外地农村")
    page.get_by_label("我是农民工").check()
    press(page, "保存，下一步")
    heading(page, "基本情况")
    page.get_by_label("学历").select_option(label="大学专科")
    press(page, "保存，下一步")
    heading(page, "阅读并同意")
    page.get_by_label("我同意工会为办理入会").check()
    page.get_by_label("是我本人的意愿").check()
    press(page, "保存，下一步")


def test_from_the_wall_to_the_members_page(window, district, wanglei):
    phone = window(width=PHONES, mode="care", script=False)
    begins(phone, district.plant_union)
    fills(phone)
    heading(phone, "提交前，请核对一遍")
    press(phone, "以上属实，提交申请")
    heading(phone, "审核中")
    number = Application.objects.get().matter.number

    desk = window(wanglei, width=DESKS)
    desk.goto(reverse("matters:inbox"))
    desk.get_by_role("link", name="刘* · 入会申请").click()
    expect(desk.get_by_text("名册上没有这个证件号码")).to_be_visible()
    desk.locator("label", has_text="批准入会").click()
    press(desk, "提交决定")
    expect(desk.get_by_text(f"{number} 已办：已入会")).to_be_visible()

    assert Membership.objects.get().unit == district.plant_union
    later = window(width=PHONES)
    later.goto(reverse("access:member_sign_in"))
    later.get_by_label("用户名或手机号码").fill(PHONE)
    later.get_by_label("密码").fill(SECRET)
    press(later, "登录")
    expect(later.get_by_text(district.plant_union.name)).to_be_visible()
    expect(later.get_by_text("会籍有效")).to_be_visible()


def test_every_page_of_joining_keeps_the_promises(window, district, limin, wanglei, troubles):
    union, employer = sector(district), workshop(district)
    name_union("courier", unit=union, since=union.opened_on, by=limin, at=NOW)
    anybody, worker = window(), window()
    walk = [
        (anybody, reverse("joining:find")),
        (anybody, f"{reverse('joining:find')}?q=春江"),
        (anybody, f"{reverse('joining:find')}?occupation=courier&town={district.chunjiang.pk}"),
        (anybody, door(district.plant_union)),
    ]
    wrong = seen(walk, troubles)
    begins(worker, district.plant_union)
    for name in ("identity", "work", "about", "consents"):
        wrong += seen([(worker, reverse("joining:step", args=[name]))], troubles)
    worker.goto(reverse("joining:join"))
    fills(worker)
    wrong += seen([(worker, reverse("joining:check")), (worker, door(employer.town))], troubles)
    worker.goto(reverse("joining:check"))
    press(worker, "以上属实，提交申请")
    heading(worker, "审核中")
    number = Application.objects.get().matter.number
    desk, district_desk = window(wanglei), window(limin)
    wrong += seen([
        (desk, reverse("matters:case", args=[number])), (desk, reverse("joining:printed", args=[number])),
        (desk, reverse("joining:posters")), (desk, reverse("joining:poster", args=[slug_of(district.plant_union)])),
        (desk, reverse("joining:collective")), (district_desk, reverse("joining:catchments")),
    ], troubles)  # fmt: skip

    assert "\n".join(wrong) == ""


def seen(walk, troubles) -> list[str]:
    """What is wrong on these pages at both widths."""
    wrong: list[str] = []
    for page, where in walk:
        assert page.goto(where).status == 200, where
        wrong += found_wrong(Axe(), page, where, troubles)
    return wrong
