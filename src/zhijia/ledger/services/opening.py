"""History that was paid before the books were opened: posted as opening entries, with the file it came in as the document.

Each source has a fund of its own for this (建账前), so that no budget of today is touched. What is paid is first
brought in from 结余, and allotted by the same file: the bank account of such a fund always ends at nothing.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from zhijia.files.models import Kept
from zhijia.orgs.models import Unit

from ..models import Fund, Transfer
from ..queries import available
from ..terms import Income, Source
from .budgets import open_fund, set_budget
from .posting import Posting, post_all
from .receiving import receive, reverse


@dataclass(frozen=True)
class Opening:
    """One line of history. `stands`: it was paid; `before`: the transfer an earlier file posted for it; fen."""

    key: str
    source: str
    use: str
    amount: int
    day: date
    unit: int
    memo: str
    stands: bool
    before: int | None = None


@transaction.atomic
def open_history(lines: Sequence[Opening], *, file: Kept, by: object, at: datetime) -> list[int | None]:
    """The transfer of each line, or none when nothing was paid. What an earlier file said otherwise is reversed."""
    old = Transfer.objects.select_related("fund").in_bulk([line.before for line in lines if line.before])
    units = Unit.objects.in_bulk({line.unit for line in lines})
    funds = _funds({line.source for line in lines if line.stands}, units.values(), by=by, at=at)
    kept: dict[str, int] = {}
    for line in lines:
        before = old.get(line.before) if line.before else None
        if before and _same(before, line):
            kept[line.key] = before.pk
        elif before:
            day = max(before.day, timezone.localdate(at))
            reverse(before, reason=f"{file.name}更正", day=day, key=f"reverse:{before.key}", by=by, at=at)
    fresh = [line for line in lines if line.stands and line.key not in kept]
    _bring_in(fresh, funds, file=file, by=by, at=at)
    postings = [_posting(line, funds[line.source], units[line.unit], file) for line in fresh]
    kept |= {line.key: made.pk for line, made in zip(fresh, post_all(postings, by=by, at=at), strict=True)}
    return [kept.get(line.key) for line in lines]


def _same(before: Transfer, line: Opening) -> bool:
    told = (before.amount, before.day, before.use, before.fund.source, before.unit_id)
    return line.stands and told == (line.amount, line.day, line.use, line.source, line.unit)


def _funds(sources: Iterable[str], units: Iterable[Unit], *, by: object, at: datetime) -> dict[str, Fund]:
    """One for each source, owned by the highest union above the lines."""
    above = min((unit.path for unit in units), key=len, default="/")
    top = Unit.objects.filter(
        pk__in=[int(pk) for pk in above.strip("/").split("/") if pk], parent__parent=None
    )
    owner = top.order_by("-path").first() or next(iter(units))
    return {source: _fund(source, owner, by=by, at=at) for source in sorted(sources)}


def _fund(source: str, owner: Unit, *, by: object, at: datetime) -> Fund:
    code = f"{source.upper()}-OPENING"
    found = Fund.objects.filter(code=code).first()
    name = f"{Source(source).label}（建账前）"
    return found or open_fund(code, name=name, source=source, unit=owner, by=by, at=at)


def _bring_in(
    lines: Sequence[Opening], funds: dict[str, Fund], *, file: Kept, by: object, at: datetime
) -> None:
    """From 结余 into the bank, on the first day of each year's lines, and allotted to the year and the use."""
    needed, first = Counter[tuple[str, int]](), dict[tuple[str, int], date]()
    allotted = Counter[tuple[str, int, str]]()
    for line in lines:
        place = (line.source, line.day.year)
        needed[place] += line.amount
        first[place] = min(first.get(place, line.day), line.day)
        allotted[(*place, line.use)] += line.amount
    document = f"{file.name}（{file.digest[:12]}）"
    for (source, year), amount in sorted(needed.items()):
        receive(
            funds[source], key=f"opening:{source}:{year}:{file.pk}", amount=amount, day=first[source, year],
            kind=Income.OPENING, memo=f"{year}年建账前结余转入", document=document, by=by, at=at,
        )  # fmt: skip
    for (source, year, use), amount in sorted(allotted.items()):
        lacking = amount - available(funds[source], use=use, year=year)
        if lacking > 0:
            set_budget(
                funds[source],
                year=year,
                use=use,
                amount=lacking,
                document=f"{document} {file.pk}",
                by=by,
                at=at,
            )


def _posting(line: Opening, fund: Fund, unit: Unit, file: Kept) -> Posting:
    """A corrected line gets a new key: the old one was spent on what was reversed."""
    key = f"{line.key}:{file.pk}" if line.before else line.key
    return Posting(key, line.day, fund, line.use, line.amount, unit, line.memo, file.name, file)
