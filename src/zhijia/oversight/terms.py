"""Words of oversight (从严治会): study and discussion, risks found and closed."""

from django.db.models import TextChoices

GREAT_DISCUSSION = "解放思想大讨论"


class Source(TextChoices):
    """Who found it."""

    PROVINCE_INSPECTION = "province", "省委巡视"
    DISTRICT_INSPECTION = "district", "区委巡察"
    SELF_CHECK = "self", "自查"
    AUDIT = "audit", "审计"


SOURCE_ALIASES = {
    "巡视": Source.PROVINCE_INSPECTION,
    "巡察": Source.DISTRICT_INSPECTION,
    "自查自纠": Source.SELF_CHECK,
    "审计发现": Source.AUDIT,
}


class Department(TextChoices):
    """The three departments of the district federation after its reform."""

    GENERAL = "general", "综合部"
    GRASSROOTS = "grassroots", "基层工作部"
    RIGHTS = "rights", "权益保障部"


DEPARTMENT_ALIASES = {
    "综合": Department.GENERAL,
    "基层部": Department.GRASSROOTS,
    "权益部": Department.RIGHTS,
}
