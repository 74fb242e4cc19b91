"""The README's pictures, taken from a running sample federation.

    zhijia demo --port 8019
    python docs/screenshots.py http://127.0.0.1:8019
"""

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

HERE = Path(__file__).resolve().parent / "screenshots"
CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--hide-scrollbars"]
ARTICLE = "/news/features/2019/0505-"
WIDE, PHONE = {"width": 1440, "height": 900}, {"width": 390, "height": 844}
BROKEN = Path(__file__).resolve().parents[1] / "samples"
