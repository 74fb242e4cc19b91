"""How old somebody is, as the identity number tells."""

from datetime import date

from zhijia.base.identity import born

CHILD = 14  # years: below it a guardian agrees (个人信息保护法第三十一条)


def is_child(identity: str, *, on: date) -> bool:
    birthday = born(identity)
    had_it = (on.month, on.day) >= (birthday.month, birthday.day)
    return on.year - birthday.year - (not had_it) < CHILD
