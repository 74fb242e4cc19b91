"""The only writers of persons and of where they belong."""

from .belonging import Work, admit, amend, end, may_receive, resume, retain, transfer, work_of
from .identity import enlist, house, people_by_identity
from .passing import pass_members

__all__ = [
    "Work", "admit", "amend", "end", "enlist", "house", "may_receive", "pass_members", "people_by_identity", "resume", "retain",
    "transfer", "work_of",
]  # fmt: skip
