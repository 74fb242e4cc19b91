"""What this room can count: members as of any day and how they came and went, and how far the unions reach."""

from typing import Any

from zhijia.access.terms import Permission
from zhijia.base.identity import mask_name
from zhijia.indicators.indicator import Distinct, Indicator, Nature, Share, Total
from zhijia.indicators.listing import Listing
from zhijia.indicators.splits import BySector, Split
from zhijia.orgs.models import Cover, Employer
from zhijia.orgs.terms import UnitKind
from zhijia.people.models import Membership
from zhijia.people.terms import GONE, Beginning, Employment, Occupation, Sex, Standing
from zhijia.sheets.columns import Choice, Column, Day, EmployerName, Kind, UnitName


class MaskedName(Kind):
    """张*: enough to recognise."""

    def show(self, value: Any) -> str:
        return mask_name(value or "")


PEOPLE = Listing(
    columns=(
        Column("姓名", "person.name", MaskedName()), Column("所在工会", "unit", UnitName()), Column("工作单位", "employer", EmployerName()),
        Column("会籍状态", "standing", Choice(choices=Standing)), Column("用工形式", "employment", Choice(choices=Employment)),
        Column("起始日", "since", Day()), Column("终止日", "until", Day()),
    ),
    page="joining:person",
    path="person_id",
    permission=Permission.MEMBERS_VIEW,
    exports=False,
)  # fmt: skip
COVERS = Listing(
    columns=(Column("单位名称", "employer", EmployerName()), Column("覆盖工会", "unit", UnitName()), Column("覆盖起始日期", "since", Day())),
    page="grassroots:unit",
    path="unit_id",
)  # fmt: skip
EMPLOYERS = Listing(
    columns=(Column("单位名称", "name"), Column("统一社会信用代码", "uscc"), Column("所在镇街", "town", UnitName()), Column("职工人数", "employees")),
    page="grassroots:unit",
    path="town_id",
)  # fmt: skip

SEX = Split("sex", "性别", "sex", tuple(Sex.choices))
MIGRANT = Split("migrant", "农民工", "migrant", ((True, "农民工"), (False, "非农民工")))
EMPLOYMENT = Split("employment", "用工形式", "employment", tuple(Employment.choices))
OCCUPATION = Split("occupation", "职业群体", "occupation", tuple(Occupation.choices))
KIND = Split("kind", "工会类型", "unit__kind", tuple(UnitKind.choices))
STANDING = Split("standing", "会籍状态", "standing", tuple(Standing.choices))
HOW = Split("how", "终止原因", "ended", tuple((one.value, str(one.label)) for one in GONE))
WAY = Split("way", "接转方式", "began", tuple((one.value, str(one.label)) for one in (Beginning.TRANSFERRED, Beginning.REGROUPED)))  # fmt: skip
WHO = (SEX, MIGRANT, EMPLOYMENT, OCCUPATION, KIND)
NOW = (*WHO, STANDING, BySector())


def members(
    code: str, name: str, definition: str, words: tuple[str, ...], *, crowd: bool = False, **kept: Any
) -> Indicator:
    """Members on a day: `kept` says which stretches of those that stand on it."""
    return Indicator(
        code=code, name=name, unit="人", definition=definition, base=lambda: Membership.objects.filter(**kept),
        nature=Nature.STOCK, when="since", until="until", words=words, units=("人", "名"), without=("新发展", "新增", "新入会"),
        persons=True, crowd=crowd, group="会员", splits=tuple(split for split in NOW if split.code not in SPLIT_BY.get(code, ())), listing=PEOPLE,
    )  # fmt: skip


def happened(code: str, name: str, definition: str, words: tuple[str, ...], **more: Any) -> Indicator:
    """What happened to memberships within a period."""
    told = {"unit": "人", "units": ("人", "名"), **more}
    return Indicator(code=code, name=name, definition=definition, words=words, persons=True, group="会员", listing=PEOPLE, **told)  # fmt: skip


SPLIT_BY = {
    "members.voting": ("standing",), "members.retained": ("standing",), "members.women": ("sex",),
    "members.migrants": ("migrant",), "members.dispatched": ("employment",), "members.gig": ("employment",),
}  # fmt: skip
MEMBERS = members(
    "members.count",
    "会员数",
    "期末有会籍的人数，在册和保留会籍都计，已退会、视为自动退会、开除会籍和死亡的不计，一人只计一次，计在当日会籍所在的工会",
    ("会员总数", "工会会员总数", "会员人数", "工会会员人数", "工会会员共"),
    crowd=True,
)
VOTING = members(
    "members.voting",
    "有表决权会员数",
    "期末会籍在册的人数，即有选举权、被选举权和表决权的会员，保留会籍的不计",
    ("有表决权会员", "有表决权的会员", "在册会员"),
    standing=Standing.NORMAL,
)
RETAINED = members(
    "members.retained",
    "保留会籍人数",
    "期末保留会籍的人数（退休、失业等），不交会费、没有表决权，不计入会议应到人数",
    ("保留会籍",),
    standing=Standing.RETAINED,
)
WOMEN = members(
    "members.women",
    "女会员数",
    "期末有会籍的女性人数，在册和保留会籍都计，性别未登记的不计",
    ("女会员", "女工会会员", "女性会员"),
    sex=Sex.FEMALE,
)
MIGRANTS = members(
    "members.migrants",
    "农民工会员数",
    "期末有会籍、登记为农民工的人数，在册和保留会籍都计",
    ("农民工会员", "农民工入会"),
    migrant=True,
)
DISPATCHED = members(
    "members.dispatched",
    "劳务派遣会员数",
    "期末有会籍、用工形式为劳务派遣的人数，计在会籍所在的工会（派遣单位或用工单位的一处），不重复计",
    ("劳务派遣会员", "劳务派遣工会员", "派遣工会员"),
    employment=Employment.DISPATCHED,
)
GIG = members(
    "members.gig",
    "新就业形态会员数",
    "期末有会籍、用工形式为新就业形态的人数，按职业群体分列，有固定劳动合同的货车司机、保安员等不计在内",
    ("新就业形态劳动者会员", "新就业形态会员", "新就业形态劳动者入会"),
    employment=Employment.GIG,
)
JOINED = happened(
    "members.joined",
    "新入会人数",
    "期间内入会的人次，按会籍开始的那一天、计在入会的工会，接转、随单位划转、保留和恢复会籍不是入会，退会后重新入会另计一次",
    ("新入会", "新发展会员", "新发展工会会员", "发展会员", "新增会员"),
    base=lambda: Membership.objects.filter(began=Beginning.JOINED),
    when="since",
    splits=WHO,
)
LEFT = happened(
    "members.left",
    "离会人数",
    "期间内会籍终止的人次（退会、视为自动退会、开除会籍、死亡），按终止日、计在离开的工会，接转和保留会籍不计",
    ("离会", "退会", "会籍终止"),
    base=lambda: Membership.objects.filter(ended__in=GONE),
    when="until",
    splits=(HOW, *WHO),
)
TRANSFERRED = happened(
    "members.transferred",
    "会籍接转人次",
    "期间内会籍由一个工会转到另一个工会的人次，本人接转和随单位划转都计，按转入日、计在转入的工会，一人两次计两次",
    ("会籍接转", "接转会籍", "接转组织关系"),
    base=lambda: Membership.objects.filter(began__in=(Beginning.TRANSFERRED, Beginning.REGROUPED)),
    when="since",
    splits=(WAY, *WHO),
    unit="人次",
    units=("人次", "人", "名"),
)
EMPLOYEES = Indicator(
    code="members.employees",
    name="已建会单位职工数",
    unit="人",
    definition="期末由工会覆盖的单位的职工人数之和，按覆盖工会所在镇街统计，职工人数以单位台账最近登记的为准",
    base=Cover.objects.all,
    nature=Nature.STOCK,
    when="since",
    until="until",
    measure=Total("employer__employees"),
    words=("已建会单位职工", "建会单位职工"),
    units=("人", "名"),
    group="会员",
    listing=COVERS,
)
COVERED = Indicator(
    code="members.covered",
    name="辖区已建会单位数",
    unit="家",
    definition="期末由工会覆盖的单位家数，按单位所在镇街统计，由区级产业工会覆盖的也计在所在镇街，一个单位只计一家",
    base=Cover.objects.all,
    nature=Nature.STOCK,
    when="since",
    until="until",
    where="employer__town",
    measure=Distinct("employer"),
    words=("辖区已建会单位", "辖区建会单位"),
    units=("家", "个"),
    group="会员",
    listing=COVERS,
)
REGISTERED = Indicator(
    code="members.employers",
    name="辖区登记单位数",
    unit="家",
    definition="单位台账登记的单位家数，按单位所在镇街统计，台账不记单位的成立和注销日期，所以各日都按现在登记的单位计",
    base=Employer.objects.all,
    nature=Nature.STOCK,
    when="town__opened_on",
    where="town",
    words=("辖区登记单位", "登记在册单位"),
    units=("家", "个"),
    group="会员",
    listing=EMPLOYERS,
)
RATE = Indicator(
    code="members.rate",
    name="入会率",
    unit="%",
    definition="期末在册会员人数除以已建会单位职工人数，保留会籍的不计，没有工作单位的在册会员也计入分子，所以可能超过 100",
    base=VOTING.base,
    nature=Nature.STOCK,
    when="since",
    until="until",
    measure=Share(of=VOTING, over=EMPLOYEES),
    words=("职工入会率", "会员入会率", "入会率"),
    group="会员",
    listing=PEOPLE,
)
COVERAGE = Indicator(
    code="members.coverage",
    name="建会覆盖率",
    unit="%",
    definition="期末由工会覆盖的单位家数除以登记的单位家数，都按单位所在镇街统计",
    base=COVERED.base,
    nature=Nature.STOCK,
    when="since",
    until="until",
    where="employer__town",
    measure=Share(of=COVERED, over=REGISTERED),
    words=("建会覆盖率", "建会率"),
    group="会员",
    listing=COVERS,
)

ALL = (
    MEMBERS, VOTING, RETAINED, WOMEN, MIGRANTS, DISPATCHED, GIG, JOINED, LEFT, TRANSFERRED, EMPLOYEES, COVERED, REGISTERED,
    RATE, COVERAGE,
)  # fmt: skip
