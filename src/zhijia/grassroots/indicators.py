"""What this room can count."""

from typing import Any

from django.db.models import CharField, QuerySet, Value
from django.db.models.functions import Cast, Concat

from zhijia.indicators.indicator import Distinct, Indicator, Nature
from zhijia.orgs.models import Cover
from zhijia.orgs.terms import GRASSROOTS, UnitKind
from zhijia.programmes.models import Attendance
from zhijia.programmes.terms import Held, ProgrammeKind

from .models import Founding, OfficerClass, Regrouping
from .terms import HIGHER


def came() -> QuerySet[Any]:
    """Those who came to classes that were held."""
    return Attendance.objects.filter(
        came=True, session__state=Held.HELD, session__programme__kind=ProgrammeKind.OFFICER_CLASS
    )


def officers_who_came() -> QuerySet[Any]:
    """A roll gives no identity number: the same name in the same union is the same officer."""
    named: QuerySet[Any] = came().annotate(officer=Concat("name", Value("·"), Cast("unit_id", CharField())))
    return named


OFFICER_CLASSES = Indicator(
    code="grassroots.officer_classes",
    name="工会干部培训班期数",
    unit="期",
    definition="期间内实际开班的工会干部培训班期数，取消、延期和计划中的不计",
    base=lambda: OfficerClass.objects.filter(session__state=Held.HELD),
    when="session__held_on",
    words=("工会干部培训班", "工会干部 培训班", "举办培训班", "培训班"),
    units=("期", "次", "场", "班"),
    without=("技能",),
)
OFFICERS_TRAINED = Indicator(
    code="grassroots.officers_trained",
    name="培训工会干部人次",
    unit="人次",
    definition="期间内实际开班的工会干部培训班到课人次，缺课、请假和取消班次的名单不计，同一人参加两期计两次",
    base=came,
    when="session__held_on",
    words=("培训工会干部", "工会干部 培训"),
)
OFFICERS_DISTINCT = Indicator(
    code="grassroots.officers_distinct",
    name="培训工会干部人数",
    unit="人",
    definition="期间内到课的工会干部人数，同一工会的同名者只计一人",
    base=officers_who_came,
    when="session__held_on",
    measure=Distinct("officer"),
    words=("培训工会干部", "工会干部 培训"),
    units=("人", "名"),
    persons=True,
)
UNIONS = Indicator(
    code="grassroots.unions",
    name="基层工会数",
    unit="个",
    definition="期末存续的单独基层工会和联合基层工会个数，已撤销的不计",
    base=lambda: Founding.objects.filter(kind__in=GRASSROOTS),
    nature=Nature.STOCK,
    when="founded_on",
    until="closed_on",
    where="founded",
    words=("基层工会", "基层工会组织", "工会组织"),
    units=("个", "家"),
    without=("新建", "新成立"),
)
JOINT_UNIONS = Indicator(
    code="grassroots.joint_unions",
    name="联合基层工会数",
    unit="个",
    definition="期末存续的联合基层工会个数，已撤销的不计",
    base=lambda: Founding.objects.filter(kind=UnitKind.JOINT),
    nature=Nature.STOCK,
    when="founded_on",
    until="closed_on",
    where="founded",
    words=("联合工会", "联合基层工会"),
    units=("个", "家"),
)
SECTOR_UNIONS = Indicator(
    code="grassroots.sector_unions",
    name="新成立产业（行业）工联会数",
    unit="个",
    definition="期间内成立的产业（行业）工联会个数，按成立日期统计",
    base=lambda: Founding.objects.filter(kind=UnitKind.SECTOR),
    when="founded_on",
    where="founded",
    words=("工联会", "行业工会联合会", "产业工会", "行业工会"),
    units=("个", "家"),
)
UNIONS_FOUNDED = Indicator(
    code="grassroots.unions_founded",
    name="新建工会数",
    unit="个",
    definition="期间内成立的工会个数，基层工会、联合工会、工联会和分工会合计，区、镇街总工会和工会小组不计",
    base=lambda: Founding.objects.exclude(kind__in=(*HIGHER, UnitKind.GROUP)),
    when="founded_on",
    where="founded",
    words=("新建工会", "新成立工会", "新建基层工会", "新组建工会"),
    units=("个", "家"),
)
EMPLOYERS_REGROUPED = Indicator(
    code="grassroots.employers_regrouped",
    name="二次覆盖划转单位数",
    unit="家",
    definition="期间内经二次覆盖划转到新工会的单位家数，同一单位多次划转只计一家",
    base=Regrouping.objects.all,
    when="regrouped_on",
    measure=Distinct("employer"),
    words=("二次覆盖", "划转单位", "划转企业"),
    units=("家", "个"),
)
EMPLOYERS_COVERED = Indicator(
    code="grassroots.employers_covered",
    name="工会覆盖单位数",
    unit="家",
    definition="期末由工会覆盖的单位家数，按覆盖工会所在镇街统计，一个单位只计一家",
    base=Cover.objects.all,
    nature=Nature.STOCK,
    when="since",
    until="until",
    measure=Distinct("employer"),
    words=("工会 覆盖单位", "工会 覆盖企业", "工会覆盖", "建会单位", "建会企业"),
    units=("家", "个"),
    without=("二次覆盖", "集体合同"),
)

ALL = (
    OFFICER_CLASSES, OFFICERS_TRAINED, OFFICERS_DISTINCT, UNIONS, JOINT_UNIONS, SECTOR_UNIONS, UNIONS_FOUNDED,
    EMPLOYERS_REGROUPED, EMPLOYERS_COVERED,
)  # fmt: skip
