"""The registers of this room as clerks keep them."""

from typing import Any

from zhijia.base.errors import Refused
from zhijia.sheets.columns import Choice, Column, Day, EmployerName, Ordinal, Text, UnitName
from zhijia.sheets.registers import Register

from .models import Brand, Creation, Title
from .terms import (
    CREATION_ALIASES,
    LEVEL_ALIASES,
    RESULT_ALIASES,
    THEME_ALIASES,
    TITLE_ALIASES,
    CreationState,
    Level,
    Result,
    Theme,
    TitleKind,
)


def named_before_withdrawn(row: dict[str, Any]) -> None:
    if row["withdrawn_on"] and row["withdrawn_on"] < row["named_on"]:
        raise Refused("撤销日期早于命名日期，请核对两个日期")


NAMES = Register(
    code="titles.names",
    title="命名表彰台账",
    group="建家",
    model=Title,
    when="named_on",
    facets=("kind", "level"),
    rules=(named_before_withdrawn,),
    columns=(
        Column("称号", "kind", Choice(choices=TitleKind, aliases=TITLE_ALIASES), ("称号名称", "命名称号"), required=True, key=True, example="信赖职工之家"),
        Column("级别", "level", Choice(choices=Level, aliases=LEVEL_ALIASES), ("命名级别", "称号级别"), required=True, key=True, example="市"),
        Column("命名对象", "holder", Text(), ("对象", "被命名单位或个人"), required=True, key=True, example="春江工具厂工会"),
        Column("镇街", "unit", UnitName(), ("所属工会", "推荐工会", "所在镇（街道）"), required=True, example="春江镇总工会"),
        Column("命名日期", "named_on", Day(), ("命名时间", "授予日期", "日期"), required=True, key=True, example="2017-12-20"),
        Column("命名文号", "document", Text(limit=40), ("文号",), default=""),
        Column("撤销日期", "withdrawn_on", Day(), ("撤销时间", "摘牌日期")),
    ),
)  # fmt: skip
CREATIONS = Register(
    code="titles.creations",
    title="社会责任三合一创建台账",
    group="建家",
    model=Creation,
    when="joined_on",
    facets=("state",),
    columns=(
        Column("年度", "year", Ordinal(most=2999), ("年份", "创建年度"), required=True, key=True, example="2018"),
        Column("单位名称", "employer", EmployerName(), ("企业名称", "参加企业"), required=True, key=True, example="春江工具厂"),
        Column("镇街", "unit", UnitName(), ("所属工会", "所在镇（街道）"), required=True, example="春江镇总工会"),
        Column("参加日期", "joined_on", Day(), ("申报日期", "日期"), required=True, example="2018-03-15"),
        Column("状态", "state", Choice(choices=CreationState, aliases=CREATION_ALIASES), ("创建状态",), required=True, example="参加"),
    ),
)  # fmt: skip
BRANDS = Register(
    code="titles.brands",
    title="一镇一品创建台账",
    group="建家",
    model=Brand,
    when="entered_on",
    facets=("theme", "result"),
    columns=(
        Column("届次", "edition", Ordinal(most=999), ("第几届",), required=True, key=True, example="1"),
        Column("镇街", "unit", UnitName(), ("申报工会", "申报单位", "所在镇（街道）"), required=True, key=True, example="春江镇总工会"),
        Column("品牌名称", "name", Text(), ("品牌", "项目名称"), required=True, key=True, example="江畔职工学堂"),
        Column("主题", "theme", Choice(choices=Theme, aliases=THEME_ALIASES), ("品牌主题",), required=True, example="工会重点工作"),
        Column("申报日期", "entered_on", Day(), ("申报时间", "日期"), required=True, example="2017-03-20"),
        Column("评定结果", "result", Choice(choices=Result, aliases=RESULT_ALIASES), ("评审结果", "结果"), default=Result.REVIEWING.value, example="入选"),
    ),
)  # fmt: skip

ALL = (NAMES, CREATIONS, BRANDS)
