"""How rows are listed whose table no register keeps: memberships, and who covers an employer."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse

from zhijia.access.terms import Permission
from zhijia.sheets.columns import Column
from zhijia.sheets.queries import cells


@dataclass(frozen=True)
class Listing:
    """`page` is the name of the page a row opens, by the id at `path`. Only who has the permission sees single rows."""

    columns: tuple[Column, ...]
    page: str
    path: str
    permission: str = field(default=Permission.REGISTERS_VIEW)
    exports: bool = True  # lists of persons leave the house by an export that a second person approves

    def lines(self, rows: QuerySet[Any]) -> Iterator[tuple[str, list[Any]]]:
        """The address a row opens, and its cells as they are shown."""
        for _, (*shown, key) in cells((*self.columns, Column("", self.path)), rows):
            yield reverse(self.page, args=[key]), shown
