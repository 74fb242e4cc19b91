"""This room's registers as clerks keep them."""

from zhijia.programmes.parts import SessionPart, ends_after_it_begins
from zhijia.programmes.terms import HELD_ALIASES, Held, ProgrammeKind
from zhijia.sheets.columns import Choice, Column, Day, Ordinal, Text, UnitName, Whole
from zhijia.sheets.registers import Register

from .models import Contest, SkillClass
from .terms import LEVEL_ALIASES, STAGE_ALIASES, Level, Stage

CONTESTS = Register(
    code="skills.contests",
    title="职工技能竞赛台账",
    group="技能",
    model=Contest,
    when="session__held_on",
    facets=("level", "stage", "session.state"),
    parts=(SessionPart(ProgrammeKind.CONTEST),),
    columns=(
        Column("竞赛名称", "session.programme", Text("__series"), ("大赛名称", "活动名称"), required=True, key=True, example="新北区焊工技能竞赛"),
        Column("工种", "trade", Text(limit=40), ("竞赛项目", "赛项"), required=True, key=True, example="焊工"),
        Column("赛段", "stage", Choice(choices=Stage, aliases=STAGE_ALIASES), ("阶段",), key=True, default=Stage.FINAL.value, example="决赛"),
        Column("级别", "level", Choice(choices=Level, aliases=LEVEL_ALIASES), ("竞赛级别",), required=True, example="区"),
        Column("主办工会", "unit", UnitName(), ("主办单位", "承办单位"), required=True, key=True, example="薛家镇总工会"),
        Column("举办日期", "session.held_on", Day(), ("竞赛日期", "时间", "日期"), required=True, key=True, example="2018-09-14"),
        Column("地点", "session.place", Text(), ("举办地点",), default=""),
        Column("参赛人次", "session.attended", Whole(most=100_000), ("参赛人数", "人数"), default=0, example="86"),
        Column("状态", "session.state", Choice(choices=Held, aliases=HELD_ALIASES), ("举办情况",), default=Held.HELD.value, example="已举办"),
    ),
)  # fmt: skip
CLASSES = Register(
    code="skills.classes",
    title="职工技能培训台账",
    group="技能",
    model=SkillClass,
    when="session__held_on",
    facets=("session.state",),
    parts=(SessionPart(ProgrammeKind.SKILL_CLASS),),
    rules=(ends_after_it_begins,),
    columns=(
        Column("培训名称", "session.programme", Text("__series"), ("培训班名称", "班名"), required=True, key=True, example="叉车工技能培训"),
        Column("工种", "trade", Text(limit=40), ("培训工种",), required=True, key=True, example="叉车工"),
        Column("期次", "session.edition", Ordinal(most=999), ("第几期",), key=True, example="3"),
        Column("主办工会", "unit", UnitName(), ("主办单位", "承办单位"), required=True, key=True, example="孟河镇总工会"),
        Column("开班日期", "session.held_on", Day(), ("开始日期", "培训日期"), required=True, key=True, example="2017-03-06"),
        Column("结业日期", "session.ended_on", Day(), ("结束日期",), example="2017-03-10"),
        Column("学时", "hours", Whole(most=2000), ("课时",), default=0, example="24"),
        Column("地点", "session.place", Text(), ("培训地点",), default=""),
        Column("学员人次", "session.attended", Whole(most=100_000), ("培训人数", "人数", "参训人数"), default=0, example="45"),
        Column("状态", "session.state", Choice(choices=Held, aliases=HELD_ALIASES), ("开班情况",), default=Held.HELD.value, example="已举办"),
    ),
)  # fmt: skip

ALL = (CONTESTS, CLASSES)
