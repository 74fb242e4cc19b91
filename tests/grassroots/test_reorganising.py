"""孙芳 puts her town in order: what the page foretells is what then happens, or nothing happens at all."""

import re
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from tests.grassroots.plans import (
    DAY,
    DOCUMENT,
    at,
    begin,
    case,
    decide,
    everything,
    fresh,
    hand_in,
    join,
    lead,
    write,
)
from tests.orgs.deeds import PAPER, SAID, assert_every_map_holds, employer, single
from zhijia.base.periods import Period
from zhijia.grassroots.indicators import EMPLOYERS_REGROUPED, UNIONS
from zhijia.grassroots.models import Founding, Move, Plan, Regrouping
from zhijia.grassroots.rules import OWN_WORK
from zhijia.indicators.scope import Scope
from zhijia.orgs.models import Cover, Operation, Sector, Unit
from zhijia.orgs.services import close_unit, open_unit, relate, rename_unit
from zhijia.orgs.terms import UnitKind
from zhijia.people.models import Membership
from zhijia.sheets.checking import key_of

ON = date.fromisoformat(DAY)


@pytest.fixture
def town(client, sunfang):
    client.force_login(sunfang)
    return client


def desk_of(account):
    desk = Client()
    desk.force_login(account)
    return desk


@pytest.fixture
def above(limin):
    """李敏, whose reach covers the town's desk."""
    return desk_of(limin)


@pytest.fixture
def villages(district):
    """Two villages, each with an employer and members of it, one with a union below."""
    one, two = (
        open_unit(
            f"{name}村工联会", kind=UnitKind.VILLAGE, parent=district.chunjiang, on=date(2012, 3, 1), **SAID
        )
        for name in ("东港", "西港")
    )
    places = [employer(f"{unit.name[:2]}木业", district.chunjiang, unit) for unit in (one, two)]
    for unit, place, many in zip((one, two), places, (3, 2), strict=True):
        join(unit, place, many=many)
    below = single("东港纺织厂工会", one)
    join(below, many=4)
    return one, two, below


def text_of(page):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page.text))


def members(unit, on):
    stretches = Membership.objects.filter(unit=unit, since__lte=on)
    return sum(1 for one in stretches if one.until is None or one.until > on)


def registered(unit):
    return Founding.objects.create(
        key=key_of(unit.name), fingerprint="", unit=unit.parent, founded=unit, name=unit.name, kind=unit.kind,
        founded_on=unit.opened_on, second_coverage=False,
    )  # fmt: skip


def test_two_villages_become_one_as_the_page_foretold(town, above, district, villages):
    one, two, below = villages
    plan = begin(town, "merge", one)
    lead(town, plan, two)
    write(town, plan)
    before = everything()
    foretold = text_of(hand_in(town, plan))
    case_page = text_of(above.get(case(plan)))

    for told in (foretold, case_page):
        assert "西港村工联会 承接东港村工联会，随迁下级工会 1 个，承接单位 1 家" in told
        assert "共 1 个：东港纺织厂工会" in told
        assert "东港木业 东港村工联会 西港村工联会" in told
        assert "西港村工联会 3" in told
    after = everything()
    assert {name: rows for name, rows in after.items() if name != "Line"} == {
        name: rows for name, rows in before.items() if name != "Line"
    }
    assert (plan.units_moved, plan.employers_moved, plan.members_moved) == (1, 1, 3)

    assert decide(above, plan).status_code == 302
    plan.refresh_from_db()
    assert (plan.units_moved, plan.employers_moved, plan.members_moved) == (1, 1, 3)
    assert (plan.operation.document, plan.operation.on) == (DOCUMENT, ON)
    below.refresh_from_db()
    one.refresh_from_db()
    assert (below.parent, one.closed_on) == (two, ON)
    assert (members(one, ON - timedelta(days=1)), members(two, ON - timedelta(days=1))) == (3, 2)
    assert (members(one, ON), members(two, ON)) == (0, 5)
    assert_every_map_holds()
    told = above.get(reverse("grassroots:unit", args=[two.pk]))
    assert f'href="{case(plan)}"' in told.text


def test_villages_merge_into_a_new_one(town, above, district, villages):
    one, two, _ = villages
    lines = [registered(unit) for unit in (one, two)]
    plan = begin(town, "merge", one)
    lead(town, plan, two, "unit")
    fresh(town, plan, name="两港村工联会", kind="village")
    write(town, plan)
    hand_in(town, plan)
    decide(above, plan)

    made = Unit.objects.get(name="两港村工联会")
    assert (made.parent, members(made, ON)) == (district.chunjiang, 5)
    assert Founding.objects.get(founded=made).matter == plan.matter
    for line in lines:
        line.refresh_from_db()
        assert line.closed_on == ON


def test_a_union_is_split_and_nothing_is_left_over(town, above, district, villages):
    one, two, below = villages
    more = employer("东港五金", district.chunjiang, one)
    join(one, more, many=2, since=date(2014, 1, 1))
    plan = begin(town, "split", one)
    lead(town, plan, two)
    fresh(town, plan, name="南港村工联会", kind="village")
    old, new = plan.targets.order_by("pk")
    assert "请先在方案页面填写生效日期" in town.get(at(plan, "change_share")).text
    write(town, plan)
    refused = town.get(at(plan, "change_preview"))
    assert (refused.status_code, "没有写明去向" in refused.text) == (422, True)
    town.post(at(plan, "change_share"), {f"e{more.pk}": new.pk, "rest": old.pk})
    hand_in(town, plan)
    decide(above, plan)

    made = Unit.objects.get(name="南港村工联会")
    below.refresh_from_db()
    assert (below.parent, members(two, ON), members(made, ON)) == (two, 5, 2)
    assert Cover.objects.get(employer=more, until=None).unit == made
    assert_every_map_holds()


def test_employers_are_regrouped_with_their_members(town, above, district, villages):
    one, *_ = villages
    plants = [employer(f"机械{n}厂", district.chunjiang, one) for n in range(3)]
    for plant in plants:
        join(one, plant, many=2, since=date(2014, 1, 1))
    plan = begin(town, "regroup", one)
    town.post(at(plan, "change_pick", "employer"), {"pick": [plants[0].pk, plants[1].pk]})
    lead(town, plan, district.plant_union)
    write(town, plan)
    hand_in(town, plan)
    decide(above, plan)

    day_before = ON - timedelta(days=1)
    assert (members(one, day_before), members(district.plant_union, day_before)) == (9, 0)
    assert (members(one, ON), members(district.plant_union, ON)) == (5, 4)
    whole = Scope(district.unit, Period(ON, ON))
    assert EMPLOYERS_REGROUPED.value(whole) == 2
    rows = Regrouping.objects.values_list("former", "unit", "approval", "matter")
    assert set(rows) == {(one.pk, district.plant_union.pk, DOCUMENT, plan.matter_id)}
    page = reverse("grassroots:unit", args=[one.pk])  # counts the four of the union below too
    assert "会员 13 人" in text_of(above.get(page, {"on": day_before}))
    assert "会员 9 人" in text_of(above.get(page, {"on": ON}))


def test_a_union_that_ends_leaves_its_members_with_the_one_above(town, above, district):
    union = single("春江小厂工会", district.chunjiang)
    line = registered(union)
    join(union, many=2)
    assert UNIONS.value(Scope(district.unit, Period(ON, ON))) == 1
    plan = begin(town, "close", union)
    write(town, plan)
    hand_in(town, plan)
    decide(above, plan)

    line.refresh_from_db()
    assert (line.closed_on, members(district.chunjiang, ON)) == (ON, 2)
    assert UNIONS.value(Scope(district.unit, Period(ON, ON))) == 0


def test_a_union_is_renamed_and_the_old_map_keeps_the_old_name(town, above, district, villages):
    plan = begin(town, "rename", villages[0])
    write(town, plan, name="东港社区工联会", short="", code="")
    hand_in(town, plan)
    decide(above, plan)

    there = reverse("grassroots:unit", args=[villages[0].pk])
    assert "<h1>东港社区工联会" in above.get(there).text
    assert "<h1>东港村工联会" in above.get(there, {"on": "2019-05-31"}).text


def test_a_union_moves_to_another_town_by_the_district(town, above, district, villages):
    plan = begin(town, "move", villages[2])
    lead(town, plan, district.xuejia)
    write(town, plan, code="")
    hand_in(town, plan)
    assert plan.matter.desk == district.unit
    decide(above, plan)

    assert Unit.objects.get(pk=villages[2].pk).parent == district.xuejia
    line = Move.objects.get()
    assert (line.moved, line.moved_on, line.unit, line.matter) == (
        villages[2],
        ON,
        district.xuejia,
        plan.matter,
    )


def test_sector_unions_begin_and_end_to_guide(town, above, district):
    sector = open_unit(
        "工具行业工联会", kind=UnitKind.SECTOR, parent=district.unit, on=date(2010, 1, 1), **SAID
    )
    for kind, until in (("relate", None), ("part", date(2019, 7, 1))):
        plan = begin(town, kind, district.plant_union)
        lead(town, plan, sector)
        write(town, plan, on=str(until or ON))
        hand_in(town, plan)
        assert plan.matter.desk == district.unit
        decide(above, plan)
        assert Sector.objects.get(unit=district.plant_union).until == until


def test_towns_are_for_the_leader(above, district, villages, zhenghua, limin):
    """李敏 may propose it, and nobody but 郑华 may decide it: 不同意, then nothing moved; then yes."""
    leader = desk_of(zhenghua)
    plan = begin(above, "merge", district.xuejia)
    lead(above, plan, district.chunjiang)
    write(above, plan)
    hand_in(above, plan)
    assert (plan.matter.desk, plan.matter.awaits) == (district.unit, "unions.reorganise")
    before = {name: rows for name, rows in everything().items() if name != "Line"}
    assert decide(above, plan, seen="0" * 16).status_code == 422
    assert decide(leader, plan, "refuse", note="暂不合并").status_code == 302
    assert {name: rows for name, rows in everything().items() if name != "Line"} == before

    again = begin(above, "merge", district.xuejia)
    lead(above, again, district.chunjiang)
    write(above, again)
    hand_in(above, again)
    assert decide(leader, again).status_code == 302
    assert Unit.objects.get(pk=district.xuejia.pk).closed_on == ON


def test_who_asked_does_not_approve(town, district, villages):
    plan = begin(town, "close", villages[2])
    write(town, plan)
    hand_in(town, plan)
    told = decide(town, plan)

    assert (told.status_code, OWN_WORK in told.text) == (422, True)
    assert Unit.objects.get(pk=villages[2].pk).closed_on is None


def test_a_stale_look_is_not_handed_in(town, district, villages):
    one, two, _ = villages
    plan = begin(town, "merge", one)
    lead(town, plan, two)
    write(town, plan)
    page = town.get(at(plan, "change_preview"))
    join(one, many=1, since=date(2015, 1, 1))
    stale = town.post(
        at(plan, "change_preview"), {"seen": re.search(r'value="([0-9a-f]{16})"', page.text)[1]}
    )

    assert (stale.status_code, "核对之后情况已有变化" in stale.text) == (422, True)
    assert "西港村工联会 4" in text_of(stale)
    plan.matter.refresh_from_db()
    assert plan.matter.number is None
    hand_in(town, plan)


def test_a_stale_approval_moves_nothing(town, above, district, villages):
    one, two, _ = villages
    plan = begin(town, "merge", one)
    lead(town, plan, two)
    write(town, plan)
    hand_in(town, plan)
    looked = re.search(r'name="seen" value="([0-9a-f]{16})"', above.get(case(plan)).text)[1]
    join(one, many=1, since=date(2015, 1, 1))
    before = everything()
    told = decide(above, plan, seen=looked)

    assert (told.status_code, "核对之后情况已有变化" in told.text) == (422, True)
    assert everything() == before
    plan.refresh_from_db()
    assert (plan.operation, plan.document) == (None, "")
    assert decide(above, plan).status_code == 302


def test_what_the_tree_refuses_is_said_and_nothing_moves(town, above, district, villages):
    one, two, _ = villages
    plan = begin(town, "merge", one)
    lead(town, plan, two)
    write(town, plan)
    hand_in(town, plan)
    looked = re.search(r'name="seen" value="([0-9a-f]{16})"', above.get(case(plan)).text)[1]
    close_unit(single("北港厂工会", two), on=date(2019, 7, 1), **SAID)
    rename_unit(one, "东港新村工联会", on=date(2019, 8, 1), **PAPER)
    before = everything()
    told = decide(above, plan, seen=looked)

    assert (
        told.status_code,
        "东港新村工联会在 2019-06-01 之后另有隶属变动，请核对撤销日期" in told.text,
    ) == (422, True)
    assert everything() == before


def test_a_day_still_to_come_is_approved_on_that_day(town, above, villages):
    plan = begin(town, "rename", villages[0])
    write(
        town, plan, on=str(timezone.localdate() + timedelta(days=9)), name="东港社区工联会", short="", code=""
    )
    hand_in(town, plan)
    told = decide(above, plan)

    assert (told.status_code, "还没有到，请在当天或之后批准" in told.text) == (422, True)
    assert Unit.objects.get(pk=villages[0].pk).name == "东港村工联会"


def test_looking_again_and_again_leaves_nothing(town, district, villages):
    one, two, _ = villages
    plan = begin(town, "merge", one)
    lead(town, plan, two)
    write(town, plan)
    before = everything()
    for _ in range(3):
        assert town.get(at(plan, "change_preview")).status_code == 200

    assert everything() == before


@pytest.mark.parametrize(
    ("kind", "says"),
    [
        ("merge", "还没有写明去向"),
        ("regroup", "还没有写明去向"),
        ("move", "还没有写明去向"),
        ("relate", "还没有写明去向"),
    ],
)
def test_half_a_plan_is_told_what_it_lacks(town, villages, kind, says):
    plan = begin(town, kind, villages[0])
    empty = town.get(at(plan, "change_preview"))
    assert (empty.status_code, "还没有填写生效日期，请先填写" in empty.text) == (422, True)
    write(town, plan, **({"code": ""} if kind == "move" else {}))
    told = town.get(at(plan, "change_preview"))

    assert (told.status_code, says in told.text) == (422, True)


@pytest.mark.parametrize("wrong", [{"on": "2019-02-30"}, {"on": ""}, {"why": ""}])
def test_what_is_wrong_is_told_in_place(town, villages, wrong):
    plan = begin(town, "close", villages[2])
    told = town.post(at(plan, "change"), {"on": DAY, "why": "单位终止", **wrong})

    assert (told.status_code, "需要改正" in told.text) == (422, True)
    assert "单位终止" in told.text or "why" in wrong
    plan.refresh_from_db()
    assert plan.on is None


def test_zhouping_sees_nothing_and_touches_nothing(town, district, villages, zhouping):
    plan = begin(town, "close", villages[2])
    other = desk_of(zhouping)
    assert (
        other.post(reverse("grassroots:change_new", args=["close"]), {"pick": villages[0].pk}).status_code
        == 404
    )
    for page, more in (
        ("change", []),
        ("change_preview", []),
        ("change_pick", ["target"]),
        ("change_share", []),
    ):
        assert other.get(at(plan, page, *more)).status_code == 404
    assert other.post(reverse("grassroots:change_withdraw", args=[plan.matter_id])).status_code == 404
    assert other.get(reverse("grassroots:change_about", args=[villages[0].pk])).status_code == 404
    write(town, plan)
    hand_in(town, plan)
    assert other.get(case(plan)).status_code == 404
    assert Plan.objects.count() == 1


def test_what_came_back_is_mended_and_handed_in_again(town, above, villages):
    plan = begin(town, "close", villages[2])
    write(town, plan)
    hand_in(town, plan)
    decide(above, plan, "return", note="日期不对")
    write(town, plan, on="2019-07-01")
    hand_in(town, plan)
    decide(above, plan)

    assert Unit.objects.get(pk=villages[2].pk).closed_on == date(2019, 7, 1)
    assert Operation.objects.filter(plan=plan).count() == 1


def test_wanglei_may_ask_for_his_own_union_and_no_other(client, wanglei, sunfang, district, villages):
    client.force_login(wanglei)
    plan = begin(client, "rename", district.plant_union)
    write(client, plan, name="春江新工具厂工会", short="", code="")
    hand_in(client, plan)
    assert (
        client.post(reverse("grassroots:change_new", args=["close"]), {"pick": villages[0].pk}).status_code
        == 404
    )
    assert decide(desk_of(sunfang), plan).status_code == 302
    assert Unit.objects.get(pk=district.plant_union.pk).name == "春江新工具厂工会"


def test_a_relation_that_ended_meanwhile_is_not_ended_twice(town, above, district):
    sector = open_unit(
        "工具行业工联会", kind=UnitKind.SECTOR, parent=district.unit, on=date(2010, 1, 1), **SAID
    )
    relate(district.plant_union, sector=sector, on=date(2015, 1, 1), **PAPER)
    plan = begin(town, "part", district.plant_union)
    lead(town, plan, sector)
    write(town, plan)
    hand_in(town, plan)
    Sector.objects.update(until=date(2018, 1, 1))
    told = above.get(case(plan))

    assert "现在不由工具行业工联会业务指导" in told.text
    assert decide(above, plan, seen="0" * 16).status_code == 422


def test_the_list_costs_the_same_for_one_and_three(town, villages):
    def cost():
        town.get(reverse("grassroots:changes"))
        with CaptureQueriesContext(connection) as asked:
            assert town.get(reverse("grassroots:changes")).status_code == 200
        return len(asked)

    begin(town, "close", villages[2])
    first = cost()
    for unit in villages[:2]:
        begin(town, "rename", unit)
    assert cost() == first
