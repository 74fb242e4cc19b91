"""The registers of this room as clerks keep them."""

from zhijia.programmes.parts import SessionPart, ends_after_it_begins
from zhijia.programmes.terms import HELD_ALIASES, Held, ProgrammeKind
from zhijia.sheets.columns import Choice, Column, Day, Ordinal, Text, UnitName, Whole
from zhijia.sheets.registers import Register

from .models import Activity
from .terms import STAGE_ALIASES, Stage

EDITIONS = Register(
    code="culture.editions",
    title="文体活动台账",
    group="文体",
    model=Activity,
    when="session__held_on",
    facets=("stage", "session.state"),
    parts=(SessionPart(ProgrammeKind.CULTURE),),
    rules=(ends_after_it_begins,),
    columns=(
        Column("系列名称", "session.programme", Text("__series"), ("活动名称", "系列"), required=True, key=True, example="520职工健步行"),
        Column("届次", "session.edition", Ordinal(most=999), ("第几届",), key=True, example="2"),
        Column("环节", "stage", Choice(choices=Stage, aliases=STAGE_ALIASES), ("阶段", "赛段"), key=True, default=Stage.EVENT.value, example="活动"),
        Column("主办工会", "unit", UnitName(), ("主办单位", "承办单位"), required=True, key=True, example="新北区总工会"),
        Column("举办日期", "session.held_on", Day(), ("活动日期", "开始日期", "时间", "日期"), required=True, key=True, example="2018-05-20"),
        Column("结束日期", "session.ended_on", Day(), ("闭幕日期",)),
        Column("地点", "session.place", Text(), ("举办地点", "活动地点"), default=""),
        Column("参加人次", "session.attended", Whole(most=100_000), ("参加人数", "参与人次", "人数"), default=0, example="1200"),
        Column("状态", "session.state", Choice(choices=Held, aliases=HELD_ALIASES), ("举办情况",), default=Held.HELD.value, example="已举办"),
    ),
)  # fmt: skip

ALL = (EDITIONS,)
