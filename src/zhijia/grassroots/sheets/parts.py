"""Joined tables that this room's registers fill."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from zhijia.base.errors import Refused
from zhijia.programmes.models import Session
from zhijia.programmes.terms import ProgrammeKind
from zhijia.sheets.columns import Known, Text
from zhijia.sheets.models import Intake


@dataclass(frozen=True)
class WrittenPart:
    """What the register's writer found or made for each row and left in it under this name."""

    name: str

    def save(
        self,
        rows: Sequence[dict[str, Any]],
        keys: Sequence[str],  # noqa: ARG002
        *,
        intake: Intake,  # noqa: ARG002
    ) -> list[int | None]:
        return [row[self.name] for row in rows]


@dataclass(frozen=True)
class Taught:
    """A class by its name, with its sessions by edition and day. Only the name says who it is."""

    series: str
    sessions: Mapping[tuple[int | None, date], list[int]] = field(repr=False, compare=False)

    def held(self, row: dict[str, Any]) -> list[int]:
        return self.sessions.get((row["session.edition"], row["session.held_on"]), [])


@dataclass(frozen=True)
class ClassName(Text):
    """A class of the register of classes. Names repeat by the thousand and each is looked up once."""

    def read(self, cell: Any, known: Known) -> Any:
        series = super().read(cell, known)
        sessions: dict[tuple[int | None, date], list[int]] = {}
        held = Session.objects.filter(programme__kind=ProgrammeKind.OFFICER_CLASS, programme__series=series)
        for edition, day, pk in held.values_list("edition", "held_on", "pk"):
            sessions.setdefault((edition, day), []).append(pk)
        if not sessions:
            raise Refused(f"没有找到培训班“{series}”，请先导入工会干部培训班台账")
        return Taught(series, sessions)


def taught_once_that_day(row: dict[str, Any]) -> None:
    taught, day = row["session.programme"], row["session.held_on"]
    edition = f"第 {row['session.edition']} 期" if row["session.edition"] else "（未填期次）"
    found = taught.held(row)
    if not found:
        raise Refused(f"没有找到 {day} 开班的“{taught.series}”{edition}，请先导入工会干部培训班台账")
    if len(found) > 1:
        raise Refused(
            f"{day} 有 {len(found)} 个工会举办“{taught.series}”{edition}，请在培训班名称中写明主办工会"
        )


@dataclass(frozen=True)
class ClassPart:
    """The session of a roll: found, never made."""

    name: str = "session"

    def save(
        self,
        rows: Sequence[dict[str, Any]],
        keys: Sequence[str],  # noqa: ARG002
        *,
        intake: Intake,  # noqa: ARG002
    ) -> list[int | None]:
        return [row["session.programme"].held(row)[0] for row in rows]
