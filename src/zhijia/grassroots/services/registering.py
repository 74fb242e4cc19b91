"""An employer that is to have a union and stands in no register yet."""

import csv
import io
from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from zhijia.base.errors import Refused
from zhijia.grassroots.models import EmployerRecord, Establishment, EstablishmentEmployer
from zhijia.orgs.models import Employer, Unit
from zhijia.people.models import Account
from zhijia.sheets.registers import find
from zhijia.sheets.services import commit, receive, stage

from .founding import hold, name_employer

EMPLOYERS = "grassroots.employers"


@transaction.atomic
def register_employer(
    found: Establishment,
    *,
    name: str,
    uscc: str,
    kind: str,
    town: Unit,
    employees: int,
    by: Account,
    at: datetime,
) -> EstablishmentEmployer:
    """One that no register knows yet: a row of 单位台账, checked and written as a file of one row is."""
    hold(found)
    if Employer.objects.filter(name=name).exists() or (uscc and Employer.objects.filter(uscc=uscc).exists()):
        raise Refused(
            "这家单位（或这个统一社会信用代码）已在单位台账，请在上面查找后加入；查不到的请联系上级工会"
        )
    row = {
        "单位名称": name,
        "统一社会信用代码": uscc,
        "单位性质": kind,
        "所在镇街": town.name,
        "职工人数": employees,
    }
    intake = stage(receive(find(EMPLOYERS), f"建会登记-{name}.csv", one_row(row), by=by, at=at), at=at)
    if problem := intake.problems.first():
        told = problem.reason if problem.column in problem.reason else f"{problem.column}：{problem.reason}"
        raise Refused("，".join(filter(None, (told, problem.remedy))))
    if intake.remarks:
        raise Refused(intake.remarks)
    commit(intake, by=by, at=at)
    return name_employer(found, EmployerRecord.objects.get(intake=intake).employer, employees=employees)


def one_row(row: Mapping[str, object]) -> bytes:
    """As a clerk's file would tell it."""
    sheet = io.StringIO()
    writer = csv.DictWriter(sheet, list(row))
    writer.writeheader()
    writer.writerow(row)
    return sheet.getvalue().encode("utf-8-sig")
