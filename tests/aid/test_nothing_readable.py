"""Who steals the whole database reads no number: a thousand planted identity, phone and card numbers, and not one in the dump."""

import pytest
from django.db import connection
from stdnum import luhn

from tests.aid.cases import MONDAY
from tests.cast import bring
from zhijia.aid.services.applying import add_member, begin, write
from zhijia.base.identity import check_digit
from zhijia.people.models import Person, blind

COUNT = 1000
ILLNESS = "尿毒症晚期每周透析三次"


def identity(n):
    first = f"320411{1950 + n % 50}{n % 12 + 1:02d}15{n:03d}"
    return first + check_digit(first)


def card(n):
    first = f"621799{n:012d}"
    return first + luhn.calc_check_digit(first)


def phone(n):
    return f"139{n:08d}"


def plant(district, wanglei):
    """Half come in from Excel, half by applications with a family member each; every number is used once."""
    rows = [
        {
            "发放编号": f"BF-2018-{n:04d}", "困难职工姓名": f"职工{n}", "身份证号": identity(n), "所属工会": "春江镇总工会",
            "困难类别": "深度困难", "救助项目": "医疗救助", "资金来源": "工会经费", "金额（元）": "2500", "发放日期": "2018-01-26",
        }
        for n in range(COUNT // 2)
    ]  # fmt: skip
    for n in range(COUNT // 2, COUNT):
        person = Person.objects.create(
            name=f"职工{n}",
            identity=identity(n),
            identity_index=blind(identity(n)),
            phone=phone(n),
            phone_index=blind(phone(n)),
        )
        made = begin(person, item="medical", unit=district.plant_union, by=wanglei, at=MONDAY)
        write(
            made,
            card=card(n),
            phone=phone(COUNT + n),
            health=ILLNESS,
            story=ILLNESS,
            address=f"春江街道{phone(n)}室",
        )
        add_member(
            made,
            name="家人",
            kinship="spouse",
            identity=identity(n - COUNT // 2),
            work="none",
            health=ILLNESS,
        )
    return rows


def dumped() -> str:
    """Every cell of every table, as text; bytes as they lie, and as hexadecimal the way a dump writes them."""
    told = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608
            for row in cursor.fetchall():
                for cell in row:
                    raw = bytes(cell) if isinstance(cell, bytes | memoryview) else str(cell).encode()
                    told.append(raw.decode("utf-8", "replace"))
    return "\n".join(told)


@pytest.fixture
def planted(district, limin, wanglei):
    bring("aid.payments", plant(district, wanglei), by=limin)


def test_a_dump_shows_no_number_and_no_illness(planted, capsys):
    dump = dumped()
    numbers = [identity(n) for n in range(COUNT)] + [phone(n) for n in range(2 * COUNT)]
    numbers += [card(n) for n in range(COUNT // 2, COUNT)]
    found = [number for number in numbers if number in dump]

    with capsys.disabled():
        print(f"\n埋入 {len(numbers):,} 个号码，转储 {len(dump):,} 字，找到 {len(found)} 个")  # noqa: T201
    assert found == []
    assert ILLNESS not in dump
    assert "职工999" in dump  # a check on the check: what is not sealed is there to be seen
