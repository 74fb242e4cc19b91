"""The books of a measurement; loaded once Django is ready."""

import time
from collections.abc import Callable
from copy import copy
from datetime import date, timedelta
from statistics import median

from django.db import transaction
from django.utils import timezone

from zhijia.ledger.models import Fund, Transfer
from zhijia.ledger.queries import verify
from zhijia.ledger.services import Posting, lay_charts, open_fund, post_all, set_budget
from zhijia.ledger.terms import Source, Use
from zhijia.orgs.models import Unit
from zhijia.orgs.services import open_unit

BATCH, LARGE = 1_000, 10_000
YEARS = range(2014, 2024)


def books() -> tuple[list[Fund], list[Unit]]:
    """Four funds with budget for every use and year, paying for members of forty unions."""
    said = {"by": "量", "at": timezone.now()}
    lay_charts()
    top = open_unit("新北区总工会", kind="district", parent=None, on=date(2000, 1, 1), **said)
    units = [
        open_unit(f"第{n}工会", kind="single", parent=top, on=date(2000, 1, 1), **said) for n in range(40)
    ]
    funds = [open_fund(f"F-{n}", name=f"资金{n}", source=Source.UNION, unit=top, **said) for n in range(4)]
    for fund in funds:
        for year in YEARS:
            for use in Use.values:
                set_budget(fund, year=year, use=use, amount=10**13, document="量", **said)
    return funds, units


def postings(first: int, count: int, funds: list[Fund], units: list[Unit]) -> list[Posting]:
    uses = Use.values
    return [
        Posting(
            f"pay:{n}", date(2014, 1, 1) + timedelta(days=n % 3650), funds[n % len(funds)], uses[n % len(uses)], 1_00 + n % 5_000_00,
            units[n % len(units)], "生活救助", f"BF-2019-{n:06d}",
        )
        for n in range(first, first + count)
    ]  # fmt: skip


def timed(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def against_bare(rows: int, funds: list[Fund], units: list[Unit]) -> None:
    """The bare rows are copies of the chained ones with keys and numbers of their own: the same columns, the same indexes."""
    chained, bare, at = [], [], timezone.now()
    for first in range(0, rows, BATCH):
        batch = postings(first, BATCH, funds, units)
        written: list[Transfer] = []
        chained.append(
            timed(lambda batch=batch, written=written: written.extend(post_all(batch, by="量", at=at)))
        )
        copies = [bared(one) for one in written]
        bare.append(timed(lambda copies=copies: insert(copies)))
        Transfer.objects.filter(number__gt=10**9).delete()
    each = BATCH / median(chained), BATCH / median(bare)
    print(f"{rows:,} rows each in batches of {BATCH:,}, medians")
    print(f"post_all with chain   {median(chained) * 1000:7.1f} ms a batch   {each[0]:9,.0f} rows/s")
    print(f"bare bulk_create      {median(bare) * 1000:7.1f} ms a batch   {each[1]:9,.0f} rows/s")
    print(f"speed against bare    {each[0] / each[1]:7.0%}")


def proof(rows: int, funds: list[Fund], units: list[Unit]) -> None:
    """Posted as an import would, in large batches, then followed from the first transfer to the last."""
    began, at, have = time.perf_counter(), timezone.now(), Transfer.objects.count()
    for first in range(have, rows, LARGE):
        post_all(postings(first, min(LARGE, rows - first), funds, units), by="量", at=at)
    print(f"{rows:,} chained rows posted in {time.perf_counter() - began:,.0f} s")
    began = time.perf_counter()
    verdict = verify()
    assert (verdict.lines, verdict.broken) == (rows, None), verdict
    print(f"{verdict.lines:,} chained rows verified in {time.perf_counter() - began:.1f} s")


def bared(one: Transfer) -> Transfer:
    twin = copy(one)
    twin.pk, twin.number, twin.key = None, one.number + 10**9, f"bare:{one.key}"
    return twin


def insert(copies: list[Transfer]) -> None:
    with transaction.atomic():
        Transfer.objects.bulk_create(copies)
