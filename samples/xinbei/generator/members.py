"""会员实名制: one roll of some twenty thousand members, a part of those at work; most of them hold a card as well."""

from datetime import date, timedelta
from random import Random

from .clerks import Manner, Row, Sheet
from .days import CLOSED_BOOKS, between
from .federation import Union
from .settling import in_order
from .world import Person, World

ROLL = (
    "姓名",
    "证件类型",
    "证件号码",
    "性别",
    "出生日期",
    "民族",
    "手机号码",
    "政治面貌",
    "学历",
    "户籍类型",
    "是否农民工",
    "用工形式",
    "职业群体",
    "工作单位",
    "统一社会信用代码",
    "所属工会",
    "职务/岗位",
    "工会职务",
    "技能等级/职称",
    "入会日期",
    "会员证号",
    "会籍变化类型",
    "会籍变化日期",
    "会籍变化原因",
)
SIZE = 20_000
GROWN_UP = timedelta(days=17 * 366)
BOOKS_OPEN = date(2009, 1, 5)
GROUPS = {
    "货车司机": 26, "快递员": 22, "网约送餐员": 18, "网约车司机": 14, "护工护理员": 6, "家政服务员": 6, "商场信息员": 4, "房产中介员": 3, "保安员": 5,
}  # fmt: skip
WORK = {"合同制": 78, "劳务派遣": 11, "在编": 4, "灵活就业": 3, "其他": 1}
SCHOOLS = {"初中": 26, "普通高中": 20, "中等职业": 16, "大学专科": 22, "大学本科": 14, "研究生": 2}
POLITICS = {"群众": 82, "中共党员": 10, "共青团员": 8}
PEOPLES = {"汉族": 962, "苗族": 9, "土家族": 8, "回族": 7, "彝族": 6, "壮族": 5, "布依族": 3}
SKILLS = {
    "": 60,
    "初级工（五级）": 14,
    "中级工（四级）": 13,
    "高级工（三级）": 9,
    "技师（二级）": 3,
    "高级技师（一级）": 1,
}
JOBS = ("操作工", "装配工", "检验员", "班组长", "仓管员", "技术员", "文员", "维修工", "销售员", "会计")
ENDED = {
    "退会": ("本人书面申请退会",),
    "视为自动退会": ("连续六个月未交会费、未参加活动，经教育仍不改正",),
    "死亡": ("病故", "意外身故"),
}


def sheets(world: World) -> list[Sheet]:
    manner = Manner(
        "会员实名制名册（2019年12月）",
        labels={"证件号码": "身份证号", "用工形式": "就业状况"},
        blanks=True,
        encoding="utf-8-sig",  # as the real-name system lets it out
    )
    return [Sheet("03补", "会员实名制名册", ROLL, _roll(world), manner)]


def _roll(world: World) -> list[Row]:
    """In the union that covered the employer first: what is passed on later takes its members along."""
    rng, unions = world.chance("members"), {union.name: union for union in world.federation.unions}
    passed: dict[str, date] = {}
    for one in sorted(world.federation.regroupings, key=lambda one: one.day):
        passed.setdefault(one.employer, one.day)
    rows: list[Row] = []
    for person in rng.sample(world.people, len(world.people)):
        employer = person.employer
        union = unions.get(employer.union)
        if employer.covered is None or union is None or union.closed or len(rows) == SIZE:
            continue
        if row := _member(rng, person, union, until=passed.get(employer.name, CLOSED_BOOKS)):
            row["手机号码"] = f"12{len(rows) * 7_919 % 1_000_000_000:09d}"
            rows.append(row)
    return in_order(rows, "所属工会", "入会日期", "证件号码")


def _member(rng: Random, person: Person, union: Union, *, until: date) -> Row | None:
    """Joined while this union covered the employer."""
    born = date(int(person.identity[6:10]), int(person.identity[10:12]), int(person.identity[12:14]))
    since = max(person.employer.covered or union.founded, union.founded, BOOKS_OPEN, born + GROWN_UP)
    last = until - timedelta(days=60)
    if since >= last:
        return None
    gig = union.kind == "联合基层工会" and until == CLOSED_BOOKS and rng.random() < 0.2
    migrant, joined = rng.random() < (0.6 if gig else 0.34), between(rng, since, last)
    work = "新就业形态" if gig else _pick(rng, WORK)
    row: Row = {
        "姓名": person.name, "证件类型": "居民身份证" if rng.random() < 0.8 else None, "证件号码": person.identity,
        "性别": "女" if int(person.identity[16]) % 2 == 0 else "男", "出生日期": born if rng.random() < 0.9 else None,
        "民族": _pick(rng, PEOPLES), "政治面貌": _pick(rng, POLITICS), "学历": _pick(rng, SCHOOLS),
        "户籍类型": _registered(rng, migrant=migrant), "是否农民工": "是" if migrant else "否", "用工形式": work,
        "职业群体": _pick(rng, GROUPS) if gig else None, "工作单位": None if gig else person.employer.name,
        "统一社会信用代码": None if gig else person.employer.code, "所属工会": union.name,
        "职务/岗位": None if gig else rng.choice(JOBS), "技能等级/职称": _pick(rng, SKILLS) or None, "入会日期": joined,
        "会员证号": f"XB{person.identity[-8:-1]}{rng.randint(10, 99)}" if rng.random() < 0.5 else None,
    }  # fmt: skip
    return row | (_change(rng, born, joined) if until == CLOSED_BOOKS else {})


def _registered(rng: Random, *, migrant: bool) -> str:
    """A migrant worker is registered in the country; the others mostly in town."""
    if migrant:
        return "外地农村" if rng.random() < 0.7 else "本地农村"
    return rng.choice(("本地城镇", "本地城镇", "本地城镇", "外地城镇"))


def _change(rng: Random, born: date, joined: date) -> Row:
    """Who retired or lost work is retained, a few have left."""
    day, draw = between(rng, joined + timedelta(days=30), CLOSED_BOOKS), rng.random()
    if draw < 0.02:
        return {
            "会籍变化类型": "保留会籍",
            "会籍变化日期": day,
            "会籍变化原因": "退休" if born.year < 1964 else rng.choice(("失业", "参军", "脱产学习")),
        }
    if draw > 0.99:
        how = rng.choice(list(ENDED))
        return {"会籍变化类型": how, "会籍变化日期": day, "会籍变化原因": rng.choice(ENDED[how])}
    return {}


def _pick(rng: Random, weights: dict[str, int]) -> str:
    return rng.choices(list(weights), list(weights.values()))[0]
