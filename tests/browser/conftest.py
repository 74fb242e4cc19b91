"""A real chromium in front of the house. What a walk leaves in the console fails it."""

import os
import shutil
from datetime import date

import pytest
from django.conf import settings as deployed
from django.core.cache import cache
from django.test import Client
from playwright.sync_api import BrowserContext, ConsoleMessage, Page, sync_playwright

from tests.cast import NOW, bring
from tests.house.rows import furnish, rows
from zhijia.base.periods import Period, day
from zhijia.news.services import open_channel, publish
from zhijia.reports.services import write
from zhijia.sheets import registers

CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-dev-shm-usage"]
PATIENCE = 20_000  # two busy cores may take a page this long
PERIOD = "2014-05-01/2019-04-30"
PLACES = ("aid.payments", "cards.merchants", "honours.studios", "titles.names", "venues.venues")
TEXT = """一、技能
五年来举办职工技能大赛3余场、120人次，新建口袋公园8个。
二、打算
明年计划举办职工技能大赛20场。
"""


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Without chromium the walks are not here at all, and that is said."""
    walks = [] if CHROMIUM else [item for item in items if item.get_closest_marker("browser")]
    if walks:
        items[:] = [item for item in items if item not in walks]
        config.hook.pytest_deselected(items=walks)
        teller = config.pluginmanager.get_plugin("terminalreporter")
        if teller:  # a worker has none; `run.py test` says it for all of them
            teller.write_line("没有找到 chromium，浏览器测试没有运行；安装 chromium 后可补跑。")


@pytest.fixture(scope="session")
def chrome():
    """One browser for all walks. Playwright keeps a loop in this thread, which Django would take for async code."""
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as player:
        browser = player.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def troubles():
    """What the browser complained of: errors of scripts, files that did not come, breaches of the policy."""
    found: list[str] = []
    yield found
    assert found == []


@pytest.fixture
def window(chrome, live_server, troubles):
    """A new window of somebody's, signed in or not; every one has its own cookies."""
    opened: list[BrowserContext] = []

    def open_window(who=None, *, width=1440, height=900, theme="", mode="", script=True) -> Page:
        context = chrome.new_context(
            base_url=live_server.url,
            viewport={"width": width, "height": height},
            java_script_enabled=script,
            accept_downloads=True,
        )
        opened.append(context)
        context.set_default_timeout(PATIENCE)
        context.on("console", lambda said: troubles.extend(complaint(said)))
        context.on("weberror", lambda said: troubles.append(str(said.error)))
        dress(context, live_server.url, zj_theme=theme, zj_mode=mode, **signed(who))
        return context.new_page()

    yield open_window
    for context in opened:
        context.close()


def complaint(said: ConsoleMessage) -> list[str]:
    return [said.text] if said.type in {"error", "warning"} else []


def dress(context: BrowserContext, url: str, **cookies: str) -> None:
    context.add_cookies(
        [{"name": name, "value": value, "url": url} for name, value in cookies.items() if value]
    )


def signed(who) -> dict[str, str]:
    """The cookie of someone who has signed in; the form itself is walked once, in the register's story."""
    if who is None:
        return {}
    client = Client()
    client.force_login(who)
    return {deployed.SESSION_COOKIE_NAME: client.cookies[deployed.SESSION_COOKIE_NAME].value}


@pytest.fixture
def years(settings):
    """The five years the sample speaks of; figures kept from another test are forgotten."""
    settings.ZHIJIA_PERIOD = PERIOD
    cache.clear()


@pytest.fixture
def contests(years, limin):
    return bring("skills.contests", [contest(n) for n in (1, 2, 3)], by=limin)


def contest(n: int, **more):
    return {
        "竞赛名称": f"春江第{n}届焊工赛", "工种": "焊工", "赛段": "决赛", "级别": "镇街", "主办工会": "春江镇",
        "举办日期": date(2016, 9, n), "参赛人数": 40, "状态": "已举办", **more,
    }  # fmt: skip


@pytest.fixture
def filled(district, contests, limin):
    """Something on every page: the front page has its figures, the board its rooms."""
    furnish(district)
    for code in PLACES:
        bring(code, rows(registers.find(code), 4), by=limin)


@pytest.fixture
def report(district, contests, limin):
    period = Period(*map(day, PERIOD.split("/")))
    return write(title="五年工作报告", body=TEXT, unit=district.unit, period=period, by=limin, at=NOW)


@pytest.fixture
def article(report, limin):
    """The report as the public reads it, its figures checked and frozen."""
    return publish(
        channel=open_channel("文字新闻"), title=report.title, source="新北区总工会综合部", published_on=date(2019, 5, 5),
        body=report.body, report=report, by=limin, at=NOW,
    )  # fmt: skip
