"""会员实名制名册: the columns of the forms in use (the national form was not found); item 21 of them is not collected."""

from zhijia.people.terms import Document, Employment, Occupation, Sex
from zhijia.sheets.columns import Choice, Column, CreditCode, Day, Text, UnitName
from zhijia.sheets.registers import Register

from ..models import RollEntry
from ..terms import (
    CHANGE_ALIASES,
    DOCUMENT_ALIASES,
    EDUCATION_ALIASES,
    EMPLOYMENT_ALIASES,
    NATIONALITY_ALIASES,
    OCCUPATION_ALIASES,
    POLITICS_ALIASES,
    REGISTRATION_ALIASES,
    SKILL_ALIASES,
    Change,
    Education,
    Nationality,
    Politics,
    Registration,
    Skill,
)
from . import sweeps
from .doubting import RollMatcher
from .kinds import DocumentNumber, MemberName, Phone, YesNo
from .part import RollPart

ROLL = Register(
    code="joining.roll",
    title="会员实名制名册",
    group="会员",
    order=12,
    model=RollEntry,
    when="joined_on",
    facets=("employment", "occupation", "change"),
    parts=(RollPart("person"),),
    sweeps=sweeps.ALL,
    matcher=RollMatcher(),
    columns=(
        Column("姓名", "person.name", MemberName(), ("会员姓名", "职工姓名"), required=True, example="陈静"),
        Column("证件类型", "person.document", Choice(choices=Document, aliases=DOCUMENT_ALIASES), ("证件名称", "证件种类"), key=True, default=Document.RESIDENT.value, example="居民身份证", listed=False),
        Column("证件号码", "person.identity", DocumentNumber(), ("身份证号", "身份证号码", "身份证件号码", "公民身份号码"), required=True, key=True, listed=False),
        Column("性别", "person.sex", Choice(choices=Sex), default="", example="女"),
        Column("出生日期", "person.birth", Day(), ("出生年月日", "生日"), example="1986-03-12", listed=False),
        Column("民族", "nationality", Choice(choices=Nationality, aliases=NATIONALITY_ALIASES), required=True, example="汉族", listed=False),
        Column("手机号码", "person.phone", Phone(), ("手机", "手机号", "联系电话", "移动电话", "电话"), required=True, listed=False),
        Column("政治面貌", "politics", Choice(choices=Politics, aliases=POLITICS_ALIASES), default="", example="群众", listed=False),
        Column("学历", "education", Choice(choices=Education, aliases=EDUCATION_ALIASES), ("文化程度", "最高学历"), default="", example="大学专科", listed=False),
        Column("户籍类型", "registration", Choice(choices=Registration, aliases=REGISTRATION_ALIASES), ("户口性质", "户籍性质", "户口类型"), required=True, example="外地农村", listed=False),
        Column("是否农民工", "migrant", YesNo(), ("农民工",), required=True, example="是"),
        Column("用工形式", "employment", Choice(choices=Employment, aliases=EMPLOYMENT_ALIASES), ("就业状况", "用工性质", "就业形态"), required=True, example="合同制"),
        Column("职业群体", "occupation", Choice(choices=Occupation, aliases=OCCUPATION_ALIASES), ("新就业形态群体", "从事职业"), default="", example="快递员"),
        Column("工作单位", "employer", Text(), ("单位", "单位名称", "所在单位"), default="", example="春江工具厂"),
        Column("统一社会信用代码", "uscc", CreditCode(), ("单位统一社会信用代码", "信用代码"), default="", listed=False),
        Column("所属工会", "unit", UnitName(), ("工会名称", "所在工会", "基层工会"), required=True, example="春江工具厂工会"),
        Column("职务/岗位", "position", Text(limit=40), ("职务", "岗位", "职务（岗位）", "工种"), default="", example="操作工", listed=False),
        Column("工会职务", "union_post", Text(limit=40), ("工会任职",), default="", listed=False),
        Column("技能等级/职称", "skill", Choice(choices=Skill, aliases=SKILL_ALIASES), ("技能等级", "技术等级", "职称"), default="", example="高级工（三级）", listed=False),
        Column("入会日期", "joined_on", Day(), ("入会时间", "加入工会日期"), required=True, example="2018-07-12"),
        Column("会员证号", "card_number", Text(limit=40), ("会员编号", "会员证号/会员编号", "会员证编号"), default="", listed=False),
        Column("会籍变化类型", "change", Choice(choices=Change, aliases=CHANGE_ALIASES), ("会籍变动类型", "会籍变化"), default=""),
        Column("会籍变化日期", "changed_on", Day(), ("会籍变动日期",), listed=False),
        Column("会籍变化原因", "change_reason", Text(), ("会籍变动原因", "变化原因"), default="", listed=False),
    ),
)  # fmt: skip
