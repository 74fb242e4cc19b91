"""Drawing the maps: new stays of some units, and what follows from them for every unit below, on every day."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from zhijia.base.errors import Refused
from zhijia.orgs.models import Placement, Unit
from zhijia.orgs.queries.maps import lasting, under
from zhijia.orgs.stays import Leg, Maps, Stay, covers, own


def stays_of(unit: Unit) -> list[Stay]:
    return own(unit.placements.order_by("since"))


def changed(
    unit: Unit, *, on: date, parent: Unit | None, name: str = "", code: str | None = None
) -> list[Stay]:
    """The unit's stays when it is this from that day on. A change may not slip in before a later one."""
    *before, last = stays_of(unit)
    if unit.closed_on and unit.closed_on <= on:
        raise Refused(f"{unit.name}已于 {unit.closed_on} 撤销，请核对工会名称和日期")
    if last.since > on:
        raise Refused(f"{unit.name}在 {on} 之后另有变动，请把变动日期改到 {last.since} 之后")
    stay = Stay(
        parent.pk if parent else None, name or last.name, last.code if code is None else code, on, last.until
    )
    return [*before, stay] if last.since == on else [*before, replace(last, until=on), stay]


def may_stand(unit: Unit, parent: Unit, *, on: date) -> None:
    """The superior must be there as long as the unit is, and never below it."""
    if parent.opened_on > on:
        raise Refused(f"{parent.name}于 {parent.opened_on} 成立，请把日期改到这一天之后")
    if parent.closed_on and (unit.closed_on is None or unit.closed_on > parent.closed_on):
        raise Refused(f"{parent.name}已于 {parent.closed_on} 撤销，请另选上级工会")
    if parent.pk == unit.pk or parent.placements.filter(under(unit), lasting(on)).exists():
        raise Refused(f"{parent.name}在{unit.name}之下，不能成为它的上级，请另选上级工会")


def redraw(edits: Mapping[int, Sequence[Stay]], *, below: Iterable[Unit] = ()) -> None:
    """Write these stays, and new paths for all that ever stood below these units; only what differs is written."""
    units = set(edits)
    for unit in below:
        units |= set(Placement.objects.filter(under(unit)).values_list("unit_id", flat=True))
        units |= set(Unit.objects.filter(under(unit)).values_list("pk", flat=True))
    draw(units, edits)


def draw(units: set[int], edits: Mapping[int, Sequence[Stay]]) -> None:
    now = _placements(units)
    stays = {unit: list(edits[unit]) if unit in edits else own(now[unit]) for unit in units}
    above = {stay.parent for those in stays.values() for stay in those if stay.parent} - units
    known = {
        unit: [Leg(one.path, one.since, one.until) for one in rows]
        for unit, rows in _placements(above).items()
    }
    _write_placements(now, _drawn(stays, Maps(stays, known)))
    _write_units(stays, above)


def _placements(units: set[int]) -> dict[int, list[Placement]]:
    found: dict[int, list[Placement]] = defaultdict(list)
    for one in Placement.objects.filter(unit__in=units).order_by("unit_id", "since"):
        found[one.unit_id].append(one)
    return found


def _drawn(stays: Mapping[int, Sequence[Stay]], maps: Maps) -> dict[tuple[int, date], Placement]:
    drawn = {}
    for unit, those in stays.items():
        for stay in those:
            for leg in _whole(maps.of(unit, stay), stay):
                drawn[unit, leg.since] = Placement(
                    unit_id=unit, parent_id=stay.parent, name=stay.name, code=stay.code, path=leg.path, since=leg.since,
                    until=leg.until,
                )  # fmt: skip
    return drawn


def _whole(legs: list[Leg], stay: Stay) -> list[Leg]:
    """A stay without a superior on some of its days is a fault of older records, not for us to paint over."""
    if not covers(legs, stay):
        raise Refused(
            f"“{stay.name}”自 {stay.since} 起有一段时间没有上级工会，请先运行 zhijia orgs check 核对"
        )
    return legs


def _write_placements(
    now: Mapping[int, Sequence[Placement]], drawn: Mapping[tuple[int, date], Placement]
) -> None:
    """Delete, then end, then begin: at no moment has a unit two open placements."""
    rows = {(one.unit_id, one.since): one for those in now.values() for one in those}
    Placement.objects.filter(pk__in=[one.pk for key, one in rows.items() if key not in drawn]).delete()
    ends: dict[date | None, list[int]] = defaultdict(list)
    differ = []
    for key, one in rows.items():
        told = _told(drawn[key]) if key in drawn else _told(one)
        if told[:-1] != _told(one)[:-1]:
            one.parent_id, one.name, one.code, one.path, one.until = told
            differ.append(one)
        elif told != _told(one):
            ends[told[-1]].append(one.pk)
    for until, ids in ends.items():
        Placement.objects.filter(pk__in=ids).update(until=until)
    Placement.objects.bulk_update(differ, ["parent", "name", "code", "path", "until"], batch_size=500)
    Placement.objects.bulk_create(one for key, one in drawn.items() if key not in rows)


def _told(one: Placement) -> tuple[int | None, str, str, str, date | None]:
    return one.parent_id, one.name, one.code, one.path, one.until


def _write_units(stays: Mapping[int, Sequence[Stay]], above: set[int]) -> None:
    """The latest of each unit. A closed one keeps its last superior, and its path follows wherever that one goes."""
    paths = dict(Unit.objects.filter(pk__in=above).values_list("pk", "path"))
    differ, moved = [], []
    for unit in Unit.objects.filter(pk__in=stays):
        last, before = stays[unit.pk][-1], (unit.parent_id, unit.name, unit.code)
        was, unit.path = unit.path, _path(unit.pk, stays, paths)
        if before != (last.parent, last.name, last.code):
            unit.parent_id, unit.name, unit.code = last.parent, last.name, last.code
            differ.append(unit)
        elif was != unit.path:
            moved.append(unit)
    Unit.objects.bulk_update(differ, ["parent", "name", "code", "path"], batch_size=500)
    Unit.objects.bulk_update(moved, ["path"], batch_size=500)


def _path(unit: int, stays: Mapping[int, Sequence[Stay]], paths: dict[int, str]) -> str:
    if unit not in paths:
        parent = stays[unit][-1].parent
        paths[unit] = f"{_path(parent, stays, paths) if parent else '/'}{unit}/"
    return paths[unit]
