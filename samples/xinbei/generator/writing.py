"""From a sheet to a file: .xlsx row by row, .csv as an older program saves it. The same sheet gives the same bytes."""

import csv
import io
from datetime import date, datetime
from pathlib import Path

import xlsxwriter

from .clerks import EPOCH, Cell, Sheet

SAVED = datetime(2019, 12, 23, 9, 30)  # noqa: DTZ001  (a workbook's clock has no zone)


def write(sheet: Sheet, folder: Path) -> Path:
    path = folder / sheet.file
    if sheet.manner.encoding:
        path.write_bytes(_delimited(sheet).encode(sheet.manner.encoding))
    else:
        _workbook(sheet, path)
    return path


def _above(sheet: Sheet) -> list[str]:
    return [line for line in (sheet.manner.heading, sheet.manner.reporter) if line]


def _delimited(sheet: Sheet) -> str:
    text = io.StringIO()
    out = csv.writer(text)
    out.writerows([line] for line in _above(sheet))
    out.writerow(sheet.header)
    out.writerows([_said(cell) for cell in row] for row in sheet.typed())
    return text.getvalue()


def _said(cell: Cell) -> str:
    return (
        f"{cell.year}/{cell.month}/{cell.day}"
        if isinstance(cell, date)
        else ""
        if cell is None
        else str(cell)
    )


def _workbook(sheet: Sheet, path: Path) -> None:
    book = xlsxwriter.Workbook(path, {"constant_memory": True})
    book.set_properties({"title": sheet.title, "created": SAVED})
    page = book.add_worksheet("Sheet1")
    bold, dated = (
        book.add_format({"bold": True, "align": "center"}),
        book.add_format({"num_format": "yyyy-mm-dd"}),
    )
    page.set_column(0, len(sheet.header) - 1, 16)
    for line, text in enumerate(above := _above(sheet)):
        page.merge_range(line, 0, line, len(sheet.header) - 1, text, bold)
    page.write_row(len(above), 0, sheet.header, bold)
    for line, row in enumerate(sheet.typed(), start=len(above) + 1):
        for column, cell in enumerate(row):
            if type(cell) is str:
                page.write_string(line, column, cell)
            elif isinstance(cell, date):
                page.write_number(line, column, (cell - EPOCH).days, dated)
            elif cell is not None:
                page.write_number(line, column, cell)
    book.close()
