"""A figure opens the rows behind it, and the public sees no more than it may."""

import json
from datetime import date

from django.urls import reverse

from tests.aid.test_payments import payment
from tests.cast import bring
from tests.skills.test_contests import contest

ASKED = "?unit=320411&from=2014-05-01&to=2019-04-30"


def test_the_rows_page_lists_exactly_what_was_counted(client, district, limin):
    bring(
        "skills.contests",
        [
            contest("春江焊工赛", "春江镇", date(2016, 9, 1)),
            contest("薛家钳工赛", "薛家镇", date(2016, 9, 2), state="取消"),
        ],
        by=limin,
    )
    client.force_login(limin)
    page = client.get(reverse("indicators:rows", args=["skills.contests_held"]) + ASKED).text

    assert "职工技能竞赛场次 1 场" in page
    assert "春江焊工赛" in page
    assert "薛家钳工赛" not in page


def test_a_town_sees_its_rows_and_is_refused_the_districts(client, district, limin, zhouping):
    bring("skills.contests", [contest("春江焊工赛", "春江镇", date(2016, 9, 1))], by=limin)
    client.force_login(zhouping)

    assert client.get(reverse("indicators:rows", args=["skills.contests_held"]) + ASKED).status_code == 404
    assert (
        client.get(reverse("indicators:rows", args=["skills.contests_held"]) + "?unit=999999").status_code
        == 404
    )
    assert "春江焊工赛" not in client.get(reverse("indicators:rows", args=["skills.contests_held"])).text


def test_public_figures_need_no_sign_in_and_withhold_few_persons(client, district, limin):
    bring("aid.payments", [payment("A1")], by=limin)
    said = json.loads(client.get(reverse("indicators:json", args=["aid.workers_helped"]) + ASKED).content)
    money = json.loads(client.get(reverse("indicators:json", args=["aid.paid"]) + ASKED).content)

    assert said["value"] is None
    assert money["value"] == 2500
    assert [cell["value"] for cell in money["by_town"]] == [2500, 0, 0]
    page = client.get(reverse("indicators:figure", args=["aid.workers_helped"]) + ASKED).text
    assert "不足公开人数" in page


def test_every_page_of_figures_opens(client, district, limin):
    assert client.get(reverse("indicators:catalogue")).status_code == 200
    client.force_login(limin)
    assert client.get(reverse("indicators:board")).status_code == 200
    assert client.get(reverse("indicators:csv", args=["aid.paid"])).status_code == 200
    assert client.get(reverse("indicators:figure", args=["nothing.here"])).status_code == 404
