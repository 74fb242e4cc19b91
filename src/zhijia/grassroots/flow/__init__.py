"""This room's processes, each on one screen."""

from zhijia.matters.flows import Flow

from .elections import DELAY, ELECTION
from .founding import FOUNDING
from .reorganising import REORGANISE

ALL: tuple[Flow, ...] = (ELECTION, DELAY, FOUNDING, REORGANISE)
