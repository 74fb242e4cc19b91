"""The room's register as clerks keep it."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from zhijia.base.errors import Refused
from zhijia.sheets.columns import Choice, Column, Day, Known, Text, UnitName, Whole
from zhijia.sheets.registers import Register

from .models import Contract
from .terms import KIND_ALIASES, STATE_ALIASES, Kind, State

A_DAY = timedelta(days=1)


@dataclass(frozen=True)
class LastDay(Day):
    """A clerk writes the last day on which it holds; the first day on which it no longer does is kept."""

    def read(self, cell: Any, known: Known) -> date:
        last = super().read(cell, known)
        if last.year == date.max.year:
            raise Refused(f"“{cell}”不是到期日期，请核对，没有期限的请留空")
        return last + A_DAY

    def show(self, value: Any) -> Any:
        return value - A_DAY if value else ""


def effective_has_a_day(row: dict[str, Any]) -> None:
    if row["state"] == State.EFFECTIVE and not row["effective_on"]:
        raise Refused("状态为已生效但没有生效日期，请补填生效日期")


def ends_after_it_begins(row: dict[str, Any]) -> None:
    if row["effective_on"] and row["ends_on"] and row["ends_on"] <= row["effective_on"]:
        raise Refused("到期日期早于生效日期，请核对两个日期")


CONTRACTS = Register(
    code="bargaining.contracts",
    title="集体合同台账",
    group="集体协商",
    model=Contract,
    when="signed_on",
    facets=("kind", "state"),
    rules=(effective_has_a_day, ends_after_it_begins),
    columns=(
        Column("合同编号", "number", Text(limit=40), ("编号",), required=True, key=True, example="JT-2018-0019"),
        Column("合同种类", "kind", Choice(choices=Kind, aliases=KIND_ALIASES), ("种类", "合同类型"), required=True, example="工资专项"),
        Column("签订单位或区域", "party", Text(), ("签订单位", "单位名称", "企业名称"), required=True, example="春江工具厂"),
        Column("镇街", "unit", UnitName(), ("所属工会", "所在镇街", "所在镇（街道）"), required=True, example="春江镇总工会"),
        Column("签订日期", "signed_on", Day(), ("签订时间",), required=True, example="2018-03-01"),
        Column("生效日期", "effective_on", Day(), ("起始日期",), example="2018-03-20"),
        Column("到期日期", "ends_on", LastDay(), ("终止日期", "截止日期", "期满日期"), example="2021-03-19"),
        Column("覆盖企业数", "employers", Whole(most=100_000), ("覆盖企业", "企业数"), default=0, example="1"),
        Column("覆盖职工数", "workers", Whole(), ("覆盖职工", "职工数"), default=0, example="320"),
        Column("状态", "state", Choice(choices=State, aliases=STATE_ALIASES), ("合同状态",), required=True, example="已生效"),
    ),
)  # fmt: skip

ALL = (CONTRACTS,)
