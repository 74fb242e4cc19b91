"""Members counted as of any day: both unions right on both days, and every figure opening the people behind it."""

import json
from datetime import date, timedelta
from itertools import pairwise

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.cast import NOW
from tests.orgs.deeds import PAPER, employer, single
from zhijia.base.periods import Period
from zhijia.indicators.indicator import find
from zhijia.indicators.scope import Scope
from zhijia.orgs.services import close_unit, cover, merge_units, open_unit, regroup, relate
from zhijia.orgs.terms import UnitKind
from zhijia.people.services import Work, admit, end, enlist, resume, retain, transfer
from zhijia.people.terms import Employment, Ending, Occupation, Sex
from zhijia.site.cli import main

SAYS = {"by": "测试", "at": NOW}
JOINED, MOVED = date(2016, 3, 1), date(2018, 7, 12)
BEFORE = MOVED - timedelta(days=1)
ASKED = f"unit=320411&from=2016-01-01&to={MOVED}"


@pytest.fixture
def shop(district):
    """A second union, in another town."""
    return single("薛家电子厂工会", district.xuejia)


@pytest.fixture
def members(district, shop):
    """Six at the plant: 陈静 a woman, two migrants, one dispatched, a courier and a driver without employer."""
    works = (
        Work(district.plant, Employment.CONTRACT),
        Work(district.plant, Employment.CONTRACT, migrant=True),
        Work(district.plant, Employment.DISPATCHED, migrant=True),
        Work(None, Employment.GIG, Occupation.COURIER),
        Work(None, Employment.GIG, Occupation.TRUCKER),
        Work(district.plant, Employment.ESTABLISHED),
    )
    names = ("陈静", "李明", "王强", "赵飞", "孙大", "周全")
    people = [enlist(name, sex=Sex.FEMALE if n in (0, 3) else Sex.MALE) for n, name in enumerate(names)]
    for person, work in zip(people, works, strict=True):
        admit(person, unit=district.plant_union, since=JOINED, work=work, **SAYS)
    return people


def on(unit, day, code="members.count"):
    return find(code).value(Scope(unit, Period(date(2016, 1, 1), day)))


def between(unit, code, since, until):
    return find(code).value(Scope(unit, Period(since, until)))


def split(unit, name, day=MOVED, code="members.count"):
    told = find(code).by_split(Scope(unit, Period(date(2016, 1, 1), day)))
    return next({cell.label: cell.n for cell in cells} for one, cells in told if one.code == name)


def test_around_a_transfer_both_unions_are_right_on_both_days(district, members, shop):
    transfer(members[0], to=shop, on=MOVED, **SAYS)

    assert (on(district.plant_union, BEFORE), on(shop, BEFORE)) == (6, 0)
    assert (on(district.plant_union, MOVED), on(shop, MOVED)) == (5, 1)
    assert on(district.unit, BEFORE) == on(district.unit, MOVED) == 6
    assert between(district.unit, "members.transferred", MOVED, MOVED) == 1
    assert between(district.unit, "members.transferred", JOINED, BEFORE) == 0
    assert between(district.unit, "members.joined", MOVED, MOVED) == 0


def test_who_dies_counts_until_the_day_before(district, members):
    end(members[1], how=Ending.DIED, on=MOVED, reason="病故", **SAYS)

    assert (on(district.unit, BEFORE), on(district.unit, MOVED)) == (6, 5)
    assert between(district.unit, "members.left", MOVED, MOVED) == 1
    assert split(district.unit, "how", code="members.left") == {"死亡": 1}


def test_who_is_retained_is_a_member_without_a_vote(district, members):
    retain(members[2], on=MOVED, reason="退休", **SAYS)

    assert (on(district.unit, MOVED), on(district.unit, MOVED, "members.voting")) == (6, 5)
    assert on(district.unit, BEFORE, "members.voting") == 6
    assert on(district.unit, MOVED, "members.retained") == 1
    assert split(district.unit, "standing") == {"在册": 5, "保留会籍": 1}
    assert between(district.unit, "members.left", JOINED, MOVED) == 0
    resume(members[2], on=MOVED + timedelta(days=30), reason="返聘", **SAYS)
    assert on(district.unit, MOVED + timedelta(days=30), "members.voting") == 6
    assert between(district.unit, "members.joined", JOINED, date(2020, 1, 1)) == 6


def test_whoever_comes_back_joins_a_second_time(district, members):
    end(members[3], how=Ending.LEFT, on=BEFORE, reason="书面申请", **SAYS)
    admit(members[3], unit=district.plant_union, since=date(2018, 9, 3), **SAYS)

    assert between(district.unit, "members.joined", JOINED, date(2019, 1, 1)) == 7
    assert [on(district.unit, day) for day in (BEFORE - timedelta(days=1), BEFORE, date(2018, 9, 3))] == [
        6,
        5,
        6,
    ]


def test_by_sex_and_work_and_union(district, members, shop):
    transfer(members[5], to=shop, on=MOVED, **SAYS)

    assert split(district.unit, "sex") == {"男": 4, "女": 2}
    assert split(district.unit, "migrant") == {"农民工": 2, "非农民工": 4}
    assert split(district.unit, "employment") == {"合同制": 2, "劳务派遣": 1, "新就业形态": 2, "在编": 1}
    assert split(district.unit, "occupation", code="members.gig") == {"快递员": 1, "货车司机": 1}
    assert split(district.unit, "kind") == {"单独基层工会": 6}
    told = {
        code: on(district.unit, MOVED, f"members.{code}")
        for code in ("women", "migrants", "dispatched", "gig")
    }
    assert told == {"women": 2, "migrants": 2, "dispatched": 1, "gig": 2}


def test_whom_two_sectors_guide_counts_in_both_and_never_twice_in_the_whole(district, members, shop):
    said = {"kind": UnitKind.SECTOR, "parent": district.unit, "on": date(2012, 3, 1), **SAYS}
    tools, couriers = (open_unit(f"新北区{name}工联会", **said) for name in ("工具", "快递"))
    relate(district.plant_union, sector=tools, on=JOINED, **SAYS)
    relate(district.plant_union, sector=couriers, on=MOVED, **SAYS)
    transfer(members[0], to=shop, on=BEFORE, **SAYS)
    transfer(members[1], to=couriers, on=BEFORE, **SAYS)

    assert split(district.unit, "sector", BEFORE) == {
        "新北区工具工联会": 4,
        "新北区快递工联会": 1,
        "不属产业工会": 1,
    }
    assert split(district.unit, "sector") == {"新北区工具工联会": 4, "新北区快递工联会": 5, "不属产业工会": 1}
    assert on(district.unit, MOVED) == 6


def test_members_go_with_their_employer_and_their_union(district, members, shop):
    """二次覆盖 on one day, then the new union is merged away: each day keeps what it had."""
    regroup([district.plant], to=shop, on=MOVED, **PAPER)
    merge_units([shop], into=single("薛家联合工会", district.xuejia), on=date(2019, 3, 1), **PAPER)

    assert (on(district.plant_union, BEFORE), on(shop, BEFORE)) == (6, 0)
    assert (on(district.plant_union, MOVED), on(shop, MOVED)) == (2, 4)
    assert on(shop, date(2019, 3, 1)) == 0
    assert on(district.xuejia, date(2019, 3, 1)) == on(district.xuejia, MOVED) == 4
    assert split(district.unit, "way", code="members.transferred") == {"随单位划转": 4}


def test_every_change_of_the_whole_is_who_joined_less_who_left(district, members, shop):
    transfer(members[0], to=shop, on=date(2017, 5, 2), **SAYS)
    retain(members[1], on=date(2017, 6, 1), reason="失业", **SAYS)
    end(members[1], how=Ending.DEEMED, on=date(2018, 2, 1), reason="未交会费", **SAYS)
    admit(enlist("新来"), unit=shop, since=date(2018, 3, 1), **SAYS)
    close_unit(shop, on=date(2018, 5, 1), **SAYS)

    days = [date(2016, 1, 1) + timedelta(days=61 * n) for n in range(16)]
    for one, two in pairwise(days):
        come = between(district.unit, "members.joined", one + timedelta(days=1), two)
        gone = between(district.unit, "members.left", one + timedelta(days=1), two)
        assert on(district.unit, two) - on(district.unit, one) == come - gone


def test_the_rates_and_the_two_figures_behind_each(district, members, shop):
    """Five of 320 employees are members in good standing; of four employers one is covered, and one from afar."""
    retain(members[0], on=MOVED, reason="退休", **SAYS)
    for name in ("春江一厂", "春江二厂"):
        employer(name, district.chunjiang)
    cover(employer("薛家店", district.xuejia), unit=district.unit, on=JOINED)
    scope = Scope(district.unit, Period(JOINED, MOVED))

    assert find("members.rate").recorded(scope) == 1.4  # 5 ÷ (320 + 40)
    assert find("members.coverage").recorded(scope) == 50  # 2 ÷ 4
    towns = {str(town): value for _, town, value in find("members.coverage").by_town(scope) if town}
    assert towns == {"薛家镇": 1000, "春江镇": 333, "奔牛镇": 0}
    for code in ("members.rate", "members.coverage"):
        told = find(code)
        assert [value for _, _, value in told.by_town(scope)] == [
            told.value(scope.part(town)) for _, town, _ in told.by_town(scope)
        ]
    assert find("members.rate").recorded(Scope(shop, Period(JOINED, MOVED))) == 0


def test_the_rows_page_lists_the_people_masked_and_opens_each(client, members, limin):
    client.force_login(limin)
    page = client.get(f"{reverse('indicators:rows', args=['members.count'])}?{ASKED}").text

    assert "会员数 6 人" in page
    assert "陈*" in page
    assert "陈静" not in page
    assert f'href="{reverse("joining:person", args=[members[0].pk])}"' in page
    assert "导出 Excel" not in page
    assert client.get(f"{reverse('indicators:rows', args=['members.count'])}?{ASKED}&export=xlsx")[
        "Content-Type"
    ].startswith("text/html")


def test_a_part_opens_its_own_people_and_carries_the_question_on(client, members, limin):
    client.force_login(limin)
    address = reverse("indicators:rows", args=["members.count"])
    page = client.get(f"{address}?{ASKED}").text
    part = client.get(f"{address}?{ASKED}&by=sex&is=2").text

    assert "女 <b>2</b>" in page
    assert f"{ASKED.replace('&', '&amp;')}&amp;by=sex&amp;is=2" in page
    assert "会员数（女） 2 人" in part
    assert "共 2 行" in part or part.count("data-row") == 2
    assert "春江镇 <b>2</b>" in part
    assert "by=sex&amp;is=2" in part
    assert client.get(f"{address}?{ASKED}&by=sex&is=9").status_code == 422
    assert client.get(f"{address}?{ASKED}&by=shoes&is=42").status_code == 422


def test_the_list_costs_the_same_for_six_and_nine(client, district, members, limin):
    client.force_login(limin)
    address, costs = f"{reverse('indicators:rows', args=['members.count'])}?{ASKED}", []
    for n in range(2):
        with CaptureQueriesContext(connection) as caught:
            assert f"会员数 {6 + 3 * n} 人" in client.get(address).text
        costs.append(len(caught))
        for more in range(3):
            admit(enlist(f"新来{n}{more}"), unit=district.plant_union, since=JOINED, **SAYS)

    assert costs[0] == costs[1]


def test_a_town_opens_none_of_the_others_people(client, members, zhouping):
    client.force_login(zhouping)

    assert client.get(f"{reverse('indicators:rows', args=['members.count'])}?{ASKED}").status_code == 404
    own = client.get(
        f"{reverse('indicators:rows', args=['members.count'])}?unit=320411103&from=2016-01-01&to={MOVED}"
    ).text
    assert "会员数 0 人" in own


def test_the_public_sees_no_small_part_and_cannot_work_one_out(client, district, members):
    """Ten at the plant, of whom four are dispatched: the smallest shown part is withheld with them."""
    for n in range(40):
        work = Work(district.plant, Employment.CONTRACT if n < 30 else Employment.OTHER)
        admit(enlist(f"增{n}", sex=Sex.MALE), unit=district.plant_union, since=JOINED, work=work, **SAYS)
    said = json.loads(client.get(f"{reverse('indicators:json', args=['members.count'])}?{ASKED}").content)
    parts = {one["split"]: {cell["part"]: cell["value"] for cell in one["parts"]} for one in said["by_split"]}

    assert said["value"] == 46
    assert parts["性别"] == {"男": None, "女": None}
    assert parts["用工形式"]["劳务派遣"] is None
    assert parts["用工形式"]["合同制"] == 32
    page = client.get(f"{reverse('indicators:figure', args=['members.count'])}?{ASKED}").text
    assert "不公开" in page
    assert "陈*" not in page
    assert "by=sex" not in page


def test_a_rate_says_what_it_is_made_of(client, district, members, limin):
    client.force_login(limin)
    page = client.get(f"{reverse('indicators:rows', args=['members.rate'])}?{ASKED}").text
    public = client.get(f"{reverse('indicators:figure', args=['members.rate'])}?{ASKED}").text

    assert "入会率 1.9 %" in page  # 6 ÷ 320
    assert (
        f'href="{reverse("indicators:rows", args=["members.voting"])}?{ASKED.replace("&", "&amp;")}">有表决权会员数 6 人'
        in page
    )
    assert "已建会单位职工数 320 人" in page
    assert "比率不能相加" in public


def test_the_command_tells_members_by_town_and_as_of_a_day(district, members, shop, capsys):
    transfer(members[0], to=shop, on=MOVED, **SAYS)
    assert (
        main(
            [
                "indicator",
                "members.count",
                "--unit",
                "320411",
                "--from",
                "2016-01-01",
                "--to",
                str(MOVED),
                "--by",
                "town",
                "--rows",
                "--json",
            ]
        )
        == 0
    )
    said = json.loads(capsys.readouterr().out)

    assert said["value"] == 6
    assert {one["label"]: one["value"] for one in said["split"]} == {"薛家镇": 1, "春江镇": 5, "奔牛镇": 0}
    assert {row["姓名"] for row in said["rows"]} == {"陈*", "李*", "王*", "赵*", "孙*", "周*"}
