"""What this room can count."""

from zhijia.indicators.indicator import Distinct, Indicator, Nature

from .models import Venue
from .terms import Kind, Level, Mode

OPEN = Indicator(
    code="venues.open",
    name="工会阵地个数",
    unit="个",
    definition="截止日当天在用的工会阵地个数，含爱心母婴室；停用日期当天起不计",
    base=Venue.objects.all,
    when="opened_on",
    nature=Nature.STOCK,
    until="closed_on",
    words=("工会阵地", "职工阵地"),
    units=("个", "处", "家"),
)
KINDS = Indicator(
    code="venues.kinds",
    name="工会阵地类别数",
    unit="类",
    definition="截止日当天在用的工会阵地有几类，爱心母婴室不在其列",
    base=lambda: Venue.objects.exclude(kind=Kind.NURSING),
    when="opened_on",
    nature=Nature.STOCK,
    until="closed_on",
    measure=Distinct("kind"),
    words=("工会阵地", "阵地建设"),
    units=("类", "大类", "种", "大"),
)
PUBLICITY = Indicator(
    code="venues.publicity",
    name="镇级宣传阵地个数",
    unit="个",
    definition="截止日当天在用的镇级宣传阵地个数，区级和基层的不计",
    base=lambda: Venue.objects.filter(kind=Kind.PUBLICITY, level=Level.TOWN),
    when="opened_on",
    nature=Nature.STOCK,
    until="closed_on",
    words=("宣传阵地",),
    units=("个", "处"),
)
INNOVATION = Indicator(
    code="venues.innovation",
    name="职工创新创业阵地个数",
    unit="个",
    definition="截止日当天在用的职工创新创业阵地个数",
    base=lambda: Venue.objects.filter(kind=Kind.INNOVATION),
    when="opened_on",
    nature=Nature.STOCK,
    until="closed_on",
    words=("创新创业阵地", "创新创业基地"),
    units=("个", "处", "家"),
)
NURSING_ROOMS = Indicator(
    code="venues.nursing_rooms",
    name="爱心母婴室个数",
    unit="个",
    definition="截止日当天在用的爱心母婴室个数",
    base=lambda: Venue.objects.filter(kind=Kind.NURSING),
    when="opened_on",
    nature=Nature.STOCK,
    until="closed_on",
    words=("母婴室",),
    units=("个", "间", "家"),
)
ACTIVITY_CENTRES = Indicator(
    code="venues.activity_centres",
    name="挂牌职工活动中心个数",
    unit="个",
    definition="截止日当天在用的、整合社会资源挂牌的职工活动中心个数，工会自建和共建的不计",
    base=lambda: Venue.objects.filter(kind=Kind.CENTRE, mode=Mode.PLAQUE),
    when="opened_on",
    nature=Nature.STOCK,
    until="closed_on",
    words=("职工活动中心",),
    units=("个", "家", "处"),
)

ALL = (OPEN, KINDS, PUBLICITY, INNOVATION, NURSING_ROOMS, ACTIVITY_CENTRES)
