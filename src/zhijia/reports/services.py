"""Saving a report, taking a suggestion, freezing an edition."""

from datetime import datetime

from django.db import transaction

from zhijia.audit.services import note
from zhijia.base.errors import Refused
from zhijia.base.periods import Period
from zhijia.indicators.models import Reading
from zhijia.indicators.scope import Scope
from zhijia.indicators.services import freeze as freeze_figure
from zhijia.orgs.models import Unit
from zhijia.people.models import Account

from .checking import Finding, check
from .models import Edition, Report, Stated

LONGEST = 2 * 1024 * 1024


def write(*, title: str, body: str, unit: Unit, period: Period, by: Account, at: datetime) -> Report:
    if len(body.encode()) > LONGEST:
        raise Refused("正文超过 2 MB，请分成几篇分别核对")
    return Report.objects.create(
        title=title, body=body, unit=unit, since=period.since, until=period.until, by=by, saved_at=at
    )


def rewrite(report: Report, *, title: str, body: str, period: Period, at: datetime) -> None:
    if len(body.encode()) > LONGEST:
        raise Refused("正文超过 2 MB，请分成几篇分别核对")
    Report.objects.filter(pk=report.pk).update(
        title=title, body=body, since=period.since, until=period.until, saved_at=at
    )
    report.refresh_from_db()


def take_suggestion(report: Report, *, start: int, quote: str, at: datetime) -> None:
    """Put the right wording in place of one claim. Refused when the text has moved on meanwhile."""
    finding = next((f for f in check(report.body, scope_of(report)) if f.claim.start == start), None)
    if finding is None or finding.claim.quote != quote or not finding.suggestion:
        raise Refused("这处文字刚才已经改动，请刷新后再采用建议")
    body = report.body[:start] + finding.suggestion + report.body[start + len(quote) :]
    Report.objects.filter(pk=report.pk).update(body=body, saved_at=at)
    report.refresh_from_db()


@transaction.atomic
def freeze(report: Report, *, by: Account, at: datetime) -> Edition:
    """Keep the text, each claim's verdict, and each figure with the rows behind it."""
    report = Report.objects.select_for_update().get(pk=report.pk)
    findings = check(report.body, scope_of(report))
    if not findings:
        raise Refused("正文里没有可核对的数字，请核对正文后再定稿")
    number = report.editions.count() + 1
    edition = Edition.objects.create(
        report=report, number=number, title=report.title, body=report.body, by=by, frozen_at=at
    )
    readings: dict[tuple[str, Scope] | None, Reading] = {
        key: freeze_figure(f.indicator, f.scope, at=at)
        for key, f in _figures(findings).items()
        if f.indicator
    }
    Stated.objects.bulk_create(
        Stated(
            edition=edition, start=f.claim.start, quote=f.claim.quote[:60], subject=f.claim.subject[:120],
            verdict=f.verdict or "", suggestion=(f.suggestion or "")[:80], reading=readings.get(_figure(f)),
        )
        for f in findings
    )  # fmt: skip
    note(
        "reports.edition.frozen",
        f"report:{report.pk}",
        by=by,
        at=at,
        facts={"number": number, "claims": len(findings)},
    )
    return edition


def scope_of(report: Report) -> Scope:
    return Scope(report.unit, Period(report.since, report.until))


def _figure(finding: Finding) -> tuple[str, Scope] | None:
    return (
        (finding.indicator.code, finding.scope)
        if finding.indicator and finding.recorded is not None
        else None
    )


def _figures(findings: list[Finding]) -> dict[tuple[str, Scope], Finding]:
    return {key: finding for finding in findings if (key := _figure(finding))}
