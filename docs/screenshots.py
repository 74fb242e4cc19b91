"""The README's pictures, taken from a running sample federation.

zhijia demo --port 8019
python docs/screenshots.py http://127.0.0.1:8019
"""

import shutil
import sys
from io import BytesIO
from pathlib import Path

import xlsxwriter
from playwright.sync_api import Browser, Page, sync_playwright

HERE = Path(__file__).resolve().parent / "screenshots"
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--hide-scrollbars"]
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
WIDE, PHONE = (1440, 900), (390, 844)
REPORT = "新北区工会五年工作回顾"
CONTESTS = "/w/registers/skills.contests/"
FIGURE = "/figures/skills.contests_held/"
HEADER = ("竞赛名称", "工种", "赛段", "级别", "主办工会", "举办日期", "参赛人数", "状态")
DOUBTFUL = (
    ("2019年薛家镇焊工技能竞赛", "焊工", "初赛", "镇街", "薛家镇总工会", "2019-04-18", "86", "已举办"),
    ("2019年薛家镇焊工技能竞赛", "焊工", "决赛", "镇街", "薛家镇总工会", "2019-04-31", "32", "已举办"),
    ("2019年春江镇叉车工竞赛", "叉车工", "决赛", "镇街", "春江镇总工会", "2019年4月23日", "1.2百", "已举办"),
    ("2019年罗溪镇数控车工竞赛", "数控车工", "决赛", "镇街", "罗西镇", "2019-04-25", "54", "已举办"),
    ("2019年河海街道护理员竞赛", "护理员", "决赛", "镇街", "河海街道", "2019-04-28", "-8", "已举办"),
    ("2019年三井街道电工竞赛", "电工", "决赛", "镇街", "三井街道", "2019-05-09", "61", "筹备"),
)
"""A clerk's file with the usual slips, for the picture of the review; it is dropped again."""


def main() -> int:
    """One sign-in for all; the phone's pictures wear the dress a reader would choose there."""
    url = sys.argv[1].rstrip("/")
    HERE.mkdir(exist_ok=True)
    with sync_playwright() as player:
        program = shutil.which("chromium") or shutil.which("google-chrome")
        chrome = player.chromium.launch(executable_path=program, args=ARGUMENTS)
        page = window(chrome, url, WIDE, theme="light")
        portal(page)
        sign_in(page)
        desk(page)
        for theme, mode in (("light", "care"), ("dark", "std")):
            phone(chrome, url, page, theme=theme, mode=mode)
        chrome.close()
    return 0


def window(chrome: Browser, url: str, size: tuple[int, int], *, theme: str, mode: str = "std") -> Page:
    width, height = size
    context = chrome.new_context(
        base_url=url, viewport={"width": width, "height": height}, device_scale_factor=1, locale="zh-CN"
    )
    context.add_cookies(
        [
            {"name": name, "value": value, "url": url}
            for name, value in (("zj_theme", theme), ("zj_mode", mode))
        ]
    )
    return context.new_page()


def sign_in(page: Page) -> None:
    page.goto("/w/login/")
    page.get_by_label("用户名").fill("limin")
    page.get_by_label("密码").fill("zhijia-demo")
    page.get_by_role("main").get_by_role("button", name="登录").click()


def portal(page: Page) -> None:
    """What a citizen sees."""
    page.goto("/")
    take(page, "home")
    page.get_by_role("main").get_by_role("link", name=REPORT).first.click()
    take(page, "article")
    page.goto(FIGURE)
    take(page, "figure")


def desk(page: Page) -> None:
    """What an officer sees."""
    page.goto("/w/")
    take(page, "desk")
    page.goto(CONTESTS)
    take(page, "register")
    review(page)
    studio(page)
    take(page, "studio")
    page.goto("/w/figures/")
    take(page, "board")


def review(page: Page) -> None:
    page.goto(f"{CONTESTS}import/")
    file = {"name": "2019年4月竞赛台账.xlsx", "mimeType": XLSX, "buffer": workbook()}
    page.get_by_label("台账文件").set_input_files(file)
    page.get_by_role("button", name="上传并检查").click()
    page.get_by_role("button", name="放弃这份文件").wait_for()
    take(page, "review")
    page.get_by_role("button", name="放弃这份文件").click()


def workbook() -> bytes:
    out = BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    sheet = book.add_worksheet()
    for number, row in enumerate([("职工技能竞赛台账",), HEADER, *DOUBTFUL]):
        sheet.write_row(number, 0, row)
    book.close()
    return out.getvalue()


def studio(page: Page) -> None:
    """The sample's report, with the figure opened whose wording does not hold."""
    page.goto("/w/reports/")
    page.get_by_role("main").get_by_role("link", name=REPORT).first.click()
    page.get_by_role("article").locator("a.u-chip.is-warn").first.click()
    page.locator("#claim form").wait_for()


def phone(chrome: Browser, url: str, signed: Page, *, theme: str, mode: str) -> None:
    name = "care" if mode == "care" else theme
    page = window(chrome, url, PHONE, theme=theme, mode=mode)
    page.goto("/")
    take(page, f"home-{name}")
    page.context.add_cookies([one for one in signed.context.cookies() if one["name"] == "sessionid"])  # type: ignore[misc]
    page.goto("/w/")
    take(page, f"desk-{name}")
    studio(page)
    take(page, f"studio-{name}")


def take(page: Page, name: str) -> None:
    page.wait_for_load_state("networkidle")
    page.screenshot(path=HERE / f"{name}.png", animations="disabled")
    print(f"{name}.png　{(HERE / f'{name}.png').stat().st_size // 1024} KB")


if __name__ == "__main__":
    sys.exit(main())
