"""From a file to a table of raw cells: .xlsx by calamine, .csv by its encoding. What is not a register is refused."""

import csv
import io
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from operator import itemgetter
from typing import Any

from django.conf import settings
from python_calamine import CalamineError, CalamineWorkbook

from zhijia.base.errors import Refused

from .cells import tidy
from .columns import Column
from .registers import Register, every

TOTALS = ("合计", "总计", "小计", "合 计", "总 计")
INFLATED = 1024 * 1024 * 1024
ROWS_TO_SEARCH = 20
BLANK = ("", None)
COMPOUND = b"\xd0\xcf\x11\xe0"  # how an old .xls begins, and an .xlsx with a password
NOT_A_WORKBOOK = "文件不是能读取的 Excel 工作簿（或已加密、损坏），请在 Excel 中打开后另存为 .xlsx 再试"


@dataclass(frozen=True)
class Table:
    """Raw cells under the header that was found. `first` is the Excel row number of the first data row."""

    header: tuple[str, ...]
    lines: list[int]
    rows: list[list[Any]]


def look_at(name: str, content: bytes) -> None:
    """What can be refused without reading the cells: nothing there, too large, not a sheet, a zip bomb."""
    if not content:
        raise Refused("文件是空的，请重新选择有内容的台账文件")
    if len(content) > settings.SHEET_MAX_BYTES:
        raise Refused(
            f"文件有 {len(content) >> 20} MB，超过 {settings.SHEET_MAX_BYTES >> 20} MB 上限，请按年份或镇街拆分后分次导入"
        )
    if content[:2] == b"PK":
        _refuse_bomb(content)
    elif content.startswith(COMPOUND):
        raise Refused("文件是旧的 .xls，或设有打开密码，请在 Excel 中去掉密码、另存为 .xlsx 再试")
    elif not name.lower().endswith((".csv", ".txt")):
        raise Refused("只能导入 .xlsx 或 .csv 文件；旧的 .xls 请在 Excel 中另存为 .xlsx")


def read_cells(name: str, content: bytes) -> list[list[Any]]:
    """Every cell of the first sheet that has any."""
    look_at(name, content)
    cells = _workbook(content) if content[:2] == b"PK" else _delimited(content)
    if len(cells) > settings.SHEET_MAX_ROWS:
        raise Refused(f"表中有 {len(cells)} 行，超过 {settings.SHEET_MAX_ROWS} 行上限，请拆分后分次导入")
    if not any(any(tidy(cell) for cell in row) for row in cells):
        raise Refused("工作表里没有内容，请确认选择的是填好的台账")
    return cells


def _refuse_bomb(content: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            if sum(item.file_size for item in packed.infolist()) > INFLATED:
                raise Refused("文件解压后过大，疑似异常文件，已停止读取；请在 Excel 中另存为新的 .xlsx 再试")
    except (zipfile.BadZipFile, OSError, ValueError):
        raise Refused(NOT_A_WORKBOOK) from None


def _workbook(content: bytes) -> list[list[Any]]:
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        for sheet in book.sheet_names:
            cells = book.get_sheet_by_name(sheet).to_python(skip_empty_area=False)
            if cells:
                return cells
    except (CalamineError, OSError, ValueError):
        raise Refused(NOT_A_WORKBOOK) from None
    return []


def _delimited(content: bytes) -> list[list[Any]]:
    text = _decoded(content)
    mark = "\t" if text.count("\t") > text.count(",") else ","
    try:
        return [
            [_bare(cell) for cell in row] for row in csv.reader(io.StringIO(text, newline=""), delimiter=mark)
        ]
    except csv.Error:
        raise Refused("CSV 文件格式有误（引号未闭合或单元格过长），请在 Excel 中另存为 .xlsx 再试") from None


def _bare(cell: str) -> str:
    """Our own exports put an apostrophe before what a spreadsheet would run; here it comes off again."""
    return cell[1:] if cell[:1] == "'" and cell[1:2] in ("=", "+", "-", "@") else cell


def _decoded(content: bytes) -> str:
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return content.decode("utf-16", errors="replace")
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return text
    raise Refused("文件的文字编码无法识别，请在 Excel 中另存为“CSV UTF-8”或 .xlsx 再试")


def plain(label: Any) -> str:
    """A label without what clerks decorate it with: blanks, line breaks, stars, brackets' width."""
    return tidy(label).replace(" ", "").replace("\n", "").replace("*", "").replace(":", "")


def names_of(column: Column) -> tuple[str, ...]:
    return tuple(plain(name) for name in (column.label, *column.aliases))


def place_columns(register: Register, labels: list[str]) -> dict[int, int]:
    """Column number of the register → cell number in this header."""
    placed: dict[int, int] = {}
    for number, column in enumerate(register.columns):
        for name in names_of(column):
            if name in labels and labels.index(name) not in placed.values():
                placed[number] = labels.index(name)
                break
    return placed


def find_header(register: Register, cells: list[list[Any]]) -> int:
    """The row that names the most columns; titles merged above it are passed over."""
    scores = [len(place_columns(register, [plain(c) for c in row])) for row in cells[:ROWS_TO_SEARCH]]
    best = max(range(len(scores)), key=scores.__getitem__)
    if scores[best] < min(3, len(register.columns)):
        wanted = "、".join(column.label for column in register.columns if column.required)
        raise Refused(f"前 {ROWS_TO_SEARCH} 行里没有找到“{register.title}”的表头，请确认表头含有：{wanted}")
    return best


def read_table(register: Register, name: str, content: bytes) -> Table:
    """The register's rows in the order of its own columns; blank rows and the totals at the end are left out."""
    cells = read_cells(name, content)
    top = find_header(register, cells)
    labels = [plain(cell) for cell in cells[top]]
    placed = place_columns(register, labels)
    missing = [c.label for n, c in enumerate(register.columns) if c.required and n not in placed]
    if missing:
        raise Refused(f"缺少必填列：{'、'.join(missing)}。表头在第 {top + 1} 行，请补上这些列后再导入")
    order = [placed.get(number, -1) for number in range(len(register.columns))]
    header = tuple(tidy(cells[top][at]) if at >= 0 else "" for at in order)
    pick, last = _picker(order)
    lines, rows = [], []
    for line, row in enumerate(cells[top + 1 :], start=top + 2):
        told = next((text for cell in row if cell not in BLANK and (text := tidy(cell))), "")
        if told and not told.startswith(TOTALS):
            lines.append(line)
            rows.append(
                pick(row) if len(row) > last else [row[at] if 0 <= at < len(row) else "" for at in order]
            )
    if not rows:
        raise Refused("表头下面没有数据行，请填写后再导入")
    return Table(header, lines, rows)


def _picker(order: list[int]) -> tuple[Callable[[list[Any]], list[Any]], int]:
    """How a whole row is put in the register's order, and the last cell it must have."""
    if min(order) >= 0 and len(order) > 1:
        chosen = itemgetter(*order)
        return (lambda row: list(chosen(row))), max(order)
    return (lambda row: [row[at] if at >= 0 else "" for at in order]), max(order)


def recognise(name: str, content: bytes) -> Register:
    """Which register a file is: by the title in its name, else by how many of its labels stand in one row."""
    titled = [register for register in every() if register.title in name]
    if len(titled) == 1:
        return titled[0]
    cells = read_cells(name, content)[:ROWS_TO_SEARCH]
    rows = [[plain(cell) for cell in row] for row in cells]

    def score(register: Register) -> tuple[bool, float]:
        best = max((place_columns(register, row) for row in rows), key=len)
        complete = all(n in best for n, column in enumerate(register.columns) if column.required)
        titled = register.title in name or any(register.title in "".join(row) for row in rows)
        return complete, titled + len(best) / len(register.columns)

    best = max(every(), key=score)
    if not score(best)[0]:
        raise Refused(f"没有认出“{name}”是哪一本台账，请在命令或页面上指明台账")
    return best
