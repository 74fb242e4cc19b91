"""`zhijia ledger verify` and `zhijia ledger export`: prove the books, or hand them to another program."""

import argparse
from datetime import date

from zhijia.base.errors import Refused
from zhijia.base.periods import Period, day
from zhijia.ledger.journals import FORMATS
from zhijia.ledger.models import Transfer
from zhijia.ledger.queries import verify

EARLIEST, LATEST = date(2010, 1, 1), date(9999, 12, 31)


def run(asked: argparse.Namespace) -> int:
    return prove() if asked.action == "verify" else export(asked)


def prove() -> int:
    found = verify()
    if found.broken is None:
        print(f"经费台账完整：共 {found.lines:,} 张凭证，逐张相符，各账户累计数相符。")
        return 0
    where = f"在第 {found.broken:,} 号凭证断开" if found.broken else "的账户累计数有误"
    print(f"经费台账{where}：{found.reason}。前 {found.lines:,} 张凭证相符。")
    return 1


def export(asked: argparse.Namespace) -> int:
    if asked.out is None:
        raise Refused("没有写导出到哪里，请加上 --out，如 --out 账.beancount")
    period = Period(
        day(asked.since) if asked.since else EARLIEST, day(asked.until) if asked.until else LATEST
    )
    rows = Transfer.objects.told().filter(day__gte=period.since, day__lte=period.until)
    with asked.out.open("w", encoding="utf-8") as out:
        out.writelines(FORMATS[asked.format](rows.order_by("day", "number").iterator(chunk_size=2000)))
    print(f"已导出 {rows.count():,} 张凭证到 {asked.out}（{asked.format}）。")
    return 0
