"""Reading aid: routes, what was declared, the review page, the household files, what waits for a notice."""

from .chain import roots
from .files import (
    DUE,
    HEADER,
    comparison,
    declared_in,
    due_by,
    export_rows,
    filters_from,
    listing,
    paid_to,
    towns_of,
)
from .looks import look, look_again, similar
from .routes import household_persons, place_of, recheck_persons, route
from .said import facts_said, proofs, recheck_facts, trace_lines, trace_of
from .waiting import due_for_recheck, near, waiting_for_notice

__all__ = [
    "DUE", "HEADER", "comparison", "declared_in", "due_by", "due_for_recheck", "export_rows", "facts_said", "filters_from",
    "household_persons", "listing", "look", "look_again", "near", "paid_to", "place_of", "proofs", "recheck_facts", "recheck_persons", "roots",
    "route", "similar", "towns_of", "trace_lines", "trace_of", "waiting_for_notice",
]  # fmt: skip
