"""Words of the union card (工会卡): cards, the merchants who honour them, and the subsidy their holders claim."""

from django.db.models import TextChoices


class CardKind(TextChoices):
    """Why a card was made. Only `NEW` ones are cards a report counts as handled."""

    NEW = "new", "新办"
    EXCHANGE = "exchange", "换卡"
    REPLACEMENT = "replacement", "补卡"


CARD_ALIASES = {
    "新卡": CardKind.NEW, "首次办理": CardKind.NEW, "更换": CardKind.EXCHANGE, "到期换卡": CardKind.EXCHANGE,
    "补办": CardKind.REPLACEMENT, "挂失补卡": CardKind.REPLACEMENT, "挂失补办": CardKind.REPLACEMENT,
}  # fmt: skip


class Trade(TextChoices):
    """What a merchant offers to holders: 吃住行医游购娱."""

    DINING = "dining", "吃"
    LODGING = "lodging", "住"
    TRANSPORT = "transport", "行"
    MEDICAL = "medical", "医"
    TOURISM = "tourism", "游"
    SHOPPING = "shopping", "购"
    LEISURE = "leisure", "娱"


TRADE_ALIASES = {
    "餐饮": Trade.DINING, "住宿": Trade.LODGING, "酒店": Trade.LODGING, "出行": Trade.TRANSPORT, "交通": Trade.TRANSPORT,
    "医疗": Trade.MEDICAL, "旅游": Trade.TOURISM, "购物": Trade.SHOPPING, "超市": Trade.SHOPPING, "娱乐": Trade.LEISURE, "健身": Trade.LEISURE,
}  # fmt: skip


class Subsidy(TextChoices):
    """What the card's subsidy consoles for."""

    HOSPITAL = "hospital", "住院慰问"
    ILLNESS = "illness", "大病慰问"
    INJURY = "injury", "工伤慰问"
    DEATH = "death", "身故慰问"


SUBSIDY_ALIASES = {
    "住院": Subsidy.HOSPITAL,
    "大病": Subsidy.ILLNESS,
    "重大疾病慰问": Subsidy.ILLNESS,
    "工伤": Subsidy.INJURY,
    "身故": Subsidy.DEATH,
}


class ClaimState(TextChoices):
    """Only `PAID` money has reached somebody."""

    APPLIED = "applied", "申请中"
    PAID = "paid", "已发放"
    REFUSED = "refused", "不予发放"
    RETURNED = "returned", "退回"
    REVERSED = "reversed", "冲正"


CLAIM_ALIASES = {
    "发放": ClaimState.PAID, "已付": ClaimState.PAID, "审核中": ClaimState.APPLIED, "待发放": ClaimState.APPLIED, "不符合": ClaimState.REFUSED,
    "不予批准": ClaimState.REFUSED, "银行退回": ClaimState.RETURNED, "退汇": ClaimState.RETURNED, "已冲正": ClaimState.REVERSED,
}  # fmt: skip
