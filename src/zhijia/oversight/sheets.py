"""The registers of this room as clerks keep them."""

from typing import Any

from zhijia.base.errors import Refused
from zhijia.programmes.parts import SessionPart
from zhijia.programmes.terms import HELD_ALIASES, Held, ProgrammeKind
from zhijia.sheets.columns import Choice, Column, Day, Text, UnitName, Whole
from zhijia.sheets.registers import Register

from .models import Finding, StudySession
from .terms import DEPARTMENT_ALIASES, SOURCE_ALIASES, Department, Source


def due_after_found(row: dict[str, Any]) -> None:
    if row["due_on"] < row["found_on"]:
        raise Refused("整改期限早于发现日期，请核对两个日期")


def closed_after_found(row: dict[str, Any]) -> None:
    if row["closed_on"] and row["closed_on"] < row["found_on"]:
        raise Refused("销号日期早于发现日期，请核对两个日期")


THEMES = Register(
    code="oversight.themes",
    title="专题学习讨论台账",
    group="从严治会",
    model=StudySession,
    when="session__held_on",
    facets=("session.state",),
    parts=(SessionPart(ProgrammeKind.STUDY),),
    columns=(
        Column("主题活动", "session.programme", Text("__series"), ("活动名称", "主题教育"), required=True, key=True, example="解放思想大讨论"),
        Column("专题", "topic", Text(), ("专题名称", "讨论专题"), required=True, key=True, example="工会基层组织"),
        Column("主办工会", "unit", UnitName(), ("主办单位", "组织单位"), required=True, key=True, example="新北区总工会"),
        Column("举办日期", "session.held_on", Day(), ("学习日期", "时间", "日期"), required=True, key=True, example="2018-06-15"),
        Column("地点", "session.place", Text(), ("学习地点",), default=""),
        Column("参加人次", "session.attended", Whole(most=100_000), ("参加人数", "人数"), default=0, example="36"),
        Column("状态", "session.state", Choice(choices=Held, aliases=HELD_ALIASES), ("举办情况",), default=Held.HELD.value, example="已举办"),
    ),
)  # fmt: skip
FINDINGS = Register(
    code="oversight.findings",
    title="廉政风险与整改台账",
    group="从严治会",
    model=Finding,
    when="found_on",
    facets=("source", "department"),
    rules=(due_after_found, closed_after_found),
    columns=(
        Column("问题编号", "number", Text(limit=40), ("编号",), required=True, key=True, example="WT-2018-006"),
        Column("来源", "source", Choice(choices=Source, aliases=SOURCE_ALIASES), ("问题来源",), required=True, example="区委巡察"),
        Column("问题", "problem", Text(limit=200), ("问题描述", "风险点", "廉政风险点"), required=True, example="活动经费报销附件不全"),
        Column("责任部门", "department", Choice(choices=Department, aliases=DEPARTMENT_ALIASES), ("责任科室",), required=True, example="综合部"),
        Column("镇街", "unit", UnitName(), ("所属工会", "问题所在工会", "所在镇（街道）"), required=True, example="新北区总工会"),
        Column("发现日期", "found_on", Day(), ("反馈日期", "日期"), required=True, example="2018-03-12"),
        Column("整改期限", "due_on", Day(), ("整改时限", "完成时限"), required=True, example="2018-06-30"),
        Column("销号日期", "closed_on", Day(), ("整改完成日期", "销号时间"), example="2018-06-20"),
    ),
)  # fmt: skip

ALL = (THEMES, FINDINGS)
