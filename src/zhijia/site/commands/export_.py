"""`zhijia export CODE --out FILE`: the same columns that are imported; sealed numbers stay masked."""

import argparse
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from zhijia.base.errors import Refused
from zhijia.sheets.queries import cells
from zhijia.sheets.registers import find
from zhijia.web.exports import csv_lines, write_workbook


def run(asked: argparse.Namespace) -> int:
    register = find(asked.register)
    rows = (shown for _, shown in cells(register.columns, register.model.objects.order_by("pk")))
    count = write(asked.out, register.title, [column.label for column in register.columns], rows)
    print(f"{register.title}：已导出 {count:,} 行到 {asked.out}")
    return 0


def write(path: Path, title: str, header: Sequence[str], rows: Iterable[Sequence[Any]]) -> int:
    if path.suffix.lower() == ".xlsx":
        return write_workbook(path, title, header, rows)
    if path.suffix.lower() != ".csv":
        raise Refused("只能导出为 .xlsx 或 .csv，请改用这两种文件名")
    with path.open("w", encoding="utf-8", newline="") as out:
        return sum(bool(out.write(line)) for line in csv_lines(header, rows)) - 2  # the mark and the header
