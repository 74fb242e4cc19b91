"""Words of messages, public notices, and of what a person may ask about their own data."""

from django.db.models import TextChoices


class ChannelKind(TextChoices):
    """By which way a message goes out. The message in the box is always there."""

    INAPP = "inapp", "站内消息"
    SMS = "sms", "短信"
    WECHAT = "wechat", "微信"


class DeliveryState(TextChoices):
    """Of one message on one channel."""

    WAITING = "waiting", "待发"
    SENT = "sent", "已发出"
    FAILED = "failed", "未能发出"
    OFF = "off", "通道已停用"


class PublicityState(TextChoices):
    """Of a public notice; it is stopped when no line is left on it."""

    OPEN = "open", "公示中"
    ENDED = "ended", "公示结束"
    STOPPED = "stopped", "公示停止"


class Purpose(TextChoices):
    """What a person agrees to, each by itself (个人信息保护法 23, 25, 29, 31)."""

    AID_SENSITIVE = "aid_sensitive", "困难帮扶审核"
    AID_PUBLICITY = "aid_publicity", "帮扶公示"
    AID_BANK = "aid_bank", "向银行提供付款信息"
    CARDS_SENSITIVE = "cards_sensitive", "专项补贴审核"
    CHILD = "child", "未满十四周岁子女的信息"
    MEMBERSHIP = "membership", "入会与会籍管理"


class ConsentChannel(TextChoices):
    """How it was given: by the person online, or on paper before an officer."""

    WEB = "web", "本人在线"
    DESK = "desk", "窗口纸质"


class DataKind(TextChoices):
    """What a person may ask about their own data (个人信息保护法 44–47)."""

    ACCESS = "access", "查阅"
    COPY = "copy", "复制"
    CORRECT = "correct", "更正或补充"
    DELETE = "delete", "删除"


class DataState(TextChoices):
    """Of such a request. Who is declined is told why (个人信息保护法 50)."""

    WAITING = "waiting", "等待答复"
    DONE = "done", "已办理"
    DECLINED = "declined", "不予办理"
