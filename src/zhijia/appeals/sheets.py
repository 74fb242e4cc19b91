"""The room's registers as clerks keep them."""

from typing import Any

from zhijia.base.errors import Refused
from zhijia.sheets.columns import Choice, Column, Day, Text, UnitName, Whole
from zhijia.sheets.registers import Register

from .models import Case, LeafletIssue, Reception
from .terms import (
    CHANNEL_ALIASES,
    MANNER_ALIASES,
    MOVEMENT_ALIASES,
    OUTCOME_ALIASES,
    SUBJECT_ALIASES,
    Channel,
    Manner,
    Movement,
    Outcome,
    Subject,
)


def closed_has_a_day(row: dict[str, Any]) -> None:
    if row["outcome"] == Outcome.CLOSED and not row["closed_on"]:
        raise Refused("办理结果为办结但没有办结日期，请补填办结日期")


def closes_after_it_is_accepted(row: dict[str, Any]) -> None:
    if row["closed_on"] and row["closed_on"] < row["accepted_on"]:
        raise Refused("办结日期早于受理日期，请核对两个日期")


def repeats_another(row: dict[str, Any]) -> None:
    """A clerk's “无” or “/” would silently take a real case out of the count."""
    original = row["duplicate_of"]
    if original and not any(mark.isdigit() for mark in original):
        raise Refused(f"重复件原案号“{original}”不是编号，请填写原案的编号，不是重复件的请留空")
    if original == row["number"]:
        raise Refused("重复件原案号就是本案编号，请填写原案的编号，不是重复件的请留空")


def is_of_somebody(row: dict[str, Any]) -> None:
    if not row["persons"]:
        raise Refused("接待人数为零，请填写署名或到场人数，不清楚的填 1")


CASES = Register(
    code="appeals.cases",
    title="信访案件台账",
    group="信访维权",
    model=Case,
    when="accepted_on",
    facets=("channel", "subject", "outcome"),
    rules=(closed_has_a_day, closes_after_it_is_accepted, repeats_another),
    columns=(
        Column("案件编号", "number", Text(limit=40), ("编号", "案号"), required=True, key=True, example="XF-2018-0057"),
        Column("受理日期", "accepted_on", Day(), ("登记日期", "收件日期"), required=True, example="2018-04-11"),
        Column("来源", "channel", Choice(choices=Channel, aliases=CHANNEL_ALIASES), ("信访来源", "信访渠道", "渠道"), required=True, example="来访"),
        Column("类别", "subject", Choice(choices=Subject, aliases=SUBJECT_ALIASES), ("案件类别", "诉求类别"), required=True, example="劳动报酬"),
        Column("镇街", "unit", UnitName(), ("所属工会", "所在镇街", "所在镇（街道）"), required=True, example="龙虎塘街道总工会"),
        Column("涉及单位", "employer", Text(), ("用人单位", "被反映单位"), default=""),
        Column("诉求摘要", "claim", Text(limit=200), ("诉求", "主要诉求", "反映问题"), default="", listed=False, example="反映三个月工资未发"),
        Column("重复件原案号", "duplicate_of", Text(limit=40), ("原案号", "原案件编号"), default="", example="XF-2018-0031"),
        Column("办理结果", "outcome", Choice(choices=Outcome, aliases=OUTCOME_ALIASES), ("结果", "办理情况"), default=Outcome.OPEN.value, example="办结"),
        Column("办结日期", "closed_on", Day(), ("结案日期",), example="2018-05-20"),
    ),
)  # fmt: skip
RECEPTIONS = Register(
    code="appeals.receptions",
    title="来信来访接待台账",
    group="信访维权",
    model=Reception,
    when="received_on",
    facets=("manner",),
    rules=(is_of_somebody,),
    columns=(
        Column("登记编号", "number", Text(limit=40), ("编号", "接待编号"), required=True, key=True, example="JD-2018-0102"),
        Column("接待日期", "received_on", Day(), ("来访日期", "日期"), required=True, example="2018-04-11"),
        Column("方式", "manner", Choice(choices=Manner, aliases=MANNER_ALIASES), ("接待方式", "来信来访方式"), required=True, example="来访"),
        Column("人数", "persons", Whole(most=10_000), ("接待人数", "来访人数", "人次"), required=True, example="3"),
        Column("镇街", "unit", UnitName(), ("所属工会", "接待单位", "所在镇（街道）"), required=True, example="新北区总工会"),
        Column("案件编号", "case_number", Text(limit=40), ("信访案件编号", "案号"), default="", example="XF-2018-0057"),
        Column("接待人", "received_by", Text(limit=60), ("接待人员", "经办人"), default=""),
    ),
)  # fmt: skip
LEAFLETS = Register(
    code="appeals.leaflets",
    title="普法宣传资料台账",
    group="信访维权",
    model=LeafletIssue,
    when="moved_on",
    facets=("movement",),
    columns=(
        Column("流水号", "number", Text(limit=40), ("编号", "序列号"), required=True, key=True, example="PF-2018-0044"),
        Column("资料名称", "title", Text(), ("名称", "宣传资料名称"), required=True, example="职工权益手册"),
        Column("日期", "moved_on", Day(), ("发放日期", "登记日期"), required=True, example="2018-12-04"),
        Column("去向", "movement", Choice(choices=Movement, aliases=MOVEMENT_ALIASES), ("流向", "出入库"), required=True, example="发放"),
        Column("数量（份）", "copies", Whole(), ("数量", "份数", "发放数量"), required=True, example="300"),
        Column("镇街", "unit", UnitName(), ("所属工会", "领用工会", "所在镇（街道）"), required=True, example="河海街道总工会"),
        Column("活动地点", "place", Text(), ("地点", "发放地点"), default=""),
    ),
)  # fmt: skip

ALL = (CASES, RECEPTIONS, LEAFLETS)
