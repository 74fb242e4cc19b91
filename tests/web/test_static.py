"""What we send to browsers is small, ours or accounted for, and draws every icon asked for."""

import gzip
import hashlib
import re
from pathlib import Path

import zhijia
from zhijia.web.templatetags.words import TONE_ICONS

ROOMS = Path(zhijia.__file__).parent
STATIC = ROOMS / "web" / "static" / "web"
TEMPLATES = sorted(ROOMS.glob("*/templates/**/*.html"))
CSS = sorted(STATIC.glob("*.css"))
CHINESE = "[\u4e00-\u9fff]"


def test_the_stylesheets_stay_under_twelve_kilobytes():
    assert len(gzip.compress(b"".join(path.read_bytes() for path in CSS), 9)) <= 12 * 1024


def test_our_script_stays_under_three_kilobytes():
    assert len((STATIC / "zhijia.js").read_bytes()) <= 3 * 1024


def test_old_phones_can_read_the_stylesheets():
    for path in CSS:
        text = path.read_text("utf-8")
        assert not re.search(r"@layer|@import|color-mix\(|&\s*[:.>]", text), path.name


def test_what_was_copied_in_is_what_it_says():
    said = dict(
        re.findall(
            r"^\| `([^`]+)` .*`([0-9a-f]{64})` \|$",
            (STATIC / "vendor" / "VENDORED.md").read_text("utf-8"),
            re.MULTILINE,
        )
    )

    assert set(said) == {"htmx.min.js", "../icons.svg"}
    for name, digest in said.items():
        assert hashlib.sha256((STATIC / "vendor" / name).read_bytes()).hexdigest() == digest


def test_no_template_styles_or_scripts_in_place():
    for path in TEMPLATES:
        text = path.read_text("utf-8")
        assert not re.search(r"\sstyle=|<style|\son[a-z]+=|javascript:", text), path
        assert not re.search(r"<script(?![^>]*\ssrc=)", text), path


def test_every_icon_asked_for_is_in_the_sprite():
    drawn = set(re.findall(r'<symbol id="([^"]+)"', (STATIC / "icons.svg").read_text("utf-8")))
    asked = {
        name for path in TEMPLATES for name in re.findall(r'\{% icon "([^"]+)"', path.read_text("utf-8"))
    }

    assert asked | set(TONE_ICONS.values()) <= drawn


def test_chinese_is_punctuated_in_full_width():
    for path in TEMPLATES:
        found = re.findall(rf"{CHINESE}[,:;()?!]{CHINESE}|{CHINESE}[,;(](?=\s|\{{)", path.read_text("utf-8"))
        assert found == [], path
