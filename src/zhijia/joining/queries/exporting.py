"""What an export holds: the columns that were asked for, of the members that were asked for."""

from collections.abc import Callable, Iterator
from typing import Any

from zhijia.access.terms import Permission
from zhijia.base.identity import mask_identity, mask_phone
from zhijia.people.terms import Document, Employment, Ending, Occupation, Sex, Standing

from ..models import Export
from .rolling import CELLS, Filters, Roll, joined_on

CHUNK = 2000
Cell = Callable[[dict[str, Any], Export], object]


def _labelled(column: str, choices: Any) -> Cell:
    labels = dict(choices.choices)
    return lambda row, _: labels.get(row[column], "")


def _masked(column: str, mask: Callable[[str], str]) -> Cell:
    return lambda row, export: row[column] if export.plain else mask(row[column])


COLUMNS: dict[str, tuple[str, tuple[str, ...], Cell]] = {
    "name": ("姓名", ("person__name",), lambda row, _: row["person__name"]),
    "sex": ("性别", ("sex",), _labelled("sex", Sex)),
    "birth": ("出生日期", ("person__birth",), lambda row, _: row["person__birth"]),
    "document": ("证件类型", ("person__document",), _labelled("person__document", Document)),
    "identity": ("证件号码", ("person__identity",), _masked("person__identity", mask_identity)),
    "phone": ("手机号码", ("person__phone",), _masked("person__phone", mask_phone)),
    "unit": ("所在工会", ("unit__name",), lambda row, _: row["unit__name"]),
    "employer": ("工作单位", ("employer__name",), lambda row, _: row["employer__name"] or ""),
    "standing": ("会籍状态", ("standing",), _labelled("standing", Standing)),
    "employment": ("用工形式", ("employment",), _labelled("employment", Employment)),
    "occupation": ("职业群体", ("occupation",), _labelled("occupation", Occupation)),
    "migrant": ("是否农民工", ("migrant",), lambda row, _: "是" if row["migrant"] else "否"),
    "joined": ("入会日期", (), lambda row, _: row["joined"]),
    "until": ("离会日期", ("until",), lambda row, _: row["until"] if row["ended"] else None),
    "ended": ("离会原因", ("ended",), _labelled("ended", Ending)),
}  # fmt: skip
USUAL = ("name", "unit", "employer", "standing", "employment", "occupation", "joined")
NUMBERS = ("identity", "phone")


def roll_of(export: Export) -> Roll:
    """The members of the day it was asked, of the union it was asked for; nobody beyond the reach of who asked."""
    known = [(name, export.filters.get(name, "")) for name in CELLS]
    cells = tuple((name, value) for name, value in known if value)
    return Roll(export.asked_by, Filters(export.unit, cells), export.on, Permission.MEMBERS_EXPORT)


def header_of(export: Export) -> list[str]:
    return [COLUMNS[name][0] for name in export.columns]


def lines_of(export: Export) -> Iterator[list[object]]:
    """Union by union in the order of the tree; memory does not grow with the roll."""
    roll = roll_of(export)
    fields = {"person_id", "ended", *(field for name in export.columns for field in COLUMNS[name][1])}
    for start in range(0, len(roll.units), CHUNK):
        rows = roll.rows().filter(unit__in=roll.units[start : start + CHUNK]).values(*sorted(fields))
        yield from _lines(export, rows.iterator(chunk_size=CHUNK))


def _lines(export: Export, rows: Iterator[dict[str, Any]]) -> Iterator[list[object]]:
    batch: list[dict[str, Any]] = []
    for row in rows:
        batch.append(row)
        if len(batch) == CHUNK:
            yield from _told(export, batch)
            batch = []
    yield from _told(export, batch)


def _told(export: Export, batch: list[dict[str, Any]]) -> Iterator[list[object]]:
    joined = joined_on([row["person_id"] for row in batch]) if "joined" in export.columns else {}
    for row in batch:
        whole = row | {"joined": joined.get(row["person_id"])}
        yield [COLUMNS[name][2](whole, export) for name in export.columns]
