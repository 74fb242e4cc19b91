"""Employers and the unions that cover them; 二次覆盖 passes some of them on."""

from datetime import date, timedelta
from random import Random

from .codes import credit_code
from .days import GROWING, SINCE, between, on_workday, some_day
from .federation import EMPLOYERS, Employer, Federation, Regrouping, Union
from .names import INDUSTRIES, brands
from .places import BENNIU, MENGHE, PLACES, XIXIASHU, some_place
from .unions import FARMS, HEALTH, JOINT, RANKS, SINGLE, TOOLS, of_the_closed, of_villages, sectors, towns

OWN_UNION_FROM = 25  # 工会法: from 25 members a union of its own is the rule
FOUNDING = {
    2005: 5,
    2006: 5,
    2007: 6,
    2008: 7,
    2009: 7,
    2010: 8,
    2011: 8,
    **{y: 3 * weight for y, weight in GROWING.items()},
}
LAST_MOVE = date(2019, 10, 18)
GONE = 26
# How many of a hundred, what is written on the licence, the sign, the trade, the kind of code, how large beside a firm.
SMALL = (
    (2.2, "事业单位", "小学", "教育", "12", 0.4), (1.8, "事业单位", "卫生服务站", "卫生", "12", 0.15),
    (1.5, "社会组织", "公益服务中心", "社会工作", "52", 0.12), (3.0, "个体工商户", "餐饮店", "餐饮业", "92", 0.1),
)  # fmt: skip


def make_federation(rng: Random) -> Federation:
    made, names = Federation([*towns(), *sectors()]), brands(rng)
    for place in PLACES:
        made.unions += of_villages(rng, place)
    made.employers = [_employer(rng, next(names), n) for n in range(EMPLOYERS)]
    for employer in made.employers:
        _cover(rng, made, employer)
    _regroup(rng, made)
    made.unions += [of_the_closed(rng, next(names)) for _ in range(GONE)]
    made.unions.sort(key=lambda union: (RANKS.index(union.kind), union.founded, union.name))
    return made


def _employer(rng: Random, brand: str, n: int) -> Employer:
    place = some_place(rng)
    size = max(4, min(4_600, round(rng.lognormvariate(4.08, 1.05))))
    share = rng.random() * 100
    for part, kind, sign, industry, code, beside in SMALL:
        if (share := share - part) < 0:
            return Employer(
                f"{place.short}{brand}{sign}",
                credit_code(code, n),
                kind,
                industry,
                place,
                4 + round(size * beside),
            )
    industry, sign, _ = rng.choices(INDUSTRIES, [weight for *_, weight in INDUSTRIES])[0]
    return Employer(f"常州{brand}{sign}有限公司", credit_code("91", n), "企业", industry, place, size)


def _cover(rng: Random, made: Federation, employer: Employer) -> None:
    """The larger found a union of their own, most of the smaller join one of their village; some have none yet."""
    if employer.employees >= OWN_UNION_FROM and rng.random() < 0.77:
        employer.union, employer.covered = employer.own_union, some_day(rng, years=FOUNDING)
        made.unions.append(_own(employer, employer.covered))
    elif rng.random() < 0.86:
        joint = rng.choice([u for u in made.unions if u.place == employer.place.short and u.kind == JOINT])
        employer.union, employer.covered = joint.name, between(rng, joint.founded, date(2016, 10, 14))


def _own(employer: Employer, day: date, *, regrouped: bool = False) -> Union:
    return Union(
        employer.own_union, SINGLE, employer.place.union, day, employer.place.short, regrouped=regrouped
    )


def _regroup(rng: Random, made: Federation) -> None:
    """From a union of the village to one of the trade, or to one of their own; a few move on once more."""
    opened = {union.name: union.founded for union in made.unions}
    for employer in [e for e in made.employers if e.union.endswith("联合工会") and e.covered]:
        if new := _destination(rng, employer):
            since = max((employer.covered or SINCE) + timedelta(days=40), opened.get(new, SINCE))
            _pass_on(made, employer, employer.union, new, on_workday(between(rng, since, LAST_MOVE)))
    known = {e.name: e for e in made.employers}
    early = [one for one in made.regroupings if one.new in (TOOLS, HEALTH) and one.day < date(2018, 9, 1)]
    for once in rng.sample(early, 6):
        day = on_workday(between(rng, once.day + timedelta(days=90), LAST_MOVE))
        _pass_on(made, known[once.employer], once.new, known[once.employer].own_union, day)
    _close_emptied(made)


def _destination(rng: Random, employer: Employer) -> str:
    if employer.industry == "卫生":
        return HEALTH
    if employer.place is XIXIASHU and employer.industry in ("金属制品业", "通用设备制造业"):
        return TOOLS
    if employer.place is MENGHE and employer.industry in ("农业", "批发业"):
        return FARMS
    return employer.own_union if rng.random() < 0.13 and employer.place is not BENNIU else ""


def _pass_on(made: Federation, employer: Employer, old: str, new: str, day: date) -> None:
    if new == employer.own_union:
        made.unions.append(_own(employer, day - timedelta(days=7), regrouped=True))
    made.regroupings.append(Regrouping(employer.name, day, old, new))


def _close_emptied(made: Federation) -> None:
    """A joint union that everybody has left is closed two months later; those of 奔牛镇 stay for newcomers."""
    left = {one.employer: one.day for one in made.regroupings if one.old.endswith("联合工会")}
    for union in made.unions:
        covered = [e.name for e in made.employers if e.union == union.name]
        if covered and union.place != BENNIU.short and left.keys() >= set(covered):
            union.closed = max(left[name] for name in covered) + timedelta(days=60)
