"""What the review page shows beyond the matter itself."""

from collections.abc import Mapping
from typing import Any

from zhijia.matters.models import Matter
from zhijia.matters.terms import Tone
from zhijia.notices.models import Listed
from zhijia.people.models import Account

from ..assessment import Trace
from ..checking import check, compared
from ..models import Application, RecheckResult
from ..rules import takes_findings, takes_record
from .files import comparison, paid_to
from .impact import household_year, impacts
from .said import key_lines, label_of, trace_lines, trace_of, trace_of_recheck

FEW = 5


def look(matter: Matter, account: Account) -> Mapping[str, Any]:  # noqa: ARG001
    """Declared beside found, the calculation, the checks, the money it would take, and how others were decided."""
    application = Application.objects.select_related("household__head", "version", "fund", "publicity").get(
        matter=matter
    )
    checks, trace, beside = check(application), trace_of(application), compared(application)
    failed = sum(one.tone == Tone.FAILED for one in checks)
    return {
        "application": application, "household": application.household, "compared": beside, "checks": checks, "trace": trace,
        "differing": sum(one.tone == Tone.FAILED for one in beside), "lines": trace_lines(trace), "key_lines": key_lines(trace), "hardship": label_of(trace), "flow_aside": "aid/aside.html",
        "blocking": f"有 {failed} 项检查未通过，此时“通过”须写明理由并由领导复签。" if failed and matter.awaits else "",
        "earlier": paid_to(application.household)[:FEW], "visits": application.home_visits.all(), "takes_findings": takes_findings(application),
        "struck": _struck(application), "impacts": impacts(application), "own_year": household_year(application), "similar": similar(application, trace),
    }  # fmt: skip


def _struck(application: Application) -> str:
    """Why it was taken off its notice: for officers only."""
    lines = Listed.objects.filter(publicity=application.publicity_id, subject=str(application.matter.number))
    line = lines.exclude(struck_at=None).first() if application.publicity_id else None
    return line.reason if line else ""


def similar(application: Application, trace: Trace) -> list[Application]:
    """The last that were decided on the same item for the same class: what equal treatment is measured by."""
    decided = Application.objects.filter(
        item=application.item, hardship=trace.hardship, decided_on__isnull=False
    )
    others = decided.exclude(pk=application.pk).exclude(household=application.household)
    return list(others.select_related("matter__unit").order_by("-decided_on", "-pk")[:FEW])


def look_again(matter: Matter, account: Account) -> Mapping[str, Any]:  # noqa: ARG001
    """A re-check: what is on file beside what was found this time, and the class that follows from it."""
    result = RecheckResult.objects.select_related("household__head", "version").get(matter=matter)
    found, household = result.version, result.household
    before = household.versions.exclude(frozen_at=None).order_by("-number")
    before = before.filter(number__lt=found.number) if found else before
    trace, rows = trace_of_recheck(result), comparison(before.first(), found) if found else []
    beside = [row for row in rows if row.tone != Tone.OK]
    return {
        "result": result, "household": household, "trace": trace, "lines": trace_lines(trace), "key_lines": key_lines(trace),
        "hardship": label_of(trace), "beside": beside, "unchanged": len(rows) - len(beside), "takes_record": takes_record(result),
        "earlier": paid_to(household)[:FEW],
    }  # fmt: skip
