"""What a list page hands to `web/ui/table.html`: columns, and rows whose first cell opens the record."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Column:
    """`sort` is the value of ?sort= for this column; numbers stand at the right edge."""

    label: str
    numeric: bool = False
    sort: str = ""


@dataclass(frozen=True)
class Row:
    """`group` starts a new group of rows where it changes; `tone` is ok, warn or bad; `note` stands under the first cell."""

    cells: Sequence[object]
    href: str = ""
    note: str = ""
    group: str = ""
    tone: str = ""
    key: str = ""
