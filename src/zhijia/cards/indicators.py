"""What this room can count."""

from django.db.models import QuerySet

from zhijia.indicators.indicator import Distinct, Indicator, Nature, Total

from .models import Card, Claim, Merchant
from .terms import CardKind, ClaimState


def paid() -> QuerySet[Claim]:
    """Paid, and not reversed in the ledger since."""
    return Claim.objects.filter(state=ClaimState.PAID, transfer__reversal=None)


CARDS_MADE = Indicator(
    code="cards.cards_made",
    name="办理工会卡张数",
    unit="张",
    definition="截至期末累计新办的工会卡张数，换卡和补卡不另计，已注销的仍计",
    base=lambda: Card.objects.filter(kind=CardKind.NEW),
    nature=Nature.STOCK,
    when="made_on",
    words=("办理工会卡", "工会卡 办理", "工会卡 发放", "工会卡", "工会会员服务卡", "会员服务卡"),
    units=("张",),
    without=("激活", "专项补贴"),
    footnote="换卡、补卡是同一持卡人的第二张卡；若按制卡张数统计，请将三种办卡类型合计",
)
CARDS_ACTIVE = Indicator(
    code="cards.cards_active",
    name="有效工会卡张数",
    unit="张",
    definition="期末已激活且未注销的工会卡张数，新办、换卡和补卡都计",
    base=lambda: Card.objects.filter(activated_on__isnull=False),
    nature=Nature.STOCK,
    when="activated_on",
    until="cancelled_on",
    words=("有效工会卡", "激活工会卡", "工会卡 激活"),
    units=("张",),
)
HOLDERS = Indicator(
    code="cards.holders",
    name="工会卡持卡人数",
    unit="人",
    definition="期末持有未注销工会卡的人数，一人多卡只计一人",
    base=Card.objects.all,
    nature=Nature.STOCK,
    when="made_on",
    until="cancelled_on",
    measure=Distinct("holder"),
    persons=True,
    words=("工会卡 持卡", "持卡会员", "持卡职工", "工会卡"),
    units=("人", "名"),
    without=("专项补贴",),
)
MERCHANTS = Indicator(
    code="cards.merchants",
    name="特约商户家数",
    unit="家",
    definition="期末协议有效的特约商户家数，已到期和提前终止的不计",
    base=Merchant.objects.all,
    nature=Nature.STOCK,
    when="signed_on",
    until="ends_on",
    words=("签约特约商户", "特约商户"),
    units=("家", "户", "个"),
    without=("新签", "新增"),
    footnote="若按累计签约统计，到期和终止的协议也计入，请用“新签特约商户家数”",
)
MERCHANTS_SIGNED = Indicator(
    code="cards.merchants_signed",
    name="新签特约商户家数",
    unit="家",
    definition="期间内签约的特约商户协议份数，后来到期或终止的也计",
    base=Merchant.objects.all,
    when="signed_on",
    words=("新签特约商户", "新增特约商户", "新签约特约商户"),
    units=("家", "户", "个"),
)
SUBSIDY_PAID = Indicator(
    code="cards.subsidy_paid",
    name="工会卡专项补贴金额",
    unit="元",
    definition="期间内已发放到持卡人的工会卡专项补贴金额，申请中、不予发放、退回和冲正的不计",
    base=paid,
    when="paid_on",
    measure=Total("paid"),
    words=("工会卡专项补贴", "专项补贴"),
)
SUBSIDY_CLAIMS = Indicator(
    code="cards.subsidy_claims",
    name="工会卡专项补贴件数",
    unit="件",
    definition="期间内已发放的工会卡专项补贴申领件数，一份申领计一件",
    base=paid,
    when="paid_on",
    words=("工会卡专项补贴", "专项补贴"),
    units=("件", "笔", "人次"),
)
SUBSIDY_PEOPLE = Indicator(
    code="cards.subsidy_people",
    name="领取工会卡专项补贴人数",
    unit="人",
    definition="期间内领到工会卡专项补贴的人数，同一人多次领取只计一人",
    base=paid,
    when="paid_on",
    measure=Distinct("claimant"),
    persons=True,
    words=("工会卡专项补贴", "专项补贴"),
    units=("人", "名"),
)

ALL = (
    CARDS_MADE,
    CARDS_ACTIVE,
    HOLDERS,
    MERCHANTS,
    MERCHANTS_SIGNED,
    SUBSIDY_PAID,
    SUBSIDY_CLAIMS,
    SUBSIDY_PEOPLE,
)
