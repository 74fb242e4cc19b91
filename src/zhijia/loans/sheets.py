"""The room's register as clerks keep it."""

from typing import Any

from zhijia.base.errors import Refused
from zhijia.sheets.columns import Choice, Column, CreditCode, Day, Money, Text, UnitName, Whole
from zhijia.sheets.registers import Register

from .models import Disbursement
from .terms import KIND_ALIASES, LENT_ALIASES, Kind, Lent


def lends_something(row: dict[str, Any]) -> None:
    if not row["amount"]:
        raise Refused("放款金额为零，请填写银行实际放款的金额")


DISBURSEMENTS = Register(
    code="loans.disbursements",
    title="创保贷发放台账",
    group="创保贷",
    model=Disbursement,
    when="lent_on",
    facets=("kind", "state"),
    rules=(lends_something,),
    columns=(
        Column("放款流水号", "number", Text(limit=40), ("流水号", "放款编号"), required=True, key=True, example="CBD-2017-0086"),
        Column("借款单位", "borrower", Text(), ("借款企业", "企业名称", "单位名称"), required=True, example="春江工具厂"),
        Column("统一社会信用代码", "uscc", CreditCode(), ("信用代码",), default=""),
        Column("镇街", "unit", UnitName(), ("所属工会", "所在镇街", "所在镇（街道）"), required=True, example="西夏墅镇总工会"),
        Column("银行", "bank", Text(limit=40), ("放款银行", "经办银行"), required=True, example="某农村商业银行"),
        Column("放款日期", "lent_on", Day(), ("发放日期", "日期"), required=True, example="2017-06-20"),
        Column("放款金额（元）", "amount", Money(), ("放款金额", "放款金额（万元）", "发放金额", "金额"), required=True, example="300000"),
        Column("类型", "kind", Choice(choices=Kind, aliases=KIND_ALIASES), ("贷款类型",), required=True, example="首贷"),
        Column("带动就业人数", "jobs", Whole(most=100_000), ("带动就业", "就业人数"), default=0, example="12"),
        Column("状态", "state", Choice(choices=Lent, aliases=LENT_ALIASES), ("放款状态",), required=True, example="已放款"),
    ),
)  # fmt: skip

ALL = (DISBURSEMENTS,)
