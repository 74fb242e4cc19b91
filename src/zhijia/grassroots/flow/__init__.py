"""This room's processes, each on one screen."""

from zhijia.matters.flows import Flow

ALL: tuple[Flow, ...] = ()
