"""What may be written on an order, and who must not touch it."""

from collections.abc import Iterable
from datetime import date

from stdnum import luhn

from zhijia.matters.flows import flows
from zhijia.matters.models import Matter
from zhijia.matters.rules import Standing
from zhijia.matters.terms import SETTLE
from zhijia.people.models import Account

SHORTEST, LONGEST = 16, 19


def is_card(number: str) -> bool:
    """16 to 19 digits of which the last proves the others (Luhn, ISO/IEC 7812-1)."""
    plain = number.isascii() and number.isdigit() and SHORTEST <= len(number) <= LONGEST
    return plain and bool(luhn.is_valid(number))


def hands_off(matters: Iterable[Matter], *, by: Account, names: Iterable[Account], on: date) -> str:
    """Why these people must leave this money alone: an applicant, kin, or one who decided. Empty when nothing stands against them."""
    those = list(matters)
    standing = Standing(by, on).learn(those)
    for matter in those:
        move = flows[matter.kind].find(SETTLE, matter.state)
        for who in names:
            if why := standing.barred(move, matter, who):
                return f"{matter}：{why}"
    return ""
