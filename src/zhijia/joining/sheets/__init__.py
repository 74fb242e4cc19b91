"""This room's register: the real-name roll, as clerks keep it."""

from .roll import ROLL

ALL = (ROLL,)

__all__ = ["ALL", "ROLL"]
