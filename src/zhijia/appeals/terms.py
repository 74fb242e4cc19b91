"""Words of petitions (信访): a case (件), the people received (人次) and the leaflets handed out (份) are three counts."""

from django.db.models import TextChoices


class Channel(TextChoices):
    """How a case came in."""

    LETTER = "letter", "来信"
    VISIT = "visit", "来访"
    CALL = "call", "来电"
    NETWORK = "network", "网络"
    REFERRAL = "referral", "转办"


CHANNEL_ALIASES = {
    "信件": Channel.LETTER, "走访": Channel.VISIT, "上访": Channel.VISIT, "电话": Channel.CALL, "热线": Channel.CALL,
    "网上": Channel.NETWORK, "网络信访": Channel.NETWORK, "上级转办": Channel.REFERRAL, "交办": Channel.REFERRAL,
}  # fmt: skip


class Subject(TextChoices):
    PAY = "pay", "劳动报酬"
    INSURANCE = "insurance", "社会保险"
    CONTRACT = "contract", "劳动合同"
    INJURY = "injury", "工伤"
    OTHER = "other", "其他"


SUBJECT_ALIASES = {
    "工资": Subject.PAY, "欠薪": Subject.PAY, "拖欠工资": Subject.PAY, "社保": Subject.INSURANCE, "解除合同": Subject.CONTRACT,
    "工伤待遇": Subject.INJURY, "其它": Subject.OTHER,
}  # fmt: skip


class Outcome(TextChoices):
    """What became of a case. One that was declined was received all the same."""

    CLOSED = "closed", "办结"
    OPEN = "open", "办理中"
    DECLINED = "declined", "不予受理"


OUTCOME_ALIASES = {
    "已办结": Outcome.CLOSED,
    "结案": Outcome.CLOSED,
    "在办": Outcome.OPEN,
    "正在办理": Outcome.OPEN,
    "不受理": Outcome.DECLINED,
}


class Manner(TextChoices):
    """How people were received: a call is on the books, but it is not 来信来访."""

    LETTER = "letter", "来信"
    VISIT = "visit", "来访"
    CALL = "call", "来电"


MANNER_ALIASES = {
    "信件": Manner.LETTER,
    "走访": Manner.VISIT,
    "上访": Manner.VISIT,
    "电话": Manner.CALL,
    "热线": Manner.CALL,
}
LETTERS_AND_VISITS = (Manner.LETTER, Manner.VISIT)


class Movement(TextChoices):
    """Where leaflets went. Only those `HANDED_OUT` reached anybody."""

    HANDED_OUT = "handed_out", "发放"
    STORED = "stored", "入库"
    RETURNED = "returned", "退回"


MOVEMENT_ALIASES = {
    "已发放": Movement.HANDED_OUT,
    "派发": Movement.HANDED_OUT,
    "进库": Movement.STORED,
    "退库": Movement.RETURNED,
}
