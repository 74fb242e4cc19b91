"""What this room can count."""

from zhijia.indicators.indicator import Distinct, Indicator, Total

from .models import Disbursement
from .terms import Kind, Lent

DISBURSED = Indicator(
    code="loans.disbursed",
    name="创保贷发放金额",
    unit="元",
    definition="期间内银行已放款的创保贷金额之和，按放款日计，续贷按再次放款计入；冲正和撤销的不计",
    base=lambda: Disbursement.objects.filter(state=Lent.LENT),
    when="lent_on",
    measure=Total("amount"),
    words=("创保贷", "创业贷款", "创业担保贷款"),
    footnote="续贷是再次放款，计入累计发放；若只看新增贷款，请按类型“首贷”统计",
)
DISBURSEMENTS = Indicator(
    code="loans.disbursements",
    name="创保贷放款笔数",
    unit="笔",
    definition="期间内银行已放款的创保贷笔数，续贷另计一笔；冲正和撤销的不计",
    base=lambda: Disbursement.objects.filter(state=Lent.LENT),
    when="lent_on",
    words=("创保贷", "创业贷款", "创业担保贷款"),
)
BORROWERS = Indicator(
    code="loans.borrowers",
    name="创保贷借款单位数",
    unit="家",
    definition="期间内拿到创保贷的借款单位数，按借款单位名称去重，同一单位多次放款只计一家",
    base=lambda: Disbursement.objects.filter(state=Lent.LENT),
    when="lent_on",
    measure=Distinct("borrower"),
    words=("创保贷", "创业贷款", "创业担保贷款"),
    units=("家", "户"),
    footnote="更名的单位前后各计一家",
)
JOBS_CREATED = Indicator(
    code="loans.jobs_created",
    name="创保贷带动就业人数",
    unit="人",
    definition="期间内首贷填报的带动就业人数之和；续贷再次填报的是同一批人，不再计",
    base=lambda: Disbursement.objects.filter(state=Lent.LENT, kind=Kind.FIRST),
    when="lent_on",
    measure=Total("jobs"),
    words=("创保贷 就业", "创业贷款 就业", "带动就业"),
    units=("人", "名", "个"),
)

ALL = (DISBURSED, DISBURSEMENTS, BORROWERS, JOBS_CREATED)
