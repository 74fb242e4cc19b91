"""Words of titles (建家、和谐劳动关系) and of the creations that lead to one (三合一、一镇一品)."""

from django.db.models import TextChoices


class TitleKind(TextChoices):
    """A home (之家) is a union, a small home (小家) a group within one, 娘家人 a union cadre."""

    TRUSTED_HOME = "trusted_home", "信赖职工之家"
    TRUSTED_SMALL_HOME = "small_home", "信赖职工小家"
    TRUSTED_CADRE = "trusted_cadre", "信赖娘家人"
    MODEL_HOME = "model_home", "模范职工之家"
    HARMONY_TOWN = "harmony_town", "和谐劳动关系示范镇"
    HARMONY_EMPLOYER = "harmony_employer", "和谐劳动关系企业"


TITLE_ALIASES = {
    "信赖之家": TitleKind.TRUSTED_HOME, "信赖小家": TitleKind.TRUSTED_SMALL_HOME, "娘家人": TitleKind.TRUSTED_CADRE,
    "模范之家": TitleKind.MODEL_HOME, "劳动关系和谐示范镇": TitleKind.HARMONY_TOWN, "劳动关系和谐企业": TitleKind.HARMONY_EMPLOYER,
}  # fmt: skip


class Level(TextChoices):
    """Who gives the title."""

    NATION = "nation", "全国"
    PROVINCE = "province", "省"
    CITY = "city", "市"
    DISTRICT = "district", "区"


LEVEL_ALIASES = {
    "国家": Level.NATION, "国家级": Level.NATION, "全国级": Level.NATION, "省级": Level.PROVINCE, "江苏省": Level.PROVINCE,
    "市级": Level.CITY, "常州市": Level.CITY, "区级": Level.DISTRICT, "新北区": Level.DISTRICT,
}  # fmt: skip


class CreationState(TextChoices):
    """An employer that left took no part."""

    JOINED = "joined", "参加"
    LEFT = "left", "退出"
    PASSED = "passed", "通过"


CREATION_ALIASES = {
    "已参加": CreationState.JOINED,
    "创建中": CreationState.JOINED,
    "已退出": CreationState.LEFT,
    "已通过": CreationState.PASSED,
}
TOOK_PART = (CreationState.JOINED, CreationState.PASSED)


class Theme(TextChoices):
    """The four themes of 一镇一品."""

    VILLAGES = "villages", "特色小镇美丽乡村"
    INDUSTRY = "industry", "产业优势集成"
    PRACTICE = "practice", "各镇经验办法"
    UNION_WORK = "union_work", "工会重点工作"


THEME_ALIASES = {
    "特色小镇美丽乡村建设": Theme.VILLAGES, "区域产业优势集成": Theme.INDUSTRY, "各镇经验办法提升": Theme.PRACTICE,
    "工会的重点工作": Theme.UNION_WORK,
}  # fmt: skip


class Result(TextChoices):
    REVIEWING = "reviewing", "评审中"
    CHOSEN = "chosen", "入选"
    PASSED_OVER = "passed_over", "未入选"


RESULT_ALIASES = {"已入选": Result.CHOSEN, "落选": Result.PASSED_OVER, "待评审": Result.REVIEWING}
