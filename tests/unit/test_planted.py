"""Planted numbers: after importing them, the plain bytes of the database and of the kept files hold none of them."""

import io
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from django.conf import settings
from django.db import connection

from tests.cast import NOW, bring, offer
from tests.house.rows import identity
from zhijia.cards.models import Card
from zhijia.people.models import Person
from zhijia.sheets.models import Intake
from zhijia.sheets.registers import find
from zhijia.sheets.services import receive, stage
from zhijia.web.exports import csv_lines, write_workbook

PLANTED = 200
FORMULAS = [
    "=cmd|'/c calc'!A0",
    "+1+cmd",
    "-2+3",
    "@SUM(A1)",
    '=HYPERLINK("http://example.invalid")',
    "\t=1+1",
    "＝1+1",
]


def card(n):
    return f"6217001930{n:09d}"


def plant(limin):
    aid = {
        "所属工会": "春江镇",
        "困难类别": "深度困难",
        "救助项目": "医疗救助",
        "资金来源": "工会经费",
        "金额": 2500,
        "发放日期": date(2018, 1, 26),
    }
    cards = {"镇街": "春江镇", "办卡类型": "新办", "办卡日期": date(2016, 4, 18)}
    people = [{"姓名": f"陈{n}", "身份证号": identity(n)} for n in range(PLANTED)]
    bring("aid.payments", [{"发放编号": f"BF-{n}", **aid, **one} for n, one in enumerate(people)], by=limin)
    bring("cards.cards", [{"卡号": card(n), **cards, **one} for n, one in enumerate(people)], by=limin)


def dump() -> bytes:
    """Every byte the database would leave on a disk."""
    if connection.vendor == "sqlite":
        return connection.connection.serialize()
    rows = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute("SET LOCAL bytea_output = 'escape'")
            cursor.execute(f'SELECT t::text FROM "{table}" t')  # noqa: S608
            rows += [row[0] for row in cursor.fetchall()]
    return "\n".join(rows).encode()


def kept() -> bytes:
    return b"".join(path.read_bytes() for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file())


@pytest.fixture
def secrets(district, limin):
    plant(limin)
    return [number.encode() for n in range(PLANTED) for number in (identity(n), card(n))]


def test_no_planted_number_is_left_in_the_clear(secrets):
    everything = dump() + kept()

    assert Card.objects.count() == Person.objects.count() == PLANTED
    assert len(everything) > 100_000
    assert [number for number in secrets if number in everything] == []


def test_the_search_itself_would_find_them(secrets):
    """A check on the check: a number that is not sealed is seen in the same bytes."""
    Person.objects.filter(identity_index__isnull=False).update(phone_index=card(7))

    assert card(7).encode() in dump()
    assert Person.objects.order_by("pk").first().identity == identity(0)


def test_wrong_rows_are_sealed_too(district, limin):
    """A row that waits for correction waits sealed, its number with it."""
    spoilt = identity(3)[:-1] + ("0" if identity(3)[-1] != "0" else "1")
    intake = offer(
        "cards.cards",
        [
            {
                "卡号": card(1),
                "姓名": "陈静",
                "身份证号": spoilt,
                "镇街": "春江镇",
                "办卡类型": "新办",
                "办卡日期": "2016-04-18",
            }
        ],
        by=limin,
    )

    assert intake.wrong == 1
    assert spoilt.encode() not in dump() + kept()
    assert Intake.objects.count() == 1


def test_formulas_leave_as_text(tmp_path):
    write_workbook(tmp_path / "出.xlsx", "出", ["竞赛名称"], [[one] for one in FORMULAS])
    cells = [row[0] for row in openpyxl.load_workbook(tmp_path / "出.xlsx").active.iter_rows(min_row=2)]
    lines = list(csv_lines(["竞赛名称"], [[one] for one in FORMULAS]))[2:]

    assert [cell.data_type for cell in cells] == ["s"] * len(FORMULAS)
    assert [cell.value for cell in cells] == FORMULAS
    assert all(line.lstrip('"').startswith("'") for line in lines)


def test_formulas_of_a_clerk_come_back_out_as_text(client, district, limin):
    row = {
        "竞赛名称": FORMULAS[0],
        "工种": FORMULAS[1],
        "级别": "区",
        "主办工会": "春江镇",
        "举办日期": date(2018, 9, 14),
    }
    bring("skills.contests", [row], by=limin)
    client.force_login(limin)
    told = b"".join(client.get("/w/registers/skills.contests/export.csv").streaming_content).decode()

    assert "'=cmd" in told
    assert "'+1+cmd" in told
    assert ",=" not in told


def test_a_formula_brought_in_is_never_kept_as_one(district, limin):
    """A cell that computes is read as what it last showed; one that never showed anything was not filled in."""
    out = io.BytesIO()
    book = openpyxl.Workbook()
    book.active.append(["竞赛名称", "工种", "级别", "主办工会", "举办日期"])
    book.active.append(["=1+1", "焊工", "区", "春江镇", "2018-09-14"])
    book.save(out)
    intake = stage(receive(find("skills.contests"), "竞赛.xlsx", out.getvalue(), by=limin, at=NOW), at=NOW)

    assert (intake.new, intake.wrong) == (0, 1)
    assert intake.problems.get().reason == "“竞赛名称”没有填写"
