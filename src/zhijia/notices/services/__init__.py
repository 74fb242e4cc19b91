"""The only writers of messages, notices, consents and requests."""

from ..parts import Line, Telling
from ..queries import has_consent
from .consents import give_consent, revise_text, withdraw_consent
from .messages import read, tell, tell_all
from .objections import answer, object_
from .outbox import send_waiting
from .privacy import answer_data, ask_data
from .publicities import conceal, end, followers, publish, strike

__all__ = [
    "Line", "Telling", "answer", "answer_data", "ask_data", "conceal", "end", "followers", "give_consent", "has_consent", "object_",
    "publish", "read", "revise_text", "send_waiting", "strike", "tell", "tell_all", "withdraw_consent",
]  # fmt: skip
