"""集体协商: contracts of seven kinds; one of them, of 12 July 2018, is a fact told by the press."""

from datetime import date, timedelta
from random import Random

from .clerks import Manner, Row, Sheet
from .days import CLOSED_BOOKS, GROWING, between, on_workday, some_day
from .federation import Employer
from .names import VILLAGES
from .places import DISTRICT, Town, as_written, some_place
from .settling import in_order, number_by_year
from .world import World

CONTRACTS = (
    "合同编号",
    "合同种类",
    "签订单位或区域",
    "镇街",
    "签订日期",
    "生效日期",
    "到期日期",
    "覆盖企业数",
    "覆盖职工数",
    "状态",
)
SIGNED = 920
KINDS = {
    "综合": 30,
    "工资专项": 38,
    "女职工专项": 20,
    "劳动安全卫生专项": 8,
    "技术创新专项": 2,
    "行业性": 1,
    "区域性": 1,
}
BOOKS_BEGIN = {year: weight for year, weight in GROWING.items() if year > 2012}


def sheets(world: World) -> list[Sheet]:
    manner = Manner(
        labels={"签订单位或区域": "签订单位", "到期日期": "截止日期"},
        dates="careless",
        figures=("覆盖职工数",),
    )
    return [Sheet("21", "集体合同台账", CONTRACTS, _contracts(world), manner)]


def _contracts(world: World) -> list[Row]:
    rng = world.chance("bargaining")
    employers = [e for e in world.federation.employers if e.union]
    rows = [_contract(rng, rng.choice(employers)) for _ in range(SIGNED)]
    return number_by_year(
        in_order([*rows, _first_of_the_province()], "签订日期", "签订单位或区域"),
        "合同编号",
        day="签订日期",
        letters="JT",
    )


def _first_of_the_province() -> Row:
    return {
        "合同种类": "技术创新专项", "签订单位或区域": "常州紫龙药业有限公司", "镇街": DISTRICT, "签订日期": date(2018, 7, 12), "生效日期": date(2018, 7, 28),
        "到期日期": date(2021, 7, 27), "覆盖企业数": 1, "覆盖职工数": None, "状态": "已生效",
    }  # fmt: skip


def _contract(rng: Random, employer: Employer) -> Row:
    kind = rng.choices(list(KINDS), list(KINDS.values()))[0]
    signed = some_day(rng, years=BOOKS_BEGIN, months=(3, 3, 9, 12, 9, 8, 7, 6, 9, 9, 9, 9))
    if kind == "技术创新专项":
        signed = on_workday(
            between(rng, date(2018, 9, 3), date(2019, 11, 8))
        )  # none in the province before July 2018
    begun = signed + timedelta(days=16)
    ended = date(begun.year + (1 if kind == "工资专项" else 3), begun.month, min(begun.day, 28)) - timedelta(
        days=1
    )
    state = "已签订" if begun > CLOSED_BOOKS else rng.choices(("已生效", "已终止"), (96, 4))[0]
    party, place, firms, workers = _party(rng, kind, employer)
    return {
        "合同种类": kind, "签订单位或区域": party, "镇街": as_written(rng, place), "签订日期": signed,
        "生效日期": None if state == "已签订" else begun, "到期日期": ended, "覆盖企业数": firms, "覆盖职工数": workers, "状态": state,
    }  # fmt: skip


def _party(rng: Random, kind: str, employer: Employer) -> tuple[str, Town, int, int]:
    """One employer by itself, or many of a trade or a village together."""
    if kind not in ("行业性", "区域性"):
        return employer.name, employer.place, 1, employer.employees
    place, firms = some_place(rng), rng.randint(12, 60)
    name = f"{place.short}餐饮行业" if kind == "行业性" else f"{place.short}{rng.choice(VILLAGES)}片区"
    return name, place, firms, firms * rng.randint(9, 40)
