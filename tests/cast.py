"""Our cast: 陈静 works at the tool plant, 王磊 serves her grassroots union, 孙芳 the town, 李敏 the district,
赵强 makes the payments, 吴涛 releases them, 郑华 leads the district; 周平 belongs to another town and must see nothing of hers.
"""

import io
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime

import pytest
import xlsxwriter

from zhijia.access.services import give_post
from zhijia.access.terms import Role
from zhijia.base.errors import Refused
from zhijia.orgs.models import Employer, Unit
from zhijia.orgs.services import cover, move_unit, open_unit
from zhijia.orgs.terms import EmployerKind, UnitKind
from zhijia.people.models import Account, Person, blind
from zhijia.sheets import registers
from zhijia.sheets.models import Intake
from zhijia.sheets.services import commit, receive, stage
from zhijia.site.defaults import lay_defaults

NOW = datetime(2019, 5, 5, 9, tzinfo=UTC)
FOUNDED = date(2000, 1, 1)
BENNIU_JOINED = date(2015, 1, 1)


@dataclass(frozen=True)
class District:
    """A small district: two towns, a town that joined in 2015, one plant with its union."""

    city: Unit
    unit: Unit
    wujin: Unit
    xuejia: Unit
    chunjiang: Unit
    benniu: Unit
    plant_union: Unit
    plant: Employer


def build_district() -> District:
    lay_defaults()
    said = {"by": "测试", "at": NOW}
    city = open_unit("常州市总工会", kind=UnitKind.CITY, parent=None, on=FOUNDED, code="320400", **said)
    unit = open_unit(
        "新北区总工会", short="新北区", kind=UnitKind.DISTRICT, parent=city, on=FOUNDED, code="320411", **said
    )
    wujin = open_unit(
        "武进区总工会", short="武进区", kind=UnitKind.DISTRICT, parent=city, on=FOUNDED, code="320412", **said
    )
    towns = [
        open_unit(
            f"{name}总工会", short=name, kind=UnitKind.TOWN, parent=parent, on=FOUNDED, code=code, **said
        )
        for name, parent, code in [
            ("薛家镇", unit, "320411103"),
            ("春江镇", unit, "320411100"),
            ("奔牛镇", wujin, "320412105"),
        ]
    ]
    move_unit(towns[2], parent=unit, on=BENNIU_JOINED, code="320411122", **said)
    plant_union = open_unit(
        "春江工具厂工会", kind=UnitKind.SINGLE, parent=towns[1], on=date(2012, 3, 1), **said
    )
    plant = Employer.objects.create(
        name="春江工具厂", kind=EmployerKind.ENTERPRISE, town=towns[1], employees=320
    )
    cover(plant, unit=plant_union, on=date(2012, 3, 1))
    towns[2].refresh_from_db()
    return District(city, unit, wujin, *towns, plant_union, plant)


CAST = {
    "wanglei": ("王磊", "plant_union", Role.GRASSROOTS),
    "sunfang": ("孙芳", "chunjiang", Role.TOWN),
    "limin": ("李敏", "unit", Role.OFFICER),
    "zhaoqiang": ("赵强", "unit", Role.CASHIER),
    "zhouping": ("周平", "xuejia", Role.TOWN),
    "wutao": ("吴涛", "unit", Role.TREASURER),
    "zhenghua": ("郑华", "unit", Role.LEADER),
}
CHENJING = "320411197603022127"


def hire(district: District, username: str) -> Account:
    name, place, role = CAST[username]
    account = Account.objects.create_account(username, name=name, password="zhijia-test")
    give_post(account, unit=getattr(district, place), role=role, since=FOUNDED, by="测试", at=NOW)
    return account


def enrol(
    district: District, username: str, *, name: str, identity: str, phone: str = "13800000000"
) -> Account:
    """A member with an account of her own, working where the plant union is."""
    person = Person.objects.create(
        name=name, identity=identity, identity_index=blind(identity), phone=phone, phone_index=blind(phone)
    )
    account = Account.objects.create_account(username, name=name, password="zhijia-test")
    Account.objects.filter(pk=account.pk).update(person=person)
    account.refresh_from_db()
    give_post(account, unit=district.plant_union, role=Role.MEMBER, since=FOUNDED, by="测试", at=NOW)
    return account


def workbook(header, rows, *, above=(), below=()) -> bytes:
    """An .xlsx as a clerk might make it; dates become real Excel dates."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "default_date_format": "yyyy-mm-dd"})
    page = book.add_worksheet()
    for number, row in enumerate([*above, header, *rows, *below]):
        for column, cell in enumerate(row):
            if isinstance(cell, date | datetime):
                page.write_datetime(
                    number,
                    column,
                    cell if isinstance(cell, datetime) else datetime(cell.year, cell.month, cell.day),
                )
            elif isinstance(cell, str):
                page.write_string(number, column, cell)
            elif cell is not None:
                page.write(number, column, cell)
    book.close()
    return out.getvalue()


def bring(code: str, rows: list[dict], *, by: Account) -> Intake:
    """Import rows (label → cell) as an officer does: file, check, commit. Nothing may be wrong."""
    intake = offer(code, rows, by=by)
    assert intake.wrong == 0, list(intake.problems.values_list("line", "column", "reason"))
    return commit(intake, by=by, at=NOW)


def offer(code: str, rows: list[dict], *, by: Account) -> Intake:
    """The same, stopped before the commit."""
    register = registers.find(code)
    labels = list(dict.fromkeys(label for row in rows for label in row))
    content = workbook(labels, [[row.get(label) for label in labels] for row in rows])
    return stage(receive(register, f"{register.title}.xlsx", content, by=by, at=NOW), at=NOW)


@contextmanager
def refuses(sentence: str):
    """The rule says no, and says this."""
    with pytest.raises(Refused) as refusal:
        yield
    assert sentence in str(refusal.value)
