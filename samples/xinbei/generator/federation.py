"""The unions and employers of the district: who covered whom, and since when."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from .codes import credit_code
from .days import CLOSED_BOOKS, GROWING, SINCE, between, on_workday, some_day
from .names import INDUSTRIES, VILLAGES, brands
from .places import BENNIU, DISTRICT, MENGHE, PLACES, WUJIN, XIXIASHU, ZONE, Town, some_place

HEALTH, FARMS, TOOLS, TAX = "新北区卫生计生工联会", "孟河现代农业产业园工联会", "西夏墅工具协会工联会", "新北区税务局工会"
EMPLOYERS = 1_752
OWN_UNION_FROM = 25  # 工会法第十一条: from 25 members a union of its own is the rule
FOUNDING = {2004: 3, 2005: 4, 2006: 5, 2007: 6, 2008: 7, 2009: 7, 2010: 8, 2011: 8, **{year: 3 * weight for year, weight in GROWING.items()}}


@dataclass
class Union:
    name: str
    kind: str
    superior: str
    founded: date
    place: str
    short: str = ""
    code: str = ""
    closed: date | None = None
    regrouped: bool = False


@dataclass
class Employer:
    name: str
    code: str
    kind: str
    industry: str
    place: Town
    employees: int
    union: str = ""
    covered: date | None = None


@dataclass(frozen=True)
class Regrouping:
    employer: str
    day: date
    old: str
    new: str


@dataclass
class Federation:
    unions: list[Union] = field(default_factory=list)
    employers: list[Employer] = field(default_factory=list)
    regroupings: list[Regrouping] = field(default_factory=list)

    def grassroots(self, place: Town, *, on: date) -> list[str]:
        """Open grassroots unions of a place that day."""
        return [u.name for u in self.unions if u.place == place.short and u.kind == "单独基层工会" and u.founded < on and not u.closed]


def make_federation(rng: Random) -> Federation:
    made = Federation()
    made.unions += [*_towns(), *_sectors()]
    names = brands(rng)
    for place in PLACES:
        made.unions += _joints(rng, place)
    made.employers = [_employer(rng, names, n) for n in range(EMPLOYERS)]
    for employer in made.employers:
        _cover(rng, made, employer)
    _regroup(rng, made)
    made.unions += [_gone(rng, names) for _ in range(26)]
    made.unions.sort(key=lambda union: (RANKS.index(union.kind), union.founded, union.name))
    return made


RANKS = ("镇街总工会", "开发区工会", "产业（行业）工联会", "村（社区、园区）工联会", "联合基层工会", "单独基层工会")


def _towns() -> Iterator[Union]:
    for place in PLACES:
        kind = "开发区工会" if place is ZONE else "镇街总工会"
        yield Union(place.union, kind, place.superior, place.founded, place.short, place.short, place.code)


def _sectors() -> Iterator[Union]:
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
        yield Union(name, "产业（行业）工联会", superior, founded, place)


def _joints(rng: Random, place: Town) -> Iterator[Union]:
    """In each village a federation, a joint union for all, and one or two for a trade."""
    for village in rng.sample(VILLAGES, 1 if place is ZONE else 6):
        above = f"{place.short}{village}{'社区' if place.short.endswith('街道') else '村'}"
        founded = between(rng, date(2007, 1, 8), date(2009, 12, 18))
        federation = Union(f"{above}工联会", "村（社区、园区）工联会", place.union, founded, place.short)
        yield federation
        trades = [name for _, name, _ in rng.sample(INDUSTRIES[:8], rng.choice((1, 2, 2)))]
        for trade in ("", *(f"{trade}行业" for trade in trades)):
            begun = between(rng, founded + timedelta(days=30), date(2013, 11, 29))
            yield Union(f"{above}{trade}联合工会", "联合基层工会", federation.name, on_workday(begun), place.short)


def _employer(rng: Random, names: Iterator[str], n: int) -> Employer:
    place = some_place(rng)
    size = max(4, min(4_600, round(rng.lognormvariate(4.08, 1.05))))
    share, brand = rng.random(), next(names)
    if share < 0.022:
        return Employer(f"{place.short}{brand}小学", credit_code("12", n), "事业单位", "教育", place, 30 + size // 3)
    if share < 0.04:
        return Employer(f"{place.short}{brand}卫生服务站", credit_code("12", n), "事业单位", "卫生", place, 8 + size // 8)
    if share < 0.055:
        return Employer(f"{place.short}{brand}公益服务中心", credit_code("52", n), "社会组织", "社会工作", place, 4 + size // 9)
    if share < 0.085:
        return Employer(f"{place.short}{brand}餐饮店", credit_code("92", n), "个体工商户", "餐饮业", place, 3 + size // 12)
    industry, word, _ = rng.choices(INDUSTRIES, [weight for *_, weight in INDUSTRIES])[0]
    return Employer(f"常州{brand}{word}有限公司", credit_code("91", n), "企业", industry, place, size)


def _cover(rng: Random, made: Federation, employer: Employer) -> None:
    """The larger found a union of their own, most of the smaller join one of their village; some have none yet."""
    place = employer.place
    if employer.employees >= OWN_UNION_FROM and rng.random() < 0.77:
        founded = some_day(rng, years=FOUNDING)
        made.unions.append(Union(f"{employer.name}工会", "单独基层工会", place.union, founded, place.short))
        employer.union, employer.covered = made.unions[-1].name, founded
    elif rng.random() < 0.86:
        joint = rng.choice([u for u in made.unions if u.place == place.short and u.kind == "联合基层工会"])
        employer.union, employer.covered = joint.name, between(rng, joint.founded, date(2016, 10, 14))


def _regroup(rng: Random, made: Federation) -> None:
    """二次覆盖: from a union of the village to one of the trade, or to one of their own. A few move twice."""
    for employer in [e for e in made.employers if e.union.endswith("联合工会")]:
        new = _destination(rng, employer)
        if new and employer.covered:
            since = max(employer.covered + timedelta(days=40), next((u.founded for u in made.unions if u.name == new), SINCE))
            _move(rng, made, employer, new, on_workday(between(rng, since, CLOSED_BOOKS)))
    for once in rng.sample([r for r in made.regroupings if r.day < date(2018, 6, 1)], 6):
        made.regroupings.append(Regrouping(once.employer, on_workday(between(rng, date(2018, 7, 2), date(2019, 3, 29))), once.new, "新北区建筑行业工联会"))
    _close_emptied(made)


def _destination(rng: Random, employer: Employer) -> str:
    if employer.industry == "卫生":
        return HEALTH
    if employer.place is XIXIASHU and employer.industry in ("金属制品业", "通用设备制造业"):
        return TOOLS
    if employer.place is MENGHE and employer.industry in ("农业", "批发业", "零售业"):
        return FARMS
    return f"{employer.name}工会" if rng.random() < 0.13 and employer.place is not BENNIU else ""


def _move(rng: Random, made: Federation, employer: Employer, new: str, day: date) -> None:
    if new == f"{employer.name}工会":
        founded = day - timedelta(days=rng.randint(0, 12))
        made.unions.append(Union(new, "单独基层工会", employer.place.union, founded, employer.place.short, regrouped=True))
    made.regroupings.append(Regrouping(employer.name, day, employer.union, new))


def _close_emptied(made: Federation) -> None:
    """A joint union that everybody has left is closed two months later."""
    left = {r.employer: r for r in made.regroupings}
    for union in made.unions:
        covered = [e for e in made.employers if e.union == union.name]
        if covered and union.kind == "联合基层工会" and all(e.name in left for e in covered):
            union.closed = max(left[e.name].day for e in covered) + timedelta(days=60)


def _gone(rng: Random, names: Iterator[str]) -> Union:
    """The union of an employer that shut down: it stays in the books with the day it ended."""
    place = rng.choice([place for place in PLACES if place.superior != WUJIN])
    founded = between(rng, date(2007, 3, 5), date(2013, 5, 31))
    name = f"常州{next(names)}{rng.choice(INDUSTRIES)[1]}有限公司工会"
    return Union(name, "单独基层工会", place.union, founded, place.short, closed=between(rng, date(2014, 6, 10), CLOSED_BOOKS))
