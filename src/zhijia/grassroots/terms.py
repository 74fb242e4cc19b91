"""Words of the foundations (夯实基础): which unions there are, whom they cover, how their officers are trained."""

from django.db.models import TextChoices

from zhijia.orgs.terms import EmployerKind, UnitKind

UNION_ALIASES = {
    "产业(行业)工联会": UnitKind.SECTOR, "工联会": UnitKind.SECTOR, "行业工联会": UnitKind.SECTOR, "产业工联会": UnitKind.SECTOR,
    "行业工会联合会": UnitKind.SECTOR, "系统工会": UnitKind.SECTOR, "村(社区、园区)工联会": UnitKind.VILLAGE, "村工联会": UnitKind.VILLAGE,
    "社区工联会": UnitKind.VILLAGE, "镇总工会": UnitKind.TOWN, "街道总工会": UnitKind.TOWN,
    "开发区总工会": UnitKind.ZONE, "基层工会": UnitKind.SINGLE, "单独建会": UnitKind.SINGLE, "单独工会": UnitKind.SINGLE,
    "联合工会": UnitKind.JOINT, "联合建会": UnitKind.JOINT, "工会分会": UnitKind.BRANCH, "小组": UnitKind.GROUP,
}  # fmt: skip

EMPLOYER_ALIASES = {
    "公司": EmployerKind.ENTERPRISE, "事业": EmployerKind.INSTITUTION, "机关单位": EmployerKind.AGENCY, "个体": EmployerKind.INDIVIDUAL,
    "个体户": EmployerKind.INDIVIDUAL, "社团": EmployerKind.SOCIAL, "民办非企业": EmployerKind.SOCIAL,
}  # fmt: skip

HIGHER = (
    UnitKind.NATIONAL,
    UnitKind.PROVINCE,
    UnitKind.CITY,
    UnitKind.DISTRICT,
    UnitKind.TOWN,
    UnitKind.ZONE,
)


class Office(TextChoices):
    """What somebody is in a union's committee, its audit committee or its women workers' committee."""

    CHAIR = "chair", "主席"
    VICE = "vice", "副主席"
    MEMBER = "member", "委员"
    AUDIT_CHAIR = "audit_chair", "经审会主任"
    AUDIT_MEMBER = "audit_member", "经审委员"
    WOMEN_CHAIR = "women_chair", "女职工委员会主任"
    WOMEN_MEMBER = "women_member", "女职工委员"
    ORGANISER = "organiser", "组织员"


COMMITTEE = (Office.CHAIR, Office.VICE, Office.MEMBER)


class Leaving(TextChoices):
    """Why somebody holds an office no more before the term is over."""

    MOVED = "moved", "工作调动"
    RESIGNED = "resigned", "辞职"
    RECALLED = "recalled", "罢免"
    RETIRED = "retired", "退休"
    ENDED = "ended", "会籍转出或终止"
    DIED = "died", "去世"


class TermState(TextChoices):
    """Where a union's term stands on a day. How many months ahead the two warnings come, the rulebook says."""

    NORMAL = "normal", "正常"
    SOON = "soon", "第一次提醒"
    NEAR = "near", "第二次提醒"
    OVERDUE = "overdue", "超期未换届"
    DELAYED = "delayed", "已批准延期"
    UNKNOWN = "unknown", "未登记届次"


AUDIT = (Office.AUDIT_CHAIR, Office.AUDIT_MEMBER)
STOOD_FOR = (Office.CHAIR, Office.VICE, Office.MEMBER, Office.AUDIT_CHAIR, Office.AUDIT_MEMBER)
"""What a re-election elects; the women workers' committee is chosen beside it."""
