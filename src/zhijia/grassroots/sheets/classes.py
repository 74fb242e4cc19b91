"""Classes for union officers, and their rolls."""

from zhijia.grassroots.models import OfficerClass
from zhijia.programmes.models import Attendance
from zhijia.programmes.parts import SessionPart, ends_after_it_begins
from zhijia.programmes.terms import HELD_ALIASES, Held, ProgrammeKind
from zhijia.sheets.columns import Choice, Column, Day, Identity, Text, UnitName, Whole
from zhijia.sheets.registers import Register

from .kinds import YesNo
from .parts import AttendeePart, ClassName, ClassPart, taught_once_that_day

ROLL_ALIASES = {
    "请假": False,
    "缺课": False,
    "缺席": False,
    "未到": False,
    "到课": True,
    "已到": True,
    "出席": True,
}

OFFICER_CLASSES = Register(
    code="grassroots.officer_classes",
    title="工会干部培训班台账",
    group="夯实基础",
    order=14,
    model=OfficerClass,
    when="session__held_on",
    facets=("session.state",),
    parts=(SessionPart(ProgrammeKind.OFFICER_CLASS),),
    rules=(ends_after_it_begins,),
    columns=(
        Column("培训班名称", "session.programme", Text("__series"), ("培训名称", "班名"), required=True, key=True, example="新任工会主席培训班"),
        Column("期次", "session.edition", Whole(most=999), ("第几期",), key=True, example="2"),
        Column("主办工会", "unit", UnitName(), ("主办单位", "承办单位"), required=True, key=True, example="新北区总工会"),
        Column("开班日期", "session.held_on", Day(), ("开始日期", "培训日期"), required=True, key=True, example="2017-03-06"),
        Column("结业日期", "session.ended_on", Day(), ("结束日期",), example="2017-03-08"),
        Column("地点", "session.place", Text(), ("培训地点",), default=""),
        Column("培训对象", "audience", Text(), ("对象", "参训对象"), default="", example="基层工会主席"),
        Column("状态", "session.state", Choice(choices=Held, aliases=HELD_ALIASES), ("开班情况",), default=Held.HELD.value, example="已举办"),
    ),
)  # fmt: skip
ATTENDANCE = Register(
    code="grassroots.attendance",
    title="工会干部培训签到台账",
    group="夯实基础",
    order=15,
    model=Attendance,
    when="session__held_on",
    parts=(ClassPart(), AttendeePart()),
    rules=(taught_once_that_day,),
    columns=(
        Column("培训班名称", "session.programme", ClassName("__series"), ("培训名称", "班名"), required=True, key=True, example="新任工会主席培训班"),
        Column("期次", "session.edition", Whole(most=999), ("第几期",), key=True, example="2"),
        Column("开班日期", "session.held_on", Day(), ("开始日期", "培训日期"), required=True, key=True, example="2017-03-06"),
        Column("姓名", "name", Text(limit=60), ("学员姓名", "参训人员"), required=True, key=True, example="王磊"),
        Column("所在工会", "unit", UnitName(), ("工会名称", "所属工会", "镇街"), required=True, key=True, example="春江镇总工会"),
        Column("到课", "came", YesNo(aliases=ROLL_ALIASES), ("签到", "是否到课", "到课情况"), default=False, example="是"),
        Column("身份证号", "person.identity", Identity(), ("身份证号码", "证件号码"), default="", listed=False),
    ),
)  # fmt: skip
