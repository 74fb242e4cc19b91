"""Employers, who covers them, and their passing from one union to another (二次覆盖)."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from zhijia.access.queries import units_for
from zhijia.access.terms import Permission
from zhijia.base.errors import Refused
from zhijia.grassroots.models import EmployerRecord, Regrouping
from zhijia.grassroots.terms import EMPLOYER_ALIASES
from zhijia.orgs.models import Cover, Employer, Unit
from zhijia.orgs.services import cover
from zhijia.orgs.services import regroup as pass_employers
from zhijia.orgs.terms import EmployerKind
from zhijia.people.writing import upsert
from zhijia.sheets.columns import Choice, Column, CreditCode, Day, EmployerName, Text, UnitName, Whole
from zhijia.sheets.models import Intake
from zhijia.sheets.registers import Register

from .parts import WrittenPart

UNDOCUMENTED = "二次覆盖划转台账（未填批复文号）"
FIELDS = ("name", "uscc", "kind", "industry", "town_id", "employees")


def enlist(rows: Sequence[dict[str, Any]], intake: Intake) -> None:
    """Write the employers in one go: a district brings its whole list at once. Then who covers them."""
    names = [row["name"] for row in rows]
    _none_of_others(names, intake)
    upsert(Employer, {f: [row["unit" if f == "town_id" else f] for row in rows] for f in FIELDS}, on="name")
    ids = dict(Employer.objects.filter(name__in=names).values_list("name", "pk"))
    for row in rows:
        row["employer"] = ids[row["name"]]
    _cover([row for row in rows if row["covering"]])


def _none_of_others(names: Sequence[str], intake: Intake) -> None:
    reach = units_for(intake.by, Permission.REGISTERS_IMPORT, on=intake.at.date())
    other = Employer.objects.filter(name__in=names).exclude(town__in=reach).first()
    if other:
        raise Refused(f"单位“{other.name}”已由其他镇街登记，请核对名称，或请上级工会办理")


def _cover(rows: Sequence[dict[str, Any]]) -> None:
    """First covers are written together; where somebody covers already, one by one."""
    held: dict[int, list[Cover]] = {}
    for one in Cover.objects.filter(employer__in=[row["employer"] for row in rows]).select_related(
        "employer"
    ):
        held.setdefault(one.employer_id, []).append(one)
    Cover.objects.bulk_create(
        Cover(employer_id=row["employer"], unit_id=row["covering"], since=row["covered_since"])
        for row in rows
        if row["employer"] not in held
    )
    for row in rows:
        if row["employer"] in held:
            _recover(row, held[row["employer"]])


def _recover(row: dict[str, Any], covers: list[Cover]) -> None:
    """A cover that is told again is left; a lone one may have its first day corrected; another union is a regrouping."""
    told = (row["covering"], row["covered_since"])
    if told in [(one.unit_id, one.since) for one in covers]:
        return
    if [one.unit_id for one in covers] == [row["covering"]]:
        Cover.objects.filter(pk=covers[0].pk).update(since=row["covered_since"])
    else:
        cover(covers[0].employer, unit=Unit.objects.get(pk=row["covering"]), on=row["covered_since"])


def regroup(rows: Sequence[dict[str, Any]], intake: Intake) -> None:
    """Pass the employers on with their members, the earliest day first; one already passed on that day is left.

    What went to one union on one day by one document is one operation in the history of the unions.
    """
    employers = Employer.objects.in_bulk({row["employer"] for row in rows})
    units = Unit.objects.in_bulk({row["unit"] for row in rows})
    covers = list(Cover.objects.filter(employer__in=employers).select_related("unit"))
    done = {(one.employer_id, one.unit_id, one.since) for one in covers}
    now = {one.employer_id: one for one in covers if one.until is None}
    passing = [row for row in rows if (row["employer"], row["unit"], row["regrouped_on"]) not in done]
    for (on, to, document), told in _together(passing).items():
        those = [employers[row["employer"]] for row in told]
        for row, employer in zip(told, those, strict=True):
            _comes_from(row, employer, now.get(employer.pk))
            now[employer.pk] = Cover(employer=employer, unit=units[to], since=on)
        pass_employers(those, to=units[to], on=on, document=document, by=intake.by, at=intake.at)


def _together(rows: Sequence[dict[str, Any]]) -> dict[tuple[date, int, str], list[dict[str, Any]]]:
    """By day, union and document. Old registers give no document for some: then the register itself is named."""
    found: dict[tuple[date, int, str], list[dict[str, Any]]] = {}
    for row in sorted(rows, key=lambda row: (row["regrouped_on"], row["unit"], row["approval"])):
        key = (row["regrouped_on"], row["unit"], row["approval"] or UNDOCUMENTED)
        found.setdefault(key, []).append(row)
    return found


def _comes_from(row: dict[str, Any], employer: Employer, now: Cover | None) -> None:
    """The register and the covers must tell the same story of where the employer stood."""
    if now and now.unit_id == row["unit"]:
        raise Refused(f"{employer.name}已由{now.unit.name}覆盖，无需再划转，请核对新工会和划转日期")
    if row["former"] and (now is None or now.unit_id != row["former"]):
        where = f"现由{now.unit.name}覆盖" if now else "还没有工会覆盖"
        raise Refused(
            f"{employer.name}{where}，与台账所填原工会不符，请核对原工会，或先在单位台账登记覆盖工会"
        )
    if now and now.since >= row["regrouped_on"]:
        raise Refused(
            f"{employer.name}自 {now.since} 起由{now.unit.name}覆盖，划转日期须晚于这一天，请核对划转日期"
        )


def cover_has_a_day(row: dict[str, Any]) -> None:
    if bool(row["covering"]) != bool(row["covered_since"]):
        raise Refused("覆盖工会和覆盖起始日期只填了一项，请两项都填或都不填")


def union_changes(row: dict[str, Any]) -> None:
    if row["former"] == row["unit"]:
        raise Refused("原工会与新工会相同，请核对两个工会")


EMPLOYERS = Register(
    code="grassroots.employers",
    title="单位台账",
    group="夯实基础",
    order=12,
    model=EmployerRecord,
    facets=("kind",),
    parts=(WrittenPart("employer"),),
    rules=(cover_has_a_day,),
    writer=enlist,
    columns=(
        Column("单位名称", "name", Text(), ("企业名称", "单位全称"), required=True, key=True, example="春江工具厂"),
        Column("统一社会信用代码", "uscc", CreditCode(), ("信用代码", "社会信用代码"), default=""),
        Column("单位性质", "kind", Choice(choices=EmployerKind, aliases=EMPLOYER_ALIASES), ("性质", "单位类型"), required=True, example="企业"),
        Column("所属行业", "industry", Text(limit=40), ("行业",), default="", example="制造业"),
        Column("所在镇街", "unit", UnitName(), ("镇街", "所在镇（街道）", "属地"), required=True, example="春江镇"),
        Column("职工人数", "employees", Whole(most=1_000_000), ("职工数", "人数"), default=0, example="320"),
        Column("覆盖工会", "covering", UnitName(), ("所属工会", "建会工会"), example="春江工具厂工会"),
        Column("覆盖起始日期", "covered_since", Day(), ("覆盖日期", "建会日期"), example="2012-03-01"),
    ),
)  # fmt: skip
REGROUPINGS = Register(
    code="grassroots.regroupings",
    title="二次覆盖划转台账",
    group="夯实基础",
    order=13,
    model=Regrouping,
    when="regrouped_on",
    rules=(union_changes,),
    writer=regroup,
    columns=(
        Column("单位名称", "employer", EmployerName(), ("企业名称", "划转单位"), required=True, key=True, example="春江工具厂"),
        Column("划转日期", "regrouped_on", Day(), ("日期", "划转时间"), required=True, key=True, example="2017-06-01"),
        Column("原工会", "former", UnitName(), ("原覆盖工会", "划出工会"), example="春江镇联合工会"),
        Column("新工会", "unit", UnitName(), ("新覆盖工会", "划入工会"), required=True, example="春江工具厂工会"),
        Column("批复文号", "approval", Text(limit=40), ("文号", "批准文号"), default=""),
    ),
)  # fmt: skip
