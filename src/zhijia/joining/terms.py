"""Words of the roll and of joining: the code lists of the real-name roll (会员实名制), and clerks' spellings of them.

Which items are asked is from the forms of several places; the national form was not found.
"""

from django.db.models import TextChoices


class Nationality(TextChoices):
    """GB/T 3304-1991."""

    HAN = "01", "汉族"
    MONGOL = "02", "蒙古族"
    HUI = "03", "回族"
    TIBETAN = "04", "藏族"
    UYGUR = "05", "维吾尔族"
    MIAO = "06", "苗族"
    YI = "07", "彝族"
    ZHUANG = "08", "壮族"
    BOUYEI = "09", "布依族"
    KOREAN = "10", "朝鲜族"
    MANCHU = "11", "满族"
    DONG = "12", "侗族"
    YAO = "13", "瑶族"
    BAI = "14", "白族"
    TUJIA = "15", "土家族"
    HANI = "16", "哈尼族"
    KAZAK = "17", "哈萨克族"
    DAI = "18", "傣族"
    LI = "19", "黎族"
    LISU = "20", "傈僳族"
    VA = "21", "佤族"
    SHE = "22", "畲族"
    GAOSHAN = "23", "高山族"
    LAHU = "24", "拉祜族"
    SHUI = "25", "水族"
    DONGXIANG = "26", "东乡族"
    NAXI = "27", "纳西族"
    JINGPO = "28", "景颇族"
    KIRGIZ = "29", "柯尔克孜族"
    TU = "30", "土族"
    DAUR = "31", "达斡尔族"
    MULAO = "32", "仫佬族"
    QIANG = "33", "羌族"
    BLANG = "34", "布朗族"
    SALAR = "35", "撒拉族"
    MAONAN = "36", "毛南族"
    GELAO = "37", "仡佬族"
    XIBE = "38", "锡伯族"
    ACHANG = "39", "阿昌族"
    PUMI = "40", "普米族"
    TAJIK = "41", "塔吉克族"
    NU = "42", "怒族"
    UZBEK = "43", "乌孜别克族"
    RUSSIAN = "44", "俄罗斯族"
    EWENKI = "45", "鄂温克族"
    DEANG = "46", "德昂族"
    BONAN = "47", "保安族"
    YUGUR = "48", "裕固族"
    GIN = "49", "京族"
    TATAR = "50", "塔塔尔族"
    DERUNG = "51", "独龙族"
    OROQEN = "52", "鄂伦春族"
    HEZHEN = "53", "赫哲族"
    MONBA = "54", "门巴族"
    LHOBA = "55", "珞巴族"
    JINO = "56", "基诺族"
    OTHER = "97", "其他"
    FOREIGN = "98", "外国血统中国籍人士"


class Politics(TextChoices):
    """GB/T 4762-1984."""

    PARTY = "01", "中共党员"
    PROBATIONARY = "02", "中共预备党员"
    LEAGUE = "03", "共青团员"
    REVOLUTIONARY = "04", "民革党员"
    DEMOCRATIC_LEAGUE = "05", "民盟盟员"
    CONSTRUCTION = "06", "民建会员"
    PROMOTING = "07", "民进会员"
    PEASANTS_WORKERS = "08", "农工党党员"
    ZHIGONG = "09", "致公党党员"
    JIUSAN = "10", "九三学社社员"
    TAIWAN_LEAGUE = "11", "台盟盟员"
    INDEPENDENT = "12", "无党派民主人士"
    MASSES = "13", "群众"


class Education(TextChoices):
    """GB/T 4658-2006, its first level."""

    POSTGRADUATE = "10", "研究生"
    UNIVERSITY = "20", "大学本科"
    COLLEGE = "30", "大学专科"
    VOCATIONAL = "40", "中等职业"
    SENIOR = "60", "普通高中"
    JUNIOR = "70", "初中"
    PRIMARY = "80", "小学"
    OTHER = "90", "其他"


class Registration(TextChoices):
    """户籍类型: where somebody is registered, and whether in town or in the country."""

    LOCAL_URBAN = "local_urban", "本地城镇"
    LOCAL_RURAL = "local_rural", "本地农村"
    OTHER_URBAN = "other_urban", "外地城镇"
    OTHER_RURAL = "other_rural", "外地农村"


class Skill(TextChoices):
    """技能等级."""

    APPRENTICE = "apprentice", "学徒工"
    JUNIOR = "junior", "初级工（五级）"
    MIDDLE = "middle", "中级工（四级）"
    SENIOR = "senior", "高级工（三级）"
    TECHNICIAN = "technician", "技师（二级）"
    SENIOR_TECHNICIAN = "senior_technician", "高级技师（一级）"
    SPECIAL = "special", "特级技师"
    CHIEF = "chief", "首席技师"


class Change(TextChoices):
    """会籍变化类型, as a roll tells it of somebody on it."""

    TRANSFERRED = "transferred", "转入"
    RETAINED = "retained", "保留会籍"
    RESUMED = "resumed", "恢复会籍"
    AMENDED = "amended", "信息变更"
    LEFT = "left", "退会"
    DEEMED = "deemed", "视为自动退会"
    EXPELLED = "expelled", "开除会籍"
    DIED = "died", "死亡"


class ChangeKind(TextChoices):
    """What may be asked for or proposed of a membership that is to stay where it is, or to end."""

    RETAIN = "retain", "保留会籍"
    RESUME = "resume", "恢复会籍"
    LEAVE = "leave", "退会"
    DEEMED = "deemed", "视为自动退会"
    EXPELLED = "expelled", "开除会籍"
    DIED = "died", "会员去世登记"


class RetainCause(TextChoices):
    """Why somebody stays a member without work: the first two have a source, the others are common practice."""

    RETIRED = "retired", "退休（含提前退休）"
    UNEMPLOYED = "unemployed", "失业"
    STUDY = "study", "脱产上学"
    ARMY = "army", "参军"
    ABROAD = "abroad", "出国出境"


class Rejection(TextChoices):
    """Why the former union may answer no to a transfer. Dues that are owed are no reason: the member is free to go."""

    NOT_OURS = "not_ours", "非本会会员"
    MISTAKEN = "mistaken", "人员信息有误"
    EMPLOYED = "employed", "仍在原单位在职"


class DoubtKind(TextChoices):
    """Why a row of a roll waits for a person (疑点)."""

    ELSEWHERE = "elsewhere", "已在另一工会"
    CANDIDATE = "candidate", "疑似同一人"
    TWICE = "twice", "同一文件内疑似同一人"
    NAMES = "names", "证件号码相同而姓名不同"
    DATES = "dates", "与已有会籍的日期不符"


class DoubtState(TextChoices):
    """What was decided of a doubt."""

    OPEN = "open", "待核对"
    SAME = "same", "同一人"
    NEW = "new", "另一人"
    MOVED = "moved", "会籍转来"
    KEPT = "kept", "会籍不动"
    DROPPED = "dropped", "不要这一行"
    REPLACED = "replaced", "由后来的文件代替"


class ExportState(TextChoices):
    """How far an export of the roll has come: a second person decides, and it is taken once."""

    ASKED = "asked", "待批准"
    APPROVED = "approved", "已批准"
    REFUSED = "refused", "未批准"
    TAKEN = "taken", "已下载"


DOCUMENT_ALIASES = {
    "身份证": "resident", "居民身份证号": "resident", "二代身份证": "resident", "港澳通行证": "hongkong_macao", "回乡证": "hongkong_macao",
    "台胞证": "taiwan", "港澳台居住证": "residence", "外国人永居证": "permanent", "外国人永久居留证": "permanent", "中国护照": "passport",
}  # fmt: skip
NATIONALITY_ALIASES = {label.removesuffix("族"): value for value, label in Nationality.choices if len(label) > len("土族")} | {
    "汉": "01", "回": "03", "藏": "04", "苗": "06", "彝": "07", "壮": "08", "满": "11", "侗": "12", "瑶": "13", "白": "14", "傣": "18",
    "黎": "19", "佤": "21", "畲": "22", "水": "25", "土": "30", "羌": "33", "怒": "42", "京": "49", "外国血统": "98",
}  # fmt: skip
POLITICS_ALIASES = {
    "党员": "01", "共产党员": "01", "中国共产党党员": "01", "预备党员": "02", "中共预备": "02", "团员": "03", "共青团": "03", "民革": "04", "民盟": "05",
    "民建": "06", "民进": "07", "农工党": "08", "致公党": "09", "九三学社": "10", "台盟": "11", "无党派": "12", "无党派人士": "12", "普通公民": "13",
}  # fmt: skip
EDUCATION_ALIASES = {
    "硕士": "10", "博士": "10", "硕士研究生": "10", "博士研究生": "10", "本科": "20", "大学": "20", "专科": "30", "大专": "30", "高职": "30",
    "中职": "40", "中专": "40", "技校": "40", "职高": "40", "高中": "60", "初级中学": "70", "初中及以下": "70",
}  # fmt: skip
REGISTRATION_ALIASES = {
    "本市城镇": "local_urban", "非农业": "local_urban", "城镇": "local_urban", "本市农村": "local_rural", "农业": "local_rural",
    "农村": "local_rural", "外省城镇": "other_urban", "外市城镇": "other_urban", "外省农村": "other_rural", "外市农村": "other_rural",
}  # fmt: skip
EMPLOYMENT_ALIASES = {
    "合同工": "contract", "劳动合同": "contract", "派遣": "dispatched", "派遣工": "dispatched", "灵活": "flexible",
    "新就业形态劳动者": "gig", "新业态": "gig", "正式在编": "established", "事业编": "established",
}  # fmt: skip
OCCUPATION_ALIASES = {
    "卡车司机": "trucker", "网约车": "ride_hailing", "外卖配送员": "food_delivery", "外卖员": "food_delivery", "外卖骑手": "food_delivery",
    "送餐员": "food_delivery", "护工": "caregiver", "护理员": "caregiver", "家政": "domestic", "家政员": "domestic", "中介": "estate_agent",
    "房产中介": "estate_agent", "保安": "guard", "快递小哥": "courier",
}  # fmt: skip
SKILL_ALIASES = {
    "学徒": "apprentice", "初级工": "junior", "初级": "junior", "五级": "junior", "中级工": "middle", "中级": "middle", "四级": "middle",
    "高级工": "senior", "三级": "senior", "技师": "technician", "二级": "technician", "高级技师": "senior_technician", "一级": "senior_technician",
}  # fmt: skip
CHANGE_ALIASES = {
    "接转": "transferred", "接转转入": "transferred", "调入": "transferred", "保留": "retained", "退休": "retained", "恢复": "resumed", "变更": "amended",
    "自动退会": "deemed", "开除": "expelled", "去世": "died", "病故": "died",
}  # fmt: skip
