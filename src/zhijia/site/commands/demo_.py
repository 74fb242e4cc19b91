"""`zhijia demo`: from nothing to a living district. A second start takes seconds."""

import argparse

from django.conf import settings
from django.core.management import call_command
from django.utils import timezone
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from zhijia.base.periods import Period, day
from zhijia.indicators.queries import usual_unit
from zhijia.indicators.scope import Scope
from zhijia.reports.checking import check
from zhijia.site import living, sample
from zhijia.site.console import operator
from zhijia.site.living import changes, newcomers, terms

from .check_ import show
from .serve_ import serve

SPAN = "2014-05-01/2019-04-30"


def run(asked: argparse.Namespace) -> int:
    console = Console()
    settings.PERIOD_FILE.write_text(
        SPAN
    )  # the sample lies in the past: every later start speaks of these years
    settings.ZHIJIA_PERIOD = SPAN
    with console.status("正在建立数据库……"):
        call_command("migrate", verbosity=0)
        sample.lay_roots()
    load(console)
    with console.status("正在办理 2020 年区划调整……"):
        changes.redraw_once(by=operator(), at=timezone.now())
    sample.hire_cast()
    with console.status("正在办理样例事项……"):
        living.enrol()
        matters = living.bring_to_life()
        terms.begin_terms(by="样例", at=timezone.now())
        newcomers.bring_newcomers(at=timezone.now())
    console.print(f"收件箱里有 {matters} 件样例申请。")
    with console.status("正在发布样例文章……"):
        sample.publish(Period(*(day(end) for end in SPAN.split("/"))))
    print_report()
    introduce(console, asked)
    settings.ZHIJIA_CHANNELS = settings.ZHIJIA_CHANNELS or ["console"]
    if not asked.no_serve:
        serve(asked.host, asked.port)
    return 0


def load(console: Console) -> None:
    folder = sample.SAMPLES / "registers"
    with console.status("正在生成样例台账（Excel）……"):
        sample.build(folder)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console) as bars:
        task = bars.add_task("正在导入台账", total=None)
        rows = sample.load(
            folder,
            lambda name, n, of: bars.update(task, description=f"正在导入 {name}", completed=n - 1, total=of),
        )
        bars.update(task, description="台账导入完成", completed=bars.tasks[0].total)
    if rows:
        console.print(f"共导入 {rows:,} 行。")


def print_report() -> None:
    unit = usual_unit()
    if unit:
        since, _, until = SPAN.partition("/")
        text = (sample.SAMPLES / "report.txt").read_text("utf-8")
        show("样例报告", check(text, Scope(unit, Period(day(since), day(until)))))


def introduce(console: Console, asked: argparse.Namespace) -> None:
    address = f"http://{asked.host}:{asked.port}"
    console.print(f"\n门户 [bold]{address}/[/]　工作台 [bold]{address}/w/[/]（口令都是 {sample.PASSWORD}）")
    for username, name, _, _, about in sample.CAST:
        console.print(f"  {username:<10} {name}：{about}")
