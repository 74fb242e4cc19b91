"""夯实基础: the unions, how they moved, whom they cover, and the classes of their officers."""

from datetime import date, timedelta
from functools import partial
from random import Random

from .clerks import Manner, Row, Sheet
from .days import BENNIU_JOINED, SPRING_AND_AUTUMN, became, some_day
from .federation import Union
from .names import person_name
from .places import BENNIU, BENNIU_CODE, DISTRICT, ZONE, some_place
from .settling import day_of, grow, in_order, trim
from .world import World

CLASSES_HELD = 76
CAME = 6_243
UNIONS = (
    "工会全称",
    "简称",
    "工会类型",
    "上级工会",
    "行政区划代码",
    "成立日期",
    "批复文号",
    "撤销日期",
    "是否二次覆盖组建",
)
MOVES = ("工会名称", "变动日期", "新上级工会", "新区划代码", "批复文号")
EMPLOYERS = (
    "单位名称",
    "统一社会信用代码",
    "单位性质",
    "所属行业",
    "所在镇街",
    "职工人数",
    "覆盖工会",
    "覆盖起始日期",
)
REGROUPINGS = ("单位名称", "划转日期", "原工会", "新工会", "批复文号")
CLASSES = ("培训班名称", "期次", "主办工会", "开班日期", "结业日期", "地点", "培训对象", "状态")
ATTENDANCE = ("培训班名称", "期次", "开班日期", "姓名", "所在工会", "职务", "到课")
BOOKS_BEGIN = {2013: 2, 2014: 8, 2015: 10, 2016: 11, 2017: 12, 2018: 13, 2019: 6}
SUBJECTS = (
    "基层工会主席",
    "工会财务",
    "女职工工作",
    "集体协商指导员",
    "劳动法律监督员",
    "“不忘初心”党性教育",
    "民主管理",
    "工会信息员",
    "劳动保护",
)
POSTS = ("工会主席", "工会副主席", "工会委员", "经审委员", "女职工委员", "工会干事")


def sheets(world: World) -> list[Sheet]:
    rng = world.chance("grassroots")
    before, since = _unions(world)
    classes = _classes(rng, world)
    return [
        Sheet("01", "工会组织台账", UNIONS, before, Manner("新北区工会组织台账", dates="careless", blanks=True)),
        Sheet("02", "工会隶属变动台账", MOVES, _moves(world), Manner(dates="chinese")),
        Sheet("02补", "工会组织台账", UNIONS, since, Manner(dates="slashes"), part="（奔牛镇划入后新建）"),
        Sheet("03", "单位台账", EMPLOYERS, _employers(world), Manner(reporter="填报单位：新北区总工会　填报日期：2019年12月20日", figures=("职工人数",))),
        Sheet("04", "二次覆盖划转台账", REGROUPINGS, _regroupings(world), Manner("二次覆盖划转台账", dates="dots")),
        Sheet("05", "工会干部培训班台账", CLASSES, classes, Manner("工会干部培训班台账（2012—2019年）", numbered=True)),
        Sheet("06", "工会干部培训签到台账", ATTENDANCE, _attendance(rng, world, classes), Manner(blanks=True)),
    ]  # fmt: skip


def _unions(world: World) -> tuple[list[Row], list[Row]]:
    """What 奔牛镇 founded after it joined is told after the move: a union is founded where its superior stands that day."""
    rows: tuple[list[Row], list[Row]] = ([], [])
    for n, union in enumerate(world.federation.unions, start=1):
        rows[union.place == BENNIU.short and union.founded >= BENNIU_JOINED].append(_union(union, n))
    return rows


def _union(union: Union, n: int) -> Row:
    return {
        "工会全称": union.name, "简称": union.short, "工会类型": union.kind, "上级工会": union.superior, "行政区划代码": union.code,
        "成立日期": union.founded, "批复文号": f"常新工组〔{union.founded.year}〕{n % 97 + 1}号", "撤销日期": union.closed,
        "是否二次覆盖组建": "是" if union.regrouped else "否",
    }  # fmt: skip


def _moves(world: World) -> list[Row]:
    """奔牛镇 joined in 2015; a village of 春江镇 went to the zone, whose port it lies beside."""
    village = next(
        u for u in world.federation.unions if u.kind == "村（社区、园区）工联会" and u.place == "春江镇"
    )
    return [
        {
            "工会名称": BENNIU.union,
            "变动日期": BENNIU_JOINED,
            "新上级工会": DISTRICT,
            "新区划代码": BENNIU_CODE,
            "批复文号": "常新工组〔2015〕1号",
        },
        {
            "工会名称": village.name,
            "变动日期": date(2019, 6, 3),
            "新上级工会": ZONE.union,
            "批复文号": "常新工组〔2019〕46号",
        },
    ]


def _employers(world: World) -> list[Row]:
    return [
        {
            "单位名称": e.name, "统一社会信用代码": e.code, "单位性质": e.kind, "所属行业": e.industry, "所在镇街": e.place.union,
            "职工人数": e.employees, "覆盖工会": e.union, "覆盖起始日期": e.covered,
        }
        for e in world.federation.employers
    ]  # fmt: skip


def _regroupings(world: World) -> list[Row]:
    told = sorted(world.federation.regroupings, key=lambda one: (one.day, one.employer))
    return [
        {
            "单位名称": one.employer,
            "划转日期": one.day,
            "原工会": one.old,
            "新工会": one.new,
            "批复文号": f"常新工组〔{one.day.year}〕{n % 60 + 20}号",
        }
        for n, one in enumerate(told)
    ]


def _held(world: World, row: Row) -> bool:
    return row["状态"] == "已举办" and world.counts(row, when="开班日期", where="主办工会")


def _classes(rng: Random, world: World) -> list[Row]:
    counted = partial(_held, world)
    rows = grow(lambda: [_class(rng)], counted, to=CLASSES_HELD + 3)
    trim(rng, rows, counted, to=CLASSES_HELD, spoil=lambda row: row.update(状态="已取消"))
    rows = in_order(rows, "开班日期", "主办工会")
    series: dict[str, int] = {}
    for row in rows:
        name = str(row["培训班名称"])
        row["期次"] = series[name] = series.get(name, 0) + 1
    return rows


def _class(rng: Random) -> Row:
    day, subject = some_day(rng, years=BOOKS_BEGIN, months=SPRING_AND_AUTUMN), rng.choice(SUBJECTS)
    own = rng.random() < 0.72
    place = some_place(rng)
    return {
        "培训班名称": f"{'新北区' if own else place.short}{subject}培训班", "主办工会": DISTRICT if own else place.union, "开班日期": day,
        "结业日期": day + timedelta(days=rng.randint(0, 3)), "地点": "区总工会会议室" if own else f"{place.short}文体中心",
        "培训对象": subject.removesuffix("工作"), "状态": became(rng, day),
    }  # fmt: skip


def _attendance(rng: Random, world: World, classes: list[Row]) -> list[Row]:
    """Some who were on the roll sent nobody; a class that was called off kept its roll."""
    officers = {union.name: [person_name(rng) for _ in range(3)] for union in world.federation.unions}
    rows = [row for one in classes for row in _roll(rng, world, one, officers)]
    held = {(row["培训班名称"], row["期次"]) for row in classes if _held(world, row)}
    return trim(
        rng,
        rows,
        lambda row: (row["培训班名称"], row["期次"]) in held and row["到课"] == "是",
        to=CAME,
        spoil=lambda row: row.update(到课="请假"),
    )


def _roll(rng: Random, world: World, one: Row, officers: dict[str, list[str]]) -> list[Row]:
    """The same three officers of each union come again and again."""
    day, host = day_of(one, "开班日期"), str(one["主办工会"])
    there = [u.name for u in world.federation.unions if _may_send(u, host=host, day=day)]
    size = min(
        max(24, round(rng.gauss(104, 15))) if one["状态"] == "已举办" else rng.randint(0, 40), len(there)
    )
    odds = (88, 7, 5) if one["状态"] == "已举办" else (6, 88, 6)
    return [
        {
            **{label: one[label] for label in ("培训班名称", "期次", "开班日期")}, "姓名": rng.choice(officers[union]), "所在工会": union,
            "职务": rng.choice(POSTS), "到课": rng.choices(("是", "否", "请假"), odds)[0],
        }
        for union in rng.sample(there, size)
    ]  # fmt: skip


def _may_send(union: Union, *, host: str, day: date) -> bool:
    """A town's class is for the town; the district's for all, 奔牛镇 only since it joined."""
    if not union.place or not union.open_on(day):
        return False
    if host == DISTRICT:
        return union.place != BENNIU.short or day >= BENNIU_JOINED
    return host.startswith(union.place)
