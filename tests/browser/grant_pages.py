"""What each person does on one page or a few: 陈静 on her phone, the officers, a stranger, the cashier."""

from playwright.sync_api import Page, expect

from tests.aid.cases import CARD
from tests.browser.grant_steps import (
    NUMBER,
    box,
    choose,
    fill,
    follow,
    heading,
    menu,
    picture,
    press,
    says,
    told,
)
from zhijia.base.identity import check_digit

SON = "32041120100304121" + check_digit("32041120100304121")


def forward(page: Page, after: str) -> None:
    press(page, "保存，下一步")
    heading(page, after)


def begins(page: Page) -> None:
    """The first four pages, then she leaves."""
    follow(page, "困难帮扶")
    follow(page, "医疗救助")
    page.get_by_label("医疗救助").check()
    press(page, "开始填写")
    heading(page, "申请哪一项")
    says(page, "第 1 步，共 9 步")
    box(page, "申请金额（元）").fill("0.6万")
    forward(page, "基本情况")
    choose(page, 现在的工作="在岗", 健康状况="良好", 住房="自购房")
    fill(page, 手机号码="138 0000 0000", 家庭住址="春江镇桃花新村 3 幢")
    forward(page, "家里人")
    fill(page, 姓名="陈小宝", 身份证号=SON, 在读学校="春江小学")
    choose(page, 是申请人的="子女", 现在的身份="学生", 健康状况="良好")
    press(page, "添加")
    says(page, "陈小宝（子女）")
    forward(page, "家庭收入")
    choose(page, 谁的收入="陈静", 收入种类="工资")
    box(page, "一年多少元").fill("3.6万")
    box(page, "证明照片").set_input_files(picture("工资单.png"))
    press(page, "保存，下次继续")
    told(page, "已保存，下次从这里继续。")


def finishes(page: Page) -> None:
    """Where she left off, to the number."""
    follow(page, "困难帮扶")
    follow(page, "还没有填完")
    heading(page, "家庭支出")
    choose(page, 支出种类="自付医疗费")
    fill(page, 说明="住院自付", 一年多少元="24000")
    box(page, "票据照片").set_input_files(picture("结算单.png"))
    forward(page, "困难的原因")
    page.get_by_role("group", name="最主要的原因").get_by_label("患重特大疾病").check()
    box(page, "发生了什么").fill("去年 8 月住院做手术，自付两万四千元。")
    forward(page, "收款银行卡")
    fill(page, 开户银行="江南农村商业银行", 户名="陈静", 银行卡号=CARD)
    forward(page, "材料照片")
    choose(page, 是什么材料="身份证")
    box(page, "拍照或选择照片").set_input_files([picture("正面.png"), picture("反面.png")])
    press(page, "添加")
    says(page, "正面.png", "反面.png")
    forward(page, "阅读并同意")
    for purpose in page.get_by_role("main").get_by_role("checkbox").all():
        purpose.check()
    forward(page, "提交前，请核对一遍")
    says(page, "尾号 5124", "大致符合“深度困难”", "24,000")
    press(page, "以上属实，提交申请")
    heading(page, "已提交")
    says(page, NUMBER, "3 月 9 日", "基层核实", "接下来", "工会会上门核查一次")


def opens_from_inbox(page: Page) -> None:
    menu(page, "收件箱")
    heading(page, "有 1 件等您办理")
    follow(page, "医疗救助申请")
    heading(page, "医疗救助申请")
    says(page, NUMBER)


def decides(page: Page, choice: str, note: str = "", **amounts: str) -> None:
    """On the bar at the foot of the case."""
    fill(page, **amounts)
    box(page, "意见（申请人可见）").fill(note)
    page.get_by_role("radio", name=choice, exact=True).check()
    press(page, "提交决定")


def sends_back(page: Page) -> None:
    opens_from_inbox(page)
    says(page, "申报与核对", "符合困难类别")
    decides(page, "退回补正", "缺出院小结，请拍照补上")
    told(page, f"{NUMBER} 已办：等您补材料。")
    heading(page, "收件箱")


def adds_the_paper(page: Page) -> None:
    follow(page, "医疗救助申请：等您补材料")
    heading(page, "等您补材料")
    says(page, "缺出院小结，请拍照补上")
    fill(page, 材料名称="出院小结")
    box(page, "拍照或选择文件").set_input_files(picture("出院小结.png"))
    press(page, "上传这份材料")
    says(page, "待提交")
    press(page, "补好了，重新提交")
    heading(page, "审核中")


def visits_and_approves(page: Page) -> None:
    opens_from_inbox(page)
    says(page, "出院小结", "还没有登记入户核查")
    follow(page, "登记入户核查")
    fill(page, 核查日期="2026-03-04", 核查人="王磊、刘红", 核查情况="家中两口人，病历与申报一致。")
    box(page, "现场照片").set_input_files(picture("客厅.png"))
    press(page, "登记")
    says(page, "2026-03-04，王磊、刘红", "家中两口人，病历与申报一致。")
    decides(page, "通过", "情况属实")
    told(page, f"{NUMBER} 已办")


def suggests(page: Page) -> None:
    opens_from_inbox(page)
    says(page, "王磊", "情况属实")
    decides(page, "通过", "同意，建议按自付的两成", **{"建议金额（元）": "4500"})
    told(page, f"{NUMBER} 已办")


def grants(page: Page) -> None:
    """李敏 sees checks, calculation and what it does to the budget, changes the amount and names the fund."""
    opens_from_inbox(page)
    says(page, "已入户核查", "困难类别测算", "深度困难", "可用 50,000 → 通过后 45,500 元")
    page.get_by_text("逐行看怎么算的").click()
    says(page, "规则 新北区城乡居民最低生活保障标准")
    expect(box(page, "核定金额（元）")).to_have_value("4500")
    choose(page, 资金="工会经费帮扶资金")
    decides(page, "通过", "同意", **{"核定金额（元）": "4800"})
    told(page, f"{NUMBER} 已办：待公示。")


def publishes(page: Page) -> None:
    menu(page, "待公示")
    page.get_by_label(f"选择 {NUMBER}").check()
    press(page, "预览公示内容")
    says(page, "陈**", "春江工具厂工会", "深度困难", "4,800", "5 个工作日")
    press(page, "公示 1 件")
    told(page, "已公示 1 件，公示至 2026-03-16")


def objects(page: Page) -> str:
    """A stranger, without signing in; the code is all that is given back."""
    page.goto("/publicity/")
    follow(page, "困难职工帮扶公示（1 户）")
    says(page, "陈**")
    assert "陈静" not in page.content()
    fill(page, 您的姓名="刘大力", 联系方式="13911112222", 异议内容="听说他家还有一套房。")
    press(page, "提交异议")
    says(page, "异议已收到。")
    return page.get_by_role("main").locator("b.u-num").inner_text()


def ends_the_notice(page: Page) -> None:
    menu(page, "公示")
    follow(page, "困难职工帮扶公示（1 户）")
    press(page, "结束公示")


def learns_the_answer(page: Page, receipt: str) -> None:
    page.goto("/publicity/")
    follow(page, "困难职工帮扶公示（1 户）")
    says(page, "名单不再显示")
    follow(page, "查异议答复")
    page.get_by_label("回执码").fill(receipt)
    press(page, "查答复")
    says(page, "异议不成立", "已入户核实，房屋为父母所有。")


def brings_back(page: Page, content: bytes) -> None:
    menu(page, "付款")
    follow(page, "上传银行回单")
    page.get_by_label("银行文件格式").select_option(label="定长文本")
    page.get_by_label("银行回单文件").set_input_files(
        {"name": "回单.txt", "mimeType": "text/plain", "buffer": content}
    )
    press(page, "上传并核对")
