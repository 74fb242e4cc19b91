"""What this room can count."""

from zhijia.indicators.indicator import Distinct, Indicator
from zhijia.indicators.terms import Nature

from .models import Brand, Creation, Title
from .terms import TOOK_PART, Level, Result, TitleKind

HOMES = Indicator(
    code="titles.homes",
    name="市信赖职工之家",
    unit="家",
    definition="截至期末仍有效的市级信赖职工之家家数，已撤销的不计",
    base=lambda: Title.objects.filter(kind=TitleKind.TRUSTED_HOME, level=Level.CITY),
    when="named_on",
    nature=Nature.STOCK,
    until="withdrawn_on",
    words=("信赖职工之家",),
    units=("家", "个"),
)
SMALL_HOMES = Indicator(
    code="titles.small_homes",
    name="市信赖职工小家",
    unit="家",
    definition="截至期末仍有效的市级信赖职工小家家数，已撤销的不计",
    base=lambda: Title.objects.filter(kind=TitleKind.TRUSTED_SMALL_HOME, level=Level.CITY),
    when="named_on",
    nature=Nature.STOCK,
    until="withdrawn_on",
    words=("信赖职工小家",),
    units=("家", "个"),
)
TRUSTED_CADRES = Indicator(
    code="titles.trusted_cadres",
    name="市信赖娘家人",
    unit="人",
    definition="截至期末仍有效的市级信赖娘家人人数，同一姓名只计一人，已撤销的不计",
    base=lambda: Title.objects.filter(kind=TitleKind.TRUSTED_CADRE, level=Level.CITY),
    when="named_on",
    nature=Nature.STOCK,
    until="withdrawn_on",
    measure=Distinct("holder"),
    words=("信赖娘家人",),
    units=("人", "名", "位"),
    footnote="台账没有身份证号，按姓名去重；同名的两人请在命名对象中注明单位",
)
PROVINCE_HOMES = Indicator(
    code="titles.province_homes",
    name="省模范职工之家",
    unit="家",
    definition="截至期末仍有效的省级模范职工之家家数，已撤销的不计",
    base=lambda: Title.objects.filter(kind=TitleKind.MODEL_HOME, level=Level.PROVINCE),
    when="named_on",
    nature=Nature.STOCK,
    until="withdrawn_on",
    words=("省模范职工之家", "省级模范职工之家"),
    units=("家", "个"),
)
HARMONY_TOWNS = Indicator(
    code="titles.harmony_towns",
    name="和谐劳动关系示范镇",
    unit="个",
    definition="截至期末仍有效的和谐劳动关系示范镇个数，同一镇先后被各级命名只计一个，已撤销的不计",
    base=lambda: Title.objects.filter(kind=TitleKind.HARMONY_TOWN),
    when="named_on",
    nature=Nature.STOCK,
    until="withdrawn_on",
    measure=Distinct("holder"),
    words=("和谐劳动关系示范镇", "劳动关系和谐示范镇"),
    units=("个", "家"),
)
THREE_IN_ONE = Indicator(
    code="titles.three_in_one",
    name="社会责任“三合一”创建企业",
    unit="家",
    definition="期间内参加社会责任“三合一”创建的企业家数，一家参加多年只计一家，退出的不计",
    base=lambda: Creation.objects.filter(state__in=TOOK_PART),
    when="joined_on",
    measure=Distinct("employer"),
    words=("社会责任 三合一", "三合一 创建"),
)
BRAND_EDITIONS = Indicator(
    code="titles.brand_editions",
    name="“一镇一品”创建届数",
    unit="届",
    definition="期间内有镇街申报的“一镇一品”创建届数，各镇申报同一届只计一届",
    base=Brand.objects.all,
    when="entered_on",
    measure=Distinct("edition"),
    words=("一镇一品",),
    ordinal="edition",
)
BRANDS = Indicator(
    code="titles.brands",
    name="“一镇一品”入选品牌",
    unit="个",
    definition="期间内申报并入选的“一镇一品”品牌个数，未入选和评审中的不计",
    base=lambda: Brand.objects.filter(result=Result.CHOSEN),
    when="entered_on",
    words=("一镇一品",),
)

ALL = (
    HOMES, SMALL_HOMES, TRUSTED_CADRES, PROVINCE_HOMES, HARMONY_TOWNS, THREE_IN_ONE, BRAND_EDITIONS, BRANDS,
)  # fmt: skip
