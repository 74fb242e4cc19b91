"""Words of matters (事项): anything submitted, reviewed by levels, shown, decided and closed."""

from django.db.models import TextChoices


class StopState(TextChoices):
    """Of one desk on the route."""

    AHEAD = "ahead", "未到"
    HERE = "here", "在办"
    PASSED = "passed", "已过"
    SKIPPED = "skipped", "不再经过"


class Urgency(TextChoices):
    """How the inbox is grouped, by the day a step is due."""

    OVERDUE = "overdue", "已超期"
    TODAY = "today", "今天到期"
    WEEK = "week", "七天内到期"
    LATER = "later", "以后到期"
    NONE = "none", "没有期限"


class Counting(TextChoices):
    """How a limit counts its days; the rulebook's unit says which."""

    WORKDAYS = "工作日", "工作日"
    DAYS = "日", "日"


class Tone(TextChoices):
    """What a check came to."""

    OK = "ok", "通过"
    LOOK = "warn", "留意"
    FAILED = "bad", "未过"


HANDOVER, COUNTERSIGN, EXTEND, REMIND = "handover", "countersign", "extend", "remind"
ASIDE = {
    HANDOVER: "转交",
    COUNTERSIGN: "复签",
    EXTEND: "延长期限",
    REMIND: "催办",
}
"""Steps that change nobody's state and still belong to the story."""
INTERNAL = {HANDOVER, COUNTERSIGN}
"""Their words name officers and weigh the case: they are not the applicant's to read."""
QUEUE, UNQUEUE, SETTLE, BOUNCE = "queue", "unqueue", "settle", "bounce"
"""Verbs that every flow which pays money has: into a batch, out of it again, settled by the bank, returned by the bank."""
