"""The only writers of matters."""

from .asides import (
    ask_countersign,
    countersign,
    countersigned,
    declare_tie,
    drop_view,
    extend,
    hand_over,
    remind,
    save_view,
)
from .opening import attach, detach, next_number, open_matter, open_paper, paper
from .taking import take, take_all

__all__ = [
    "ask_countersign", "attach", "countersign", "countersigned", "declare_tie", "detach", "drop_view", "extend", "hand_over",
    "next_number", "open_matter", "open_paper", "paper", "remind", "save_view", "take", "take_all",
]  # fmt: skip
