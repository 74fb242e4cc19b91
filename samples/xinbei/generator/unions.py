"""Towns, trades and villages with their unions, from the top down."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from .days import CLOSED_BOOKS, between, on_workday
from .federation import Union
from .names import INDUSTRIES, VILLAGES
from .places import DISTRICT, MENGHE, PLACES, WUJIN, XIXIASHU, ZONE, Town

TOWN, ZONAL, SECTOR, VILLAGE = "镇街总工会", "开发区工会", "产业（行业）工联会", "村（社区、园区）工联会"
JOINT, SINGLE = "联合基层工会", "单独基层工会"
RANKS = (TOWN, ZONAL, SECTOR, VILLAGE, JOINT, SINGLE)
HEALTH, FARMS, TOOLS, TAX = (
    "新北区卫生计生工联会",
    "孟河现代农业产业园工联会",
    "西夏墅工具协会工联会",
    "新北区税务局工会",
)


def towns() -> Iterator[Union]:
    for place in PLACES:
        kind = ZONAL if place is ZONE else TOWN
        yield Union(place.union, kind, place.superior, place.founded, place.short, place.short, place.code)


def sectors() -> Iterator[Union]:
    """Four founded in the five years, and others before and after them."""
    for name, superior, founded, place in (
        ("新北区教育工联会", DISTRICT, date(2008, 9, 10), ""),
        ("新北区建筑行业工联会", DISTRICT, date(2012, 11, 22), ""),
        (HEALTH, DISTRICT, date(2015, 6, 18), ""),
        (FARMS, MENGHE.union, date(2016, 9, 23), MENGHE.short),
        (TOOLS, XIXIASHU.union, date(2017, 4, 12), XIXIASHU.short),
        (TAX, DISTRICT, date(2018, 10, 26), ""),
        ("新北区物流行业工联会", DISTRICT, date(2019, 8, 16), ""),
    ):
        yield Union(name, SECTOR, superior, founded, place)


def of_villages(rng: Random, place: Town) -> Iterator[Union]:
    """In each village a federation, a joint union for all, and one or two for a trade."""
    for village in rng.sample(VILLAGES, 1 if place is ZONE else 6):
        above = f"{place.short}{village}{'社区' if place.short.endswith('街道') else '村'}"
        founded = between(rng, date(2007, 1, 8), date(2009, 12, 18))
        yield Union(f"{above}工联会", VILLAGE, place.union, founded, place.short)
        trades = [f"{trade}行业" for _, trade, _ in rng.sample(INDUSTRIES[:8], rng.choice((1, 2, 2)))]
        for trade in ("", *trades):
            begun = on_workday(between(rng, founded + timedelta(days=30), date(2013, 11, 29)))
            yield Union(f"{above}{trade}联合工会", JOINT, f"{above}工联会", begun, place.short)


def of_the_closed(rng: Random, brand: str) -> Union:
    """The union of an employer that shut down: it stays in the books with the day it ended."""
    place = rng.choice([place for place in PLACES if place.superior != WUJIN])
    name = f"常州{brand}{rng.choice(INDUSTRIES)[1]}有限公司工会"
    founded = between(rng, date(2007, 3, 5), date(2013, 5, 31))
    closed = between(rng, date(2014, 6, 10), CLOSED_BOOKS)
    return Union(name, SINGLE, place.union, founded, place.short, closed=closed)
