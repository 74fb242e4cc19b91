"""阵地: six kinds of venue and the nursing rooms, some closed again, some not yet open at the end of the five years."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from .clerks import Manner, Row, Sheet
from .days import EVEN, UNTIL, some_day
from .names import person_name
from .places import BENNIU, CHUNJIANG, DISTRICT, HEHAI, SANJING, TOWNS, XINQIAO, Town
from .settling import in_order
from .world import World

VENUES = ("阵地名称", "类别", "层级", "建设方式", "镇街", "地址", "面积（平方米）", "启用日期", "停用日期")
NURSING_ROOMS = 35
CENTRES = ("梅林旅游", "达诚度假村", "江南金服", "恐龙人俱乐部")
OPENING = {year: weight for year, weight in EVEN.items() if year < 2019}


def sheets(world: World) -> list[Sheet]:
    rng = world.chance("venues")
    rows = [*_publicity(rng), *_innovation(rng), *_centres(rng), *_nursing(rng, world), *_rest(rng, world)]
    manner = Manner(labels={"面积（平方米）": "面积"}, first=("镇街", "类别"), dates="careless")
    return [Sheet("27", "工会阵地台账", VENUES, in_order(rows, "类别", "启用日期", "阵地名称"), manner)]


def _venue(
    name: str,
    kind: str,
    level: str,
    place: Town | None,
    rng: Random,
    *,
    mode: str = "自建",
    opened: date | None = None,
    closed: date | None = None,
) -> Row:
    opened = opened or min(some_day(rng, years=OPENING), UNTIL - timedelta(days=20))
    return {
        "阵地名称": name, "类别": kind, "层级": level, "建设方式": mode, "镇街": place.union if place else DISTRICT,
        "地址": f"{place.short if place else '新北区'}示例路{rng.randint(1, 320)}号", "面积（平方米）": rng.randint(2, 60) * 10,
        "启用日期": opened, "停用日期": closed,
    }  # fmt: skip


def _publicity(rng: Random) -> Iterator[Row]:
    """One in each town and street; one moved and closed its first rooms; the district has one of its own."""
    for place in TOWNS:
        yield _venue(f"{place.short}工会宣传阵地", "宣传阵地", "镇级", place, rng)
    yield _venue(
        "春江镇工会宣传栏（旧址）",
        "宣传阵地",
        "镇级",
        CHUNJIANG,
        rng,
        opened=date(2013, 5, 6),
        closed=date(2016, 3, 1),
    )
    yield _venue("新北区总工会宣传阵地", "宣传阵地", "区级", None, rng)
    yield _venue("三井街道商圈宣传阵地", "宣传阵地", "镇级", SANJING, rng, opened=date(2019, 7, 1))
    for n in range(4):
        yield _venue(f"{TOWNS[n].short}企业宣传长廊", "宣传阵地", "基层", TOWNS[n], rng, mode="共建")


def _innovation(rng: Random) -> Iterator[Row]:
    for name, place in (
        ("创意产业职工创新创业阵地", None),
        ("新桥镇职工创新创业阵地", XINQIAO),
        ("河海街道职工创新创业阵地", HEHAI),
    ):
        yield _venue(name, "创新创业阵地", "镇级" if place else "区级", place, rng, mode="共建")
    yield _venue(
        "春江镇职工创业孵化点",
        "创新创业阵地",
        "镇级",
        CHUNJIANG,
        rng,
        opened=date(2014, 9, 1),
        closed=date(2017, 6, 30),
    )
    yield _venue("奔牛镇职工创新创业阵地", "创新创业阵地", "镇级", BENNIU, rng, opened=date(2019, 9, 10))


def _centres(rng: Random) -> Iterator[Row]:
    """Four places of others under a plaque, as the press named them; those the unions built are not among the four."""
    for name in CENTRES:
        yield _venue(f"{name}职工活动中心", "职工活动中心", "区级", None, rng, mode="挂牌")
    yield _venue(
        "砚溪农庄职工活动中心",
        "职工活动中心",
        "区级",
        None,
        rng,
        mode="挂牌",
        opened=date(2015, 4, 20),
        closed=date(2018, 1, 1),
    )
    for place in TOWNS[:6]:
        yield _venue(
            f"{place.short}职工活动中心",
            "职工活动中心",
            "镇级",
            place,
            rng,
            mode=rng.choice(("自建", "共建")),
        )


def _nursing(rng: Random, world: World) -> Iterator[Row]:
    firms = rng.sample([e for e in world.federation.employers if e.employees > 120], NURSING_ROOMS + 6)
    for n, firm in enumerate(firms):
        opened = date(2019, 5 + n % 4, 16) if n >= NURSING_ROOMS + 3 else None
        closed = date(2018, 1 + n % 9, 2) if NURSING_ROOMS <= n < NURSING_ROOMS + 3 else None
        opened = date(2015, 6, 1) if closed else opened
        yield _venue(
            f"{firm.name}爱心母婴室",
            "爱心母婴室",
            "基层",
            firm.place,
            rng,
            mode="共建",
            opened=opened,
            closed=closed,
        )


def _rest(rng: Random, world: World) -> Iterator[Row]:
    for firm in rng.sample([e for e in world.federation.employers if e.employees > 90], 34):
        closed = date(2019, rng.randint(1, 4), 1) if rng.random() < 0.1 else None
        yield _venue(f"{firm.name}职工之家", "职工之家", "基层", firm.place, rng, closed=closed)
    for firm in rng.sample([e for e in world.federation.employers if e.employees > 200], 12):
        yield _venue(f"{person_name(rng)}劳模工作室", "劳模工作室", "基层", firm.place, rng, mode="共建")
    for place in TOWNS[2:8]:
        yield _venue(f"{place.short}楼宇联合阵地", "联合阵地", "镇级", place, rng, mode="共建")
