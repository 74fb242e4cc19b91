"""The report studio: write or bring a text, see each figure beside its records, freeze an edition."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_POST

from zhijia.access.doors import desk
from zhijia.access.middleware import DeskRequest
from zhijia.access.queries import home_unit
from zhijia.access.rules import may
from zhijia.access.terms import Permission
from zhijia.base.periods import Period
from zhijia.indicators.indicator import Indicator, find
from zhijia.indicators.queries import seen_rows, usual_period
from zhijia.indicators.services import drift
from zhijia.sheets.queries import cells
from zhijia.sheets.registers import for_model

from .. import services
from ..checking import Finding, check, counts
from ..forms import ReportForm
from ..models import Edition, Report, Stated
from ..official import document
from ..pieces import outline, paragraphs
from ..terms import Verdict

FEW = 6
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
TONES = {
    Verdict.SUPPORTED: "ok",
    Verdict.WORDING: "warn",
    Verdict.CONTRADICTED: "bad",
    Verdict.UNSUPPORTED: "",
}


def get_report(request: DeskRequest, pk: int) -> Report:
    return get_object_or_404(
        Report.objects.visible_to(request.user, on=request.today).select_related("unit", "by"), pk=pk
    )


@desk(Permission.REPORTS_WRITE)
def index(request: DeskRequest) -> HttpResponse:
    reports = (
        Report.objects.visible_to(request.user, on=request.today)
        .select_related("unit", "by")
        .prefetch_related("editions")
    )
    return render(request, "reports/index.html", {"reports": reports})


@desk(Permission.REPORTS_WRITE)
def new(request: DeskRequest) -> HttpResponse:
    usual = usual_period(on=request.today)
    form = ReportForm(
        request.POST or None, request.FILES or None, initial={"since": usual.since, "until": usual.until}
    )
    if form.is_valid():
        unit = home_unit(request.user, on=request.today)
        if unit is None:
            raise Http404
        said = form.cleaned_data
        report = services.write(
            title=said["title"],
            body=said["body"],
            unit=unit,
            period=said["period"],
            by=request.user,
            at=timezone.now(),
        )
        return redirect("reports:studio", report.pk)
    return render(request, "reports/form.html", {"form": form}, status=422 if form.errors else 200)


@desk(Permission.REPORTS_WRITE)
def edit(request: DeskRequest, pk: int) -> HttpResponse:
    report = get_report(request, pk)
    initial = {"title": report.title, "body": report.body, "since": report.since, "until": report.until}
    form = ReportForm(request.POST or None, request.FILES or None, initial=initial)
    if form.is_valid():
        said = form.cleaned_data
        services.rewrite(
            report, title=said["title"], body=said["body"], period=said["period"], at=timezone.now()
        )
        return redirect("reports:studio", pk)
    return render(
        request, "reports/form.html", {"form": form, "report": report}, status=422 if form.errors else 200
    )


@desk(Permission.REPORTS_WRITE)
def studio(request: DeskRequest, pk: int) -> HttpResponse:
    """The marked text; `?claim=` opens the drawer on one figure, with or without JS."""
    report = get_report(request, pk)
    findings = check(report.body, services.scope_of(report))
    open_at = next((f for f in findings if str(f.claim.start) == request.GET.get("claim")), None)
    drawer = _drawer(request, open_at) if open_at else {}
    drawer["doubtful"] = [f for f in findings if f.verdict not in (Verdict.SUPPORTED, None)]
    if request.headers.get("HX-Request"):
        return render(request, "reports/drawer.html", {"report": report, "total": len(findings), **drawer})
    lines = paragraphs(report.body, findings)
    context = {
        "report": report, "period": Period(report.since, report.until), "lines": lines, "outline": outline(lines),
        "counts": [(verdict, TONES[verdict], count) for verdict, count in counts(findings).items()], "total": len(findings),
        "opened": open_at,
        "may_freeze": may(request.user, Permission.REPORTS_FREEZE, report.unit, on=request.today), **drawer,
    }  # fmt: skip
    return render(request, "reports/studio.html", context)


def _drawer(request: DeskRequest, finding: Finding) -> dict[str, Any]:
    """Definition, period, value, and the newest of the rows that were counted."""
    told: dict[str, Any] = {
        "finding": finding,
        "tone": TONES.get(finding.verdict, "") if finding.verdict else "",
    }
    if finding.indicator and finding.recorded is not None:
        seen = seen_rows(finding.indicator, finding.scope, request.user, on=request.today)
        register = for_model(seen.model)
        told["row_count"] = seen.count()
        if register:
            newest = seen.order_by(f"-{finding.indicator.when}", "-pk")[:FEW]
            columns = register.listed[:1] + tuple(
                c for c in register.listed if c.field == register.when.replace("__", ".")
            )
            told["few"] = [
                (reverse("sheets:row", args=[register.code, pk]), shown)
                for pk, shown in cells(columns, newest)
            ]
    return told


@desk(Permission.REPORTS_WRITE)
@require_POST
def take(request: DeskRequest, pk: int) -> HttpResponse:
    """Put a suggested wording in place."""
    report = get_report(request, pk)
    start = request.POST.get("start", "")
    services.take_suggestion(
        report,
        start=int(start) if start.isdigit() else -1,
        quote=request.POST.get("quote", ""),
        at=timezone.now(),
    )
    messages.success(request, "已按台账改写这一处。")
    return redirect(f"{reverse('reports:studio', args=[pk])}?claim={start}")


@desk(Permission.REPORTS_WRITE)
@require_POST
def freeze(request: DeskRequest, pk: int) -> HttpResponse:
    report = get_report(request, pk)
    if not may(request.user, Permission.REPORTS_FREEZE, report.unit, on=request.today):
        raise Http404
    edition = services.freeze(report, by=request.user, at=timezone.now())
    messages.success(request, f"已定稿第 {edition.number} 版，各项数字连同明细已留存。")
    return redirect("reports:edition", pk, edition.number)


@desk(Permission.REPORTS_WRITE)
def edition(request: DeskRequest, pk: int, number: int) -> HttpResponse:
    """What was reported beside what the records say now."""
    found = get_object_or_404(
        Edition.objects.select_related("by"), report=get_report(request, pk), number=number
    )
    claims = found.claims.select_related("reading__unit", "reading__town")
    lines = [_beside_now(claim, request) for claim in claims]
    return render(request, "reports/edition.html", {"report": found.report, "edition": found, "lines": lines})


def _beside_now(claim: Stated, request: DeskRequest) -> dict[str, Any]:
    """One claim as it was reported, what the records say now, and the rows that came or went since."""
    verdict = Verdict(claim.verdict) if claim.verdict else None
    if claim.reading is None:
        return {"claim": claim, "verdict": verdict}
    indicator, moved = find(claim.reading.indicator), drift(claim.reading)
    came, went = _linked(indicator, moved.came, request), _linked(indicator, moved.went, request)
    return {
        "claim": claim,
        "verdict": verdict,
        "indicator": indicator,
        "drift": moved,
        "came": came,
        "went": went,
    }


def _linked(indicator: Indicator, ids: tuple[int, ...], request: DeskRequest) -> list[tuple[str, str]]:
    """The first of these rows that this account may open: name and address."""
    register = for_model(indicator.base().model)
    if register is None or not ids:
        return []
    seen = (
        register.model.objects.visible_to(request.user, on=request.today)
        .filter(pk__in=ids[:FEW])
        .order_by("pk")
    )
    return [
        (str(shown[0]), reverse("sheets:row", args=[register.code, pk]))
        for pk, shown in cells(register.columns[:1], seen)
    ]


@desk(Permission.REPORTS_WRITE)
def word(request: DeskRequest, pk: int) -> HttpResponse:
    """The text as an official document, its figures listed at the end."""
    report = get_report(request, pk)
    findings = check(report.body, services.scope_of(report))
    notes = [f"{n}．{_note(finding)}" for n, finding in enumerate(findings, start=1)]
    response = HttpResponse(document(report.title, report.body, notes), content_type=WORD)
    response["Content-Disposition"] = str(
        content_disposition_header(as_attachment=True, filename=f"{report.title}.docx")
    )
    return response


def _note(finding: Finding) -> str:
    if finding.indicator is None or finding.recorded is None:
        return f"“{finding.claim.quote}”：无来源"
    verdict = finding.verdict.label if finding.verdict else "计划数，不核对"
    return f"“{finding.claim.quote}”：{finding.indicator.name}，台账 {finding.recorded:,}{finding.indicator.unit}，{verdict}"
