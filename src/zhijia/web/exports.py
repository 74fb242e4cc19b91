"""Lists leave as .csv and .xlsx; no cell of ours ever runs as a formula on the clerk's machine (OWASP: CSV injection)."""

import csv
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal
from itertools import chain, islice
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO

import xlsxwriter
from django.http import FileResponse, StreamingHttpResponse
from django.utils import timezone
from django.utils.http import content_disposition_header
from xlsxwriter.worksheet import Worksheet

from zhijia.base.errors import Refused

Row = Sequence[object]
Page = tuple[str, Sequence[str], Iterable[Row]]  # a sheet: its name, header and rows

BOM = "\ufeff"  # Excel reads a .csv as UTF-8 only with it
PLAIN_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?%?")
RISKY = tuple("=+-@\t\r＝＋－＠")
MOST_ROWS = 1_048_575  # the last line of a sheet, less its header
MOST_CHARACTERS = 32_767  # what one cell of Excel holds
HEADING = 200  # characters a page's heading holds, its codes and the footer's page numbers left out
LONGEST_EXACT = 15  # digits a spreadsheet keeps; longer numbers are written as text
CUT = "……（单元格放不下，全文见 CSV）"
SAMPLE = 200
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def csv_response(name: str, header: Sequence[str], rows: Iterable[Row]) -> StreamingHttpResponse:
    """A download named `name`.csv, sent line by line however many rows there are."""
    lines = csv_lines(header, rows)
    response = StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = str(
        content_disposition_header(as_attachment=True, filename=filename(name, "csv"))
    )
    return response


def csv_lines(header: Sequence[str], rows: Iterable[Row]) -> Iterator[str]:
    writer = csv.writer(Echo())
    yield BOM
    for row in chain([header], rows):
        yield writer.writerow([harmless(shown(value)) if is_text(value) else shown(value) for value in row])


class Echo:
    """A file that hands back what is written to it, so csv.writer can feed a stream."""

    def write(self, line: str) -> str:
        return line


def workbook_response(
    name: str, sheet_title: str, header: Sequence[str], rows: Iterable[Row]
) -> FileResponse:
    """A download named `name`.xlsx, built in a temporary file and removed once it is sent."""
    made = TemporaryFile(suffix=".xlsx")  # noqa: SIM115  (FileResponse closes it)
    write_workbook(made, sheet_title, header, rows)
    made.seek(0)
    return FileResponse(made, as_attachment=True, filename=filename(name, "xlsx"), content_type=XLSX)


def sheets_response(name: str, pages: Iterable[Page]) -> FileResponse:
    """A download named `name`.xlsx with one sheet for each page."""
    made = TemporaryFile(suffix=".xlsx")  # noqa: SIM115  (FileResponse closes it)
    write_sheets(made, pages)
    made.seek(0)
    return FileResponse(made, as_attachment=True, filename=filename(name, "xlsx"), content_type=XLSX)


def write_workbook(
    target: Path | IO[bytes], sheet_title: str, header: Sequence[str], rows: Iterable[Row], *, mark: str = ""
) -> int:
    """One sheet with a frozen header; returns how many rows it holds. Memory does not grow with the rows.

    `mark` says whose copy it is: above the header, where it stays in sight, and on every printed page.
    """
    return write_sheets(target, [(sheet_title, header, rows)], mark=mark)


def write_sheets(target: Path | IO[bytes], pages: Iterable[Page], *, mark: str = "") -> int:
    """The rows of all sheets together are counted."""
    where = str(target) if isinstance(target, Path) else target
    with xlsxwriter.Workbook(where, {"constant_memory": True, "default_date_format": "yyyy-mm-dd"}) as book:
        return sum(write_sheet(book, *page, mark=mark) for page in pages)


def write_sheet(
    book: xlsxwriter.Workbook, name: str, header: Sequence[str], rows: Iterable[Row], *, mark: str = ""
) -> int:
    source = iter(rows)
    first = list(islice(source, SAMPLE))
    count = 0
    sheet = book.add_worksheet(title(name))
    bold = book.add_format({"bold": True, "bg_color": "#EFECE7", "bottom": 1, "text_wrap": True})
    for at, width in enumerate(widths(header, first)):
        sheet.set_column(at, at, width)
    top = _mark(book, sheet, mark)
    for at, label in enumerate(header):
        sheet.write_string(top, at, label, bold)
    sheet.freeze_panes(top + 1, 0)
    for count, row in enumerate(chain(first, source), start=1):
        if count + top > MOST_ROWS:
            raise Refused(f"一张工作表最多 {MOST_ROWS:,} 行，请先筛选，或改为导出 CSV")
        write_row(sheet, top + count, row)
    return count


def _mark(book: xlsxwriter.Workbook, sheet: Worksheet, mark: str) -> int:
    """How many lines the mark takes above the header."""
    if not mark:
        return 0
    plain = mark.replace("&", "＆")[:HEADING]  # & begins a code in a heading
    sheet.set_header(f"&C{plain}")
    sheet.set_footer(f"&C{plain}&R第 &P 页，共 &N 页")
    sheet.repeat_rows(0, 1)
    sheet.write_string(0, 0, mark, book.add_format({"bold": True, "font_color": "#B42318"}))
    return 1


def write_row(sheet: Worksheet, at: int, row: Row) -> None:
    """Numbers as numbers, days as days, everything else as text: "=cmd" stays five letters."""
    for column, value in enumerate(row):
        if is_text(value):
            sheet.write_string(at, column, fitting(shown(value)))
        elif isinstance(value, date) and not isinstance(value, datetime):
            sheet.write_datetime(at, column, value)
        elif isinstance(value, int | float | Decimal):
            sheet.write_number(at, column, value)
        elif value is not None:
            sheet.write_string(at, column, shown(value))


def is_text(value: object) -> bool:
    """Text, or a number so long that a spreadsheet would round it; truth values are words here."""
    if isinstance(value, int) and not isinstance(value, bool):
        return len(str(abs(value))) > LONGEST_EXACT
    return isinstance(value, bool) or not isinstance(value, float | Decimal | date | None)


def shown(value: object) -> str:
    """As a clerk would type it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, datetime):
        local = timezone.localtime(value) if timezone.is_aware(value) else value
        return local.strftime("%Y-%m-%d %H:%M")
    return str(value)


def harmless(text: str) -> str:
    """A leading apostrophe where a spreadsheet would see a formula; plain numbers and a lone dash stay."""
    if len(text) > 1 and text.startswith(RISKY) and not PLAIN_NUMBER.fullmatch(text):
        return "'" + text
    return text


def fitting(text: str) -> str:
    return text if len(text) <= MOST_CHARACTERS else text[: MOST_CHARACTERS - len(CUT)] + CUT


def widths(header: Sequence[str], sample: Sequence[Row]) -> list[int]:
    """Wide enough for the first rows, never wider than a third of a screen."""
    found = [breadth(label) + 2 for label in header]
    for row in sample:
        for at, value in enumerate(row[: len(found)]):
            found[at] = max(found[at], breadth(shown(value)) + 1)
    return [min(max(width, 8), 48) for width in found]


def breadth(text: str) -> int:
    """A Chinese character is as wide as two digits."""
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def title(text: str) -> str:
    """A sheet name Excel accepts: 31 characters, none of the signs it reserves, no apostrophe at either end."""
    return re.sub(r"[\[\]:*?/\\]", " ", text).strip("' ")[:31].rstrip("' ") or "Sheet1"


def filename(name: str, ending: str) -> str:
    """A download's name without what a disk or a header cannot hold."""
    return re.sub(r'[\x00-\x1f\\/:*?"<>|]', "-", name).strip(". ")[:120] + f".{ending}"
