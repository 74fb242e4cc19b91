"""Lawful rows for any register, made from its own columns: each different, over five years and four unions."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import count
from typing import Any

from stdnum.cn import uscc

from tests.cast import NOW
from zhijia.base.identity import check_digit
from zhijia.orgs.models import Employer
from zhijia.orgs.services import open_unit
from zhijia.orgs.terms import EmployerKind, UnitKind
from zhijia.sheets.columns import (
    Choice,
    Column,
    CreditCode,
    Day,
    EmployerName,
    Identity,
    Money,
    Ordinal,
    Sealed,
    UnitName,
    Whole,
)
from zhijia.sheets.registers import Register, every

MOST = 12
UNIONS = ("春江镇", "薛家镇总工会", "奔牛镇", "新北区总工会")
SERIES = (
    "五一文艺展演",
    "新北区“我爱常州”职工（农民工）歌手大赛",
    "520职工健步行",
    "新北区职工朗诵大赛",
    "解放思想大讨论",
)
FIRST, APART, LATER = date(2014, 6, 2), timedelta(days=146), timedelta(days=20)
ENDINGS = {"closed_on", "withdrawn_on", "terminated_on", "cancelled_on"}
FIRST_YEAR = 2014


def codes() -> list[str]:
    return [register.code for register in every()]


def furnish(district: Any) -> None:
    """Employers and unions for the rows to name."""
    said = {
        "kind": UnitKind.SINGLE,
        "parent": district.xuejia,
        "on": date(2012, 3, 1),
        "by": "测试",
        "at": NOW,
    }
    for n in range(MOST):
        open_unit(union(n), **said)
    enterprise = {"kind": EmployerKind.ENTERPRISE, "town": district.chunjiang}
    Employer.objects.bulk_create(Employer(name=employer(n), **enterprise) for n in range(MOST))


def employer(n: int) -> str:
    return f"春江第{n}试验厂（集团）"


def union(n: int) -> str:
    return f"薛家第{n}试验厂工会（筹）"


def rows(register: Register, number: int) -> list[dict[str, Any]]:
    return [row(register, n) for n in range(number)]


def row(register: Register, n: int) -> dict[str, Any]:
    """The n-th row: label → cell, as a clerk would type it."""
    days = (FIRST + n * APART + step * LATER for step in count())
    made = {column.field: cell(column, n + place, days) for place, column in enumerate(register.columns)}
    made |= SPECIAL.get(register.code, lambda _: {})(n)
    return {column.label: made[column.field] for column in register.columns if made[column.field] is not None}


def cell(column: Column, n: int, days: Iterator[date]) -> Any:
    """What a clerk may type into this column. The day something ended is told in every third row."""
    kind = column.kind
    if isinstance(kind, Day):
        day = next(days)
        return day if column.field not in ENDINGS or n % 3 == 0 else None
    if isinstance(kind, Choice):
        return kind.choices.labels[n % len(kind.choices.labels)]
    for made, make in MAKERS.items():
        if isinstance(kind, made):
            return make(n)
    if column.field == "session.programme":
        return SERIES[n % len(SERIES)]
    return f"{column.example or column.label}{n}"[-getattr(kind, "limit", 80) :]


def identity(n: int) -> str:
    first17 = f"320411{date(1970, 1, 1) + timedelta(days=n):%Y%m%d}{n % 1000:03d}"
    return first17 + check_digit(first17)


def credit_code(n: int) -> str:
    first17 = f"91320411MA1W{n:05d}"
    return first17 + uscc.calc_check_digit(first17)


MAKERS: dict[type, Callable[[int], Any]] = {
    UnitName: lambda n: UNIONS[n % len(UNIONS)],
    EmployerName: lambda n: employer(n % MOST),
    Identity: identity,
    Sealed: lambda n: f"62170012{n:08d}",
    CreditCode: credit_code,
    Money: lambda n: 100 * n + 100.5,
    Ordinal: lambda n: 1 + n,
    Whole: lambda n: 1 + n,
}


def class_of(n: int) -> dict[str, Any]:
    """A roll speaks of a class that another register holds."""
    return {
        "session.programme": f"第{n}试验班",
        "session.edition": 1 + n,
        "session.held_on": FIRST + n * APART,
    }


def founding(n: int) -> dict[str, Any]:
    kinds = (UnitKind.SINGLE, UnitKind.JOINT, UnitKind.SECTOR)
    closed = None if n % 3 else date(2019, 3, 1) + n * timedelta(days=1)
    return {
        "closed_on": closed,
        "superior": UNIONS[n % len(UNIONS)],
        "kind": kinds[n % 3].label,
        "second_coverage": "是" if n % 2 else "否",
    }


def line_of_the_roll(n: int) -> dict[str, Any]:
    """Everybody is told apart by number and telephone, and grown up when they join."""
    return {
        "person.name": f"陈静{'一二三四五六七八九十'[n % 10]}{'甲乙'[n // 10]}", "person.document": "居民身份证", "person.identity": identity(n),
        "person.sex": None, "person.birth": None, "person.phone": f"139{n:08d}", "migrant": "否", "employer": employer(n),
        "uscc": credit_code(n), "change": "转入", "changed_on": FIRST + n * APART, "joined_on": FIRST,
    }  # fmt: skip


SPECIAL: dict[str, Callable[[int], dict[str, Any]]] = {
    "aid.payments": lambda n: {"state": "已发放"} if n % 2 else {},  # every item paid at least once
    "appeals.cases": lambda n: {
        "outcome": "办理中" if n % 3 else "办结",
        "duplicate_of": None if n % 4 else "XF-1",
    },
    "bargaining.contracts": lambda n: {
        "state": "已终止" if n % 3 == 2 else "已生效",
        "ends_on": date(2022, 1, 1 + n),
    },
    "cards.claims": lambda n: {"approved": 9000},
    "cards.merchants": lambda n: {
        "terminated_on": None if n % 3 else FIRST + n * APART + LATER / 2,
        "expires_on": FIRST + n * APART + (LATER if n % 2 else 10 * APART),
    },
    "culture.editions": lambda n: {
        "session.programme": SERIES[n % 4],
        "session.state": "已取消" if n % 3 == 2 else "已举办",
    },
    "oversight.themes": lambda n: {
        "session.programme": SERIES[4],
        "session.state": "已取消" if n % 3 == 2 else "已举办",
    },
    "grassroots.unions": founding,
    "grassroots.moves": lambda n: {"moved": union(n), "unit": "春江镇"},
    "grassroots.regroupings": lambda n: {"former": None, "unit": "春江工具厂工会"},
    "grassroots.officer_classes": class_of,
    "grassroots.attendance": lambda n: {**class_of(n), "came": "是"},
    "grassroots.terms": lambda n: {
        "unit": UNIONS[n % 4],
        "number": 1 + n // 4,
        "years": 5,
        "delayed_to": None,
    },
    "joining.roll": line_of_the_roll,
    "safety.registrations": lambda n: {
        "year": FIRST_YEAR + n % 5,
        "activity": ("安康杯", "随手拍")[n % 2],
        "state": "参赛",
    },
    "titles.creations": lambda n: {"year": FIRST_YEAR + n % 5},
}
