"""What was declared and how the class was worked out, in words that applicant and officer read alike."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from zhijia.base.money import in_yuan
from zhijia.matters.models import Matter

from ..assessment import Line, Trace, assess
from ..assessment.lines import MONTHLY, said
from ..checking import facts_at, facts_of
from ..models import Application, Expense, Income, RecheckResult, Version
from ..terms import Hardship


def proofs(application: Application) -> set[int]:
    """The kept files that prove an income or an expense: they were laid before the matter on those pages."""
    household = application.household_id
    found = {row.evidence_id for row in Income.objects.filter(version__household=household)}
    found |= {row.evidence_id for row in Expense.objects.filter(version__household=household)}
    return {pk for pk in found if pk is not None}


def trace_of(application: Application) -> Trace:
    """The calculation as it was frozen, or as it would be now."""
    return Trace.from_json(application.trace) if application.trace else assess(facts_of(application))


def trace_of_recheck(result: RecheckResult) -> Trace | None:
    """Frozen with the outcome; before it, as what was recorded would come out; none while nothing is recorded."""
    if result.trace:
        return Trace.from_json(result.trace)
    version, on = result.version, result.matter.rules_on
    return assess(facts_at(version, place=result.household.place, on=on)) if version else None


def label_of(trace: Trace | None) -> str:
    return Hardship(trace.hardship).label if trace and trace.hardship else ""


@dataclass(frozen=True)
class Told:
    """One line of the calculation as a row of the page; money in yuan, the rule with its document and address."""

    label: str
    formula: str
    value: str
    unit: str
    rule: str = ""
    document: str = ""
    example: bool = False
    href: str = ""


def trace_lines(trace: Trace | None) -> list[Told]:
    return [_told(line) for line in trace.lines] if trace else []


def key_lines(trace: Trace | None) -> list[tuple[str, str]]:
    """What the class hangs on; the rest is one press away."""
    told = trace_lines(trace)
    return [
        (one.label, f"{one.value} {one.unit}")
        for one in told
        if one.unit == MONTHLY or "人均月收入" in one.label
    ]


def _told(line: Line) -> Told:
    value = (
        line.value
        if isinstance(line.value, str)
        else said(line.value * 100)
        if "元" in line.unit
        else f"{line.value.normalize():,f}"
    )
    if line.rule is None:
        return Told(line.label, line.formula, value, line.unit)
    rule = line.rule
    return Told(
        line.label, line.formula, value, line.unit, rule.name, f"{rule.document}{rule.article}（{rule.since} 起）", rule.example,
        reverse("rulebook:history", args=[rule.code]),
    )  # fmt: skip


def facts_said(matter: Matter) -> list[tuple[str, object]]:
    """What the applicant submitted, for the applicant and the officer alike; card and health stay short."""
    application = matter.aid
    version: Version = application.version
    return [
        ("救助项目", application.get_item_display()),
        ("申请金额", f"{in_yuan(application.asked)} 元"),
        ("主要致困原因", version.get_cause_display() if version.cause else "—"),
        ("困难情况", version.story or "—"),
        *_household(version),
        ("收款账户", f"{version.bank_name} 尾号 {version.card_tail}" if version.card_tail else "—"),
    ]


def _household(version: Version) -> Iterable[tuple[str, object]]:
    income = sum(row.amount for row in version.incomes.all())
    expense = sum(row.amount for row in version.expenses.all())
    return [
        ("家庭共同生活人口", f"{version.persons} 人"),
        ("家庭年收入", f"{in_yuan(income)} 元"),
        ("年刚性支出", f"{in_yuan(expense)} 元"),
    ]


def recheck_facts(matter: Matter) -> list[tuple[str, object]]:
    """What is on file and what was found this time."""
    result: RecheckResult = matter.recheck
    household, found = result.household, result.version
    last = found or household.versions.exclude(frozen_at=None).order_by("-number").first()
    told: list[tuple[str, object]] = [
        ("档案编号", str(household)),
        ("在档类别", household.get_hardship_display() or "—"),
        ("建档日期", household.filed_on),
        ("应复核日期", household.recheck_on or "—"),
        ("本次核实", f"第 {found.number} 版" if found else "还没有登记"),
    ]
    return [*told, *(_household(last) if last else [])]
