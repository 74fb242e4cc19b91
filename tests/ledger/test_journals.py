"""Other programs read our books and find the same balances."""

import re
import shutil
import subprocess
from collections import Counter
from datetime import date
from decimal import Decimal

import pytest
from beancount import loader
from beancount.core.data import Open, Transaction

from tests.ledger.scenes import SAID, allot, fill, pay
from zhijia.ledger.journals import account_name, beancount, hledger
from zhijia.ledger.models import Account, Title, Transfer
from zhijia.ledger.services import reverse
from zhijia.ledger.terms import Use
from zhijia.site.cli import main

HLEDGER = shutil.which("hledger")


@pytest.fixture
def written(books, fund):
    """Both charts, a reversal, an earlier day entered later, and signs that journals reserve."""
    allot(fund, 9_000_00, year=2022)
    allot(fund, 900_00, use=Use.WINTER)
    fill(fund)
    paid = pay(books, fund, memo='住院 "报销"; a|b, c\\d\n第二行', document='文"号";1')
    pay(books, fund, "b", 300_01, use=Use.WINTER, day=date(2019, 1, 20))
    pay(books, fund, "c", 80_05, day=date(2022, 3, 1))
    reverse(paid, reason="退回", day=date(2019, 4, 30), key="red", **SAID)
    return fund


def ours():
    """Debits less credits by name, in fen: an account of the same name in both charts is one account there."""
    found = Counter()
    for account in Account.objects.select_related("fund", "title"):
        found[account_name(account)] += account.debits - account.credits
    return {name: fen for name, fen in found.items() if fen}


def test_beancount_loads_without_errors_and_balances_as_ours(written):
    entries, errors, _ = loader.load_string("".join(beancount(Transfer.objects.told())))
    sums = Counter()
    for entry in entries:
        for posting in entry.postings if isinstance(entry, Transaction) else ():
            sums[posting.account] += int(posting.units.number * 100)

    assert errors == []
    assert {name: fen for name, fen in sums.items() if fen} == ours()
    assert sum(isinstance(entry, Transaction) for entry in entries) == 5
    assert {entry.account for entry in entries if isinstance(entry, Open)} >= {
        "Assets:ZY-2019:102-银行存款", "Expenses:ZY-2019:50205-送温暖费", "Expenses:ZY-2019:50401-困难职工帮扶费"
    }  # fmt: skip


def test_beancount_keeps_the_words_and_the_digest(written):
    entries, _, _ = loader.load_string("".join(beancount(Transfer.objects.told())))
    paid = next(
        entry for entry in entries if isinstance(entry, Transaction) and entry.meta["number"] == "000002"
    )

    assert paid.narration == '住院 "报销"; a|b, c\\d 第二行'
    assert paid.meta["document"] == '文"号";1'
    assert paid.meta["digest"] == Transfer.objects.get(number=2).digest


def test_every_title_has_a_name_that_beancount_takes(written):
    accounts = [Account(fund=written, title=title) for title in Title.objects.all()]
    opened = "".join(
        f"2010-01-01 open {account_name(account)} CNY\n"
        for account in accounts
        if account.title.edition == "2010"
    )
    _, errors, _ = loader.load_string(opened)

    assert errors == []


def test_hledger_text_balances_line_by_line(written):
    text = "".join(hledger(Transfer.objects.told()))
    sums = Counter()
    for name, amount in re.findall(r"^    (\S+) +(-?\d+\.\d\d) CNY$", text, re.MULTILINE):
        sums[name] += int(Decimal(amount) * 100)

    assert {name: fen for name, fen in sums.items() if fen} == ours()
    assert len(re.findall(r"^\d{4}-\d\d-\d\d \* \(\d{6}\) ", text, re.MULTILINE)) == 5


@pytest.mark.skipif(HLEDGER is None, reason="没有安装 hledger")
def test_hledger_itself_finds_the_same_balances(written, tmp_path):
    path = tmp_path / "账.journal"
    path.write_text("".join(hledger(Transfer.objects.told())), "utf-8")
    told = {"capture_output": True, "text": True, "timeout": 60}
    subprocess.run([HLEDGER, "-f", path, "check", "accounts", "commodities"], check=True, **told)
    said = subprocess.run(
        [HLEDGER, "-f", path, "balance", "--flat", "--no-total", "--output-format=csv"], check=True, **told
    ).stdout
    found = {
        name: int(Decimal(amount.split()[0]) * 100)
        for name, amount in re.findall(r'^"([^"]+)","([^"]+)"$', said, re.MULTILINE)
        if name != "account"
    }

    assert found == ours()


@pytest.mark.parametrize("form", ["beancount", "hledger"])
def test_the_command_writes_the_days_asked_for(written, tmp_path, capsys, form):
    path = tmp_path / "账"
    words = [
        "ledger",
        "export",
        "--format",
        form,
        "--out",
        str(path),
        "--from",
        "2019-01-01",
        "--to",
        "2019-12-31",
    ]

    assert main(words) == 0
    assert f"已导出 4 张凭证到 {path}（{form}）" in capsys.readouterr().out
    assert "2022-03-01" not in path.read_text("utf-8")
    assert main(["ledger", "export"]) == 1
    assert "请加上 --out" in capsys.readouterr().err


def test_a_day_that_is_none_is_refused(written, tmp_path):
    assert main(["ledger", "export", "--out", str(tmp_path / "账"), "--from", "昨天"]) == 1
    assert not list(tmp_path.iterdir())
