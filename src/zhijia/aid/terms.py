"""Words of aid (帮扶): hardship households, grants, payments, wishes, and visits in paired regions."""

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


class FileState(TextChoices):
    """Of a hardship file (困难职工档案)."""

    OPEN = "open", "待建档"
    FILED = "filed", "在档"
    EXITED = "exited", "已退出"


class Exit(TextChoices):
    """Why a household left the files."""

    RECOVERED = "recovered", "脱困"
    DEATH = "death", "死亡"
    RETIRED = "retired", "退休移交"
    STATE = "state", "转政府兜底"
    PRECISION = "precision", "精准识别退出"


class RecheckOutcome(TextChoices):
    """What a re-check (动态复核) came to."""

    RENEWED = "renewed", "继续在档"
    EXITED = "exited", "退出"


class Cause(TextChoices):
    """致困原因, as one provincial form prints them; other codes are mapped when known."""

    UNABLE = "unable", "无劳动能力"
    UNEMPLOYED = "unemployed", "有劳动能力而未就业"
    LAID_OFF = "laid_off", "下岗失业"
    UNINSURED = "uninsured", "未参加社会保险"
    BENEFITS = "benefits", "社会保险待遇落实不到位"
    ILLNESS = "illness", "患重特大疾病"
    DISASTER = "disaster", "遭受自然灾害"
    ACCIDENT = "accident", "遭受意外事故"
    SCHOOLING = "schooling", "子女上学"
    OTHER = "other", "其他"


class Work(TextChoices):
    """人员身份."""

    EMPLOYED = "employed", "在岗"
    WAITING = "waiting", "下（待）岗"
    JOBLESS = "jobless", "失（无）业"
    RETIRED = "retired", "退休"
    SICK = "sick", "病休"
    EARLY = "early", "内退"
    MIGRANT = "migrant", "农民工"
    STUDENT = "student", "学生"
    NONE = "none", "无业或未成年"


class Kinship(TextChoices):
    """与户主关系."""

    SPOUSE = "spouse", "配偶"
    CHILD = "child", "子女"
    PARENT = "parent", "父母"
    SIBLING = "sibling", "兄弟姐妹"
    OTHER = "other", "其他"


class Housing(TextChoices):
    """住房类型."""

    PUBLIC = "public", "承租单位公房"
    LOW_RENT = "low_rent", "政府廉租房"
    OWNED = "owned", "自购房"
    NONE = "none", "无房"
    RENTED = "rented", "租房"
    SELF_BUILT = "self_built", "自建房"
    OTHER = "other", "其他"


class IncomeKind(TextChoices):
    WAGE = "wage", "工资"
    PENSION = "pension", "养老金"
    DIBAO = "dibao", "低保金"
    BUSINESS = "business", "经营收入"
    SUPPORT = "support", "赡养、抚养费"
    ALLOWANCE = "allowance", "失业、工伤等津贴"
    OTHER = "other", "其他收入"


class ExpenseKind(TextChoices):
    """刚性支出. `JOB` (必要就业成本) counts for 相对困难 only."""

    MEDICAL = "medical", "自付医疗费"
    CARE = "care", "残疾护理"
    SCHOOL = "school", "子女就学"
    JOB = "job", "必要就业成本"


class FoundIn(TextChoices):
    """Where a declared fact was compared: results are entered by hand until an exchange is agreed."""

    DIBAO = "dibao", "民政低保信息"
    SOCIAL = "social", "社会保险缴费"
    HOUSING = "housing", "不动产登记"
    VEHICLE = "vehicle", "车辆登记"
    PROVIDENT = "provident", "住房公积金"
    BILL = "bill", "票据"
    VISIT = "visit", "入户核查"


class Verdict(TextChoices):
    SAME = "ok", "一致"
    LOOK = "warn", "留意"
    DIFFERS = "bad", "不一致"


class Season(TextChoices):
    SPRING = "spring", "春送岗位"
    SUMMER = "summer", "夏送清凉"
    AUTUMN = "autumn", "秋送助学"
    WINTER = "winter", "冬送温暖"


class VisitState(TextChoices):
    """Of one visit of a campaign: it counts as paid once its receipt is in and the cashier has entered it."""

    PLANNED = "planned", "待走访"
    DONE = "done", "已走访"
    PAID = "paid", "已入账"
    DROPPED = "dropped", "不再走访"


class Stage(TextChoices):
    PRIMARY = "primary", "小学"
    JUNIOR = "junior", "初中"
    SENIOR = "senior", "高中（中职）"
    COLLEGE = "college", "大专"
    BACHELOR = "bachelor", "本科"
    MASTER = "master", "研究生"


class WishStep(TextChoices):
    """How far a wish has come on our own pages; the register knows only what was delivered."""

    COLLECTED = "collected", "待核实"
    VERIFIED = "verified", "待发布"
    PUBLISHED = "published", "等待认领"
    CLAIMED = "claimed", "已认领"
    DELIVERED = "delivered", "已送达"
    SIGNED = "signed", "已签收"
    THANKED = "thanked", "已致谢"
    DROPPED = "dropped", "已撤下"


class DonorKind(TextChoices):
    FIRM = "firm", "单位"
    PERSON = "person", "个人"
