"""The room's register as clerks keep it."""

from typing import Any

from zhijia.base.errors import Refused
from zhijia.sheets.columns import Choice, Column, Day, EmployerName, Ordinal, UnitName, Whole
from zhijia.sheets.registers import Register

from .models import Registration
from .terms import ACTIVITY_ALIASES, STATE_ALIASES, Activity, State

FOUR_DIGITS = 1000


def is_written_in_full(row: dict[str, Any]) -> None:
    if row["year"] < FOUR_DIGITS:
        raise Refused(f"年度“{row['year']}”有误，请填写四位年份，如 2018")


REGISTRATIONS = Register(
    code="safety.registrations",
    title="安全生产活动参赛台账",
    group="安全生产",
    model=Registration,
    when="registered_on",
    facets=("activity", "state"),
    rules=(is_written_in_full,),
    columns=(
        Column("年度", "year", Ordinal(most=2100), ("年份", "参赛年度"), required=True, key=True, example="2018"),
        Column("活动", "activity", Choice(choices=Activity, aliases=ACTIVITY_ALIASES), ("活动名称", "参赛活动"), required=True, key=True, example="安康杯"),
        Column("单位名称", "employer", EmployerName(), ("参赛单位", "企业名称", "单位"), required=True, key=True, example="春江工具厂"),
        Column("镇街", "unit", UnitName(), ("所属工会", "所在镇街", "所在镇（街道）"), required=True, example="春江镇总工会"),
        Column("登记日期", "registered_on", Day(), ("报名日期", "日期"), required=True, example="2018-04-16"),
        Column("参赛班组数", "teams", Whole(most=100_000), ("班组数", "参赛班组"), default=0, example="12"),
        Column("参赛职工数", "workers", Whole(), ("职工数", "参赛人数", "参赛职工"), default=0, example="260"),
        Column("状态", "state", Choice(choices=State, aliases=STATE_ALIASES), ("参赛状态",), required=True, example="参赛"),
    ),
)  # fmt: skip

ALL = (REGISTRATIONS,)
