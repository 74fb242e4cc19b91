"""Words of work safety: the 安康杯 contest and hazard snapshots (随手拍)."""

from django.db.models import TextChoices


class Activity(TextChoices):
    CUP = "cup", "安康杯"
    SNAPSHOT = "snapshot", "随手拍"


ACTIVITY_ALIASES = {
    "“安康杯”": Activity.CUP, "安康杯竞赛": Activity.CUP, "“安康杯”竞赛": Activity.CUP, "安全随手拍": Activity.SNAPSHOT,
    "隐患随手拍": Activity.SNAPSHOT, "安全生产随手拍": Activity.SNAPSHOT,
}  # fmt: skip


class State(TextChoices):
    """Only those who stayed in took part."""

    JOINED = "joined", "参赛"
    WITHDRAWN = "withdrawn", "退出"


STATE_ALIASES = {
    "参加": State.JOINED,
    "已参赛": State.JOINED,
    "已退出": State.WITHDRAWN,
    "退赛": State.WITHDRAWN,
}
