"""The room's register as clerks keep it."""

from zhijia.programmes.parts import SessionPart
from zhijia.programmes.terms import HELD_ALIASES, Held, ProgrammeKind
from zhijia.sheets.columns import Choice, Column, Day, Text, UnitName, Whole
from zhijia.sheets.registers import Register

from .models import JobFair

FAIRS = Register(
    code="jobs.fairs",
    title="招聘会台账",
    group="招聘会",
    model=JobFair,
    when="session__held_on",
    facets=("session.state",),
    parts=(SessionPart(ProgrammeKind.JOB_FAIR),),
    columns=(
        Column("招聘会名称", "session.programme", Text("__series"), ("活动名称", "名称"), required=True, key=True, example="春风行动专场招聘会"),
        Column("主办工会", "unit", UnitName(), ("主办单位", "承办单位"), required=True, key=True, example="三井街道总工会"),
        Column("举办日期", "session.held_on", Day(), ("招聘日期", "时间", "日期"), required=True, key=True, example="2018-03-02"),
        Column("地点", "session.place", Text(), ("举办地点",), default=""),
        Column("参会企业数", "employers", Whole(most=10_000), ("参会企业", "企业数", "进场企业数"), default=0, example="48"),
        Column("提供岗位数", "posts", Whole(most=1_000_000), ("提供岗位", "岗位数"), default=0, example="1260"),
        Column("入场人次", "session.attended", Whole(most=1_000_000), ("入场人数", "进场人数", "求职人次"), default=0, example="1500"),
        Column("初步意向人数", "intentions", Whole(most=1_000_000), ("初步意向", "意向人数", "达成意向人数"), default=0, example="320"),
        Column("状态", "session.state", Choice(choices=Held, aliases=HELD_ALIASES), ("举办情况",), default=Held.HELD.value, example="已举办"),
    ),
)  # fmt: skip

ALL = (FAIRS,)
