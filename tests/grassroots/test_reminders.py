"""The desk's front page: what runs out, each figure opening what it counts, on a map the reader is on."""

import re
from datetime import UTC, date, datetime

import pytest
from django.urls import reverse

from tests.cast import NOW, bring, hire
from tests.grassroots.reelections import SAID, person, roll, serving
from tests.orgs.deeds import PAPER
from tests.skills.test_contests import contest
from zhijia.access.services import give_post
from zhijia.access.terms import Role
from zhijia.orgs.models import Unit
from zhijia.orgs.services import Fresh, merge_units
from zhijia.orgs.terms import UnitKind
from zhijia.people.models import Account
from zhijia.people.services import end
from zhijia.people.terms import Ending
from zhijia.rulebook.models import Rule


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


def test_a_missing_rule_leaves_the_front_page_standing(client, union, sunfang):
    Rule.objects.filter(code="unions.warn_months").delete()
    client.force_login(sunfang)

    assert client.get(reverse("grassroots:terms")).status_code == 422
    page = client.get(reverse("reports:home"))
    assert page.status_code == 200
    assert "换届3个月内到期" not in page.text


def test_another_town_is_reminded_of_nothing_of_it(client, union, zhouping):
    client.force_login(zhouping)
    assert reverse("grassroots:strayed") not in client.get(reverse("reports:home")).text


def test_a_town_drawn_after_the_usual_period_sees_its_figures_on_todays_map(
    client, district, clock, settings
):
    """春江镇 became 春江街道 in 2020; what was won there before is not nothing to those who serve it now."""
    limin, heir = (
        hire(district, "limin"),
        Fresh("春江街道总工会", UnitKind.TOWN, district.unit, "春江街道", "320411004"),
    )
    bring("skills.contests", [contest("春江镇焊工赛", "春江镇", date(2016, 9, 1))], by=limin)
    merge_units([district.chunjiang], into=heir, on=date(2020, 7, 1), **PAPER)
    settings.ZHIJIA_PERIOD = "2014-05-01/2019-04-30"
    clock(datetime(2021, 3, 1, 9, tzinfo=UTC))
    officer = Account.objects.create_account("heir", name="孙芳")
    now = Unit.objects.get(short="春江街道")
    give_post(officer, unit=now, role=Role.TOWN, since=date(2020, 7, 1), by="测试", at=NOW)
    client.force_login(officer)

    page = client.get(reverse("reports:home")).text
    assert "按今天的区划（2021-03-01）统计" in page
    tile = re.search(r"职工技能竞赛场次.*?<b[^>]*>(\d+)", page, re.DOTALL)
    assert tile
    assert tile[1] == "1"
