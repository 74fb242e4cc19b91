"""The room's register as clerks keep it."""

from typing import Any

from zhijia.base.errors import Refused
from zhijia.sheets.columns import Choice, Column, Day, Text, UnitName, Whole
from zhijia.sheets.registers import Register

from .models import Venue
from .terms import KIND_ALIASES, LEVEL_ALIASES, MODE_ALIASES, Kind, Level, Mode


def closes_after_it_opens(row: dict[str, Any]) -> None:
    if row["closed_on"] and row["closed_on"] <= row["opened_on"]:
        raise Refused("停用日期不晚于启用日期，请核对两个日期")


VENUES = Register(
    code="venues.venues",
    title="工会阵地台账",
    group="阵地",
    model=Venue,
    when="opened_on",
    facets=("kind", "level", "mode"),
    rules=(closes_after_it_opens,),
    columns=(
        Column("阵地名称", "name", Text(), ("名称",), required=True, key=True, example="罗溪镇工会宣传阵地"),
        Column("类别", "kind", Choice(choices=Kind, aliases=KIND_ALIASES), ("阵地类别", "类型"), required=True, key=True, example="宣传阵地"),
        Column("层级", "level", Choice(choices=Level, aliases=LEVEL_ALIASES), ("级别",), required=True, example="镇级"),
        Column("建设方式", "mode", Choice(choices=Mode, aliases=MODE_ALIASES), ("共建方式", "方式"), required=True, example="自建"),
        Column("镇街", "unit", UnitName(), ("所属工会", "所在镇街", "所在镇（街道）"), required=True, example="罗溪镇总工会"),
        Column("地址", "address", Text(), ("地点", "详细地址"), default=""),
        Column("面积（平方米）", "area", Whole(most=1_000_000), ("面积", "建筑面积"), example="120"),
        Column("启用日期", "opened_on", Day(), ("开放日期", "建成日期"), required=True, example="2017-05-01"),
        Column("停用日期", "closed_on", Day(), ("关闭日期",)),
    ),
)  # fmt: skip

ALL = (VENUES,)
