"""What this room can count."""

from zhijia.indicators.indicator import Indicator, Total

from .models import Case, LeafletIssue, Reception
from .terms import LETTERS_AND_VISITS, Manner, Movement, Outcome

CASES = Indicator(
    code="appeals.cases",
    name="职工信访投诉件数",
    unit="件",
    definition="期间内接待的职工信访投诉件数，按受理日计；填有原案号的重复件不计，不予受理的也是接待过的，照计",
    base=lambda: Case.objects.filter(duplicate_of=""),
    when="accepted_on",
    words=("来信来访案件", "信访案件", "信访投诉", "信访件", "信访事项"),
    units=("件", "起"),
)
CLOSED = Indicator(
    code="appeals.closed",
    name="职工信访投诉办结件数",
    unit="件",
    definition="期间内办结的职工信访投诉件数，按办结日计，重复件不计",
    base=lambda: Case.objects.filter(duplicate_of="", outcome=Outcome.CLOSED),
    when="closed_on",
    words=("信访 办结", "信访投诉 结案", "信访 化解"),
    units=("件", "起"),
)
RECEPTIONS = Indicator(
    code="appeals.receptions",
    name="来信来访接待人次",
    unit="人次",
    definition="期间内接待来信来访的人次：来信按署名人数、来访按到场人数，再次来访另计；来电不计",
    base=lambda: Reception.objects.filter(manner__in=LETTERS_AND_VISITS),
    when="received_on",
    measure=Total("persons"),
    words=("来信来访", "来信 来访", "来访接待"),
)
VISITS = Indicator(
    code="appeals.visits",
    name="来访批次",
    unit="批次",
    definition="期间内接待职工来访的批次，一次来访不论几人计一批次",
    base=lambda: Reception.objects.filter(manner=Manner.VISIT),
    when="received_on",
    words=("来访", "走访接待"),
    units=("批次", "批"),
)
LEAFLETS = Indicator(
    code="appeals.leaflets",
    name="普法宣传资料发放份数",
    unit="份",
    definition="期间内发放到职工手中的普法宣传资料份数，入库和退回的不计",
    base=lambda: LeafletIssue.objects.filter(movement=Movement.HANDED_OUT),
    when="moved_on",
    measure=Total("copies"),
    words=("宣传资料", "普法资料", "宣传手册", "权益手册"),
    units=("份", "册", "本"),
)

ALL = (CASES, CLOSED, RECEPTIONS, VISITS, LEAFLETS)
