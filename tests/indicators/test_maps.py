"""A count stands on the map of its day or on today's, says which, and on both the towns and what is left over make the whole."""

import json
from dataclasses import replace
from datetime import date, timedelta
from itertools import count

import pytest
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.cast import bring, refuses
from tests.orgs.deeds import PAPER, SAID, employer, single
from tests.skills.test_contests import contest
from zhijia.base.errors import Refused
from zhijia.base.periods import Period
from zhijia.indicators import scope
from zhijia.indicators.indicator import Indicator, find
from zhijia.indicators.measures import Distinct
from zhijia.indicators.queries import scope_from
from zhijia.indicators.scope import Scope
from zhijia.indicators.terms import Nature
from zhijia.orgs.models import Cover, Unit
from zhijia.orgs.queries import brought_under, children_since, towns_of
from zhijia.orgs.services import Fresh, Share, close_unit, merge_units, move_unit, rename_unit, split_unit
from zhijia.orgs.terms import UnitKind
from zhijia.site.cli import main

YEARS = Period(date(2014, 5, 1), date(2019, 4, 30))
SPLIT_ON = date(2020, 7, 1)
ASKED = "?unit=320411&from=2014-05-01&to=2019-04-30"
MADE = Indicator("t.made", "覆盖", "家", "期间内覆盖的单位", base=Cover.objects.all, when="since")
STANDING = Indicator(
    "t.standing", "在册", "家", "期末覆盖的单位", base=Cover.objects.all, when="since", until="until", nature=Nature.STOCK
)  # fmt: skip
CROWD = replace(STANDING, code="t.crowd", crowd=True)
EMPLOYERS = Indicator(
    "t.employers",
    "单位",
    "家",
    "不同的单位",
    base=Cover.objects.all,
    when="since",
    measure=Distinct("employer"),
)
KINDS = ("merge", "merge_new", "split", "move", "out", "rename", "close", "cover")
DEEDS = st.lists(st.tuples(st.sampled_from(KINDS), *[st.integers(0, 40)] * 4), max_size=10)


@pytest.fixture
def contests(district, limin):
    """One contest each of the two towns, and one of the plant's union, in 2016."""
    rows = [contest(f"{name}赛", name, date(2016, 9, 1)) for name in ("薛家镇", "春江镇", "春江工具厂工会")]
    bring("skills.contests", rows, by=limin)
    return district


@pytest.fixture
def split(contests):
    """春江镇 becomes 春江街道 and 魏村街道; the plant's union goes with the first."""
    town = contests.chunjiang
    shares = [
        Share(Fresh("春江街道总工会", UnitKind.TOWN, contests.unit, "春江街道", "320411004"), [contests.plant_union], []),
        Share(Fresh("魏村街道总工会", UnitKind.TOWN, contests.unit, "魏村街道", "320411005"), [], []),
    ]  # fmt: skip
    split_unit(town, shares=shares, on=SPLIT_ON, **PAPER)
    return contests


def by_town(district, on):
    return {
        label: value
        for label, _, value in find("skills.contests_held").by_town(Scope(district.unit, YEARS, map=on))
    }


def test_the_same_contests_on_two_maps(split):
    """What 春江镇 did by itself belongs to neither heir; what its grassroots union did went with that union."""
    assert by_town(split, None) == {"薛家镇": 1, "春江镇": 2, "奔牛镇": 0}
    assert by_town(split, date(2021, 1, 1)) == {
        "薛家镇": 1, "春江街道": 1, "魏村街道": 0, "奔牛镇": 0, "区本级": 1
    }  # fmt: skip
    assert by_town(split, SPLIT_ON - timedelta(days=1)) == {"薛家镇": 1, "春江镇": 2, "奔牛镇": 0}


def test_a_merged_town_counts_for_its_heir(contests):
    merge_units([contests.chunjiang], into=contests.xuejia, on=SPLIT_ON, **PAPER)

    assert by_town(contests, None)["春江镇"] == 2
    assert by_town(contests, date(2021, 1, 1)) == {"薛家镇": 3, "奔牛镇": 0}


def test_a_town_is_called_as_on_the_day(contests):
    rename_unit(contests.xuejia, "薛家街道总工会", short="薛家街道", on=SPLIT_ON, **SAID)

    assert by_town(contests, None)["薛家镇"] == 1
    assert by_town(contests, date(2021, 1, 1))["薛家街道"] == 1
    assert dict(Scope(contests.unit, Period(date(2014, 1, 1), date(2021, 1, 1))).labelled()).keys() == {
        "薛家街道", "春江镇", "奔牛镇"
    }  # fmt: skip


@pytest.mark.parametrize(("few", "told"), [(500, True), (1, False)])
def test_of_nearly_everybody_those_outside_are_taken_away(district, few, told, monkeypatch):
    """武进区 keeps a shop of its own, 薛家镇 lost one in 2019: whichever way the rest is counted, it is the same."""
    monkeypatch.setattr(scope, "FEW", few)
    for name, unit in (("武进店", district.wujin), ("甲店", district.xuejia), ("乙店", district.xuejia)):
        employer(name, unit, unit, date(2016, 1, 1))
    Cover.objects.filter(employer__name="乙店").update(until=date(2019, 3, 1))
    whole = Scope(district.unit, YEARS)

    assert (whole.outside() is not None) is told
    for day, heads in ((date(2018, 12, 31), 3), (date(2019, 3, 1), 2)):
        then = replace(whole, as_of=day)
        assert CROWD.value(then) == STANDING.value(then) == CROWD.rows(then).count() == heads


def do(deed, district, fresh):
    """One reorganisation on whatever towns and unions these numbers fall on."""
    kind, month, one, two, three = deed
    day = date(2015, 1, 1) + timedelta(days=60 * month)
    towns = list(Unit.objects.filter(kind=UnitKind.TOWN, parent=district.unit, closed_on=None).order_by("pk"))
    unions = list(Unit.objects.filter(kind=UnitKind.SINGLE, closed_on=None).order_by("pk"))
    if not unions:
        return  # the last one has closed
    town, other, union = towns[one % len(towns)], towns[two % len(towns)], unions[three % len(unions)]
    new = Fresh(f"新镇{fresh}总工会", UnitKind.TOWN, district.unit)
    if kind == "merge":
        merge_units([town], into=other, on=day, **PAPER)
    elif kind == "merge_new":
        merge_units([town, other], into=new, on=day, **PAPER)
    elif kind == "split":
        split_unit(town, shares=halves(town, new, day), on=day, **PAPER)
    elif kind == "move":
        move_unit(union, parent=other, on=day, **SAID)
    elif kind == "out":
        move_unit(union, parent=district.wujin, on=day, **SAID)
    elif kind == "rename":
        rename_unit(town, new.name, on=day, **SAID)
    elif kind == "close":
        close_unit(union, on=day, **SAID)
    else:
        employer(f"新厂{fresh}", town, union, day)


def halves(town, new, day):
    children = list(children_since(town, on=day))
    employers = [one.employer for one in town.covers.filter(until=None)]
    second = Fresh(f"{new.name}（二）", new.kind, new.parent)
    return [Share(new, children[::2], employers[1::2]), Share(second, children[1::2], employers[::2])]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(DEEDS)
def test_on_any_map_towns_and_the_rest_make_the_whole(district, deeds):
    fresh = count()
    with transaction.atomic():
        for n, town in enumerate([district.xuejia, district.chunjiang, district.xuejia, district.benniu]):
            employer(f"厂{n}", town, single(f"厂{n}工会", town, date(2016, 1, 1)), date(2016, 2, 1))
            employer(f"店{n}", town, town, date(2016, 3, 1 + n))
        for deed in deeds:
            try:
                with transaction.atomic():
                    do(deed, district, next(fresh))
            except Refused as refusal:
                assert any(word in str(refusal) for word in "请可")
        long, short = Period(date(2015, 1, 1), date(2022, 1, 1)), Period(date(2017, 3, 1), date(2018, 3, 1))
        for day in (None, date(2015, 1, 1), date(2018, 6, 1), date(2030, 1, 1)):
            assert_parts_make_the_whole(Scope(district.unit, long, map=day))
        assert_parts_make_the_whole(Scope(district.unit, short))
        transaction.set_rollback(True)


def assert_parts_make_the_whole(scope):
    for one in (MADE, STANDING, CROWD):
        parts = one.by_town(scope)
        assert sum(value for *_, value in parts) == one.value(scope) == one.measure.again(one.rows(scope))
        assert [value for _, town, value in parts] == [one.value(scope.part(town)) for _, town, _ in parts]
        rows = [pk for _, town, _ in parts for pk in one.rows(scope.part(town)).values_list("pk", flat=True)]
        assert sorted(rows) == sorted(one.rows(scope).values_list("pk", flat=True))
    assert sum(value for *_, value in EMPLOYERS.by_town(scope)) >= EMPLOYERS.value(scope)
    if scope.map:
        assert {town for _, town, _ in MADE.by_town(scope) if town} == set(towns_of(scope.unit, on=scope.map))
        counted = set(MADE.rows(scope).values_list("unit_id", flat=True))
        assert counted <= brought_under(scope.unit, on=scope.map)


def test_the_rows_page_carries_the_map_on(client, split, limin):
    client.force_login(limin)
    today = timezone.localdate()
    address = reverse("indicators:rows", args=["skills.contests_held"])
    page = client.get(address + ASKED).text
    other = client.get(f"{address}{ASKED}&map=today").text

    assert "按当日区划统计" in page
    assert "map=today" in page
    assert "春江镇 <b>2</b>" in page
    assert f"按今天的区划（{today}）统计" in other
    assert "春江街道 <b>1</b>" in other
    assert "区本级 <b>1</b>" in other
    assert "改按当日区划统计" in other
    part = client.get(f"{address}{ASKED}&map=today&town=春江街道").text
    assert "职工技能竞赛场次 1 场" in part
    assert "春江工具厂工会赛" in part
    assert "春江镇赛" not in part
    assert "map=today" in part


def test_public_figures_say_which_map(client, split):
    page = client.get(reverse("indicators:figure", args=["skills.contests_held"]) + f"{ASKED}&map=today").text
    said = json.loads(
        client.get(reverse("indicators:json", args=["skills.contests_held"]) + f"{ASKED}&map=today").content
    )
    csv = client.get(reverse("indicators:csv", args=["skills.contests_held"]) + ASKED).getvalue().decode()

    assert f"按今天的区划（{timezone.localdate()}）统计" in page
    assert said["map"] == f"按今天的区划（{timezone.localdate()}）统计"
    assert {one["town"] for one in said["by_town"]} == {"薛家镇", "春江街道", "魏村街道", "奔牛镇", "区本级"}
    assert csv.count("按当日区划统计") == csv.count("\n") - 1


def test_the_board_keeps_the_map_through_its_form(client, split, limin):
    client.force_login(limin)
    page = client.get(reverse("indicators:board") + f"{ASKED}&map=today").text

    assert '<input type="hidden" name="map" value="today">' in page
    assert page.count("&amp;map=today") > 10


def test_a_union_that_ended_and_a_map_that_is_not_one_are_refused_in_words(split):
    with refuses("请改看春江街道、魏村街道"):
        scope_from({"map": "today"}, Unit.objects.get(short="春江镇"), on=date(2021, 1, 1))
    with refuses("没有“2018”这张区划"):
        scope_from({"map": "2018"}, split.unit, on=date(2021, 1, 1))
    assert scope_from({}, Unit.objects.get(short="春江镇"), on=date(2021, 1, 1)).map is None


def test_the_command_asks_for_todays_map(split, capsys):
    asked = ["--unit", "320411", "--from", "2014-05-01", "--to", "2019-04-30", "--by", "town", "--json"]
    assert main(["indicator", "skills.contests_held", *asked, "--map", "today"]) == 0
    said = json.loads(capsys.readouterr().out)

    assert said["map"] == f"按今天的区划（{timezone.localdate()}）统计"
    assert {one["label"]: one["value"] for one in said["split"]}["春江街道"] == 1
    assert main(["indicator", "skills.contests_held", *asked, "--map", "去年"]) == 1
