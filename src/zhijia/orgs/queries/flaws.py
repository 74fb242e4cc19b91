"""Is the tree what its superiors say? Every path is rebuilt, today's and on each day something changed, and compared."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from zhijia.orgs.models import Placement, Unit
from zhijia.orgs.stays import Leg, Maps, Stay, covers, own


@dataclass(frozen=True)
class Flaw:
    """`mendable`: only a path is wrong, and the superiors tell the right one."""

    unit: Unit
    says: str
    mendable: bool = False


def flaws() -> list[Flaw]:
    units = {unit.pk: unit for unit in Unit.objects.order_by("pk")}
    placed: dict[int, list[Placement]] = defaultdict(list)
    for one in Placement.objects.order_by("unit_id", "since"):
        placed[one.unit_id].append(one)
    stays = {pk: own(placed[pk]) for pk in units}
    maps = Maps(stays, {})
    found: list[Flaw] = []
    for unit in units.values():
        found += _of_days(unit, placed[unit.pk])
        found += _of_today(unit, units, stays[unit.pk])
        found += (flaw for one in placed[unit.pk] for flaw in _of_then(unit, one, maps))
    return found


def _of_days(unit: Unit, placed: Sequence[Placement]) -> Iterator[Flaw]:
    """One superior a day, from the first day to the last: neither a gap nor two at once."""
    starts = [one.since for one in placed]
    ends = [one.until for one in placed]
    if not placed or (starts[0], ends[-1]) != (unit.opened_on, unit.closed_on) or starts[1:] != ends[:-1]:
        yield Flaw(unit, "历次隶属的起止日期不相衔接，或与成立、撤销日期不符")


def _of_today(unit: Unit, units: Mapping[int, Unit], stays: Sequence[Stay]) -> Iterator[Flaw]:
    if stays and (stays[-1].parent, stays[-1].name, stays[-1].code) != (unit.parent_id, unit.name, unit.code):
        yield Flaw(unit, "现在的名称、代码或上级与最后一段隶属不符")
    path = _chain(unit, units)
    if not path:
        yield Flaw(unit, "上级工会绕成了一圈")
    elif path != unit.path:
        yield Flaw(unit, f"现在的路径应为 {path}，记的是 {unit.path}", mendable=True)


def _chain(unit: Unit, units: Mapping[int, Unit]) -> str:
    chain = [unit.pk]
    while (parent := units[chain[-1]].parent_id) is not None:
        if parent in chain:
            return ""
        chain.append(parent)
    return "/" + "".join(f"{pk}/" for pk in reversed(chain))


def _of_then(unit: Unit, one: Placement, maps: Maps) -> Iterator[Flaw]:
    stay = Stay(one.parent_id, one.name, one.code, one.since, one.until)
    legs = maps.of(unit.pk, stay)
    if not covers(legs, stay):
        yield Flaw(unit, f"自 {one.since} 起，上级工会有一段时间不存在")
    elif legs != [Leg(one.path, one.since, one.until)]:
        right = "、".join(leg.path for leg in legs)
        yield Flaw(unit, f"自 {one.since} 起的路径应为 {right}，记的是 {one.path}", mendable=True)
