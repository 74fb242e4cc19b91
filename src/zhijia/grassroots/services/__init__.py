"""The only writers of terms and of who sits in them."""

from .terms import Seated, begin_term, leave_seat, take_seat

__all__ = ["Seated", "begin_term", "leave_seat", "take_seat"]
