"""Theme and text size are remembered, and the way back stays on this site."""

import pytest
from django.test import Client, RequestFactory

from zhijia.web.context import Shell


@pytest.fixture
def browser():
    return Client()


def test_care_mode_is_remembered_and_the_reader_returns(browser):
    response = browser.post("/mode/", {"mode": "care", "next": "/_ui/desk/?theme=light"})

    assert response.status_code == 302
    assert response["Location"] == "/_ui/desk/?theme=light"
    assert response.cookies["zj_mode"].value == "care"
    assert response.cookies["zj_mode"]["httponly"]
    assert 'data-mode="care"' in browser.get("/_ui/").text


def test_theme_follows_the_system_until_chosen(browser):
    assert "data-theme=" not in browser.get("/_ui/").text.split("<head>")[0]

    browser.post("/mode/", {"theme": "dark", "next": "/"})

    assert 'data-theme="dark"' in browser.get("/_ui/").text


@pytest.mark.parametrize(
    "elsewhere", ["https://evil.example/", "//evil.example", "javascript:alert(1)", "\\\\evil.example", ""]
)
def test_nobody_is_sent_elsewhere(browser, elsewhere):
    assert browser.post("/mode/", {"mode": "care", "next": elsewhere})["Location"] == "/"


def test_unknown_values_set_nothing(browser):
    response = browser.post("/mode/", {"mode": "huge", "theme": "<script>", "next": "/"})

    assert not response.cookies


def test_a_link_cannot_switch(browser):
    assert browser.get("/mode/?mode=care").status_code == 405


def test_a_forged_cookie_is_ignored():
    request = RequestFactory().get("/")
    request.COOKIES = {"zj_mode": '"><script>', "zj_theme": "neon"}
    shell = Shell(request)

    assert (shell.mode, shell.theme) == ("std", "auto")
