"""The docs are true: what is written from the code is as the code now says, and every word is in the glossary."""

from importlib import import_module

import pytest
from docs.build import DOCS, HOUSE, ROOMS, pages, terms_of

from zhijia.matters.flows import flows

PAGES = tuple(pages())


@pytest.mark.parametrize("name", PAGES)
def test_pages_written_from_the_code_are_fresh(name):
    assert (DOCS / name).read_text() == pages()[name], "请运行 python -m docs.build"


def test_every_flow_has_its_page_and_no_page_outlives_its_flow():
    assert {path.stem for path in (DOCS / "flows").glob("*.md")} == set(flows)


def test_every_word_is_in_the_glossary():
    glossary = (DOCS / "glossary.md").read_text()
    missing = [
        f"{room} {name} {word.label}"
        for room in ROOMS
        if (HOUSE / room / "terms.py").exists()
        for name, words in terms_of(import_module(f"zhijia.{room}.terms"))
        for word in words
        if f"### {name}" not in glossary or f"| {word.label} | `{word.value}` |" not in glossary
    ]
    assert missing == []
