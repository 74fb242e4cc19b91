"""The README's pictures, taken from a running sample federation.

zhijia demo --port 8019
python docs/screenshots.py http://127.0.0.1:8019
"""

import shutil
import struct
import sys
import zlib
from collections import Counter
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

import xlsxwriter
from playwright.sync_api import Browser, Page, sync_playwright

HERE = Path(__file__).resolve().parent / "screenshots"
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--hide-scrollbars"]
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
WIDE, PHONE = (1440, 900), (390, 844)
REPORT = "新北区工会五年工作回顾"
MOST_COLOURS = 256
RGB = 3  # bytes a pixel: chromium writes no alpha
CONTESTS = "/w/registers/skills.contests/"
FIGURE = "/figures/skills.contests_held/"
HEADER = ("竞赛名称", "工种", "赛段", "级别", "主办工会", "举办日期", "参赛人数", "状态")
DOUBTFUL = (
    ("2019年薛家镇焊工技能竞赛", "焊工", "初赛", "镇街", "薛家镇总工会", "2019-04-18", "86", "已举办"),
    ("2019年薛家镇焊工技能竞赛", "焊工", "决赛", "镇街", "薛家镇总工会", "2019-04-31", "32", "已举办"),
    ("2019年春江镇叉车工竞赛", "叉车工", "决赛", "镇街", "春江镇总工会", "2019年4月23日", "约50", "已举办"),
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
        members(page)
        money(page)
        for theme, mode in (("light", "care"), ("dark", "std")):
            phone(chrome, url, page, theme=theme, mode=mode)
        for theme, mode in (("light", "std"), ("light", "care"), ("dark", "std")):
            member(chrome, url, theme=theme, mode=mode)
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


def sign_in(page: Page, username: str = "limin") -> None:
    page.goto("/w/login/")
    page.get_by_label("用户名").fill(username)
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
    page.evaluate("scrollTo(0, 0)")
    take(page, "studio")
    page.goto("/w/figures/")
    take(page, "board")


def members(page: Page) -> None:
    """The roll, and the district's terms."""
    page.goto("/w/members/")
    take(page, "members")
    page.goto("/w/terms/")
    take(page, "terms")


def money(page: Page) -> None:
    """From what waits to the page where one payment is followed back to its rule."""
    page.goto("/w/inbox/")
    take(page, "inbox")
    page.locator("tbody a").first.click()
    take(page, "case")
    page.goto("/w/aid/households/")
    take(page, "households")
    page.goto("/w/registers/aid.payments/?q=BF202")
    page.locator("tbody a").first.click()
    page.get_by_role("main").locator("a[href*='/payments/chain/']").first.click()
    take(page, "chain")
    page.goto("/w/ledgers/")
    take(page, "ledgers")


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
    chip = page.get_by_role("article").locator("a.u-chip.is-warn").first
    chip.evaluate("chip => chip.closest('p').scrollIntoView()")
    chip.click()
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


def member(chrome: Browser, url: str, *, theme: str, mode: str) -> None:
    """陈静's phone."""
    page = window(chrome, url, PHONE, theme=theme, mode=mode)
    sign_in(page, "chenjing")
    name = "care" if mode == "care" else theme
    page.goto("/m/")
    take(page, f"member-{name}")
    page.goto("/m/cases/")
    page.get_by_role("main").locator("a[href*='/m/cases/']").first.click()
    take(page, f"progress-{name}")


def take(page: Page, name: str) -> None:
    page.wait_for_load_state("networkidle")
    picture = small(page.screenshot(animations="disabled"))
    (HERE / f"{name}.png").write_bytes(picture)
    print(f"{name}.png　{len(picture) // 1024} KB")


def small(png: bytes) -> bytes:
    """The same picture in 256 colours: a third of the bytes, and nobody sees the difference."""
    parts = dict.fromkeys((b"IHDR", b"IDAT"), b"")
    for kind, content in chunks(png):
        parts[kind] = parts.get(kind, b"") + content
    width, height = struct.unpack(">II", parts[b"IHDR"][:8])
    lines = list(unfiltered(zlib.decompress(parts[b"IDAT"]), width * RGB))
    palette, place = colours(Counter(pixel for line in lines for pixel in pixels(line)))
    flat = b"".join(b"\0" + bytes(place[pixel] for pixel in pixels(line)) for line in lines)
    head = struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)
    told = ((b"IHDR", head), (b"PLTE", b"".join(palette)), (b"IDAT", zlib.compress(flat, 9)), (b"IEND", b""))
    return png[:8] + b"".join(map(chunk, told))


def colours(seen: Counter[bytes]) -> tuple[list[bytes], dict[bytes, int]]:
    """The commonest colour, then each time the one most missed; and for every colour its place or the nearest."""
    palette: list[bytes] = []
    place = dict.fromkeys(seen, 0)
    far = dict.fromkeys(seen, 3 * 255**2)
    while len(palette) < MOST_COLOURS and any(far.values()):
        chosen = max(far, key=lambda pixel: far[pixel] * seen[pixel])
        palette.append(chosen)
        for pixel, (red, green, blue) in ((each, each) for each in seen):
            apart = (red - chosen[0]) ** 2 + (green - chosen[1]) ** 2 + (blue - chosen[2]) ** 2
            if apart < far[pixel]:
                far[pixel], place[pixel] = apart, len(palette) - 1
    return palette, place


def pixels(line: bytes) -> Iterator[bytes]:
    return (line[at : at + RGB] for at in range(0, len(line), RGB))


def chunks(png: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = 8
    while at < len(png):
        (length,) = struct.unpack(">I", png[at : at + 4])
        yield png[at + 4 : at + 8], png[at + 8 : at + 8 + length]
        at += length + 12


def chunk(told: tuple[bytes, bytes]) -> bytes:
    kind, content = told
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def unfiltered(raw: bytes, stride: int) -> Iterator[bytes]:
    """Each line as it was before PNG told it by its neighbours (PNG specification, section 9)."""
    above = bytes(stride)
    for start in range(0, len(raw), stride + 1):
        line = bytearray(raw[start + 1 : start + 1 + stride])
        guess = GUESSES[raw[start]]
        if guess:
            for at, up in enumerate(above):
                left, corner = (line[at - RGB], above[at - RGB]) if at >= RGB else (0, 0)
                line[at] = (line[at] + guess(left, up, corner)) & 255
        above = bytes(line)
        yield above


def paeth(left: int, up: int, corner: int) -> int:
    guess = left + up - corner
    return min((left, up, corner), key=lambda each: abs(guess - each))


GUESSES: tuple[Callable[[int, int, int], int] | None, ...] = (
    None,
    lambda left, _up, _corner: left,
    lambda _left, up, _corner: up,
    lambda left, up, _corner: (left + up) // 2,
    paeth,
)


if __name__ == "__main__":
    sys.exit(main())
