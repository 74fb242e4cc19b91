"""What may be said aloud, and until when names may be seen."""

import re
from datetime import date, timedelta

from .models import Publicity
from .terms import PublicityState

BLANKS = re.compile(r"(?<=\d)[ -](?=\d)")
NUMBERS = re.compile(r"(?<!\d)(?:\d{17}[\dXx]|\d{16,19}|1[3-9]\d{9})(?![\dXx])")
DAYS = re.compile(r"\d{4}-\d{2}-\d{2}")
# The state of health as hardship files word it; none of it may leave the house in a message or a notice.
ILLNESSES = (
    "癌", "肿瘤", "白血病", "心血管病", "脑血管病", "终末期肾病", "尿毒症", "精神病", "抑郁症", "肝病", "肝炎", "血液病",
    "糖尿病", "高血压", "肺病", "艾滋病", "昏迷", "瘫痪", "阿尔茨海默", "帕金森", "神经元病", "残疾",
)  # fmt: skip


PLACES = re.compile(
    f"(?:{'|'.join(ILLNESSES)})(?:人|专科|康复)*(?:医院|联合会|协会|基金会|防治[院所站]|研究[院所]|中心)"
)
"""A hospital or an association named after what it is there for says nothing of anybody's health."""


def tells_secrets(text: str) -> bool:
    """An identity, card or phone number, or an illness by its name."""
    joined = BLANKS.sub("", DAYS.sub("", text))
    return bool(NUMBERS.search(joined)) or any(word in PLACES.sub("", text) for word in ILLNESSES)


def sayable(name: str, *, otherwise: str) -> str:
    """A union may be called after an illness, as a hospital's is: a message says it in other words."""
    return otherwise if tells_secrets(name) else name


def shows_names(publicity: Publicity, *, on: date, shown_days: int) -> bool:
    """Names are public until the last day and so many days after, ended by an officer or not (个人信息保护法第十九条: 最短时间)."""
    last = publicity.until + timedelta(days=shown_days)
    return publicity.state != PublicityState.STOPPED and publicity.since <= on <= last


def is_running(publicity: Publicity, *, on: date) -> bool:
    """Objections are taken while it is open, to the last day inclusive."""
    return publicity.state == PublicityState.OPEN and on <= publicity.until
