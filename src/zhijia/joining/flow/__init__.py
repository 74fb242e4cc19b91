"""This room's processes, each on one screen."""

from zhijia.matters.flows import Flow

from . import change, collective, joining, transfer

ALL: tuple[Flow, ...] = (change.CHANGE, collective.COLLECTIVE, joining.JOIN, transfer.TRANSFER)
