"""The only writers of terms and of who sits in them, of certificates, and of what the survey asks."""

from .carrying import approve_plan, hand_in, preview
from .classes import issue_certificates, recognise
from .entering import enter_terms
from .founding import (
    approve_union,
    ask_for_union,
    hand_in_union,
    name_employer,
    put_forward,
    strike_off,
    write_union,
)
from .outcomes import Outcome
from .planning import add_employers, add_fresh, add_target, add_unit, propose, share_out, strike, write_plan
from .registering import register_employer
from .seats import Recall, fill_seat, leave_seat, take_seat
from .survey import answer_survey
from .terms import Seated, begin_term

__all__ = [
    "Outcome", "Recall", "Seated", "add_employers", "add_fresh", "add_target", "add_unit", "answer_survey", "approve_plan", "approve_union", "ask_for_union", "begin_term", "enter_terms", "fill_seat", "hand_in", "hand_in_union", "issue_certificates", "leave_seat", "name_employer", "preview", "propose", "put_forward", "recognise", "register_employer", "share_out", "strike", "strike_off", "take_seat", "write_plan", "write_union",
]  # fmt: skip
