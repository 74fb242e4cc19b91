"""What the report says, which indicator answers for it, and how somebody in a hurry would count it in the sheet."""

from collections.abc import Callable
from dataclasses import dataclass

from samples.xinbei.generator.clerks import Row

Hasty = Callable[[list[Row]], float]


@dataclass(frozen=True)
class Figure:
    """`quote` as the report writes it; `hasty` counts the rows of the sheet as they stand."""

    quote: str
    code: str
    title: str
    hasty: Hasty = len


def of(label: str, value: str) -> Hasty:
    """How many rows say so."""
    return lambda rows: sum(row.get(label) == value for row in rows)


def total(label: str) -> Hasty:
    """The column added up."""
    return lambda rows: sum(row.get(label) or 0 for row in rows)


def different(label: str) -> Hasty:
    return lambda rows: len({row[label] for row in rows})


FIGURES = (
    Figure("125场", "skills.contests_held", "职工技能竞赛台账"),
    Figure("216余次", "skills.classes_held", "职工技能培训台账"),
    Figure("5338万元", "loans.disbursed", "创保贷发放台账", total("放款金额（元）")),
    Figure("27名", "honours.model_workers", "荣誉表彰台账", of("荣誉名称", "劳动模范")),
    Figure("78名", "honours.medals", "荣誉表彰台账", of("荣誉名称", "五一劳动奖章")),
    Figure("41个", "honours.certificates", "荣誉表彰台账", of("荣誉名称", "五一劳动奖状")),
    Figure("103个", "honours.pioneers", "荣誉表彰台账", of("荣誉名称", "工人先锋号")),
    Figure("10个", "honours.studios", "劳模创新工作室台账"),
    Figure("450多万元", "aid.paid", "帮扶资金发放台账", total("金额（元）")),
    Figure("1500余人", "aid.workers_helped", "帮扶资金发放台账"),
    Figure("近千个", "aid.wishes_delivered", "微心愿台账"),
    Figure("两地", "aid.partner_regions", "微心愿台账", different("地区")),
    Figure("20户", "aid.partner_households", "对口帮扶走访慰问台账"),
    Figure("65场", "jobs.fairs_held", "招聘会台账"),
    Figure("155家", "cards.merchants", "特约商户台账"),
    Figure("33万元", "cards.subsidy_paid", "工会卡专项补贴台账", total("发放金额（元）")),
    Figure("600余件", "appeals.cases", "信访案件台账"),
    Figure("1100余人次", "appeals.receptions", "来信来访接待台账", total("人数")),
    Figure("15000余份", "appeals.leaflets", "普法宣传资料台账", total("数量（份）")),
    Figure("1600余家", "safety.employers", "安全生产活动参赛台账"),
    Figure("27家", "titles.three_in_one", "社会责任三合一创建台账"),
    Figure("2个", "titles.harmony_towns", "命名表彰台账", of("称号", "和谐劳动关系示范镇")),
    Figure("37家", "titles.homes", "命名表彰台账", of("称号", "信赖职工之家")),
    Figure("22家", "titles.small_homes", "命名表彰台账", of("称号", "信赖职工小家")),
    Figure("39人", "titles.trusted_cadres", "命名表彰台账", of("称号", "信赖娘家人")),
    Figure("1家", "titles.province_homes", "命名表彰台账", of("称号", "模范职工之家")),
    Figure("两届", "titles.brand_editions", "一镇一品创建台账", different("届次")),
    Figure("三届", "culture.singer_contests", "文体活动台账", of("系列名称", "新北区“我爱常州”职工（农民工）歌手大赛")),
    Figure("两届", "culture.walks", "文体活动台账", of("系列名称", "520职工健步行")),
    Figure("5届", "culture.art_shows", "文体活动台账", of("系列名称", "五一文艺展演")),
    Figure("70余期", "grassroots.officer_classes", "工会干部培训班台账"),
    Figure("6200多人次", "grassroots.officers_trained", "工会干部培训签到台账"),
    Figure("4个", "grassroots.sector_unions", "工会组织台账", of("工会类型", "产业（行业）工联会")),
    Figure("10个", "venues.publicity", "工会阵地台账", of("类别", "宣传阵地")),
    Figure("3个", "venues.innovation", "工会阵地台账", of("类别", "创新创业阵地")),
    Figure("35个", "venues.nursing_rooms", "工会阵地台账", of("类别", "爱心母婴室")),
    Figure("4个", "venues.activity_centres", "工会阵地台账", of("类别", "职工活动中心")),
    Figure("6类", "venues.kinds", "工会阵地台账", different("类别")),
    Figure("5个", "oversight.themes", "专题学习讨论台账", different("专题")),
)  # fmt: skip
CARDS = Figure("13万余张", "cards.cards_made", "工会卡办理台账")
