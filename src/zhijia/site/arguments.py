"""What each sub-command is for, takes, and looks like in use. Nothing here needs Django."""

import argparse
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

Parser = argparse.ArgumentParser


def scope(parser: Parser) -> None:
    parser.add_argument(
        "--unit", default="", metavar="CODE", help="单位：行政区划代码或名称，缺省为本平台的工会"
    )
    parser.add_argument("--from", dest="since", default="", metavar="DAY", help="起日，如 2014-05-01")
    parser.add_argument("--to", dest="until", default="", metavar="DAY", help="止日，如 2019-04-30")


def text_file(parser: Parser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE", help=".txt 或 .docx")
    parser.add_argument("--json", action="store_true", help="以 JSON 输出")


def check(parser: Parser) -> None:
    text_file(parser)
    scope(parser)


def indicator(parser: Parser) -> None:
    parser.add_argument(
        "code", nargs="?", default="", metavar="CODE", help="指标代码，如 skills.contests_held"
    )
    scope(parser)
    parser.add_argument("--as-of", default="", metavar="DAY", help="存量指标的时点，缺省为止日")
    parser.add_argument(
        "--map", default="", metavar="today", help="today：按今天的区划统计，缺省按记录当日的区划"
    )
    parser.add_argument("--list", action="store_true", dest="every", help="列出全部指标")
    parser.add_argument("--rows", action="store_true", help="列出被计入的行")
    parser.add_argument("--by", choices=["town", "year"], help="按镇街或年度拆分")
    parser.add_argument("--json", action="store_true", help="以 JSON 输出")


def importing(parser: Parser) -> None:
    parser.add_argument(
        "paths",
        nargs="+",
        type=Path,
        metavar="PATH",
        help=".xlsx/.csv 文件，或放着它们的文件夹（按文件名先后）",
    )
    parser.add_argument(
        "--register", default="", metavar="CODE", help="指明台账，如 skills.contests；缺省自动辨认"
    )
    parser.add_argument("--dry-run", action="store_true", help="只检查，不入账")
    parser.add_argument("--errors", type=Path, metavar="FILE", help="把有误的行连同原因写成工作簿")


def exporting(parser: Parser) -> None:
    parser.add_argument("register", metavar="CODE", help="台账代码或名称")
    parser.add_argument("--out", type=Path, required=True, metavar="FILE", help=".xlsx 或 .csv")


def serving(parser: Parser) -> None:
    parser.add_argument("--host", default="127.0.0.1", help="监听地址")
    parser.add_argument("--port", type=int, default=8000, help="端口")


def demo(parser: Parser) -> None:
    serving(parser)
    parser.add_argument("--no-serve", action="store_true", help="装入样例并核对报告后即退出")


def audit(parser: Parser) -> None:
    parser.add_argument("action", choices=["verify"], help="verify：从第一行核到最后一行")


def ledger(parser: Parser) -> None:
    parser.add_argument(
        "action", choices=["verify", "export"], help="verify：核验凭证链与账户；export：导出给其他记账软件"
    )
    parser.add_argument("--format", choices=["beancount", "hledger"], default="beancount", help="导出格式")
    parser.add_argument("--out", type=Path, metavar="FILE", help="导出到的文件")
    parser.add_argument("--from", dest="since", default="", metavar="DAY", help="起日，如 2019-01-01")
    parser.add_argument("--to", dest="until", default="", metavar="DAY", help="止日，如 2019-12-31")


def orgs(parser: Parser) -> None:
    parser.add_argument("action", choices=["check"], help="check：按上级逐日重建每个工会的路径，与所记的比对")
    parser.add_argument("--fix", action="store_true", help="改正有误的路径，并留痕")


def migrating(parser: Parser) -> None:
    parser.add_argument(
        "--found", default="", metavar="NAME", help="建立本级工会，如 天宁区总工会（只需一次）"
    )
    parser.add_argument("--code", default="", metavar="CODE", help="本级工会的行政区划代码，如 320402")
    parser.add_argument(
        "--officer", default="", metavar="USERNAME", help="为本级工会开一个干部账号，口令只显示一次"
    )


@dataclass(frozen=True)
class Command:
    about: str
    arguments: Callable[[Parser], None]
    examples: tuple[str, ...]
    database: bool = True


COMMANDS = {
    "demo": Command("装入样例工会，核对样例报告，打开网页", demo, ("zhijia demo", "zhijia demo --port 8080")),
    "serve": Command("打开网页服务", serving, ("zhijia serve --host 0.0.0.0 --port 80",)),
    "migrate": Command("建立或升级数据库", migrating, ("zhijia migrate", "zhijia migrate --found 天宁区总工会 --code 320402 --officer limin")),
    "import": Command("导入台账", importing, ("zhijia import 台账文件夹/", "zhijia import 竞赛.xlsx --register skills.contests --dry-run")),
    "export": Command("导出一本台账", exporting, ("zhijia export skills.contests --out 竞赛.xlsx",)),
    "claims": Command("列出一篇文字里的数字（不用数据库）", text_file, ("zhijia claims 报告.docx --json",), database=False),
    "check": Command("把一篇文字逐个数字与台账核对", check, ("zhijia check 报告.txt --unit 320411 --from 2014-05-01 --to 2019-04-30",)),
    "indicator": Command(
        "计算一个指标，或列出被计入的行", indicator,
        ("zhijia indicator --list", "zhijia indicator skills.contests_held --unit 320411 --from 2014-05-01 --to 2019-04-30 --rows"),
    ),
    "audit": Command("核验留痕链", audit, ("zhijia audit verify",)),
    "orgs": Command("核对组织树", orgs, ("zhijia orgs check", "zhijia orgs check --fix")),
    "ledger": Command(
        "核验或导出经费台账", ledger,
        ("zhijia ledger verify", "zhijia ledger export --format beancount --out 账.beancount --from 2019-01-01 --to 2019-12-31"),
    ),
}  # fmt: skip
