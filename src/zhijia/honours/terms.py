"""Words of honours (荣誉表彰、劳模创新工作室)."""

from django.db.models import TextChoices


class HonourKind(TextChoices):
    """A medal (奖章) goes to a person, a certificate (奖状) to a unit, the pioneer's name (先锋号) to a team."""

    MODEL_WORKER = "model_worker", "劳动模范"
    MEDAL = "medal", "五一劳动奖章"
    CERTIFICATE = "certificate", "五一劳动奖状"
    PIONEER = "pioneer", "工人先锋号"
    STAR = "star", "双创明星"


HONOUR_ALIASES = {
    "劳模": HonourKind.MODEL_WORKER, "五一奖章": HonourKind.MEDAL, "劳动奖章": HonourKind.MEDAL,
    "五一奖状": HonourKind.CERTIFICATE, "劳动奖状": HonourKind.CERTIFICATE, "先锋号": HonourKind.PIONEER,
    "“双创”明星": HonourKind.STAR, "双创之星": HonourKind.STAR,
}  # fmt: skip


class Level(TextChoices):
    """Who gives the honour."""

    NATION = "nation", "全国"
    PROVINCE = "province", "省"
    CITY = "city", "市"
    DISTRICT = "district", "区"


LEVEL_ALIASES = {
    "国家": Level.NATION, "国家级": Level.NATION, "全国级": Level.NATION, "省级": Level.PROVINCE, "江苏省": Level.PROVINCE,
    "市级": Level.CITY, "常州市": Level.CITY, "区级": Level.DISTRICT, "新北区": Level.DISTRICT,
}  # fmt: skip
