"""What this room can count."""

from zhijia.indicators.indicator import Distinct, Indicator

from .models import Award, Studio
from .terms import HonourKind

MODEL_WORKERS = Indicator(
    code="honours.model_workers",
    name="劳动模范",
    unit="名",
    definition="期间内授予的劳动模范名数，全国、省、市、区各级合计，授予一次计一名；已撤销的不计",
    base=lambda: Award.objects.filter(kind=HonourKind.MODEL_WORKER, withdrawn_on=None),
    when="awarded_on",
    words=("劳动模范", "劳模"),
    units=("名", "人", "位"),
    footnote="同一人先后获得两级劳动模范计两名；若按人数统计，请按受表彰对象去重",
)
MEDALS = Indicator(
    code="honours.medals",
    name="五一劳动奖章",
    unit="名",
    definition="期间内授予个人的五一劳动奖章名数，各级合计，授予一次计一名；已撤销的不计",
    base=lambda: Award.objects.filter(kind=HonourKind.MEDAL, withdrawn_on=None),
    when="awarded_on",
    words=("五一劳动奖章", "五一奖章"),
    units=("名", "人", "位", "枚"),
)
CERTIFICATES = Indicator(
    code="honours.certificates",
    name="五一劳动奖状",
    unit="个",
    definition="期间内授予单位的五一劳动奖状个数，各级合计；已撤销的不计",
    base=lambda: Award.objects.filter(kind=HonourKind.CERTIFICATE, withdrawn_on=None),
    when="awarded_on",
    words=("五一劳动奖状", "五一奖状"),
    units=("个", "家"),
)
PIONEERS = Indicator(
    code="honours.pioneers",
    name="工人先锋号",
    unit="个",
    definition="期间内授予车间、班组、科室等集体的工人先锋号个数，各级合计；已撤销的不计",
    base=lambda: Award.objects.filter(kind=HonourKind.PIONEER, withdrawn_on=None),
    when="awarded_on",
    words=("工人先锋号",),
    units=("个", "家"),
)
STARS = Indicator(
    code="honours.stars",
    name="双创明星",
    unit="名",
    definition="期间内命名的“双创”明星名数，各级合计；已撤销的不计",
    base=lambda: Award.objects.filter(kind=HonourKind.STAR, withdrawn_on=None),
    when="awarded_on",
    words=("“双创”明星", "双创明星", "双创之星"),
    units=("名", "人", "位"),
)
STUDIOS = Indicator(
    code="honours.studios",
    name="劳模创新工作室",
    unit="个",
    definition="期间内命名的劳模创新工作室个数，同一工作室先后被各级命名只计一个；已撤销的命名不计",
    base=lambda: Studio.objects.filter(withdrawn_on=None),
    when="named_on",
    measure=Distinct("name"),
    words=("劳模创新工作室", "劳模工作室"),
    units=("个", "家"),
    footnote="按工作室名称去重；期间以前已由下级命名、期间内又获上级命名的，计入本期间",
)

ALL = (MODEL_WORKERS, MEDALS, CERTIFICATES, PIONEERS, STARS, STUDIOS)
