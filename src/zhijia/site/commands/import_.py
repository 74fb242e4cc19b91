"""`zhijia import PATH…`: the same receive, stage and commit that the pages use."""

import argparse
from collections.abc import Iterable
from pathlib import Path

from django.utils import timezone
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from zhijia.base.errors import Refused
from zhijia.sheets.models import Intake
from zhijia.sheets.queries import wrong_rows
from zhijia.sheets.reading import recognise
from zhijia.sheets.registers import Register, find
from zhijia.sheets.services import commit, receive, stage
from zhijia.sheets.terms import State
from zhijia.site.console import operator
from zhijia.web.exports import write_workbook


def run(asked: argparse.Namespace) -> int:
    wrong, paths = 0, files(asked.paths)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bars:
        task = bars.add_task("", total=len(paths))
        for done, path in enumerate(paths):
            bars.update(task, description=f"正在检查 {path.name}", completed=done)
            wrong += one(path, asked)
    return 1 if wrong else 0


def one(path: Path, asked: argparse.Namespace) -> int:
    """Bring one file in and tell how it went; answers how many rows are wrong."""
    register, content = identify(path, asked.register)
    intake = stage(receive(register, path.name, content, by=operator(), at=timezone.now()), at=timezone.now())
    if intake.state == State.READY and not asked.dry_run:
        intake = commit(intake, by=operator(), at=timezone.now())
    tell(register, intake)
    if asked.errors and intake.wrong:
        write_errors(asked.errors, register, intake)
    return intake.wrong + (intake.state == State.FAILED)


def identify(path: Path, code: str) -> tuple[Register, bytes]:
    try:
        content = path.read_bytes()
    except OSError:
        raise Refused(f"读不到文件“{path}”，请核对路径和权限") from None
    return (find(code) if code else recognise(path.name, content)), content


def files(paths: Iterable[Path]) -> list[Path]:
    """Files as given; of a folder, its registers in the order of their names."""
    found: list[Path] = []
    for path in paths:
        inside = (
            sorted(p for p in path.iterdir() if p.suffix.lower() in (".xlsx", ".csv"))
            if path.is_dir()
            else [path]
        )
        found += inside
    if not found:
        raise Refused("文件夹里没有 .xlsx 或 .csv 台账，请核对路径")
    return found


def tell(register: Register, intake: Intake) -> None:
    if intake.state == State.FAILED:
        print(f"{intake.file.name}（{register.title}）：{intake.remarks}")
        return
    counts = f"新增 {intake.new:,}，变更 {intake.changed:,}，无变化 {intake.same:,}，有误 {intake.wrong:,}"
    counts += f"，待核人 {intake.doubt:,}" if intake.doubt else ""
    print(f"{intake.file.name}（{register.title}）：{counts}，{intake.get_state_display()}")
    for problem in intake.problems.all()[:20]:
        print(f"  第 {problem.line} 行 {problem.column}：{problem.reason}。{problem.remedy}")
    if intake.wrong > 20:  # noqa: PLR2004
        print("  ……其余见 --errors 写出的工作簿")


def write_errors(path: Path, register: Register, intake: Intake) -> None:
    header, rows = wrong_rows(intake)
    write_workbook(path, register.title, header, rows)
    print(f"  有误的行已写入 {path}")
