"""The gallery shows everything, and everything it shows keeps the rules of our pages."""

import re
from html.parser import HTMLParser

import pytest
from django.test import Client

from zhijia.web.samples import FRAGMENTS, PAGES

VOID = {"meta", "link", "input", "br", "img", "hr"}


class Page(HTMLParser):
    """Just enough of a browser: ids, attributes, and whether tags close in order."""

    def __init__(self, html):
        super().__init__()
        self.open, self.tags, self.crossed = [], [], []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.crossed.append(tag)


@pytest.fixture(params=[*PAGES, *FRAGMENTS])
def page(request):
    response = Client().get(f"/_ui/{request.param}/")
    assert response.status_code == 200
    return Page(response.text)


def test_tags_close_in_order(page):
    assert page.crossed == []
    assert page.open == []


def test_nothing_is_styled_or_scripted_in_place(page):
    for tag, attrs in page.tags:
        assert "style" not in attrs, tag
        assert not [name for name in attrs if name.startswith("on")], tag
        assert "javascript:" not in (attrs.get("href") or "")
        assert tag != "script" or attrs.get("src")


def test_every_htmx_element_works_without_htmx(page):
    for tag, attrs in page.tags:
        if {"hx-get", "hx-post"} & set(attrs):
            assert (tag == "a" and attrs.get("href")) or (tag == "form" and attrs.get("action"))


def test_ids_are_given_once(page):
    ids = [attrs["id"] for _, attrs in page.tags if "id" in attrs]

    assert len(ids) == len(set(ids))


def test_every_control_has_a_name_to_be_called_by(page):
    labelled = {attrs.get("for") for tag, attrs in page.tags if tag == "label"}
    for tag, attrs in page.tags:
        if tag in {"select", "textarea"} or (tag == "input" and attrs.get("type") not in {"hidden", "radio"}):
            assert attrs.get("aria-label") or attrs.get("id") in labelled, attrs


def test_a_page_can_be_seen_in_another_dress_by_link():
    page = Client().get("/_ui/?theme=dark&mode=care").text

    assert '<html lang="zh-Hans" data-theme="dark" data-mode="care">' in page
    assert "?theme=light&amp;mode=care" in page


def test_unknown_pages_are_not_found():
    assert Client().get("/_ui/nothing/").status_code == 404


def test_every_form_that_writes_carries_its_token():
    for name in PAGES:
        html = Client().get(f"/_ui/{name}/").text
        for form in re.findall(r'<form[^>]*method="post".*?</form>', html, re.DOTALL):
            assert "csrfmiddlewaretoken" in form


def test_the_process_answers():
    response = Client().get("/healthz")

    assert (response.status_code, response.text) == (200, "ok\n")
    assert "no-cache" in response["Cache-Control"]
