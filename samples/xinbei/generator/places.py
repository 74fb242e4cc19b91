"""The district as it was: seven towns and three streets, with their codes of before 2020, and the zone beside them."""

from dataclasses import dataclass
from datetime import date
from random import Random

CITY, DISTRICT, WUJIN = "常州市总工会", "新北区总工会", "武进区总工会"
OWN = "新北区"


@dataclass(frozen=True)
class Town:
    """`weight` is how much of the district's work it does."""

    short: str
    code: str
    weight: int
    founded: date
    superior: str = DISTRICT
    suffix: str = "总工会"

    @property
    def union(self) -> str:
        return self.short + self.suffix


CHUNJIANG = Town("春江镇", "320411100", 16, date(2003, 11, 20))
MENGHE = Town("孟河镇", "320411101", 10, date(2003, 12, 8))
XINQIAO = Town("新桥镇", "320411102", 9, date(2002, 4, 16))
XUEJIA = Town("薛家镇", "320411103", 13, date(2002, 5, 23))
LUOXI = Town("罗溪镇", "320411104", 8, date(2003, 3, 14))
XIXIASHU = Town("西夏墅镇", "320411105", 8, date(2003, 9, 5))
BENNIU = Town("奔牛镇", "", 9, date(2002, 10, 11), WUJIN)
HEHAI = Town("河海街道", "320411001", 10, date(2004, 2, 19))
SANJING = Town("三井街道", "320411002", 13, date(2002, 3, 7))
LONGHUTANG = Town("龙虎塘街道", "320411003", 11, date(2004, 3, 25))
ZONE = Town("滨江经济开发区", "", 2, date(2003, 12, 19), suffix="工会")
BENNIU_CODE = "320411122"

TOWNS = (CHUNJIANG, MENGHE, XINQIAO, XUEJIA, LUOXI, XIXIASHU, BENNIU, HEHAI, SANJING, LONGHUTANG)
PLACES = (*TOWNS, ZONE)


def some_place(rng: Random, places: tuple[Town, ...] = PLACES) -> Town:
    return rng.choices(places, [place.weight for place in places])[0]


def as_written(rng: Random, place: Town) -> str:
    """Clerks write 薛家镇总工会, or simply 薛家镇."""
    return place.union if rng.random() < 0.7 else place.short
