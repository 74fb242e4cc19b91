"""Is this row of a roll somebody we know? Plain Python: columns in, findings out; it reads no table and writes none."""

from .finding import Candidate, Finding, alike, match, repeats, sift
from .rolls import Roll
from .sounds import initials
from .terms import Strength, Verdict

__all__ = [
    "Candidate",
    "Finding",
    "Roll",
    "Strength",
    "Verdict",
    "alike",
    "initials",
    "match",
    "repeats",
    "sift",
]
