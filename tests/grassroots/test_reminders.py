"""The desk's front page reminds an officer of what runs out, and each figure opens what it counts."""

from datetime import date

import pytest
from django.urls import reverse

from tests.grassroots.reelections import SAID, person, roll, serving
from zhijia.people.services import end
from zhijia.people.terms import Ending


@pytest.fixture
def union(district, clock):
    """Its term is over on 2019-05-12, a week from now; its chair died."""
    roll(district.plant_union)
    serving(district.plant_union)
    end(person("陈静"), how=Ending.DIED, on=date(2019, 4, 1), reason="", **SAID)
    return district.plant_union


def test_an_officer_is_reminded_and_follows_the_figure(client, union, sunfang):
    client.force_login(sunfang)
    page = client.get(reverse("reports:home")).text

    near = reverse("grassroots:terms") + "?state=near"
    assert f'<a href="{near}">换届3个月内到期</a>' in page
    assert "1 个工会" in page
    assert union.name in client.get(near).text
    assert f'<a href="{reverse("grassroots:strayed")}">任职人员会籍已不在本工会</a>' in page
    assert "超期未换届</a>" not in page


def test_another_town_is_reminded_of_nothing_of_it(client, union, zhouping):
    client.force_login(zhouping)
    assert reverse("grassroots:strayed") not in client.get(reverse("reports:home")).text
