"""The `zhijia` command. Exit codes: 0 done · 1 refused, or something found wrong · 2 the command was not understood."""

import argparse
import os
import sys
from collections.abc import Sequence
from importlib import import_module

import django
from django.db.utils import OperationalError, ProgrammingError

from zhijia.base.errors import Refused
from zhijia.site.arguments import COMMANDS


def main(words: Sequence[str] | None = None) -> int:
    """Say plainly what went wrong, and never show a traceback for a rule that said no."""
    parser = build()
    asked = parser.parse_args(words)
    if not asked.command:
        parser.print_help()
        return 2
    try:
        return run(asked)
    except Refused as refusal:
        print(f"未办成：{refusal}", file=sys.stderr)
        return 1
    except (OperationalError, ProgrammingError) as trouble:
        print(
            f"数据库用不了（{str(trouble).splitlines()[0]}），请先运行 zhijia migrate；已建好的请稍后再试",
            file=sys.stderr,
        )
        return 1
    except BrokenPipeError:
        return 0
    except KeyboardInterrupt:
        print("\n已停止。已经入账的不受影响，未入账的没有留下痕迹。", file=sys.stderr)
        return 1


def run(asked: argparse.Namespace) -> int:
    """Commands stand each in a module of its own, loaded when asked for: most need Django ready first."""
    if COMMANDS[asked.command].database:
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "zhijia.site.settings")
        django.setup()
    return int(import_module(f"zhijia.site.commands.{asked.command}_").run(asked))


def build() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="zhijia",
        description="职家：台账进来，报告核清。",
        epilog="退出码：0 办成；1 被拒绝或发现问题；2 命令写错。每个子命令都有 --help 和示例。",
    )
    places = parser.add_subparsers(dest="command", metavar="子命令")
    for name, command in COMMANDS.items():
        examples = "\n".join(f"  {example}" for example in command.examples)
        shape = argparse.RawDescriptionHelpFormatter
        sub = places.add_parser(
            name,
            help=command.about,
            description=command.about,
            epilog=f"示例：\n{examples}",
            formatter_class=shape,
        )
        command.arguments(sub)
    return parser


if __name__ == "__main__":
    sys.exit(main())
