"""Words of matching a roll against the register."""

from django.db.models import TextChoices


class Verdict(TextChoices):
    """Only SAME may be joined without a person looking."""

    SAME = "same", "同一人"
    CANDIDATES = "candidates", "待人工判断"
    NEW = "new", "未登记"


class Strength(TextChoices):
    """How much a candidate has for it."""

    LIKELY = "likely", "很可能是同一人"
    POSSIBLE = "possible", "可能是同一人"
