"""The bank's side, written from docs/bank-files.md alone: it reads what we send and answers line by line."""

import csv
import io
from collections.abc import Callable

from python_calamine import CalamineWorkbook

from tests.cast import workbook

Judge = Callable[[str], tuple[str, str]]  # reference → result and reason


def pays_all(_: str) -> tuple[str, str]:
    return "成功", ""


def refuses_some(*refs: str, reason: str = "户名不符") -> Judge:
    return lambda ref: ("失败", reason) if ref in refs else ("成功", "")


def answer(content: bytes, judge: Judge = pays_all, *, bank: str = "fixed") -> bytes:
    return {"fixed": fixed, "csv": comma, "xlsx": excel}[bank](content, judge)


def fixed(content: bytes, judge: Judge) -> bytes:
    first, *lines, last = content.split(b"\r\n")[:-1]
    told = [b"R" + first[1:]]
    for line in lines:
        word, reason = judge(line[6:26].decode().strip())
        told.append(line + word.encode("gb18030").ljust(4) + reason.encode("gb18030").ljust(60))
    return b"\r\n".join([*told, last, b""])


def comma(content: bytes, judge: Judge) -> bytes:
    head, *rows = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""))
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow([*head, "结果", "原因"])
    writer.writerows([*row, *judge(row[1])] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def excel(content: bytes, judge: Judge) -> bytes:
    head, *rows = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python()
    return workbook([*head, "结果", "原因"], [[*row, *judge(row[1])] for row in rows])
