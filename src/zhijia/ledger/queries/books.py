"""The bank book of a fund, its balance, and what stands beside a transfer."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.db.models import BigIntegerField, Case, F, Max, Min, QuerySet, Sum, When, Window

from ..charts import BANK
from ..models import Account, Budget, Fund, Transfer
from ..terms import Nature

Link = tuple[str, str]  # label and address
opens: list[
    Callable[[Transfer], list[Link]]
] = []  # what higher rooms offer beside a transfer: its matter, its batch
DEBIT_NATURES = (Nature.ASSET, Nature.EXPENSE)


@dataclass(frozen=True)
class Statement:
    """A fund's year in fen: what was there before, each line with its balance, what is there after."""

    fund: Fund
    year: int
    opening: int
    closing: int
    lines: QuerySet[Transfer]


def bank_of(fund: Fund) -> Account:
    """A fund has one bank account; its balance passes over when the chart of accounts changes."""
    return Account.objects.select_related("fund", "title").get(fund=fund, title__code=BANK)


def balance(account: Account) -> int:
    """Debits less credits for assets and expenses, the other way round for the rest."""
    difference = account.debits - account.credits
    return difference if account.title.nature in DEBIT_NATURES else -difference


def statement(fund: Fund, year: int) -> Statement:
    """By the day of the entry, as a bank book is kept; `moved` and `running` of each line are the database's own."""
    bank = bank_of(fund)
    moved = Case(When(debit=bank, then=F("amount")), default=-F("amount"), output_field=BigIntegerField())
    own = Transfer.objects.filter(fund=fund).annotate(moved=moved)
    opening = own.filter(day__lt=date(year, 1, 1)).aggregate(fen=Sum("moved"))["fen"] or 0
    lines = own.filter(day__year=year)
    closing = opening + (lines.aggregate(fen=Sum("moved"))["fen"] or 0)
    running = Window(
        Sum("moved"), order_by=[F("day").asc(), F("number").asc()], output_field=BigIntegerField()
    )
    told = lines.annotate(running=running + opening).select_related("debit__title", "credit__title", "unit")
    return Statement(fund, year, opening, closing, told.order_by("day", "number"))


def neighbours(transfer: Transfer, among: QuerySet[Transfer]) -> tuple[Transfer | None, Transfer | None]:
    """The transfers before and after this one on the chain, as far as they may be seen."""
    before = among.filter(number__lt=transfer.number).order_by("-number").first()
    return before, among.filter(number__gt=transfer.number).order_by("number").first()


def years_of(funds: QuerySet[Fund], *, today: date) -> list[int]:
    """Years with a budget or an entry, and this one; newest first."""
    ends = Transfer.objects.filter(fund__in=funds).aggregate(first=Min("day"), last=Max("day"))
    years = {
        today.year,
        *Budget.objects.filter(fund__in=funds).order_by().values_list("year", flat=True).distinct(),
    }
    if ends["first"]:
        years |= set(range(ends["first"].year, ends["last"].year + 1))
    return sorted(years, reverse=True)
