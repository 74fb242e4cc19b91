"""The person of a line: written together with where they belong, by the set-wise writer of the roll."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from zhijia.people.models import blind
from zhijia.people.services import Line, enter_all
from zhijia.people.terms import Document
from zhijia.sheets.models import Intake

from .employing import Book
from .telling import tell_ended


def number_of(row: Mapping[str, Any]) -> str:
    """As people are known by: a resident's number needs no kind."""
    document, number = row["person.document"], row["person.identity"]
    return number if document == Document.RESIDENT else f"{document}:{number}"


def line_of(row: Mapping[str, Any], book: Book) -> Line:
    number = number_of(row)
    return Line(
        number=number, index=blind(number), name=row["person.name"], document=row["person.document"], sex=row["person.sex"],
        birth=row["person.birth"], phone=row["person.phone"], unit=row["unit"], employer=book.find(row["employer"], row["uscc"]),
        employment=row["employment"], occupation=row["occupation"], migrant=row["migrant"], joined=row["joined_on"],
        change=row["change"], changed=row["changed_on"], reason=row["change_reason"],
    )  # fmt: skip


@dataclass(frozen=True)
class RollPart:
    """Fills the person of each line."""

    name: str

    def save(
        self,
        rows: Sequence[dict[str, Any]],
        keys: Sequence[str],  # noqa: ARG002
        *,
        intake: Intake,
    ) -> Sequence[int | None]:
        book = Book.of_today()
        lines = [line_of(row, book) for row in rows]
        at = intake.committed_at or intake.at
        entered = enter_all(lines, source=f"intake:{intake.pk}", by=intake.by, at=at)
        tell_ended(lines, entered, at=at)
        return entered.persons
