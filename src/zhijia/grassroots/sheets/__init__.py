"""This room's registers as clerks keep them, in the order in which they stand on one another."""

from .classes import ATTENDANCE, OFFICER_CLASSES
from .employers import EMPLOYERS, REGROUPINGS
from .terms import TERMS
from .unions import MOVES, UNIONS

ALL = (UNIONS, MOVES, EMPLOYERS, REGROUPINGS, OFFICER_CLASSES, ATTENDANCE, TERMS)
