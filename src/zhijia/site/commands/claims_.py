"""`zhijia claims FILE`: what the text states, before anything is looked up."""

import argparse
import json

from rich.console import Console
from rich.table import Table

from zhijia.reports.reading.claims import read_claims
from zhijia.reports.reading.documents import read_document


def run(asked: argparse.Namespace) -> int:
    claims = read_claims(read_document(asked.file))
    if asked.json:
        print(json.dumps([claim.as_dict() for claim in claims], ensure_ascii=False, indent=1))
        return 0
    table = Table(title=f"{asked.file.name}：{len(claims)} 处数字")
    for label in ("原文", "数值", "单位", "修饰", "所指"):
        table.add_column(label)
    for claim in claims:
        table.add_row(claim.quote, f"{claim.value:,}", claim.unit, claim.qualifier.label, claim.subject)
    Console().print(table)
    return 0
