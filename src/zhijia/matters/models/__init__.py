"""A matter, its route, its story and its clocks; and what is laid beside it."""

from .beside import Attachment, Countersign, SavedView, Tie
from .envelope import Counter, Deadline, Extension, Matter, MatterSet, Step, Stop

__all__ = [
    "Attachment",
    "Counter",
    "Countersign",
    "Deadline",
    "Extension",
    "Matter",
    "MatterSet",
    "SavedView",
    "Step",
    "Stop",
    "Tie",
]
