"""Words of importing."""

from django.db.models import TextChoices


class State(TextChoices):
    """Of an intake: one file on its way into a register."""

    READING = "reading", "正在读取"
    READY = "ready", "待确认"
    COMMITTED = "committed", "已入账"
    FAILED = "failed", "未能读取"
    DROPPED = "dropped", "已放弃"


class Standing(TextChoices):
    """Of one row, against what the register already holds."""

    NEW = "new", "新增"
    CHANGED = "changed", "变更"
    SAME = "same", "无变化"
    WRONG = "wrong", "有误"
    DOUBT = "doubt", "待核人"
