"""What leads from a list to its file or its form leads there with the question asked, and with none."""

import re
from html import unescape

import pytest
from django.urls import reverse

pytestmark = pytest.mark.django_db
WAYS = {
    "sheets:list": (["skills.contests"], "export."),
    "aid:households": ([], "export."),
    "joining:members": ([], "members/export/"),
}


@pytest.mark.parametrize("place", WAYS)
@pytest.mark.parametrize("asked", ["", "?q=春江", "?q=春江&page=2&town=1"])
def test_every_way_out_of_a_list_is_open(client, limin, place, asked):
    known, mark = WAYS[place]
    client.force_login(limin)
    page = client.get(reverse(place, args=known) + asked)
    ways = [unescape(way) for way in re.findall('href="([^"]+)"', page.text) if mark in way]

    assert ways
    assert [way for way in ways if client.get(way).status_code != 200] == []
    assert ["town=1" in way for way in ways] == ["town=1" in asked] * len(ways)
    assert not any("page=" in way for way in ways)
