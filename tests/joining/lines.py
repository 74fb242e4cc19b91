"""Lines of a roll as a clerk types them: lawful, and spoilt in known ways."""

import random
from datetime import date, datetime, timedelta

from bench.rolls import LABELS, People
from stdnum.cn import uscc

from tests.cast import CHENJING, NOW, workbook
from zhijia.base.identity import check_digit
from zhijia.joining.models import Doubt
from zhijia.orgs.models import Employer
from zhijia.orgs.terms import EmployerKind
from zhijia.sheets.registers import find
from zhijia.sheets.services import commit, receive, stage

CODE = "joining.roll"
UNION, TOWN = "春江工具厂工会", "薛家镇总工会"
LATER = datetime(2019, 6, 3, 9, tzinfo=NOW.tzinfo)


def identity(born: date, order: int) -> str:
    first17 = f"320411{born:%Y%m%d}{order:03d}"
    return first17 + check_digit(first17)


def line(**told) -> dict[str, object]:
    """One lawful line; what is told by label stands in its place."""
    made = {
        "姓名": "陈静", "证件类型": "居民身份证", "证件号码": CHENJING, "性别": "女", "出生日期": date(1976, 3, 2), "民族": "汉族",
        "手机号码": "13961120001", "户籍类型": "本地农村", "是否农民工": "否", "就业状况": "合同制", "工作单位": "春江工具厂",
        "所属工会": UNION, "入会日期": date(2013, 5, 6),
    }  # fmt: skip
    return made | told


def another(**told) -> dict[str, object]:
    """Somebody nobody knows."""
    unknown = {
        "姓名": "赵敏",
        "证件号码": identity(date(1980, 1, 1), 21),
        "出生日期": None,
        "性别": "",
        "手机号码": "13700000001",
    }
    return line(**unknown) | told


def people(number: int, *, union: str = UNION, seed: int = 37) -> list[dict[str, object]]:
    """As many invented workers of one union, each told apart by everything."""
    dice = random.Random(seed)  # noqa: S311  (invented people)
    told = []
    for worker in People(seed).many(number):
        cells = dict(zip(LABELS, worker.cells(), strict=True))
        joined = date(2012, 6, 1) + timedelta(days=dice.randrange(2000))
        grown = worker.birth.replace(day=1) + timedelta(days=17 * 366)
        lawful = {
            "所属工会": union,
            "入会日期": max(joined, grown),
            "工作单位": "春江工具厂",
            "统一社会信用代码": "",
        }
        told.append({**cells, **lawful})
    return told


def content(rows: list[dict[str, object]]) -> bytes:
    labels = list(dict.fromkeys(label for row in rows for label in row))
    return workbook(labels, [[row.get(label) for label in labels] for row in rows])


def offer(rows, *, by, at=NOW, name="名册.xlsx"):
    return stage(receive(find(CODE), name, content(rows), by=by, at=at), at=at)


def enter(rows, *, by, at=NOW, name="名册.xlsx"):
    return commit(offer(rows, by=by, at=at, name=name), by=by, at=at)


def reasons(intake) -> list[tuple[str, str]]:
    return [(one.column, "，".join(filter(None, (one.reason, one.remedy)))) for one in intake.problems.all()]


def credit_code(n: int) -> str:
    first17 = f"91320411MA1W{n:05d}"
    return first17 + uscc.calc_check_digit(first17)


def firm(district, name: str, n: int) -> Employer:
    kind = EmployerKind.ENTERPRISE
    return Employer.objects.create(name=name, kind=kind, town=district.chunjiang, uscc=credit_code(n))


SPOILT = [
    ("姓名", "王*"), ("姓名", "李3"), ("证件号码", "320411199002300012"), ("证件号码", "32041119900101001"), ("性别", "不明"),
    ("手机号码", "1396112"), ("民族", "火星族"), ("就业状况", "打工"), ("所属工会", "没有这个工会"), ("入会日期", "2016-02-30"),
    ("出生日期", date(1950, 1, 1)), ("统一社会信用代码", "91320411MA1W00001X"), ("是否农民工", "也许"),
]  # fmt: skip


def spoil(rows: list[dict[str, object]], number: int) -> dict[int, tuple[str, object]]:
    """Errors of thirteen kinds by turns: row → label, and the right cell to put back."""
    right = {}
    for n in range(number):
        label, wrong = SPOILT[n % len(SPOILT)]
        place = 50 * n + 7
        right[place] = (label, rows[place][label])
        rows[place] = {**rows[place], label: wrong}
    return right


def behind_doors(by) -> dict[str, dict[str, object]]:
    """A line that waits for somebody."""
    enter([another()], by=by)
    offer([another(所属工会=TOWN)], by=by)
    return {"joining:doubt": {"pk": Doubt.objects.latest("pk").pk}}
