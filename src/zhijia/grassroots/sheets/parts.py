"""Joined tables that this room's registers fill."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from zhijia.base.errors import Refused
from zhijia.grassroots.models import Seat
from zhijia.people.services import people_by_identity
from zhijia.programmes.models import Session
from zhijia.programmes.terms import ProgrammeKind
from zhijia.sheets.columns import Known, Text
from zhijia.sheets.models import Intake

NUMBER = "person.identity"


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


Named = tuple[str, int, date]  # a name on a roll, the union written beside it, the day of the class


def seated(named: Iterable[Named]) -> dict[Named, int]:
    """Who of them held a seat in that union on that day. Two of one name there are nobody: never guessed."""
    asked = set(named)
    there: dict[tuple[str, int], list[tuple[int, date, date | None]]] = defaultdict(list)
    seats = Seat.objects.filter(term__unit__in={unit for _, unit, _ in asked})
    told = seats.values_list("person__name", "term__unit_id", "person_id", "since", "until")
    for name, unit, person, since, until in told:
        there[name, unit].append((person, since, until))
    found = {
        (name, unit, on): {
            person for person, since, until in there[name, unit] if since <= on and (not until or on < until)
        }
        for name, unit, on in asked
    }
    return {one: people.pop() for one, people in found.items() if len(people) == 1}


@dataclass(frozen=True)
class AttendeePart:
    """Who a name on a roll is: by identity number, else by the one seat of that name in that union, else nobody knows."""

    name: str = "person"

    def save(
        self,
        rows: Sequence[dict[str, Any]],
        keys: Sequence[str],  # noqa: ARG002
        *,
        intake: Intake,  # noqa: ARG002
    ) -> list[int | None]:
        ids = people_by_identity({row[NUMBER]: row["name"] for row in rows if row[NUMBER]})
        named = [(row["name"], row["unit"], row["session.held_on"]) for row in rows]
        known = seated(one for row, one in zip(rows, named, strict=True) if not row[NUMBER])
        return [ids.get(row[NUMBER]) or known.get(one) for row, one in zip(rows, named, strict=True)]
