"""The class of a household, shown line by line: P = (I − R) / 12 / N against the 低保 of the place and the day.

Formula and classes: 平顶山 and 青岛 pages (domain §3.1); every number comes from the rulebook with its document.
"""

from ..terms import Hardship
from .case import Case, rules_kept, rules_on
from .lines import lines
from .reasons import why_not, would_change
from .trace import Facts, Item, Line, RuleSaid, Trace

__all__ = [
    "Expense",
    "Facts",
    "Hardship",
    "Item",
    "Line",
    "RuleSaid",
    "Trace",
    "assess",
    "judge",
    "recompute",
]


def assess(facts: Facts) -> Trace:
    """By the rules in force on the day of the facts; refused when the rulebook has none for the place and day."""
    return judge(facts, rules_on(facts))


def recompute(text: str) -> Trace:
    """The same answer for ever: a trace carries its rules, so not even a rule entered late for past days changes it."""
    kept = Trace.from_json(text)
    return judge(kept.facts, rules_kept(kept))


def judge(facts: Facts, rules: dict[str, RuleSaid]) -> Trace:
    """Nothing but the facts and these rules decides."""
    case = Case(facts, rules)
    return Trace(lines(case), case.hardship, why_not(case), would_change(case), facts)
