"""What happened to a unit, as a person would tell it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from zhijia.orgs.models import Operation, Touched, Unit
from zhijia.orgs.terms import OperationKind, Part

MERGE, SPLIT, REGROUP = OperationKind.MERGE, OperationKind.SPLIT, OperationKind.REGROUP
SAYS = {
    (OperationKind.OPEN, Part.SUBJECT): "成立",
    (OperationKind.CLOSE, Part.SUBJECT): "撤销",
    (OperationKind.RENAME, Part.SUBJECT): "由{from}更名为{to}",
    (OperationKind.MOVE, Part.SUBJECT): "由{from}改隶{to}",
    (OperationKind.MOVE, Part.FROM): "{unit}划出，改隶{to}",
    (OperationKind.MOVE, Part.TO): "{unit}由{from}划入",
    (MERGE, Part.FORMER): "并入{to}",
    (MERGE, Part.HEIR): "承接{from}，随迁下级工会 {children} 个，承接单位 {employers} 家",
    (MERGE, Part.BELOW): "随{from}的合并改隶{to}",
    (SPLIT, Part.FORMER): "拆分为{to}，随迁下级工会 {children} 个，移交单位 {employers} 家",
    (SPLIT, Part.HEIR): "由{from}拆分，与{to}一同承接",
    (SPLIT, Part.BELOW): "随{from}的拆分变动隶属",
    (REGROUP, Part.FORMER): "划出单位 {passed} 家，由{to}承接",
    (REGROUP, Part.HEIR): "划入单位 {employers} 家",
    (OperationKind.RELATE, Part.SUBJECT): "由{sector}业务指导",
    (OperationKind.RELATE, Part.SECTOR): "开始业务指导{unit}",
    (OperationKind.PART, Part.SUBJECT): "不再由{sector}业务指导",
    (OperationKind.PART, Part.SECTOR): "结束业务指导{unit}",
}


@dataclass(frozen=True)
class Told:
    operation: Operation
    says: str


def history(unit: Unit) -> list[Told]:
    """The latest first."""
    touched = Touched.objects.filter(unit=unit).select_related("operation")
    rows = list(touched.order_by("-operation__on", "-operation_id", "part"))
    subjects = _subjects([row.operation_id for row in rows])
    return [Told(row.operation, _says(row, unit, subjects.get(row.operation_id, ""))) for row in rows]


def _subjects(operations: list[int]) -> dict[int, str]:
    """Whom each operation was about, in one question."""
    rows = Touched.objects.filter(operation__in=operations, part=Part.SUBJECT)
    return dict(rows.values_list("operation_id", "unit__name"))


def _says(row: Touched, unit: Unit, subject: str) -> str:
    sentence = SAYS[OperationKind(row.operation.kind), Part(row.part)]
    return sentence.format_map(_words(row.operation.facts, unit) | {"unit": subject})


def _words(facts: Mapping[str, Any], unit: Unit) -> dict[str, object]:
    """Counts stay counts and lists of names become words; of employers, how many left this very unit."""
    told: dict[str, object] = {
        name: "、".join(value) if isinstance(value, list) and name != "ids" else value
        for name, value in facts.items()
    }
    if isinstance(facts.get("from"), dict):
        told["passed"] = facts["from"].get(str(unit.pk), 0)
    return told
