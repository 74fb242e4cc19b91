"""Words of collective bargaining (集体协商) and its contracts."""

from django.db.models import TextChoices


class Kind(TextChoices):
    """A general contract, the special ones, and those of a trade or an area that cover many employers."""

    GENERAL = "general", "综合"
    WAGES = "wages", "工资专项"
    WOMEN = "women", "女职工专项"
    SAFETY = "safety", "劳动安全卫生专项"
    INNOVATION = "innovation", "技术创新专项"
    SECTOR = "sector", "行业性"
    AREA = "area", "区域性"


KIND_ALIASES = {
    "综合集体合同": Kind.GENERAL, "工资": Kind.WAGES, "工资协议": Kind.WAGES, "工资专项集体合同": Kind.WAGES,
    "女职工": Kind.WOMEN, "女职工权益保护专项": Kind.WOMEN, "女职工专项集体合同": Kind.WOMEN, "劳动安全卫生": Kind.SAFETY,
    "技术创新": Kind.INNOVATION, "技术创新专项集体合同": Kind.INNOVATION, "行业": Kind.SECTOR, "行业集体合同": Kind.SECTOR,
    "区域": Kind.AREA, "区域集体合同": Kind.AREA,
}  # fmt: skip


class State(TextChoices):
    """A signed contract takes effect only after the labour authority's fifteen days (劳动合同法第五十四条)."""

    EFFECTIVE = "effective", "已生效"
    SIGNED = "signed", "已签订"
    ENDED = "ended", "已终止"


STATE_ALIASES = {
    "生效": State.EFFECTIVE,
    "有效": State.EFFECTIVE,
    "签订": State.SIGNED,
    "待生效": State.SIGNED,
    "终止": State.ENDED,
    "已解除": State.ENDED,
}
