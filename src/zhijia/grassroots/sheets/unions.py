"""Unions founded and moved. The rows write the tree itself, through `orgs.services`."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Self

from zhijia.access.queries import units_for
from zhijia.access.terms import Permission
from zhijia.base.errors import Refused
from zhijia.grassroots.models import Founding, Move
from zhijia.grassroots.terms import UNION_ALIASES
from zhijia.orgs.divisions import is_anachronism
from zhijia.orgs.models import Unit
from zhijia.orgs.services import close_unit, move_unit, open_unit
from zhijia.orgs.terms import UnitKind
from zhijia.sheets.cells import tidy
from zhijia.sheets.columns import Choice, Column, Day, Text, UnitName
from zhijia.sheets.models import Intake
from zhijia.sheets.registers import Register

from .kinds import YesNo
from .parts import WrittenPart


@dataclass
class Reach:
    """The unions within a clerk's reach: each by its full name, a superior by its short name too."""

    names: dict[str, Unit] = field(default_factory=dict)
    shorts: dict[str, Unit] = field(default_factory=dict)

    @classmethod
    def of(cls, intake: Intake) -> Self:
        reach = cls()
        for unit in units_for(intake.by, Permission.REGISTERS_IMPORT, on=intake.at.date()):
            reach.add(unit)
        return reach

    def add(self, unit: Unit) -> None:
        self.names[tidy(unit.name)] = unit
        self.shorts.setdefault(tidy(unit.short or unit.name), unit)

    def find(self, name: str) -> Unit | None:
        return self.names.get(tidy(name)) or self.shorts.get(tidy(name))


def found(rows: Sequence[dict[str, Any]], intake: Intake) -> None:
    """Found the unions in the order of the file, so that a row may name a superior founded above it; then close, lowest first."""
    reach = Reach.of(intake)
    elsewhere = set(Unit.objects.values_list("name", flat=True)) - {
        unit.name for unit in reach.names.values()
    }
    made = []
    for row in rows:
        superior = _superior(row, reach)
        if row["name"] in elsewhere:
            raise Refused(f"“{row['name']}”与其他区的工会重名，请核对全称，或请市总工会办理隶属变动")
        unit = reach.names.get(tidy(row["name"])) or _open(row, superior, intake)
        reach.add(unit)
        row["unit"], row["founded"] = superior.pk, unit.pk
        made.append((row, unit))
    for row, unit in sorted(made, key=lambda pair: -len(pair[1].path)):
        _close(row, unit, intake)


def _superior(row: dict[str, Any], reach: Reach) -> Unit:
    superior = reach.find(row["superior"])
    if superior is None:
        raise Refused(
            f"没有找到“{row['name']}”的上级工会“{row['superior']}”，请核对名称，或先登记上级工会（在同一份台账中排在它的前面）"
        )
    return superior


def _open(row: dict[str, Any], superior: Unit, intake: Intake) -> Unit:
    told = {field: row[field] for field in ("kind", "short", "code", "approval")}
    return open_unit(
        row["name"], parent=superior, on=row["founded_on"], by=str(intake.by), at=intake.at, **told
    )


def _close(row: dict[str, Any], unit: Unit, intake: Intake) -> None:
    if unit.closed_on and unit.closed_on != row["closed_on"]:
        raise Refused(f"{unit.name}已于 {unit.closed_on} 撤销，与台账所填不符，请核对撤销日期")
    if row["closed_on"] and not unit.closed_on:
        close_unit(unit, on=row["closed_on"], by=str(intake.by), at=intake.at)


def move(rows: Sequence[dict[str, Any]], intake: Intake) -> None:
    """Move the unions, the earliest day first; a move already made is left as it is."""
    for row in sorted(rows, key=lambda row: row["moved_on"]):
        unit, superior = Unit.objects.get(pk=row["moved"]), Unit.objects.get(pk=row["unit"])
        if not unit.placements.filter(since=row["moved_on"], parent=superior).exists():
            _move(row, unit, superior, intake)


def _move(row: dict[str, Any], unit: Unit, superior: Unit, intake: Intake) -> None:
    on, code = row["moved_on"], row["code"] or unit.code
    if (unit.parent_id, unit.code) == (superior.pk, code):
        raise Refused(f"{unit.name}在 {on} 之前已隶属{superior.name}，请核对变动日期和新上级工会")
    move_unit(unit, parent=superior, on=on, code=code, by=str(intake.by), at=intake.at)


def closes_after_it_opens(row: dict[str, Any]) -> None:
    if row["closed_on"] and row["closed_on"] <= row["founded_on"]:
        raise Refused("撤销日期不晚于成立日期，请核对两个日期")


def code_was_in_use(row: dict[str, Any]) -> None:
    if is_anachronism(row["code"], on=row["founded_on"]):
        raise Refused(f"行政区划代码 {row['code']} 在 {row['founded_on']} 并未使用，请填写成立当时的代码")


UNIONS = Register(
    code="grassroots.unions",
    title="工会组织台账",
    group="夯实基础",
    order=10,
    model=Founding,
    when="founded_on",
    facets=("kind",),
    parts=(WrittenPart("unit"), WrittenPart("founded")),
    rules=(closes_after_it_opens, code_was_in_use),
    writer=found,
    columns=(
        Column("工会全称", "name", Text(), ("工会名称", "名称"), required=True, key=True, example="常州市春江工具厂工会委员会"),
        Column("简称", "short", Text(limit=40), ("工会简称",), default="", example="春江工具厂工会"),
        Column("工会类型", "kind", Choice(choices=UnitKind, aliases=UNION_ALIASES), ("类型", "组织类型"), required=True, example="单独基层工会"),
        Column("上级工会", "superior", Text(), ("隶属工会", "上一级工会"), required=True, example="春江镇总工会"),
        Column("行政区划代码", "code", Text(limit=12), ("区划代码",), default=""),
        Column("成立日期", "founded_on", Day(), ("建会日期", "建会时间"), required=True, example="2016-05-12"),
        Column("批复文号", "approval", Text(limit=40), ("文号", "批准文号"), default="", example="常新工〔2016〕12号"),
        Column("撤销日期", "closed_on", Day(), ("注销日期",)),
        Column("是否二次覆盖组建", "second_coverage", YesNo(), ("二次覆盖组建", "二次覆盖"), default=False, example="否"),
    ),
)  # fmt: skip
MOVES = Register(
    code="grassroots.moves",
    title="工会隶属变动台账",
    group="夯实基础",
    order=11,
    model=Move,
    when="moved_on",
    writer=move,
    columns=(
        Column("工会名称", "moved", UnitName(), ("工会全称", "变动工会"), required=True, key=True, example="奔牛镇总工会"),
        Column("变动日期", "moved_on", Day(), ("日期", "划转日期"), required=True, key=True, example="2015-01-01"),
        Column("新上级工会", "unit", UnitName(), ("上级工会", "变动后上级工会"), required=True, example="新北区总工会"),
        Column("新区划代码", "code", Text(limit=12), ("区划代码", "行政区划代码"), default="", example="320411122"),
        Column("批复文号", "approval", Text(limit=40), ("文号", "批准文号"), default=""),
    ),
)  # fmt: skip
