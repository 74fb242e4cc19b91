"""A register of 130,000 rows × 11 columns: reading the file alone, against reading, checking and staging it, and committing it.

    .venv/bin/python -m bench.imports [ROWS]

Prints medians of three runs and their ratios; the machine's noise cancels because peer and candidate take turns.
"""

import io
import random
import sys
import time
from datetime import date, datetime, timedelta
from statistics import median

import xlsxwriter
from python_calamine import CalamineWorkbook

from bench.scratch import scratch
from zhijia.base.identity import check_digit

HEADER = [
    "卡号",
    "姓名",
    "身份证号",
    "工作单位",
    "镇街",
    "办卡类型",
    "办卡日期",
    "激活日期",
    "注销日期",
    "批次",
]
TOWNS = ["春江镇", "孟河镇", "新桥镇", "薛家镇", "罗溪镇", "西夏墅镇", "河海街道", "三井街道", "龙虎塘街道"]


def workbook(rows: int) -> bytes:
    """Invented holders, valid identity numbers, real Excel dates."""
    dice = random.Random(20190430)
    out = io.BytesIO()
    book = xlsxwriter.Workbook(
        out, {"in_memory": True, "default_date_format": "yyyy-mm-dd", "constant_memory": False}
    )
    page = book.add_worksheet()
    page.write_row(0, 0, HEADER)
    for n in range(1, rows + 1):
        born = date(1955, 1, 1) + timedelta(days=dice.randrange(15000))
        first17 = f"320411{born:%Y%m%d}{n % 1000:03d}"
        made = datetime(2014, 1, 1) + timedelta(days=dice.randrange(1900))
        page.write_string(n, 0, f"62299{n:012d}")
        page.write_string(n, 1, dice.choice("赵钱孙李周吴郑王") + dice.choice("伟芳娜敏静强磊军洋勇"))
        page.write_string(n, 2, first17 + check_digit(first17))
        page.write_string(n, 3, f"单位{n % 1700}")
        page.write_string(n, 4, dice.choice(TOWNS))
        page.write_string(n, 5, "新办")
        page.write_datetime(n, 6, made)
        page.write_datetime(n, 7, made + timedelta(days=9))
        page.write_string(n, 9, f"{made:%Y}-{n % 40:02d}")
    book.close()
    return out.getvalue()


def main() -> None:
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else 130_000
    content = workbook(rows)
    print(f"{rows:,} rows, {len(content) / 1e6:.1f} MB")
    with scratch():
        from bench.steps import measure

        times = measure(content)
    alone = median(times["read alone"])
    for name, runs in times.items():
        print(f"{name:<28} {median(runs):7.2f} s   {median(runs) / alone:5.2f} × reading alone")


def read_alone(content: bytes) -> float:
    began = time.process_time()
    CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python()
    return time.process_time() - began


if __name__ == "__main__":
    main()
