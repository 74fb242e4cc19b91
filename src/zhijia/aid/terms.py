"""Words of aid (帮扶): payments to hardship workers, wishes, and visits in paired regions."""

from django.db.models import TextChoices


class Hardship(TextChoices):
    """Classes of hardship; older registers use other words, kept as aliases."""

    DEEP = "deep", "深度困难"
    RELATIVE = "relative", "相对困难"
    ACCIDENT = "accident", "意外致困"


HARDSHIP_ALIASES = {
    "特困": Hardship.DEEP,
    "低保户": Hardship.DEEP,
    "低保边缘户": Hardship.RELATIVE,
    "一般困难": Hardship.RELATIVE,
    "意外致困户": Hardship.ACCIDENT,
}


class Item(TextChoices):
    LIVING = "living", "生活救助"
    MEDICAL = "medical", "医疗救助"
    STUDY = "study", "子女助学"
    WINTER = "winter", "送温暖慰问"
    SUMMER = "summer", "送清凉慰问"
    LEGAL = "legal", "法律援助"
    TRAINING = "training", "职业培训"


class Fund(TextChoices):
    """Where the money came from: each payment names one."""

    CENTRAL = "central", "中央财政专项"
    PROVINCE = "province", "省级财政"
    DISTRICT = "district", "区财政"
    UNION = "union", "工会经费"
    DONATION = "donation", "社会捐助"


class Form(TextChoices):
    TRANSFER = "transfer", "转账"
    GOODS = "goods", "实物"
    CASH = "cash", "现金"


class Paid(TextChoices):
    """Only `PAID` money has reached somebody."""

    WAITING = "waiting", "待发放"
    PAID = "paid", "已发放"
    RETURNED = "returned", "退回"
    REVERSED = "reversed", "冲正"


PAID_ALIASES = {
    "发放": Paid.PAID,
    "已付": Paid.PAID,
    "银行退回": Paid.RETURNED,
    "退汇": Paid.RETURNED,
    "已冲正": Paid.REVERSED,
    "未发放": Paid.WAITING,
}


class Region(TextChoices):
    """苏陕协作: two counties of Ankang, Shaanxi."""

    LOCAL = "local", "本区"
    ZIYANG = "ziyang", "紫阳县"
    LANGAO = "langao", "岚皋县"


REGION_ALIASES = {"紫阳": Region.ZIYANG, "岚皋": Region.LANGAO, "新北区": Region.LOCAL}
PARTNERS = (Region.ZIYANG, Region.LANGAO)


class WishState(TextChoices):
    COLLECTED = "collected", "已征集"
    CLAIMED = "claimed", "已认领"
    DELIVERED = "delivered", "已送达"
    CANCELLED = "cancelled", "已取消"


WISH_ALIASES = {
    "送达": WishState.DELIVERED,
    "已完成": WishState.DELIVERED,
    "已签收": WishState.DELIVERED,
    "取消": WishState.CANCELLED,
    "征集": WishState.COLLECTED,
    "认领": WishState.CLAIMED,
}
