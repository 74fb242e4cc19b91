"""Files with a header, .csv and .xlsx, as clerks open, sort and save them on their way."""

import io
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from zhijia.base.errors import Refused
from zhijia.base.money import yuan
from zhijia.sheets.cells import EXACT, number, tidy
from zhijia.sheets.reading import TOTALS, plain, read_cells
from zhijia.web.exports import csv_lines, write_workbook

from .layout import EXPECTED, TAIL, Answer, Head, Paying

ROWS_TO_SEARCH = 10
MARKS = "'’‘`\t ¥￥"  # what clerks and spreadsheets put before digits
HEADER = ("序号", "付款编号", "收款账号", "户名", "开户行", "金额（元）", "用途")
NAMES: Mapping[str, tuple[str, ...]] = {
    "ref": ("付款编号", "编号", "业务编号", "客户流水号", "企业流水号", "参考号"),
    "card": ("收款账号", "账号", "卡号", "收款卡号", "收款人账号", "银行卡号"),
    "name": ("户名", "收款户名", "收款人", "收款人名称", "收款人户名", "姓名"),
    "amount": ("金额（元）", "金额", "交易金额", "付款金额"),
    "word": ("结果", "处理结果", "交易结果", "付款结果", "状态", "交易状态"),
    "reason": ("原因", "失败原因", "退回原因", "结果说明", "备注"),
}
NEEDED = ("ref", "amount", "word")


class Table:
    """The header is somewhere near the top; columns may be moved, added, and called as banks call them."""

    def read(self, name: str, content: bytes) -> list[Answer]:
        cells = read_cells(name, content)
        top, placed = _header(cells)
        rows = [(at, row) for at, row in enumerate(cells[top + 1 :], start=top + 2) if _says_something(row)]
        if not rows:
            raise Refused(f"表头下面没有一笔付款，请上传{EXPECTED}")
        return [_answer(at, {key: _cell(row, n) for key, n in placed.items()}) for at, row in rows]


class Csv(Table):
    """UTF-8 with its mark, so that Excel shows Chinese. The batch is told by the file's name."""

    code, label, ending = "csv", "通用 CSV", "csv"

    def write(self, head: Head, rows: Sequence[Paying]) -> bytes:  # noqa: ARG002
        return "".join(csv_lines(HEADER, (_cells(row) for row in rows))).encode()


class Xlsx(Table):
    """Card numbers are text: a spreadsheet keeps only fifteen digits."""

    code, label, ending = "xlsx", "通用 Excel", "xlsx"

    def write(self, head: Head, rows: Sequence[Paying]) -> bytes:
        out = io.BytesIO()
        write_workbook(out, head.number, HEADER, (_cells(row) for row in rows))
        return out.getvalue()


def _cells(row: Paying) -> tuple[object, ...]:
    return (row.line, row.ref, row.card, row.name, row.bank_name, Decimal(row.amount).scaleb(-2), row.purpose)


def _header(cells: list[list[Any]]) -> tuple[int, dict[str, int]]:
    for top, row in enumerate(cells[:ROWS_TO_SEARCH]):
        labels = [plain(cell) for cell in row]
        placed = {key: at for key, names in NAMES.items() if (at := _place(names, labels)) >= 0}
        if all(key in placed for key in NEEDED):
            return top, placed
    raise Refused(f"前 {ROWS_TO_SEARCH} 行里没有找到回单的表头，请上传{EXPECTED}")


def _place(names: Sequence[str], labels: list[str]) -> int:
    return next((labels.index(found) for name in names if (found := plain(name)) in labels), -1)


def _says_something(row: Sequence[Any]) -> bool:
    first = next((text for cell in row if (text := tidy(cell))), "")
    return bool(first) and not first.startswith(TOTALS)


def _cell(row: Sequence[Any], at: int) -> Any:
    return row[at] if at < len(row) else ""


def _answer(line: int, told: Mapping[str, Any]) -> Answer:
    return Answer(
        line=line, ref=_bare(told["ref"])[:40], name=tidy(told.get("name"))[:60], card_tail=_tail(told.get("card")),
        amount=_fen(told["amount"], line), word=tidy(told["word"])[:20], reason=tidy(told.get("reason"))[:120],
    )  # fmt: skip


def _bare(cell: Any) -> str:
    return tidy(cell).lstrip(MARKS).strip()


def _tail(cell: Any) -> str:
    """The last four digits; nothing where a spreadsheet has turned the number to noughts, or there is none."""
    if isinstance(cell, int | float) and cell >= EXACT:
        return ""
    found = "".join(one for one in _bare(cell) if one.isdigit())
    return found[-TAIL:] if len(found) >= TAIL else ""


def _fen(cell: Any, line: int) -> int:
    """Yuan, with or without commas. An amount that cannot be read spoils the file, not only its line."""
    try:
        fen = yuan(number(cell if isinstance(cell, int | float) else _bare(cell)))
    except Refused:
        fen = 0
    if fen <= 0:
        raise Refused(f"第 {line} 行的金额“{tidy(cell)}”读不出来，请与银行核对后重新上传整份回单")
    return fen
