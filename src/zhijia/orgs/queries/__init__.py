"""Reading the tree: on the map of a day, or brought to another day's map."""

from .counting import Tally, count_below, tallies
from .flaws import Flaw, flaws
from .heirs import brought_under, ended_under, next_of, today_of
from .history import Told, history
from .maps import (
    children_on,
    children_since,
    employers_covered,
    lasting,
    name_on,
    placement_on,
    standing,
    towns_in,
    towns_of,
    under,
    unit_by_code,
    units_under,
)
from .searching import search

__all__ = [
    "Flaw", "Tally", "Told", "brought_under", "children_on", "children_since", "count_below", "employers_covered", "ended_under", "flaws",
    "history", "lasting", "name_on", "next_of", "placement_on", "search", "standing", "tallies", "today_of", "towns_in",
    "towns_of", "under", "unit_by_code", "units_under",
]  # fmt: skip
