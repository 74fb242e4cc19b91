"""Words of union venues (工会阵地)."""

from django.db.models import TextChoices


class Kind(TextChoices):
    """The six kinds of venue, and nursing rooms, which are kept in the same register but are not one of the six."""

    STUDIO = "studio", "劳模工作室"
    INNOVATION = "innovation", "创新创业阵地"
    PUBLICITY = "publicity", "宣传阵地"
    CENTRE = "centre", "职工活动中心"
    HOME = "home", "职工之家"
    JOINT = "joint", "联合阵地"
    NURSING = "nursing", "爱心母婴室"


KIND_ALIASES = {
    "劳模创新工作室": Kind.STUDIO, "创新创业基地": Kind.INNOVATION, "职工创新创业阵地": Kind.INNOVATION, "双创阵地": Kind.INNOVATION,
    "活动中心": Kind.CENTRE, "母婴室": Kind.NURSING, "爱心母婴小屋": Kind.NURSING,
}  # fmt: skip


class Level(TextChoices):
    """Whose venue it is."""

    DISTRICT = "district", "区级"
    TOWN = "town", "镇级"
    GRASSROOTS = "grassroots", "基层"


LEVEL_ALIASES = {
    "区": Level.DISTRICT,
    "镇街": Level.TOWN,
    "镇（街道）": Level.TOWN,
    "街道": Level.TOWN,
    "企业": Level.GRASSROOTS,
    "单位": Level.GRASSROOTS,
}


class Mode(TextChoices):
    """Built by the union, with others, or somebody else's place under a union plaque."""

    OWN = "own", "自建"
    SHARED = "shared", "共建"
    PLAQUE = "plaque", "挂牌"


MODE_ALIASES = {"自有": Mode.OWN, "合建": Mode.SHARED, "联建": Mode.SHARED, "授牌": Mode.PLAQUE}
