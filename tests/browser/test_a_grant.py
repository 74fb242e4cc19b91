"""One grant from a member's phone to the bank's receipt, by clicking and typing only."""

from datetime import date

import pytest
from django.core.cache import cache
from playwright.sync_api import expect

from tests.aid.cases import fund
from tests.browser import grant_pages as on_page
from tests.browser.grant_steps import (
    NOTICE,
    NUMBER,
    Clock,
    Walk,
    fill,
    follow,
    heading,
    menu,
    press,
    says,
    told,
)
from tests.cast import NOW
from tests.payments.bank import answer, refuses_some
from zhijia.aid.models import Payment
from zhijia.audit.queries import verify as diary
from zhijia.ledger.models import Fund, Hold, Transfer
from zhijia.ledger.queries import balance, bank_of, execution, verify
from zhijia.ledger.terms import HoldState
from zhijia.matters.models import Matter
from zhijia.payments.models import Order
from zhijia.people.services import admit

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

FIRST, SECOND = "BF20260001-1", "BF20260001-2"
OTHER_CARD = "6228480402564890018"
TOLD = f"成功 ZF-2026-0002 赵强 吴涛 王磊 孙芳 李敏 深度困难 低保标准 DA-2026-0001 工会经费帮扶资金 {NOTICE}"
LISTED = f"{SECOND} 陈静 春江工具厂工会 深度困难 医疗救助 工会经费 转账 4800 2026-03-20 已发放"


@pytest.fixture
def clock(monkeypatch):
    """The live server runs in this process, so its clock is ours to move."""
    made = Clock()
    monkeypatch.setattr("django.utils.timezone.now", made)
    return made


@pytest.fixture
def walk(window, clock, settings, district, chenjing, wanglei, sunfang, limin, zhaoqiang, wutao):
    settings.ZHIJIA_PERIOD = "2026-01-01/2026-12-31"
    cache.clear()
    admit(chenjing.person, unit=district.plant_union, since=date(2012, 5, 1), by="测试", at=NOW)
    return Walk(window, clock)


@pytest.fixture
def money(district, wutao):
    return fund(district, wutao)


def test_from_her_phone_to_the_banks_receipt(walk, money, troubles):
    apply(walk)
    approve(walk)
    show(walk, troubles)
    refused_by_the_bank(walk)
    paid(walk)
    received(walk)
    traced_and_counted(walk)
    assert_the_books_are_whole(money)


def apply(walk: Walk) -> None:
    """On the phone, left in the middle and taken up again; sent back once."""
    with walk.phone() as page:
        on_page.begins(page)
    with walk.phone() as page:
        on_page.finishes(page)
    walk.clock.on(3, 3)
    with walk.desk("wanglei") as page:
        on_page.sends_back(page)
    with walk.phone() as page:
        on_page.adds_the_paper(page)


def approve(walk: Walk) -> None:
    for day, who, does in (
        (5, "wanglei", on_page.visits_and_approves),
        (6, "sunfang", on_page.suggests),
        (9, "limin", on_page.grants),
    ):
        walk.clock.on(3, day)
        with walk.desk(who) as page:
            does(page)


def show(walk: Walk, troubles: list[str]) -> None:
    """Five working days before the public; one objection, looked into and not upheld."""
    with walk.desk("limin") as page:
        on_page.publishes(page)
    receipt = on_page.objects(walk.window())
    with walk.desk("limin") as page:
        on_page.ends_the_notice(page)
        says(page, "公示至 2026-03-16，请在期满次日起结束公示")
    walk.clock.on(3, 17)
    with walk.desk("limin") as page:
        on_page.ends_the_notice(page)
        says(page, "期满待结束", "还有 1 条异议没有答复")
        page.get_by_label("答复").fill("已入户核实，房屋为父母所有。")
        page.get_by_label("不成立").check()
        press(page, "答复异议")
        told(page, "已答复")
        press(page, "结束公示")
        told(page, f"{NOTICE} 的公示已结束")
    assert ["422" in one for one in troubles] == [True, True]  # the two refusals, as the console tells them
    troubles.clear()
    on_page.learns_the_answer(walk.window(), receipt)


def batch(walk: Walk, ref: str, number: str) -> bytes:
    """赵强 makes it and cannot release it; 吴涛 does; then there is a file for the bank."""
    with walk.desk("zhaoqiang") as page:
        menu(page, "付款")
        page.get_by_label(f"选择 {ref}").check()
        page.get_by_label("银行文件格式").select_option(label="定长文本")
        press(page, "做成批次")
        heading(page, f"批次 {number}")
        expect(page.get_by_role("button", name="放行")).to_have_count(0)
        expect(page.get_by_role("button", name="导出银行文件")).to_have_count(0)
    with walk.desk("wutao") as page:
        menu(page, "付款")
        follow(page, number)
        press(page, "放行 1 笔，4,800 元")
        told(page, f"批次 {number} 已放行")
    with walk.desk("zhaoqiang") as page:
        menu(page, "付款")
        follow(page, number)
        with page.expect_download() as sent:
            press(page, "导出银行文件")
        return sent.value.path().read_bytes()


def refused_by_the_bank(walk: Walk) -> None:
    walk.clock.on(3, 18)
    sent = batch(walk, FIRST, "ZF-2026-0001")
    with walk.desk("zhaoqiang") as page:
        on_page.brings_back(page, answer(sent, refuses_some(FIRST, reason="账户已销户")))
        says(page, FIRST, "失败", "账户已销户")
        press(page, "入账 1 行")
        told(page, "回单已入账 1 行")
    assert (Transfer.objects.count(), Hold.objects.get().state) == (0, HoldState.OPEN)
    with walk.phone() as page:
        menu(page, "消息")
        follow(page, "账户已销户")
        follow(page, "去看看")
        heading(page, "银行退回")
        follow(page, "更正收款账户")
        fill(page, 开户银行="农业银行春江支行", 银行卡号=OTHER_CARD)
        press(page, "更正，重新发放")
        told(page, "收款账户已更正，将重新安排发放。")


def paid(walk: Walk) -> None:
    walk.clock.on(3, 20)
    sent = batch(walk, SECOND, "ZF-2026-0002")
    with walk.desk("zhaoqiang") as page:
        on_page.brings_back(page, answer(sent))
        says(page, SECOND, "成功")
        press(page, "入账 1 行")
        told(page, "回单已入账 1 行")


def received(walk: Walk) -> None:
    with walk.phone() as page:
        follow(page, "医疗救助申请：已发放")
        press(page, "确认收到")
        heading(page, "已办结")
        menu(page, "我的")
        follow(page, "我的收款")
        says(page, "共 1 笔")
        follow(page, "医疗救助 4,800 元")
        heading(page, "4,800 元")
        says(page, "尾号 0018", SECOND, NUMBER)


def traced_and_counted(walk: Walk) -> None:
    """From the bank's line back to the reason; and forward into the figure."""
    with walk.desk("limin") as page:
        menu(page, "付款")
        follow(page, "ZF-2026-0002")
        follow(page, SECOND)
        sections = page.get_by_role("main").get_by_role("heading", level=2)
        expect(sections).to_have_text(["银行回单或签收", "凭证", "批次", "应付单", "事项与决定", "依据"])
        says(page, *TOLD.split())
        menu(page, "台账")
        follow(page, "帮扶资金发放台账")
        row = page.get_by_role("main").locator("tbody tr")
        expect(row).to_have_count(1)
        expect(row.locator("td")).to_contain_text(LISTED.split())
        menu(page, "指标看板")
        follow(page, "帮扶救助资金 4,800 元")
        heading(page, "帮扶救助资金 4,800 元")
        expect(row).to_have_count(1)
        follow(page, SECOND)
        follow(page, f"付款 {SECOND}")
        heading(page, f"{SECOND}：4,800 元")


def assert_the_books_are_whole(money: Fund) -> None:
    transfer, hold, matter = Transfer.objects.get(), Hold.objects.get(), Matter.objects.get()

    assert (transfer.amount, transfer.fund, transfer.use) == (480_000, money, "medical")
    assert (hold.state, hold.transfer) == (HoldState.USED, transfer)
    assert matter.state == "closed"
    assert list(Order.objects.order_by("ref").values_list("ref", "state")) == [
        (FIRST, "refused"),
        (SECOND, "paid"),
    ]
    assert Payment.objects.get().transfer == transfer
    spent = next(one for one in execution(2026, funds=[money]) if one.use == "medical")
    assert (spent.budget, spent.paid, spent.held, spent.available) == (5_000_000, 480_000, 0, 4_520_000)
    assert balance(bank_of(money)) == -480_000
    assert (verify().lines, verify().broken) == (1, None)
    assert diary().broken is None
