"""Words of money (经费): editions of the chart, natures of its titles, sources, uses, kinds of income, holds."""

from django.db.models import TextChoices


class Edition(TextChoices):
    """Which 《工会会计制度》 a title belongs to."""

    OF_2010 = "2010", "2010年版"
    OF_2021 = "2021", "2021年版（财会〔2021〕7号）"


class Nature(TextChoices):
    ASSET = "asset", "资产"
    LIABILITY = "liability", "负债"
    NET = "net", "净资产"
    INCOME = "income", "收入"
    EXPENSE = "expense", "支出"


class Source(TextChoices):
    """Where a fund's money comes from: each payment names one fund."""

    CENTRAL = "central", "中央财政专项"
    PROVINCE = "province", "省级财政"
    DISTRICT = "district", "区财政"
    UNION = "union", "工会经费"
    DONATION = "donation", "社会捐助"


class Use(TextChoices):
    """What money is spent on; budgets, holds and payments are kept by it."""

    LIVING = "living", "生活救助"
    MEDICAL = "medical", "医疗救助"
    STUDY = "study", "子女助学"
    WINTER = "winter", "送温暖慰问"
    SUMMER = "summer", "送清凉慰问"
    LEGAL = "legal", "法律援助"
    TRAINING = "training", "职业培训"
    WISH = "wish", "微心愿"
    SUBSIDY = "subsidy", "工会卡专项补贴"
    OTHER = "other", "其他"


class Income(TextChoices):
    """Kinds of money coming into a fund."""

    CONTRIBUTION = "contribution", "拨缴经费"
    SUPERIOR = "superior", "上级补助"
    GOVERNMENT = "government", "政府补助"
    DONATION = "donation", "社会捐赠"
    OTHER = "other", "其他收入"
    OPENING = "opening", "建账前结余转入"


class HoldState(TextChoices):
    """A hold is open until it is used by one payment, or released: one of the two, once."""

    OPEN = "open", "占用中"
    USED = "used", "已支用"
    RELEASED = "released", "已释放"
