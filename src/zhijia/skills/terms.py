"""Words of contests and classes (技能竞赛、技能培训)."""

from django.db.models import TextChoices


class Level(TextChoices):
    """Who holds the contest."""

    EMPLOYER = "employer", "企业"
    TOWN = "town", "镇街"
    DISTRICT = "district", "区"
    CITY = "city", "市"


LEVEL_ALIASES = {
    "企业级": Level.EMPLOYER, "单位": Level.EMPLOYER, "镇级": Level.TOWN, "镇（街道）": Level.TOWN, "街道": Level.TOWN,
    "区级": Level.DISTRICT, "市级": Level.CITY,
}  # fmt: skip


class Stage(TextChoices):
    """A contest has heats and a final; each is a session of its own."""

    HEAT = "heat", "初赛"
    FINAL = "final", "决赛"


STAGE_ALIASES = {"预赛": Stage.HEAT, "总决赛": Stage.FINAL}
