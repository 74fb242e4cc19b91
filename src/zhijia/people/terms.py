"""Words of membership (会籍): how it stands, how it began and how it ended; who a person is and how they work.

Membership follows the labour relationship, is joined once and carried on after that; retained members have no vote.
"""

from django.db.models import TextChoices


class Document(TextChoices):
    """What a person is known by. The resident identity number is the rule (GB 11643-1999)."""

    RESIDENT = "resident", "居民身份证"
    HONGKONG_MACAO = "hongkong_macao", "港澳居民来往内地通行证"
    TAIWAN = "taiwan", "台湾居民来往大陆通行证"
    RESIDENCE = "residence", "港澳台居民居住证"
    PASSPORT = "passport", "护照"
    PERMANENT = "permanent", "外国人永久居留身份证"


class Sex(TextChoices):
    """GB/T 2261.1."""

    MALE = "1", "男"
    FEMALE = "2", "女"


class Standing(TextChoices):
    """Retained members stay members without vote and without dues: they count in no quorum."""

    NORMAL = "normal", "在册"
    RETAINED = "retained", "保留会籍"


class Beginning(TextChoices):
    """Why a stretch of membership begins. Only `JOINED` makes a new member; the others carry one on."""

    JOINED = "joined", "入会"
    TRANSFERRED = "transferred", "接转"
    REGROUPED = "regrouped", "随单位划转"
    RETAINED = "retained", "保留会籍"
    RESUMED = "resumed", "恢复会籍"
    AMENDED = "amended", "信息变更"


class Ending(TextChoices):
    """Why a stretch ends. `CARRIED_ON`: another begins the same day; after the others the person is a member no more."""

    CARRIED_ON = "carried_on", "转入下一段"
    LEFT = "left", "退会"
    DEEMED = "deemed", "视为自动退会"
    EXPELLED = "expelled", "开除会籍"
    DIED = "died", "死亡"


class Clash(TextChoices):
    """Why what a roll says of somebody cannot be written beside what is there."""

    ELSEWHERE = "elsewhere", "已在另一工会"
    DATES = "dates", "与已有会籍的日期不符"


class Employment(TextChoices):
    """用工形式."""

    CONTRACT = "contract", "合同制"
    DISPATCHED = "dispatched", "劳务派遣"
    FLEXIBLE = "flexible", "灵活就业"
    GIG = "gig", "新就业形态"
    ESTABLISHED = "established", "在编"
    OTHER = "other", "其他"


class Occupation(TextChoices):
    """职业群体: the eight groups, ride-hailing drivers beside them (the four key groups are the first four)."""

    TRUCKER = "trucker", "货车司机"
    RIDE_HAILING = "ride_hailing", "网约车司机"
    COURIER = "courier", "快递员"
    FOOD_DELIVERY = "food_delivery", "网约送餐员"
    CAREGIVER = "caregiver", "护工护理员"
    DOMESTIC = "domestic", "家政服务员"
    SHOP = "shop", "商场信息员"
    ESTATE_AGENT = "estate_agent", "房产中介员"
    GUARD = "guard", "保安员"
    OTHER = "other", "其他"


GONE = (Ending.LEFT, Ending.DEEMED, Ending.EXPELLED, Ending.DIED)
"""Ends after which the person is a member no more."""
