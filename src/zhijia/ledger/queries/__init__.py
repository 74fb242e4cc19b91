"""Reading the books."""

from .books import Statement, balance, bank_of, neighbours, opens, statement, years_of
from .budgets import Line, available, available_in, execution, total
from .months import closed_until, month_after, months_to_close
from .proof import Verdict, verify
from .towns import Town, by_town, paid_in

__all__ = [
    "Line", "Statement", "Town", "Verdict", "available", "available_in", "balance", "bank_of", "by_town", "closed_until", "execution",
    "month_after", "months_to_close", "neighbours", "opens", "paid_in", "statement", "total", "verify", "years_of",
]  # fmt: skip
