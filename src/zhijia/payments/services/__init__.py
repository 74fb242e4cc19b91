"""The only writers of payments."""

from .batching import cancel_batch, make_batch, release, take_out
from .by_hand import pay_by_hand
from .exporting import bank_file
from .ordering import cancel, order
from .resolving import resolve
from .returning import take_return
from .settling import settle

__all__ = [
    "bank_file", "cancel", "cancel_batch", "make_batch", "order", "pay_by_hand", "release", "resolve", "settle",
    "take_out", "take_return",
]  # fmt: skip
