"""Words of organisation (工会法 2021, 第十条至第十二条)."""

from django.db.models import TextChoices


class UnitKind(TextChoices):
    """What a union organisation is; `GROUPS` below are the ones that stand for employers or workplaces."""

    CITY = "city", "市总工会"
    DISTRICT = "district", "区总工会"
    TOWN = "town", "镇街总工会"
    ZONE = "zone", "开发区工会"
    SECTOR = "sector", "产业（行业）工联会"
    VILLAGE = "village", "村（社区、园区）工联会"
    SINGLE = "single", "单独基层工会"
    JOINT = "joint", "联合基层工会"
    BRANCH = "branch", "分工会"


GRASSROOTS = (UnitKind.SINGLE, UnitKind.JOINT)


class EmployerKind(TextChoices):
    ENTERPRISE = "enterprise", "企业"
    INSTITUTION = "institution", "事业单位"
    AGENCY = "agency", "机关"
    INDIVIDUAL = "individual", "个体工商户"
    SOCIAL = "social", "社会组织"
