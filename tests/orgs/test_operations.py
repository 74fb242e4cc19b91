"""Merging, splitting and regrouping: who covered whom goes along, the old maps stay, and each unit tells what happened."""

from datetime import date

import pytest

from tests.cast import refuses
from tests.orgs.deeds import PAPER, SAID, assert_every_map_holds, employer, everything
from zhijia.audit.models import Line
from zhijia.base.errors import Refused
from zhijia.orgs import services
from zhijia.orgs.models import Operation
from zhijia.orgs.queries import employers_covered, history, units_under
from zhijia.orgs.services import (
    Fresh,
    Share,
    close_unit,
    merge_units,
    move_unit,
    open_unit,
    regroup,
    relate,
    rename_unit,
    split_unit,
    unrelate,
)
from zhijia.orgs.terms import OperationKind, UnitKind

DAY, BEFORE = date(2019, 4, 1), date(2019, 3, 31)


def names(units):
    return sorted(unit.name for unit in units)


def says(unit):
    return [one.says for one in history(unit)]


@pytest.fixture
def joint(district):
    """A union of many small employers in 春江镇, and one of the two below it."""
    unit = open_unit(
        "春江联合工会", kind=UnitKind.JOINT, parent=district.chunjiang, on=date(2012, 3, 1), **SAID
    )
    open_unit("春江联合工会一分会", kind=UnitKind.BRANCH, parent=unit, on=date(2013, 3, 1), **SAID)
    for name in ("甲厂", "乙厂"):
        employer(name, district.chunjiang, unit)
    return unit


@pytest.fixture
def movers(monkeypatch):
    """A room above that takes note of what passes."""
    heard = []
    monkeypatch.setattr(services.covering, "regrouped", [lambda passage, **_: heard.append(passage)])
    return heard


def test_two_unions_become_one_that_was_there(district, joint, movers):
    merge_units([joint, district.plant_union], into=district.xuejia, on=DAY, **PAPER)

    assert names(units_under(district.xuejia, on=DAY)) == ["春江联合工会一分会", "薛家镇总工会"]
    assert names(units_under(joint, on=BEFORE)) == ["春江联合工会", "春江联合工会一分会"]
    assert names(employers_covered(district.xuejia, on=DAY)) == ["乙厂", "春江工具厂", "甲厂"]
    assert names(employers_covered(district.xuejia, on=BEFORE)) == []
    assert [(one.former.name, len(one.employers), one.whole) for one in movers] == [
        ("春江联合工会", 2, True), ("春江工具厂工会", 1, True)
    ]  # fmt: skip
    assert says(joint)[0] == "并入薛家镇总工会"
    assert says(district.xuejia)[0] == "承接春江联合工会、春江工具厂工会，随迁下级工会 1 个，承接单位 3 家"
    assert joint.closed_on == DAY
    assert_every_map_holds()


def test_two_unions_become_a_new_one(district, joint):
    fresh = Fresh("春江工业联合工会", UnitKind.JOINT, district.chunjiang)
    heir = merge_units([joint, district.plant_union], into=fresh, on=DAY, **PAPER)

    assert (heir.opened_on, heir.approval) == (DAY, PAPER["document"])
    assert employers_covered(heir, on=DAY).count() == 3
    assert [line.verb for line in Line.objects.order_by("-number")[:1]] == ["orgs.units.merged"]
    assert_every_map_holds()


def test_what_a_merged_sector_union_guided_its_heir_guides(district):
    said = {"kind": UnitKind.SECTOR, "parent": district.unit, "on": date(2010, 1, 1), **SAID}
    tools, metal = open_unit("工具行业工联会", **said), open_unit("金属行业工联会", **said)
    relate(district.plant_union, sector=tools, on=date(2015, 1, 1), **SAID)
    merge_units([tools], into=metal, on=DAY, **PAPER)

    told = district.plant_union.sectors.values_list("sector__name", "since", "until")
    assert list(told) == [
        ("工具行业工联会", date(2015, 1, 1), DAY), ("金属行业工联会", DAY, None)
    ]  # fmt: skip


def test_guidance_never_counts(district):
    said = {"kind": UnitKind.SECTOR, "parent": district.unit, "on": date(2010, 1, 1), **SAID}
    sectors = [open_unit(name, **said) for name in ("工具行业工联会", "金属行业工联会")]
    relations = [relate(district.plant_union, sector=one, on=date(2015, 1, 1), **PAPER) for one in sectors]

    assert names(units_under(sectors[0], on=DAY)) == ["工具行业工联会"]
    assert employers_covered(sectors[0], on=DAY).count() == 0
    with refuses("已由工具行业工联会业务指导"):
        relate(district.plant_union, sector=sectors[0], on=DAY, **SAID)
    with refuses("不是产业（行业）工会"):
        relate(district.plant_union, sector=district.xuejia, on=DAY, **SAID)
    unrelate(relations[0], on=DAY, **SAID)
    with refuses("已结束"):
        unrelate(relations[0], on=date(2020, 1, 1), **SAID)
    assert says(district.plant_union)[:2] == ["不再由工具行业工联会业务指导", "由金属行业工联会业务指导"]
    assert says(sectors[0])[0] == "结束业务指导春江工具厂工会"


def test_a_town_becomes_two(district, joint, movers):
    heirs = split_unit(
        district.chunjiang, on=DAY, **PAPER,
        shares=[
            Share(Fresh("春江街道总工会", UnitKind.TOWN, district.unit, "春江街道", "320411004"), children=[joint]),
            Share(Fresh("魏村街道总工会", UnitKind.TOWN, district.unit, "魏村街道", "320411005"), children=[district.plant_union]),
        ],
    )  # fmt: skip

    assert names(units_under(heirs[0], on=DAY)) == ["春江联合工会", "春江联合工会一分会", "春江街道总工会"]
    assert names(units_under(heirs[1], on=DAY)) == ["春江工具厂工会", "魏村街道总工会"]
    assert len(units_under(district.chunjiang, on=BEFORE)) == 4
    assert len(units_under(district.chunjiang, on=DAY)) == 0
    assert (
        says(district.chunjiang)[0]
        == "拆分为春江街道总工会、魏村街道总工会，随迁下级工会 2 个，移交单位 0 家"
    )
    assert says(district.plant_union)[0] == "随春江镇总工会的拆分变动隶属"
    assert_every_map_holds()


def test_a_joint_union_shares_out_its_employers(district, joint, movers):
    one, two = employers_covered(joint, on=DAY).order_by("name")
    (branch,) = joint.children.all()
    heirs = split_unit(
        joint, on=DAY, **PAPER,
        shares=[
            Share(Fresh(f"{one.name}工会", UnitKind.SINGLE, district.chunjiang), employers=[one]),
            Share(district.xuejia, children=[branch], employers=[two]),
        ],
    )  # fmt: skip

    assert [names(employers_covered(heir, on=DAY)) for heir in heirs] == [[one.name], [two.name]]
    assert names(employers_covered(joint, on=BEFORE)) == sorted([one.name, two.name])
    assert [(len(passage.employers), passage.whole) for passage in movers] == [
        (1, False),
        (1, False),
        (0, True),
    ]
    assert_every_map_holds()


def test_a_split_leaves_nobody_behind_and_takes_no_stranger(district, joint):
    fresh = [Fresh(f"春江第{n}联合工会", UnitKind.JOINT, district.chunjiang) for n in (1, 2)]
    (branch,), places = joint.children.all(), list(employers_covered(joint, on=DAY))
    whole = Share(fresh[1], children=[branch], employers=places)
    before = everything()
    for shares, sentence in [
        ([Share(fresh[0]), Share(fresh[1])], "没有写明去向"),
        ([Share(fresh[0], employers=places[:1]), whole], "写了两个去向"),
        ([whole], "至少要有两个工会"),
        ([Share(fresh[0], children=[district.benniu]), whole], "不属于这个工会"),
        ([Share(joint), whole], "不能再承接"),
    ]:
        with refuses(sentence):
            split_unit(joint, shares=shares, on=DAY, **PAPER)

    assert everything() == before


def test_employers_pass_with_one_document(district, joint, movers):
    employers = [*employers_covered(joint, on=DAY), district.plant, employer("新厂", district.chunjiang)]
    regroup(employers, to=district.benniu, on=DAY, **PAPER)

    assert employers_covered(district.benniu, on=DAY).count() == 4
    assert employers_covered(joint, on=BEFORE).count() == 2
    assert sorted((one.former.name, len(one.employers)) for one in movers) == [
        ("春江工具厂工会", 1), ("春江联合工会", 2)
    ]  # fmt: skip
    assert says(joint)[0] == "划出单位 2 家，由奔牛镇总工会承接"
    assert says(district.benniu)[0] == "划入单位 4 家"
    assert_every_map_holds()


def test_a_room_above_may_refuse_and_then_nothing_has_passed(district, joint, monkeypatch):
    def refuse(passage, *, by, at):
        raise Refused(f"{passage.former.name}的会员还在补缴会费，请稍后再办")

    monkeypatch.setattr(services.covering, "regrouped", [refuse])
    before = everything()
    with refuses("请稍后再办"):
        regroup(list(employers_covered(joint, on=DAY)), to=district.benniu, on=DAY, **PAPER)
    with refuses("请稍后再办"):
        merge_units([joint], into=district.benniu, on=DAY, **PAPER)

    assert everything() == before


@pytest.mark.parametrize(
    ("deed", "sentence"),
    [
        (lambda d, j: merge_units([j], into=d.benniu, on=DAY, document=" ", **SAID), "批复文号"),
        (lambda d, j: merge_units([], into=d.benniu, on=DAY, **PAPER), "没有写明"),
        (lambda d, j: merge_units([j, j], into=d.benniu, on=DAY, **PAPER), "写了两次"),
        (lambda d, j: merge_units([j, d.benniu], into=d.benniu, on=DAY, **PAPER), "不能并入自己"),
        (lambda d, j: merge_units([d.chunjiang], into=j, on=DAY, **PAPER), "不能成为它的上级"),
        (lambda d, j: merge_units([j], into=d.benniu, on=date(2012, 9, 1), **PAPER), "另有变动"),
        (lambda d, j: merge_units([j], into=Fresh("薛家镇总工会", "town", d.unit), on=DAY, **PAPER), "已有工会叫"),
        (lambda d, j: regroup([d.plant], to=d.plant_union, on=DAY, **PAPER), "已由春江工具厂工会覆盖"),
        (lambda d, j: regroup([d.plant], to=j, on=date(2012, 3, 1), **PAPER), "另有覆盖变动"),
        (lambda d, j: regroup([], to=j, on=DAY, **PAPER), "至少选一家"),
        (lambda d, j: move_unit(j, parent=d.chunjiang, on=DAY, **SAID), "已隶属春江镇总工会"),
        (lambda d, j: rename_unit(j, "薛家镇总工会", on=DAY, **SAID), "已有工会叫"),
        (lambda d, j: open_unit("薛家镇总工会", kind="town", parent=d.unit, on=DAY, **SAID), "已有工会叫"),
        (lambda d, j: close_unit(d.plant_union, on=date(2012, 2, 1), **SAID), "请核对撤销日期"),
    ],
)  # fmt: skip
def test_what_is_refused_moves_nothing(district, joint, deed, sentence):
    before = everything()
    with refuses(sentence):
        deed(district, joint)

    assert everything() == before


def test_each_union_tells_its_history(district):
    plant = district.plant_union
    rename_unit(plant, "春江工具集团工会", on=date(2016, 1, 1), **PAPER)
    move_unit(plant, parent=district.xuejia, on=date(2017, 1, 1), **PAPER)
    close_unit(plant, on=DAY, **PAPER)

    assert says(plant) == [
        "撤销",
        "由春江镇总工会改隶薛家镇总工会",
        "由春江工具厂工会更名为春江工具集团工会",
        "成立",
    ]
    assert says(district.xuejia)[0] == "春江工具集团工会由春江镇总工会划入"
    assert says(district.chunjiang)[0] == "春江工具集团工会划出，改隶薛家镇总工会"
    assert Operation.objects.filter(kind=OperationKind.CLOSE).get().document == PAPER["document"]
