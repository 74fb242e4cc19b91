"""What every chapter of the grant's story does: a clock that is put forward, who sits where, pressing and reading."""

import re
import struct
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from playwright.sync_api import Locator, Page, expect

from tests.aid.cases import MONDAY
from tests.browser.conftest import PATIENCE

PASSWORD = "zhijia-test"
NUMBER, NOTICE = "BF-2026-0001", "GS-2026-0001"

expect.set_options(timeout=PATIENCE)


def picture(name: str) -> dict:
    """A real photo, however small: eight by eight points of one colour."""
    rows = (b"\x00" + b"\xb8\x5c\x38" * 8) * 8
    parts = (
        (b"IHDR", struct.pack(">IIBBBBB", 8, 8, 8, 2, 0, 0, 0)),
        (b"IDAT", zlib.compress(rows)),
        (b"IEND", b""),
    )
    body = b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in parts
    )
    return {"name": name, "mimeType": "image/png", "buffer": b"\x89PNG\r\n\x1a\n" + body}


@dataclass
class Clock:
    """The house's clock: it runs on by itself and is put forward between the chapters."""

    ahead: timedelta = field(default_factory=lambda: MONDAY - datetime.now(UTC))

    def __call__(self) -> datetime:
        return datetime.now(UTC) + self.ahead

    def on(self, month: int, day: int) -> None:
        """Nine in the morning of that day of 2026."""
        self.ahead = datetime(2026, month, day, 1, tzinfo=UTC) - datetime.now(UTC)


@dataclass(frozen=True)
class Walk:
    """The windows of everybody in the story; each signs in at the door that is theirs, and shuts it again."""

    window: Callable[..., Page]
    clock: Clock

    @contextmanager
    def phone(self) -> Iterator[Page]:
        with self._seat("/m/login/", "chenjing", width=390, height=844) as page:
            yield page

    @contextmanager
    def desk(self, username: str) -> Iterator[Page]:
        with self._seat("/w/login/", username) as page:
            yield page

    @contextmanager
    def _seat(self, door: str, username: str, **size: int) -> Iterator[Page]:
        page = self.window(**size)
        page.goto(door)
        page.get_by_label("用户名").fill(username)
        page.get_by_label("密码").fill(PASSWORD)
        press(page, "登录")
        yield page
        page.context.close()


def press(page: Page, name: str) -> None:
    page.get_by_role("main").get_by_role("button", name=name, exact=True).click()


def follow(page: Page, name: str) -> None:
    page.get_by_role("main").get_by_role("link", name=name).first.click()


def menu(page: Page, name: str) -> None:
    page.get_by_role("navigation").get_by_role("link", name=name, exact=True).click()


def heading(page: Page, name: str) -> None:
    expect(page.get_by_role("main").get_by_role("heading", name=name).first).to_be_visible()


def says(page: Page, *words: str) -> None:
    for one in words:
        expect(page.get_by_role("main")).to_contain_text(one)


def told(page: Page, words: str) -> None:
    """What the page answered to the last press."""
    expect(page.locator("#notice")).to_contain_text(words)


def box(page: Page, label: str) -> Locator:
    """A field by its label, whether or not it may be left empty."""
    return page.get_by_role("main").get_by_label(re.compile(rf"^{re.escape(label)}( 选填)?$"))


def fill(page: Page, **answers: str) -> None:
    for label, text in answers.items():
        box(page, label).fill(text)


def choose(page: Page, **answers: str) -> None:
    for label, text in answers.items():
        box(page, label).select_option(label=text)


def forward(page: Page, after: str) -> None:
    press(page, "保存，下一步")
    heading(page, after)
