"""Words of organisation (工会法 2021, 第十条至第十二条)."""

from django.db.models import TextChoices


class UnitKind(TextChoices):
    """What a union organisation is; `GROUPS` below are the ones that stand for employers or workplaces."""

    NATIONAL = "national", "中华全国总工会"
    PROVINCE = "province", "省总工会"
    CITY = "city", "市总工会"
    DISTRICT = "district", "区总工会"
    TOWN = "town", "镇街总工会"
    ZONE = "zone", "开发区工会"
    SECTOR = "sector", "产业（行业）工联会"
    VILLAGE = "village", "村（社区）工联会"
    PARK = "park", "园区工联会"
    SINGLE = "single", "单独基层工会"
    JOINT = "joint", "联合基层工会"
    BRANCH = "branch", "分工会"
    GROUP = "group", "工会小组"


GRASSROOTS = (UnitKind.SINGLE, UnitKind.JOINT)


class EmployerKind(TextChoices):
    ENTERPRISE = "enterprise", "企业"
    INSTITUTION = "institution", "事业单位"
    AGENCY = "agency", "机关"
    INDIVIDUAL = "individual", "个体工商户"
    SOCIAL = "social", "社会组织"


class OperationKind(TextChoices):
    """What was done to the tree. Nobody may dissolve or merge a union at will (工会法第十二条、第十三条)."""

    OPEN = "open", "建立"
    CLOSE = "close", "撤销"
    RENAME = "rename", "更名"
    MOVE = "move", "变动隶属"
    MERGE = "merge", "合并"
    SPLIT = "split", "拆分"
    REGROUP = "regroup", "划转单位"
    RELATE = "relate", "建立业务指导关系"
    PART = "part", "结束业务指导关系"


CARRIED_ON = (OperationKind.MERGE, OperationKind.SPLIT)  # a union ends, and others are what became of it


class Part(TextChoices):
    """What a union had to do with an operation."""

    SUBJECT = "subject", "办理工会"
    FORMER = "former", "原工会"
    HEIR = "heir", "承接工会"
    FROM = "from", "原上级工会"
    TO = "to", "新上级工会"
    BELOW = "below", "随迁工会"
    SECTOR = "sector", "产业（行业）工会"
