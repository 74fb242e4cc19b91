"""Words of payments (付款): paid means that the bank's return file said so."""

from django.db.models import TextChoices


class Form(TextChoices):
    """Cash and goods are the exception, and are handed over against a signature."""

    TRANSFER = "transfer", "转账"
    GOODS = "goods", "实物"
    CASH = "cash", "现金"


class OrderState(TextChoices):
    """Of one order (应付单). A refused one stays as it is; a corrected card makes a new one."""

    WAITING = "waiting", "待付"
    BATCHED = "batched", "付款中"
    PAID = "paid", "已付"
    REFUSED = "refused", "银行退回"
    CANCELLED = "cancelled", "已取消"


LIVE = (OrderState.WAITING, OrderState.BATCHED, OrderState.PAID)
"""A matter has at most one order in these states."""


class BatchState(TextChoices):
    DRAFT = "draft", "待放行"
    RELEASED = "released", "已放行"
    EXPORTED = "exported", "已导出"
    CLOSED = "closed", "已完结"
    CANCELLED = "cancelled", "已撤销"


SENT = (BatchState.EXPORTED, BatchState.CLOSED)
"""The bank can only have answered what it was given."""


class Verdict(TextChoices):
    """What a line of a return file comes to when laid beside our orders."""

    SETTLED = "settled", "已支付"
    REFUSED = "refused", "已退回"
    UNKNOWN = "unknown", "结果不明"
    DUPLICATE = "duplicate", "重复回单"
    DIFFERING = "differing", "金额或账号不符"
    FOREIGN = "foreign", "不是本行批次"


ANSWERS = (Verdict.SETTLED, Verdict.REFUSED)
"""These move by themselves; the others wait for a person."""


class Resolution(TextChoices):
    """How a person ended what the house would not judge alone."""

    PAID = "paid", "按已付入账"
    REFUSED = "refused", "按退回处理"
    ELSEWHERE = "elsewhere", "不属于这里，不动账"
