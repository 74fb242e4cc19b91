"""The only writers of persons and of where they belong."""

from .belonging import Work, admit, amend, end, may_receive, resume, retain, transfer, work_of
from .entering import Entered, enter_all, hold_the_roll
from .identifying import account_of_phone, identify, open_account, reach
from .identity import enlist, house, known_by, people_by_identity, person_known_by
from .merging import merge, undo
from .passing import pass_members
from .rolls import Held, Line, Plan, holdings, plan

__all__ = [
    "Entered", "Held", "Line", "Plan", "Work", "account_of_phone", "admit", "amend", "end", "enlist", "enter_all", "hold_the_roll", "holdings", "house", "identify", "known_by", "may_receive", "merge", "open_account", "pass_members", "people_by_identity", "person_known_by", "plan", "reach", "resume", "retain", "transfer", "undo", "work_of",
]  # fmt: skip
