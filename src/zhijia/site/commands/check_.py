"""`zhijia check FILE`: each claim beside what the records say."""

import argparse
import json
from collections.abc import Sequence

from rich.console import Console
from rich.table import Table

from zhijia.reports.checking import Finding, check, counts
from zhijia.reports.reading.documents import read_document
from zhijia.reports.terms import Verdict

from .scopes import scope_of

COLOURS = {
    Verdict.SUPPORTED: "green",
    Verdict.WORDING: "yellow",
    Verdict.CONTRADICTED: "red",
    Verdict.UNSUPPORTED: "dim",
}


def run(asked: argparse.Namespace) -> int:
    findings = check(read_document(asked.file), scope_of(asked))
    if asked.json:
        print(json.dumps([finding.as_dict() for finding in findings], ensure_ascii=False, indent=1))
    else:
        show(asked.file.name, findings)
    return 0


def show(title: str, findings: Sequence[Finding]) -> None:
    """The table that the demo prints: claim, recorded, verdict."""
    told = "，".join(f"{verdict.label} {count}" for verdict, count in counts(findings).items())
    table = Table(title=f"{title}：{len(findings)} 处数字，{told}", title_justify="left")
    table.add_column("原文")
    table.add_column("指标")
    table.add_column("台账", justify="right")
    table.add_column("判定")
    table.add_column("建议")
    for finding in findings:
        verdict = finding.verdict
        table.add_row(
            finding.claim.quote,
            finding.indicator.name if finding.indicator else "—",
            f"{finding.recorded:,}" if finding.recorded is not None else "—",
            f"[{COLOURS[verdict]}]{verdict.label}[/]" if verdict else "计划数",
            finding.suggestion or "",
        )
    Console().print(table)
