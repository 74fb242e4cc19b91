"""The books as other programs read them: beancount v3 and hledger journals, amounts in CNY with two decimals."""

from collections.abc import Iterable, Iterator

from .charts import BEGINNING
from .models import Account, Transfer
from .terms import Nature

ROOTS: dict[str, str] = {
    Nature.ASSET: "Assets", Nature.LIABILITY: "Liabilities", Nature.NET: "Equity", Nature.INCOME: "Income",
    Nature.EXPENSE: "Expenses",
}  # fmt: skip
WIDTH = 56


def account_name(account: Account) -> str:
    """`Assets:F-CENTRAL:102-银行存款`: number and name together, signs that journals reserve left out."""
    name = "".join(sign for sign in account.title.name if sign.isalnum())
    return f"{ROOTS[account.title.nature]}:{account.fund.code}:{account.title.code}-{name}"


def beancount(transfers: Iterable[Transfer]) -> Iterator[str]:
    """Accounts are opened before their first entry, on the first day of the oldest chart, whatever the order."""
    yield 'option "title" "职家经费台账"\noption "operating_currency" "CNY"\n\n'
    opened: set[str] = set()
    for one in transfers:
        for name in _new_names(one, opened):
            yield f"{BEGINNING} open {name} CNY\n"
        yield (
            f'{one.day} * "{_quoted(one.unit.name)}" "{_quoted(one.memo)}"\n'
            f'  number: "{one.voucher}"\n  document: "{_quoted(one.document)}"\n  digest: "{one.digest}"\n'
            f"{_posting(one.debit, one.amount, '  ')}{_posting(one.credit, -one.amount, '  ')}\n"
        )


def hledger(transfers: Iterable[Transfer]) -> Iterator[str]:
    """Each account is declared before its first entry, so that `hledger check accounts` passes."""
    yield "; 职家经费台账\ncommodity 1000.00 CNY\n\n"
    declared: set[str] = set()
    for one in transfers:
        for name in _new_names(one, declared):
            yield f"account {name}\n"
        yield (
            f"{one.day} * ({one.voucher}) {_plain(one.unit.name)} | {_plain(one.memo)}\n"
            f"    ; document: {_plain(one.document)}\n    ; digest: {one.digest}\n"
            f"{_posting(one.debit, one.amount, '    ')}{_posting(one.credit, -one.amount, '    ')}\n"
        )


FORMATS = {"beancount": beancount, "hledger": hledger}


def _new_names(one: Transfer, known: set[str]) -> list[str]:
    names = [name for name in (account_name(one.debit), account_name(one.credit)) if name not in known]
    known.update(names)
    return names


def _posting(account: Account, fen: int, indent: str) -> str:
    sign = "-" if fen < 0 else ""
    whole, rest = divmod(abs(fen), 100)
    return f"{indent}{account_name(account):<{WIDTH}}  {sign}{whole}.{rest:02d} CNY\n"


def _line(text: str) -> str:
    return " ".join(text.split())


def _quoted(text: str) -> str:
    return _line(text).replace("\\", "\\\\").replace('"', '\\"')


def _plain(text: str) -> str:
    """In hledger a semicolon begins a comment, a bar ends the payee, and a comma ends the value of a tag."""
    return _line(text).replace(";", "；").replace("|", "｜").replace(",", "，")
