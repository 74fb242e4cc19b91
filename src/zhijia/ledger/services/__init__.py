"""The only writers of the books."""

from .budgets import hold, open_fund, release, set_budget
from .closing import close_month
from .opening import Opening, open_history
from .posting import Posting, post, post_all
from .receiving import receive, reverse
from .titles import lay_charts

__all__ = [
    "Opening", "Posting", "close_month", "hold", "lay_charts", "open_fund", "open_history", "post", "post_all", "receive", "release", "reverse",
    "set_budget",
]  # fmt: skip
