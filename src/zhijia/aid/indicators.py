"""What this room can count."""

from zhijia.indicators.indicator import Distinct, Indicator, Total

from .models import Payment, Site, Visit, Wish
from .terms import PARTNERS, Item, Paid, WishState

PAID = Indicator(
    code="aid.paid",
    name="帮扶救助资金",
    unit="元",
    definition="期间内已发放到困难职工的帮扶救助资金，含实物折价；待发放、银行退回和冲正的不计",
    base=lambda: Payment.objects.filter(state=Paid.PAID),
    when="paid_on",
    measure=Total("amount"),
    words=("帮扶救助资金", "帮扶资金", "救助资金", "帮扶救助金", "困难帮扶 资金"),
)
WORKERS_HELPED = Indicator(
    code="aid.workers_helped",
    name="救助困难职工人数",
    unit="人",
    definition="期间内领到帮扶救助资金的困难职工人数，同一人多次领取只计一人",
    base=lambda: Payment.objects.filter(state=Paid.PAID),
    when="paid_on",
    measure=Distinct("worker"),
    persons=True,
    words=("救助困难职工", "帮扶困难职工", "救助 困难职工", "帮扶 困难职工"),
    units=("人", "名"),
)
HELPS = Indicator(
    code="aid.helps",
    name="救助困难职工人次",
    unit="人次",
    definition="期间内向困难职工发放帮扶救助资金的人次，一笔计一次",
    base=lambda: Payment.objects.filter(state=Paid.PAID),
    when="paid_on",
    words=("救助困难职工", "帮扶困难职工", "救助 困难职工", "帮扶 困难职工"),
)
WISHES_DELIVERED = Indicator(
    code="aid.wishes_delivered",
    name="对口地区微心愿",
    unit="个",
    definition="期间内送达紫阳、岚皋两县的微心愿个数，征集、认领未送达和取消的不计",
    base=lambda: Wish.objects.filter(state=WishState.DELIVERED, region__in=PARTNERS),
    when="delivered_on",
    words=("微心愿",),
    units=("个", "件", "份"),
)
PARTNER_HOUSEHOLDS = Indicator(
    code="aid.partner_households",
    name="对口地区慰问户数",
    unit="户",
    definition="期间内在紫阳、岚皋两县送去慰问金的困难职工家庭户数，同一户多次走访只计一户",
    base=lambda: Visit.objects.filter(region__in=PARTNERS, amount__gt=0),
    when="visited_on",
    measure=Distinct("household"),
    words=("特困职工", "困难职工家庭", "慰问金"),
)
PARTNER_REGIONS = Indicator(
    code="aid.partner_regions",
    name="对口帮扶地区数",
    unit="个",
    definition="期间内送达过微心愿的对口帮扶县个数",
    base=lambda: Wish.objects.filter(state=WishState.DELIVERED, region__in=PARTNERS),
    when="delivered_on",
    measure=Distinct("region"),
    words=("紫阳 岚皋", "对口帮扶"),
    units=("地", "县", "个县"),
)
PARTNER_MONEY = Indicator(
    code="aid.partner_money",
    name="对口地区慰问金",
    unit="元",
    definition="期间内走访紫阳、岚皋两县家庭时送去的慰问金",
    base=lambda: Visit.objects.filter(region__in=PARTNERS),
    when="visited_on",
    measure=Total("amount"),
    words=("对口帮扶 慰问金", "苏陕协作 慰问金"),
)
SUMMER_SITES = Indicator(
    code="aid.summer_sites",
    name="夏送清凉慰问点",
    unit="个",
    definition="期间内夏送清凉走到的慰问点个数，同一地点去两次计两个",
    base=Site.objects.all,
    when="visited_on",
    words=("夏送清凉 慰问点", "送清凉 慰问点", "高温慰问 慰问点"),
    units=("个", "处"),
)
SUMMER_PERSONS = Indicator(
    code="aid.summer_persons",
    name="夏送清凉慰问人次",
    unit="人次",
    definition="期间内夏送清凉各慰问点的一线职工人次之和，同一人两次计两人次",
    base=Site.objects.all,
    when="visited_on",
    measure=Total("persons"),
    words=("夏送清凉 慰问", "送清凉 职工", "高温慰问 职工"),
)
STUDY_HOUSEHOLDS = Indicator(
    code="aid.study_households",
    name="金秋助学困难职工户数",
    unit="户",
    definition="期间内领到子女助学资金的困难职工户数，同一户多名子女或多次领取只计一户",
    base=lambda: Payment.objects.filter(state=Paid.PAID, item=Item.STUDY),
    when="paid_on",
    measure=Distinct("worker"),
    words=("金秋助学", "秋送助学", "子女助学"),
)
WINTER_HOUSEHOLDS = Indicator(
    code="aid.winter_households",
    name="冬送温暖困难职工户数",
    unit="户",
    definition="期间内领到送温暖慰问金或物资的困难职工户数，同一户多次慰问只计一户",
    base=lambda: Payment.objects.filter(state=Paid.PAID, item=Item.WINTER),
    when="paid_on",
    measure=Distinct("worker"),
    words=("冬送温暖", "送温暖"),
)

ALL = (
    PAID, WORKERS_HELPED, HELPS, WISHES_DELIVERED, PARTNER_HOUSEHOLDS, PARTNER_REGIONS, PARTNER_MONEY, SUMMER_SITES, SUMMER_PERSONS,
    STUDY_HOUSEHOLDS, WINTER_HOUSEHOLDS,
)  # fmt: skip
