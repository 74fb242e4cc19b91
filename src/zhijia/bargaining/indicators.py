"""What this room can count."""

from zhijia.indicators.indicator import Indicator, Nature, Total

from .models import Contract
from .terms import Kind, State

CONTRACTS = Indicator(
    code="bargaining.contracts",
    name="集体合同签订份数",
    unit="份",
    definition="期间内签订的集体合同份数，按签订日计，到期续签另计一份；后来终止的也是签订过的，照计",
    base=Contract.objects.all,
    when="signed_on",
    words=("签订 集体合同", "集体合同 签订", "集体合同"),
    without=("技术创新专项", "有效"),
)
CONTRACTS_VALID = Indicator(
    code="bargaining.contracts_valid",
    name="有效集体合同份数",
    unit="份",
    definition="截止日当天有效的集体合同份数：已生效且未过到期日期，到期日期当天仍有效；已终止的没有终止日，任何一天都不计",
    base=lambda: Contract.objects.filter(state=State.EFFECTIVE),
    when="effective_on",
    nature=Nature.STOCK,
    until="ends_on",
    words=("有效 集体合同",),
)
EMPLOYERS_COVERED = Indicator(
    code="bargaining.employers_covered",
    name="集体合同覆盖企业数",
    unit="家",
    definition="截止日当天有效的集体合同覆盖企业数之和，已生效且未过到期日期",
    base=lambda: Contract.objects.filter(state=State.EFFECTIVE),
    when="effective_on",
    nature=Nature.STOCK,
    until="ends_on",
    measure=Total("employers"),
    words=("集体合同 覆盖", "集体协商 覆盖"),
    units=("家", "户"),
    footnote="同一企业签有几种集体合同的，各份分别计入",
)
WORKERS_COVERED = Indicator(
    code="bargaining.workers_covered",
    name="集体合同覆盖职工数",
    unit="人",
    definition="截止日当天有效的集体合同覆盖职工数之和，已生效且未过到期日期",
    base=lambda: Contract.objects.filter(state=State.EFFECTIVE),
    when="effective_on",
    nature=Nature.STOCK,
    until="ends_on",
    measure=Total("workers"),
    words=("集体合同 覆盖 职工", "集体协商 覆盖 职工"),
    units=("人", "名"),
    footnote="同一职工受几种集体合同覆盖的，各份分别计入",
)
INNOVATION_CONTRACTS = Indicator(
    code="bargaining.innovation_contracts",
    name="技术创新专项集体合同份数",
    unit="份",
    definition="期间内签订的职工技术创新专项集体合同份数，按签订日计",
    base=lambda: Contract.objects.filter(kind=Kind.INNOVATION),
    when="signed_on",
    words=("技术创新专项集体合同", "技术创新 专项"),
)

ALL = (CONTRACTS, CONTRACTS_VALID, EMPLOYERS_COVERED, WORKERS_COVERED, INNOVATION_CONTRACTS)
