"""What stands in a cell, read as text, as a number or as a day."""

import re
from datetime import date, datetime, timedelta
from decimal import Decimal, InvalidOperation
from math import isfinite
from typing import Any

from zhijia.base.errors import Refused

WIDE = str.maketrans("０１２３４５６７８９．，－（）：　％", "0123456789.,-():  ")
SCALES = {"万": 10_000, "亿": 100_000_000, "千": 1_000}
NUMBER = re.compile(r"^(-?[\d,]+(?:\.\d+)?)\s*([千万亿]?)(?:元|人次|人|家|个|份|张|场|户|件|次|名)?$")
DATES = re.compile(
    r"^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?:\s+\d{1,2}:\d{2}(?::\d{2})?)?$"
)
EPOCH = date(1899, 12, 30)
SERIALS = range(10_000, 80_000)  # as Excel counts days: 1927 to 2119
SERIAL_DIGITS, COMPACT_DIGITS = 5, 8
EXACT = 10**15


def tidy(cell: Any) -> str:
    """A cell as text: 2018.0 is 2018, full-width digits are digits, blanks at the ends are nothing."""
    if isinstance(cell, str):
        return cell.strip() if cell.isascii() else cell.translate(WIDE).strip()
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    return str(cell) if cell is not None else ""


def digits(cell: Any) -> str:
    """A long number as text. Excel keeps fifteen digits and turns the rest to noughts: such a cell is refused."""
    if isinstance(cell, int | float) and cell >= EXACT:
        raise Refused("号码在 Excel 中存成了数值，末几位已失真，请把该列设为文本格式后重新填写")
    return tidy(cell)


def number(cell: Any) -> Decimal:
    """1,234 and 1.3万 and 35人 are numbers; anything else is refused."""
    if isinstance(cell, int | float) and not isinstance(cell, bool) and isfinite(cell):
        return Decimal(str(cell))
    found = NUMBER.match(tidy(cell))
    if not found:
        raise Refused(f"“{cell}”不是数字，请只填数字，如 1200")
    try:
        return Decimal(found[1].replace(",", "")) * SCALES.get(found[2], 1)
    except InvalidOperation:
        raise Refused(f"“{cell}”不是数字，请只填数字，如 1200") from None


def day(cell: Any) -> date:
    """Real dates, Excel serials, and dates typed as text."""
    if isinstance(cell, date):
        return cell.date() if isinstance(cell, datetime) else cell
    if isinstance(cell, int | float) and SERIALS.start <= cell < SERIALS.stop:
        return EPOCH + timedelta(days=int(cell))
    text = tidy(cell)
    if text.isdecimal() and len(text) == SERIAL_DIGITS and int(text) in SERIALS:
        return EPOCH + timedelta(days=int(text))
    if text.isdecimal() and len(text) == COMPACT_DIGITS:
        text = f"{text[:4]}-{text[4:6]}-{text[6:]}"
    found = DATES.match(text)
    if not found:
        raise Refused(f"“{cell}”不是日期，请写成 2018-07-12 的样子")
    try:
        return date(*(int(part) for part in found.groups()))
    except ValueError:
        raise Refused(f"“{cell}”这一天不存在，请核对年月日") from None
