"""Words of the rulebook: what a rule is about, and how its value is counted."""

from django.db.models import TextChoices


class Subject(TextChoices):
    """The word before the dot of a rule's code."""

    AID = "aid", "帮扶"
    CARDS = "cards", "工会卡"
    MEMBERS = "members", "会籍"
    UNIONS = "unions", "工会组织"
    MATTERS = "matters", "事项办理"
    NOTICES = "notices", "公示与消息"
    PRIVACY = "privacy", "个人信息"
    FILES = "files", "附件"
    RETENTION = "retention", "保存期限"
    FIGURES = "figures", "数据公开"


class Unit(TextChoices):
    """The label is what is kept: it stands behind the value on every page and tells how days are counted."""

    YUAN = "元", "元"
    YUAN_A_MONTH = "元/月", "元/月"
    TIMES = "倍", "倍"
    PER_CENT = "%", "%"
    PERSONS = "人", "人"
    WORKDAYS = "工作日", "工作日"
    DAYS = "日", "日"
    MONTHS = "月", "月"
    YEARS = "年", "年"
    AGE = "周岁", "周岁"
    SEATS = "名", "名"
    THIRDS = "/3", "/3"
    HALVES = "/2", "/2"


WHOLE = (
    Unit.PERSONS, Unit.WORKDAYS, Unit.DAYS, Unit.MONTHS, Unit.YEARS, Unit.AGE, Unit.SEATS, Unit.THIRDS, Unit.HALVES,
)  # fmt: skip
MONEY = (Unit.YUAN, Unit.YUAN_A_MONTH)
