"""The yearly holiday notice as the State Council words it, read into days."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from zhijia.base.errors import Refused

ASIDE = re.compile(r"（[^）]*）|\([^)]*\)")
NUMBER = re.compile(r"^[一二三四五六七八九十]+[、.．]\s*|^\d+[、.．]\s*")
DAY = re.compile(r"(至|—|－|到)?\s*(?:(\d{4})年)?(?:(\d{1,2})月)?(\d{1,2})日")
ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
LONGEST = 31


@dataclass(frozen=True)
class Told:
    """What the notice says of one day."""

    day: date
    working: bool
    name: str


def read_notice(text: str, *, year: int) -> list[Told]:
    """Lines such as “一、元旦：1月1日（周四）至3日（周六）放假，1月4日（周日）上班。”; `year` is what a day without one means."""
    found = [told for line in text.splitlines() if line.strip() for told in _read_line(line, year)]
    if not found:
        raise Refused("没有读出任何一天，请粘贴通知里写有“放假”“上班”的各行")
    _agree(found)
    return found


def _read_line(line: str, year: int) -> Iterator[Told]:
    said = NUMBER.sub("", ASIDE.sub("", ISO.sub(r"\1年\2月\3日", line)).strip())
    name, _, rest = said.replace(":", "：").partition("：")
    if not rest or not DAY.search(rest):
        raise Refused(f"“{line.strip()[:30]}”读不懂，请写成“元旦：1月1日至3日放假。1月4日上班”的样子")
    waiting: list[date] = []
    for clause in re.split(r"(?<=放假)|(?<=上班)|[。；;]", rest):
        waiting = [*waiting, *_days(clause, year, line)]
        if "放假" in clause or "上班" in clause:
            yield from (Told(day, "上班" in clause, name.strip()) for day in waiting)
            waiting = []
    if waiting:
        raise Refused(f"“{line.strip()[:30]}”没有写明放假还是上班，请补上后再登记")


def _days(clause: str, year: int, line: str) -> list[date]:
    """A month or a year not repeated is the one said before; 至 fills the days between."""
    found: list[date] = []
    month = 0
    for through, a_year, a_month, day in DAY.findall(clause):
        year, month = int(a_year or year), int(a_month or month)
        one = _day(year, month, int(day), line)
        if through and found:
            if not found[-1] < one <= found[-1] + timedelta(days=LONGEST):
                raise Refused(f"“{line.strip()[:30]}”的止日不在起日之后一个月内，请核对")
            found += [found[-1] + timedelta(days=n) for n in range(1, (one - found[-1]).days)]
        found.append(one)
    return found


def _day(year: int, month: int, day: int, line: str) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise Refused(f"“{line.strip()[:30]}”中有不存在的日期，请核对") from None


def _agree(found: list[Told]) -> None:
    said: dict[date, bool] = {}
    for told in found:
        if said.setdefault(told.day, told.working) != told.working:
            raise Refused(f"{told.day} 既写了放假又写了上班，请核对")
