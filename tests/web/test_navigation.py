"""Menus: in order, only what one may open, and the place one is at."""

from types import SimpleNamespace

import pytest
from django.test import RequestFactory

from zhijia.web import navigation
from zhijia.web.context import Shell
from zhijia.web.navigation import Entry, Menu, covering, grouped, links

HOME = Entry("工作台", "web:gallery", "home")
MODE = Entry("切换", "web:mode", group="账与数", order=20)
WELL = Entry("体检", "web:healthz", group="账与数", order=10, permission="audit:log:view")


def everything(_permission):
    return True


def test_an_entry_is_kept_once_however_often_ready_runs():
    menu = Menu()
    menu.add(HOME)
    menu.add(HOME, MODE)

    assert menu == [HOME, MODE]


def test_groups_keep_their_order_and_the_ungrouped_lead():
    found = grouped(links([MODE, WELL, HOME], "/", everything))

    assert [(group, [link.label for link in those]) for group, those in found] == [
        ("", ["工作台"]),
        ("账与数", ["体检", "切换"]),
    ]


def test_an_entry_without_its_permission_is_absent():
    assert [link.label for link in links([HOME, WELL], "/", lambda _: False)] == ["工作台"]


def test_an_entry_whose_room_is_not_built_is_left_out():
    assert links([Entry("以后", "later:home")], "/", everything) == []


@pytest.mark.parametrize(
    ("path", "here"),
    [("/w/", "/w/"), ("/w/aid/7/", "/w/aid/"), ("/w/aid/", "/w/aid/"), ("/w/nowhere/", ""), ("/", "")],
)
def test_the_longest_address_that_covers_the_path(path, here):
    assert covering(["/w/", "/w/aid/", "/w/aids/"], path) == here


def test_the_place_itself_and_a_place_inside_it_are_marked_differently():
    assert links([HOME], "/_ui/", everything)[0].current == "page"
    assert links([HOME], "/_ui/desk/", everything)[0].current == "true"
    assert links([HOME], "/", everything)[0].current == ""


def shell(**said):
    request = RequestFactory().get("/_ui/")
    for name, value in said.items():
        setattr(request, name, value)
    return Shell(request)


def test_until_a_room_decides_signing_in_is_enough(monkeypatch):
    monkeypatch.setattr(navigation, "desk", Menu([WELL]))

    assert shell().desk == []
    assert shell(user=SimpleNamespace(is_authenticated=True)).desk != []
    assert shell(user=SimpleNamespace(is_authenticated=True), may=lambda _: False).desk == []


def test_places_that_nobody_opened_are_absent(monkeypatch):
    monkeypatch.setattr(navigation, "places", {"search": "later:search", "desk": "web:gallery"})

    assert shell().places == {"desk": "/_ui/"}
