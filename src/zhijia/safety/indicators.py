"""What this room can count."""

from zhijia.indicators.indicator import Distinct, Indicator, Total

from .models import Registration
from .terms import Activity, State

EMPLOYERS = Indicator(
    code="safety.employers",
    name="安全生产活动参赛单位数",
    unit="家",
    definition="期间内参加“安康杯”竞赛或安全生产随手拍的单位数，按登记日计；同一单位多年参加、两项都参加只计一家，退出的不计",
    base=lambda: Registration.objects.filter(state=State.JOINED),
    when="registered_on",
    measure=Distinct("employer"),
    words=("安康杯 随手拍", "安全生产 企事业单位", "安全生产活动"),
    units=("家", "个"),
)
CUP_EMPLOYERS = Indicator(
    code="safety.cup_employers",
    name="安康杯竞赛参赛单位数",
    unit="家",
    definition="期间内参加“安康杯”竞赛的单位数，按登记日计；同一单位多年参加只计一家，退出的不计",
    base=lambda: Registration.objects.filter(state=State.JOINED, activity=Activity.CUP),
    when="registered_on",
    measure=Distinct("employer"),
    words=("安康杯",),
    units=("家", "个"),
    without=("随手拍",),
)
SNAPSHOT_EMPLOYERS = Indicator(
    code="safety.snapshot_employers",
    name="安全生产随手拍参加单位数",
    unit="家",
    definition="期间内参加安全生产随手拍的单位数，按登记日计；同一单位多年参加只计一家，退出的不计",
    base=lambda: Registration.objects.filter(state=State.JOINED, activity=Activity.SNAPSHOT),
    when="registered_on",
    measure=Distinct("employer"),
    words=("随手拍",),
    units=("家", "个"),
    without=("安康杯",),
)
WORKERS = Indicator(
    code="safety.workers",
    name="安全生产活动参赛职工人次",
    unit="人次",
    definition="期间内登记的参赛职工数之和，按登记日计；同一职工多年参加、两项都参加分别计，退出的不计",
    base=lambda: Registration.objects.filter(state=State.JOINED),
    when="registered_on",
    measure=Total("workers"),
    words=("安康杯", "随手拍", "安全生产活动"),
)

ALL = (EMPLOYERS, CUP_EMPLOYERS, SNAPSHOT_EMPLOYERS, WORKERS)
