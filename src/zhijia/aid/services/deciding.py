"""Judging an application: the amount within its caps, the class with its trace, the second signature, the budget held."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from zhijia.access.terms import Permission
from zhijia.base.errors import Refused
from zhijia.base.money import in_yuan
from zhijia.base.periods import months_later
from zhijia.ledger.models import Fund
from zhijia.ledger.services import hold, release
from zhijia.matters.models import Matter, Step
from zhijia.matters.rules import at_last_stop
from zhijia.matters.services import ask_countersign, countersigned, next_number, take
from zhijia.matters.terms import Tone
from zhijia.people.models import Account
from zhijia.rulebook.queries import rule, rule_row

from ..assessment import assess
from ..checking import as_json, check, facts_of
from ..models import Application, Household
from ..terms import FileState, Item

FILE = "aid_file"


def approve(
    matter: Matter,
    *,
    by: Account,
    at: datetime,
    note: str = "",
    granted: int | None = None,
    fund: Fund | None = None,
) -> str:
    """Say yes at this level. With a failed check the second signature is asked for first. Returns what to tell the officer."""
    with transaction.atomic():
        Household.objects.select_for_update().get(pk=matter.aid.household_id)
        matter = Matter.objects.get(pk=matter.pk)
        if over := unsigned(matter):
            ask_countersign(
                matter, permission=Permission.AID_COUNTERSIGN, over=over, reason=note, by=by, at=at
            )
            return "有检查未通过，已请求复签；复签同意后再点通过"
        if at_last_stop(matter):
            decide(matter, granted=granted, fund=fund, at=at)
        elif granted is not None:
            Application.objects.filter(matter=matter).update(suggested=granted)
            note = f"建议 {in_yuan(granted)} 元。{note}"
        step = take(matter, "approve", by=by, at=at, note=note)
        return f"{matter.number} 已通过，现在是“{step.matter.says}”"


def unsigned(matter: Matter) -> list[str]:
    """Checks that failed and that nobody has signed over yet."""
    failed = [one.label for one in check(matter.aid) if one.tone == Tone.FAILED]
    return [] if countersigned(matter, failed) else failed


def decide(matter: Matter, *, granted: int | None, fund: Fund | None, at: datetime) -> None:
    """Freeze what the decision rests on: amount, fund, class, the calculation line by line, the checks."""
    application = Application.objects.select_related("household", "version").get(matter=matter)
    if not granted or fund is None:
        raise Refused("区级审批须填写核定金额并选择资金，请填写后再通过")
    trace = assess(facts_of(application))
    _within(application, granted, fund, hardship=trace.hardship)
    Application.objects.filter(pk=application.pk).update(
        granted=granted, fund=fund, hardship=trace.hardship, trace=trace.as_json(), checks=as_json(check(application)),
        year=matter.rules_on.year, decided_on=timezone.localdate(at),
    )  # fmt: skip


def _within(application: Application, granted: int, fund: Fund, *, hardship: str) -> None:
    """Caps per household, item and year, by the rules of the day the matter began; central money only to filed classes."""
    if granted > application.asked:
        raise Refused(f"核定金额不能超过申请金额 {in_yuan(application.asked)} 元，请改小后再通过")
    if fund.filed_only and not hardship:
        raise Refused(f"“{fund.name}”只能用于建档困难职工，这一户不符合建档条件，请改用其他资金")
    on = application.matter.rules_on
    for code, item, label in (
        (f"aid.cap.{application.item}", application.item, Item(application.item).label),
        ("aid.cap.year", "", "各项"),
    ):
        cap = int(rule(code, on=on) * 100)
        before = application.household.granted(year=on.year, item=item, but=application.pk)
        if before + granted > cap:
            row = rule_row(code, on=on)
            raise Refused(
                f"{label}每户每年不超过 {in_yuan(cap)} 元（{row.document}），这一户今年已有 {in_yuan(before)} 元，"
                f"最多还可核定 {in_yuan(max(cap - before, 0))} 元"
            )


# checks, choices and effects of the flow


def after_approval(matter: Matter) -> str:
    """To the next level, or to the public notice; an emergency is paid first and owes its papers."""
    if not at_last_stop(matter):
        return "review"
    return "payable" if matter.aid.urgent else "approved"


def amount_is_set(step: Step) -> None:
    application = Application.objects.get(matter=step.matter)
    if at_last_stop(step.matter) and application.decided_on is None:
        raise Refused("区级审批须填写核定金额并选择资金，请填写后再通过")


def checks_passed(step: Step) -> None:
    if unsigned(step.matter):
        raise Refused("有检查未通过，须写明理由并由领导复签后才能通过，请先请求复签")


def file_and_hold(steps: Sequence[Step]) -> None:
    """With the last yes the household is on file and the budget is held."""
    for step in steps:
        if step.target == "review":
            continue
        application = Application.objects.select_related("household", "fund", "matter__unit").get(
            matter=step.matter
        )
        assert application.fund is not None  # noqa: S101  (the database keeps it: a grant has a fund)
        assert application.granted is not None  # noqa: S101
        assert application.year is not None  # noqa: S101
        key = f"{step.matter.number}:{step.pk}"
        hold(
            key, fund=application.fund, use=application.item, year=application.year, unit=step.matter.unit,
            amount=application.granted, by=step.by, at=step.at,
        )  # fmt: skip
        Application.objects.filter(pk=application.pk).update(hold=key)
        if application.hardship:
            _file(application, step)


def _file(application: Application, step: Step) -> None:
    """On file from today, to be looked at again within the year (动态复核，每年至少一次)."""
    household, day = application.household, timezone.localdate(step.at)
    months = int(rule("aid.recheck_months", on=day))
    Household.objects.filter(pk=household.pk).update(
        number=household.number or next_number(FILE, prefix="DA", year=day.year), state=FileState.FILED,
        hardship=application.hardship, filed_on=household.filed_on or day, recheck_on=months_later(day, months),
        exited_on=None, exit_reason="",
    )  # fmt: skip


def free_budget(steps: Sequence[Step]) -> None:
    """Withdrawn, or back to review: the decision no longer stands, and nobody's budget is kept waiting."""
    for step in steps:
        application = Application.objects.get(matter=step.matter)
        if application.hold:
            release(application.hold, by=step.by, at=step.at)
            Application.objects.filter(pk=application.pk).update(
                hold="", granted=None, fund=None, decided_on=None, trace="", checks=""
            )
