"""Town and street codes of 新北区 (320411), dated. Counts are made on the map of their own day.

Sources: National Bureau of Statistics code lists as of 2018-10-31 and of 2022/23; the change came in July 2020, the day
was not found and is kept as the first of the month. Which new street came of which town is not in the lists, so it is
not told here.
"""

from dataclasses import dataclass
from datetime import date

CHANGED = date(2020, 7, 1)


@dataclass(frozen=True)
class Division:
    """A code and its name, from a day (none: before our lists begin) until the day before another."""

    code: str
    name: str
    since: date | None = None
    until: date | None = None

    def stood(self, on: date) -> bool:
        return (self.since is None or self.since <= on) and (self.until is None or on < self.until)


XINBEI = (
    Division("320411001", "河海街道", until=CHANGED),
    Division("320411002", "三井街道"),
    Division("320411003", "龙虎塘街道"),
    Division("320411004", "春江街道", since=CHANGED),
    Division("320411005", "魏村街道", since=CHANGED),
    Division("320411006", "新桥街道", since=CHANGED),
    Division("320411100", "春江镇", until=CHANGED),
    Division("320411101", "孟河镇"),
    Division("320411102", "新桥镇", until=CHANGED),
    Division("320411103", "薛家镇"),
    Division("320411104", "罗溪镇"),
    Division("320411105", "西夏墅镇"),
    Division(
        "320411122", "奔牛镇", since=date(2015, 1, 1)
    ),  # joined from 武进区 in 2015; the day was not found
)


def divisions_on(on: date) -> list[Division]:
    return [division for division in XINBEI if division.stood(on)]


def is_anachronism(code: str, *, on: date) -> bool:
    """A code we know that was not in use on that day. Codes of other districts are not judged."""
    known = [division for division in XINBEI if division.code == code]
    return bool(known) and not any(division.stood(on) for division in known)
