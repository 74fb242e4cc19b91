"""What goes to a bank and what comes back, whatever the file looks like."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from ..terms import Verdict

ENCODING = "gb18030"
NAME_BYTES, REASON_BYTES, PURPOSE_BYTES = 60, 60, 40
SUCCEEDED = ("成功", "交易成功", "处理成功", "支付成功", "付款成功", "已入账")
FAILED = ("失败", "交易失败", "处理失败", "支付失败", "付款失败", "退回", "已退回", "退票", "已退票")
EXPECTED = "银行处理后返回的回单文件，其中每笔须有付款编号、金额、结果（成功或失败）"
TAIL = 4


@dataclass(frozen=True)
class Head:
    """What stands above the lines: the batch, how many, how much."""

    number: str
    count: int
    total: int


@dataclass(frozen=True)
class Paying:
    """One line of an outgoing file; the amount in fen."""

    line: int
    ref: str
    card: str
    name: str
    bank_name: str
    amount: int
    purpose: str


@dataclass(frozen=True)
class Answer:
    """One line of a return file; `line` is where it stands in the file, so that a person can find it."""

    line: int
    ref: str
    name: str
    card_tail: str
    amount: int
    word: str
    reason: str


class Bank(Protocol):
    """A way of writing to a bank and of reading what it answers."""

    @property
    def code(self) -> str: ...

    @property
    def label(self) -> str: ...

    @property
    def ending(self) -> str: ...

    def write(self, head: Head, rows: Sequence[Paying]) -> bytes:
        """The outgoing file."""

    def read(self, name: str, content: bytes) -> list[Answer]:
        """The lines of a return file; what is none is refused, saying what is expected."""


def fits(text: str, *, within: int = NAME_BYTES) -> bool:
    """Whether a fixed-width field carries the text whole: a bank pays no shortened name."""
    return len(text.encode(ENCODING)) <= within


def meaning(word: str) -> Verdict:
    """What the bank's word means; a word we do not know is for a person."""
    if word in SUCCEEDED:
        return Verdict.SETTLED
    return Verdict.REFUSED if word in FAILED else Verdict.UNKNOWN
