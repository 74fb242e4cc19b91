"""How old somebody is, as the identity number tells."""

from datetime import date

from zhijia.base.identity import age_on, born

CHILD = 14  # years: below it a guardian agrees (个人信息保护法第三十一条)


def is_child(identity: str, *, on: date) -> bool:
    return age_on(born(identity), on) < CHILD
