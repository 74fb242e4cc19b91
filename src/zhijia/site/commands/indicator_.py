"""`zhijia indicator CODE`: one figure, its splits, its rows."""

import argparse
import json
import sys
from typing import Any

from rich.console import Console
from rich.table import Table

from zhijia.base.errors import Refused
from zhijia.indicators.indicator import Indicator, every, find, told
from zhijia.indicators.scope import Scope
from zhijia.sheets.queries import cells
from zhijia.sheets.registers import for_model

from .scopes import scope_of


def run(asked: argparse.Namespace) -> int:
    if asked.every:
        catalogue()
        return 0
    if not asked.code:
        raise Refused("没有写指标代码，请写成 zhijia indicator skills.contests_held，或用 --list 看全部指标")
    indicator, scope = find(asked.code), scope_of(asked)
    if asked.json:
        print(json.dumps(said(indicator, scope, asked), ensure_ascii=False, indent=1, default=str))
    else:
        show(indicator, scope, asked)
    return 0


def catalogue() -> None:
    table = Table("代码", "名称", "单位", "性质", "口径")
    for one in every():
        table.add_row(one.code, one.name, one.unit, one.nature.label, one.definition)
    Console(width=None if sys.stdout.isatty() else 200).print(table)


def said(indicator: Indicator, scope: Scope, asked: argparse.Namespace) -> dict[str, Any]:
    told_so: dict[str, Any] = {
        "code": indicator.code, "name": indicator.name, "unit": indicator.unit, "of": scope.unit.name,
        "from": scope.period.since, "to": scope.period.until, "map": scope.drawn, "value": indicator.recorded(scope),
    }  # fmt: skip
    if asked.by:
        told_so["split"] = [
            {"label": label, "value": value} for label, value in split(indicator, scope, asked.by)
        ]
    if asked.rows:
        labels, lines = rows(indicator, scope)
        told_so["rows"] = [dict(zip(labels, line, strict=True)) for line in lines]
    return told_so


def show(indicator: Indicator, scope: Scope, asked: argparse.Namespace) -> None:
    console = Console(width=None if sys.stdout.isatty() else 200)
    console.print(
        f"{indicator.name}：[bold]{indicator.recorded(scope):,}[/] {indicator.unit}（{scope.unit.name}，{scope.period}，{scope.drawn}）"
    )
    console.print(f"口径：{indicator.definition}")
    if asked.by:
        table = Table("分组", "数值")
        for label, value in split(indicator, scope, asked.by):
            table.add_row(label, f"{value:,}")
        console.print(table)
    if asked.rows:
        labels, lines = rows(indicator, scope)
        table = Table("#", *labels)
        for number, line in enumerate(lines, start=1):
            table.add_row(str(number), *(str(cell) for cell in line))
        console.print(table)


def split(indicator: Indicator, scope: Scope, by: str) -> list[tuple[str, int | float]]:
    parts = indicator.by_town(scope) if by == "town" else indicator.by_year(scope)
    return [(str(label), told(indicator, value)) for label, _, value in parts]


def rows(indicator: Indicator, scope: Scope) -> tuple[list[str], list[list[Any]]]:
    """Exactly the rows counted, sealed numbers masked."""
    found = indicator.rows(scope).order_by(indicator.when, "pk")
    register = for_model(found.model)
    if register is None and indicator.listing:
        return [column.label for column in indicator.listing.columns], [
            shown for _, shown in indicator.listing.lines(found)
        ]
    if register is None:
        return ["记录"], [[str(one)] for one in found]
    return [column.label for column in register.listed], [shown for _, shown in cells(register.listed, found)]
