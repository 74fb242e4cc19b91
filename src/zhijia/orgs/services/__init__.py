"""The only writers of the tree. Every deed is dated, says by what document, and stands in the unit's history."""

from .closing import close_unit
from .covering import Mover, Passage, cover, regroup, regrouped
from .guiding import relate, unrelate
from .mending import repair
from .merging import merge_units
from .moving import move_unit, rename_unit
from .opening import Fresh, open_unit
from .splitting import Share, split_unit

__all__ = [
    "Fresh", "Mover", "Passage", "Share", "close_unit", "cover", "merge_units", "move_unit", "open_unit", "regroup", "regrouped",
    "relate", "rename_unit", "repair", "split_unit", "unrelate",
]  # fmt: skip
