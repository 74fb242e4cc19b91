"""Staged rows: the raw cells of some thousand rows and how each stands, sealed together. Days are kept as ISO text."""

from collections.abc import Iterator
from typing import Any

import orjson

from zhijia.people.fields import keyring

from .checking import CHUNK, Checked
from .models import Chunk, Intake
from .reading import Table


def save_chunks(intake: Intake, table: Table, checked: Checked) -> None:
    for number, start in enumerate(range(0, len(table.rows), CHUNK)):
        part = slice(start, start + CHUNK)
        told = {
            "lines": table.lines[part],
            "rows": table.rows[part],
            "standings": checked.standings[part],
            "header": table.header,
        }
        Chunk.objects.create(
            intake=intake, number=number, sealed=keyring().seal_bytes(orjson.dumps(told, default=str))
        )


def load_table(intake: Intake) -> tuple[Table, list[str]]:
    """The table as it was staged, cells as the clerk typed them, and how each row stood when it was shown."""
    lines, rows, standings, header = [], [], [], ()
    for told in _chunks(intake):
        lines += told["lines"]
        rows += told["rows"]
        standings += told["standings"]
        header = tuple(told["header"])
    return Table(header, lines, rows), standings


def staged_rows(intake: Intake, standing: str) -> Iterator[tuple[int, list[Any]]]:
    """Line and cells of the rows that stand so."""
    for told in _chunks(intake):
        for line, row, how in zip(told["lines"], told["rows"], told["standings"], strict=True):
            if how == standing:
                yield line, row


def _chunks(intake: Intake) -> Iterator[dict[str, Any]]:
    for chunk in intake.chunks.order_by("number").iterator():
        yield orjson.loads(keyring().open_bytes(bytes(chunk.sealed)))
