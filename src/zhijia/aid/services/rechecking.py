"""动态复核: opened in sets when its time is near, recorded by whoever went to see, decided by the district."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from zhijia.audit.services import note
from zhijia.base.errors import Refused
from zhijia.base.periods import months_later
from zhijia.matters.models import Matter, Step, Tie
from zhijia.matters.services import open_matter, take, take_all
from zhijia.matters.terms import StopState
from zhijia.people.models import Account
from zhijia.rulebook.queries import rule

from ..assessment import assess
from ..checking import facts_at
from ..models import Expense, FamilyMember, Household, Income, RecheckResult, Version
from ..queries import due_for_recheck, recheck_persons
from ..rules import takes_record
from ..terms import Exit, FileState, RecheckOutcome
from .visiting import check_officer

KIND = "recheck"


@transaction.atomic
def open_rechecks(*, on: date, by: Account, at: datetime) -> list[Matter]:
    """One for each household within reach that is due by that day. Whose look is running already gets no second one."""
    due = [household.pk for household in due_for_recheck(by, on=on)]
    locked = list(Household.objects.select_for_update(of=("self",)).filter(pk__in=due).order_by("pk"))
    still = set(due_for_recheck(by, on=on).values_list("pk", flat=True)) if locked else set()
    households = [household for household in locked if household.pk in still]
    matters = [
        open_matter(
            KIND, title="困难职工档案年度复核", applicant=household.head, unit=household.unit, by=by, at=at
        )
        for household in households
    ]
    RecheckResult.objects.bulk_create(
        RecheckResult(matter=matter, household=household)
        for matter, household in zip(matters, households, strict=True)
    )
    if not matters:
        return []
    steps = take_all(matters, "begin", by=by, at=at)
    note("aid.rechecks.opened", "rechecks", by=by, at=at, facts={"households": len(matters), "due_by": on})
    return [step.matter for step in steps]


@transaction.atomic
def record(
    result: RecheckResult,
    *,
    by: Account,
    at: datetime,
    incomes: Mapping[int, int] | None = None,
    expenses: Mapping[int, int] | None = None,
    new_income: Mapping[str, Any] | None = None,
    new_expense: Mapping[str, Any] | None = None,
    **said: Any,
) -> Version:
    """What was found this time is a new version of the file, frozen at once. Amounts are fen a year by the row they correct; 0 takes a row out."""
    matter = Matter.objects.select_for_update(of=("self",)).select_related("unit").get(pk=result.matter_id)
    locked = RecheckResult.objects.select_related("household").get(pk=result.pk)
    locked.matter = matter
    check_officer(matter.unit, by=by, at=at)
    if (
        by.person_id in recheck_persons(matter) - {None}
        or Tie.objects.filter(matter=matter, account=by).exists()
    ):
        raise Refused("您与这一户有亲属或家庭关系，请由同事核实登记")
    if not takes_record(locked):
        raise Refused("这次复核已经办结，不能再登记，请刷新后再看")
    made = _next_version(
        locked.household, at=at, by=by, said=said, incomes=incomes or {}, expenses=expenses or {}
    )
    if new_income:
        Income.objects.create(version=made, **new_income)
    if new_expense:
        Expense.objects.create(version=made, **new_expense)
    RecheckResult.objects.filter(pk=locked.pk).update(version=made)
    result.version = made
    note("aid.recheck.recorded", f"recheck:{locked.pk}", by=by, at=at, facts={"version": made.number})
    return made


def _next_version(
    household: Household,
    *,
    by: Account,
    at: datetime,
    said: Mapping[str, Any],
    incomes: Mapping[int, int],
    expenses: Mapping[int, int],
) -> Version:
    """A frozen copy of the last frozen version. A draft the member is writing meanwhile stays the newest: its number moves on."""
    Household.objects.select_for_update().get(pk=household.pk)
    last = last_frozen(household)
    newest = household.versions.order_by("-number").values_list("number", flat=True)[0]
    household.versions.filter(frozen_at=None).update(number=newest + 1)
    number = (
        household.versions.exclude(frozen_at=None).order_by("-number").values_list("number", flat=True)[0] + 1
    )
    told = {
        field.name: getattr(last, field.name)
        for field in Version._meta.concrete_fields  # noqa: SLF001
        if field.name not in {"id", "number", "made_by", "made_at", "frozen_at"}
    }
    made = Version.objects.create(**(told | dict(said)), number=number, made_by=by, made_at=at, frozen_at=at)
    FamilyMember.objects.bulk_create(_moved(row, made) for row in last.family.all())
    Income.objects.bulk_create(_corrected(last.incomes.all(), made, incomes))
    Expense.objects.bulk_create(_corrected(last.expenses.all(), made, expenses))
    return made


def last_frozen(household: Household) -> Version:
    """What the file says now."""
    found = household.versions.exclude(frozen_at=None).order_by("-number").first()
    if found is None:
        raise Refused("这一户还没有提交过申报内容，请先办理帮扶申请")
    return found


def _corrected(rows: Iterable[Any], version: Version, amounts: Mapping[int, int]) -> list[Any]:
    """Each row as it was or with its new amount."""
    kept = []
    for row in rows:
        amount = amounts.get(row.pk, row.amount)
        if amount or row.pk not in amounts:
            row.amount = amount
            kept.append(_moved(row, version))
    return kept


def _moved(row: Any, version: Version) -> Any:
    row.pk, row._state.adding, row.version = None, True, version  # noqa: SLF001
    return row


@transaction.atomic
def renew(
    matter: Matter,
    *,
    by: Account,
    at: datetime,
    note: str = "",
    reason: str = "",
    revisit_on: date | None = None,
) -> Step:
    """继续在档: the class comes from a new calculation on what was recorded this time; its trace is kept with the outcome."""
    if reason or revisit_on:
        raise Refused("继续在档不填退出原因和回访日期，请清空后再提交")
    result = _locked(matter)
    if result.version is None:
        raise Refused("还没有登记本次核实的收入和支出，请先登记再办结")
    trace = assess(facts_at(result.version, place=result.household.place, on=matter.rules_on))
    if not trace.hardship:
        raise Refused("按本次核实的数字不再符合任何困难类别，请选择退出，或核对收入和支出")
    day = timezone.localdate(at)
    RecheckResult.objects.filter(pk=result.pk).update(
        outcome=RecheckOutcome.RENEWED, hardship=trace.hardship, trace=trace.as_json(), decided_on=day
    )
    months = int(rule("aid.recheck_months", on=day))
    Household.objects.filter(pk=result.household_id).update(
        hardship=trace.hardship, recheck_on=months_later(day, months)
    )
    return take(matter, "renew", by=by, at=at, note=note)


@transaction.atomic
def leave(
    matter: Matter,
    *,
    by: Account,
    at: datetime,
    note: str = "",
    reason: str = "",
    revisit_on: date | None = None,
) -> Step:
    """退出: with its reason, and a day on which somebody asks how they are (常态化回访)."""
    result, day = _locked(matter), timezone.localdate(at)
    if reason not in Exit.values:
        raise Refused("退出档案须写明原因，请选择退出原因")
    if revisit_on is not None and revisit_on <= day:
        raise Refused("回访日期须在今天之后，请改填以后的日期")
    trace = ""
    if result.version is not None:
        trace = assess(facts_at(result.version, place=result.household.place, on=matter.rules_on)).as_json()
    RecheckResult.objects.filter(pk=result.pk).update(
        outcome=RecheckOutcome.EXITED, reason=reason, trace=trace, revisit_on=revisit_on, decided_on=day
    )
    Household.objects.filter(pk=result.household_id).update(
        state=FileState.EXITED, exited_on=day, exit_reason=reason, recheck_on=None
    )
    return take(matter, "leave", by=by, at=at, note=note)


def _locked(matter: Matter) -> RecheckResult:
    Matter.objects.select_for_update(of=("self",)).get(pk=matter.pk)
    result = RecheckResult.objects.select_related("household", "version").get(matter=matter)
    Household.objects.select_for_update().get(pk=result.household_id)
    return result


# checks of the flow


def is_recorded(step: Step) -> None:
    if step.matter.recheck.version_id is None:
        raise Refused("还没有登记本次核实的收入和支出，请先登记再报上级")


def is_not_last(step: Step) -> None:
    if not step.matter.stops.filter(state=StopState.AHEAD).exists():
        raise Refused("已到区级，请选择继续在档或退出")


def is_last(step: Step) -> None:
    if step.matter.stops.filter(state=StopState.AHEAD).exists():
        raise Refused("继续在档或退出由区总工会决定，请核实后报上级")


def has_outcome(step: Step) -> None:
    """The services above have written it in the same transaction; nobody takes the bare move."""
    result = RecheckResult.objects.get(matter=step.matter)
    if result.outcome != step.target:
        raise Refused("复核结果还没有登记，请在复核页面选择结果后提交")
