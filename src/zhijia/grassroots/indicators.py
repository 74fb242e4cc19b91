"""What this room can count."""

from typing import Any

from django.db.models import Case, CharField, F, QuerySet, Value, When
from django.db.models.functions import Cast, Coalesce, Concat

from zhijia.indicators.indicator import Distinct, Indicator, Nature
from zhijia.indicators.listing import Listing
from zhijia.indicators.splits import Split
from zhijia.orgs.models import Cover
from zhijia.orgs.terms import GRASSROOTS, EmployerKind, UnitKind
from zhijia.programmes.models import Attendance
from zhijia.programmes.terms import Held, ProgrammeKind
from zhijia.sheets.columns import Column, Day, EmployerName, UnitName, Whole

from .models import Founding, OfficerClass, Regrouping, Term, chairs_untrained
from .terms import HIGHER

KIND = Split("kind", "工会类型", "kind", tuple(UnitKind.choices))
EMPLOYER_KIND = Split("employer", "单位性质", "employer__kind", tuple(EmployerKind.choices))
COVERS = Listing(
    columns=(Column("单位名称", "employer", EmployerName()), Column("覆盖工会", "unit", UnitName()), Column("覆盖起始日期", "since", Day())),
    page="grassroots:unit",
    path="unit_id",
)  # fmt: skip
UNIT_KIND = Split("kind", "工会类型", "unit__kind", tuple(UnitKind.choices))
TERMS = Listing(
    columns=(
        Column("工会", "unit", UnitName()), Column("届次", "number", Whole()), Column("起始日", "since", Day()),
        Column("届满日", "due_on", Day()), Column("批准延期至", "delayed_to", Day()),
    ),
    page="grassroots:term",
    path="unit_id",
)  # fmt: skip


def came() -> QuerySet[Any]:
    """Those who came to classes that were held."""
    return Attendance.objects.filter(
        came=True, session__state=Held.HELD, session__programme__kind=ProgrammeKind.OFFICER_CLASS
    )


def officers_who_came() -> QuerySet[Any]:
    """A roll gives no identity number: the same name in the same union is the same officer."""
    named: QuerySet[Any] = came().annotate(officer=Concat("name", Value("·"), Cast("unit_id", CharField())))
    return named


def terms() -> QuerySet[Any]:
    """Terms of unions, until another began or the union itself ended; `served_until`: or its last day had passed."""
    ended = Coalesce("until", "unit__closed_on")
    first = Case(When(ended__lt=F("lapses_on"), then=F("ended")), default=F("lapses_on"))
    found: QuerySet[Any] = Term.objects.annotate(ended=ended).annotate(served_until=first)
    return found


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
CHAIRS_UNTRAINED = Indicator(
    code="grassroots.chairs_untrained",
    name="待培训的新任工会主席数",
    unit="人",
    definition="期末在任、任职未满规定月数、任职以来没有到课参加过工会干部培训的工会主席人数，名单上对应不到本人的不算参加",
    base=chairs_untrained,
    nature=Nature.STOCK,
    when="since",
    until="settled_on",
    where="term__unit",
    words=("新任主席 未培训", "新任工会主席 未培训", "待培训 主席"),
    units=("人", "名"),
    persons=True,
    listing=Listing(
        (Column("姓名", "person.name"), Column("所在工会", "term.unit", UnitName()), Column("任职日", "since", Day())),
        page="grassroots:unit", path="term.unit_id",
    ),
)  # fmt: skip
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
    splits=(KIND,),
)
ORGANISATIONS = Indicator(
    code="grassroots.organisations",
    name="各类工会组织数",
    unit="个",
    definition="期末存续的工会组织个数，产业（行业）工联会、村（社区、园区）工联会、单独和联合基层工会、分工会、工会小组都计，区、镇街总工会和已撤销的不计",
    base=lambda: Founding.objects.exclude(kind__in=HIGHER),
    nature=Nature.STOCK,
    when="founded_on",
    until="closed_on",
    where="founded",
    words=("各类工会组织", "各级各类工会组织"),
    units=("个", "家"),
    without=("新建", "新成立"),
    splits=(KIND,),
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
    splits=(KIND,),
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
    splits=(EMPLOYER_KIND,),
    listing=COVERS,
)
TERMS_OVERDUE = Indicator(
    code="grassroots.terms_overdue",
    name="超期未换届工会数",
    unit="个",
    definition="期末任期已届满（批准延期的，延期已满）而没有换届的工会个数，已撤销的不计",
    base=terms,
    nature=Nature.STOCK,
    when="lapses_on",
    until="ended",
    words=("超期未换届", "逾期未换届", "到期未换届"),
    units=("个", "家"),
    splits=(UNIT_KIND,),
    listing=TERMS,
)
TERMS_DUE = Indicator(
    code="grassroots.terms_due",
    name="临近届满工会数",
    unit="个",
    definition="期末已到第一次换届提醒日而任期还没有届满的工会个数，批准延期的按延期后的届满日，提前的月数按届次起始或批准延期当日的规则",
    base=terms,
    nature=Nature.STOCK,
    when="warned_on",
    until="served_until",
    words=("临近届满", "即将换届", "即将届满"),
    units=("个", "家"),
    splits=(UNIT_KIND,),
    listing=TERMS,
)

ALL = (
    OFFICER_CLASSES, OFFICERS_TRAINED, OFFICERS_DISTINCT, CHAIRS_UNTRAINED, UNIONS, ORGANISATIONS, JOINT_UNIONS, SECTOR_UNIONS, UNIONS_FOUNDED,
    EMPLOYERS_REGROUPED, EMPLOYERS_COVERED, TERMS_OVERDUE, TERMS_DUE,
)  # fmt: skip
