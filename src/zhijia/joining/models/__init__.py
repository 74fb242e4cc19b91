"""Tables of joining: the roll, what is asked for, and what became of it."""

from .applying import Application, Catchment, Collective
from .changing import StandingChange, Transfer
from .exporting import Export
from .roll import Candidate, Doubt, RollEntry

__all__ = [
    "Application",
    "Candidate",
    "Catchment",
    "Collective",
    "Doubt",
    "Export",
    "RollEntry",
    "StandingChange",
    "Transfer",
]
