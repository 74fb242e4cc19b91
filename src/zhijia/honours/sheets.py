"""The registers of this room as clerks keep them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from zhijia.base.errors import Refused
from zhijia.sheets.columns import Choice, Column, Day, Identity, Text, UnitName
from zhijia.sheets.models import Intake
from zhijia.sheets.parts import PersonPart
from zhijia.sheets.registers import Register

from .models import Award, Studio
from .terms import HONOUR_ALIASES, LEVEL_ALIASES, HonourKind, Level


@dataclass(frozen=True)
class RecipientPart:
    """The person behind a recipient whose number is given; units and teams receive honours too, and have none."""

    name: str = "person"

    def save(
        self,
        rows: Sequence[dict[str, Any]],
        keys: Sequence[str],
        *,
        intake: Intake,
    ) -> list[int | None]:
        named = [{**row, f"{self.name}.name": row["recipient"]} for row in rows]
        return PersonPart(self.name).save(named, keys, intake=intake)


def given_before_withdrawn(row: dict[str, Any]) -> None:
    if row["withdrawn_on"] and row["withdrawn_on"] < row["awarded_on"]:
        raise Refused("撤销日期早于授予日期，请核对两个日期")


def named_before_withdrawn(row: dict[str, Any]) -> None:
    if row["withdrawn_on"] and row["withdrawn_on"] < row["named_on"]:
        raise Refused("撤销日期早于命名日期，请核对两个日期")


AWARDS = Register(
    code="honours.awards",
    title="荣誉表彰台账",
    group="劳模",
    model=Award,
    when="awarded_on",
    facets=("kind", "level"),
    parts=(RecipientPart(),),
    rules=(given_before_withdrawn,),
    columns=(
        Column("荣誉名称", "kind", Choice(choices=HonourKind, aliases=HONOUR_ALIASES), ("荣誉称号", "奖项"), required=True, key=True, example="五一劳动奖章"),
        Column("级别", "level", Choice(choices=Level, aliases=LEVEL_ALIASES), ("荣誉级别", "表彰级别"), required=True, key=True, example="市"),
        Column("受表彰对象", "recipient", Text(), ("获奖对象", "获奖个人或集体", "姓名"), required=True, key=True, example="陈静"),
        Column("身份证号", "person.identity", Identity(), ("身份证号码", "证件号码"), listed=False),
        Column("所在单位", "workplace", Text(), ("工作单位", "单位"), default="", example="春江工具厂"),
        Column("镇街", "unit", UnitName(), ("所属工会", "推荐工会", "所在镇（街道）"), required=True, example="春江镇总工会"),
        Column("授予日期", "awarded_on", Day(), ("表彰日期", "授予时间", "日期"), required=True, key=True, example="2018-04-27"),
        Column("表彰文号", "document", Text(limit=40), ("文号",), default=""),
        Column("撤销日期", "withdrawn_on", Day(), ("撤销时间", "取消日期")),
    ),
)  # fmt: skip
STUDIOS = Register(
    code="honours.studios",
    title="劳模创新工作室台账",
    group="劳模",
    model=Studio,
    when="named_on",
    facets=("level",),
    rules=(named_before_withdrawn,),
    columns=(
        Column("工作室名称", "name", Text(), ("名称", "创新工作室名称"), required=True, key=True, example="陈静劳模创新工作室"),
        Column("领衔人", "leader", Text(limit=60), ("负责人", "领办人"), required=True, example="陈静"),
        Column("级别", "level", Choice(choices=Level, aliases=LEVEL_ALIASES), ("命名级别",), required=True, key=True, example="区"),
        Column("所在单位", "workplace", Text(), ("工作单位", "单位"), default="", example="春江工具厂"),
        Column("镇街", "unit", UnitName(), ("所属工会", "推荐工会", "所在镇（街道）"), required=True, example="春江镇总工会"),
        Column("命名日期", "named_on", Day(), ("创建日期", "命名时间", "日期"), required=True, key=True, example="2016-04-28"),
        Column("撤销日期", "withdrawn_on", Day(), ("撤销时间", "摘牌日期")),
    ),
)  # fmt: skip

ALL = (AWARDS, STUDIOS)
