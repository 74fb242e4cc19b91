"""A roll as columns, and each of its lines as a card ready to be compared."""

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import repeat
from typing import Any

from .names import Written, written
from .numbers import Number, number, phone

DRESS = re.compile(
    r"^(?:江苏省?)?(?:常州市?)?(?:新北区?)?|(?:有限责任|股份有限|有限|股份|责任)?公司|集团|[()\s·.,，。]"
)
SEXES = {"男": "男", "女": "女", "1": "男", "2": "女"}


@dataclass(frozen=True, slots=True)
class Roll:
    """Columns of one length; a column nobody has stays empty. Several former names are parted by 、.

    `sealed`: the identities are blind indexes already, of numbers that were valid when they were sealed.
    """

    keys: Sequence[int]
    names: Sequence[str]
    identities: Sequence[str] = ()
    births: Sequence[date | None] = ()
    sexes: Sequence[str] = ()
    phones: Sequence[str] = ()
    employers: Sequence[str] = ()
    formers: Sequence[str] = ()
    sealed: bool = False

    def cards(self, blind: Callable[[str], str] | None = None) -> Iterator["Card"]:
        told = (self.identities, self.births, self.sexes, self.phones, self.employers, self.formers)
        columns = (column or repeat(None, len(self.keys)) for column in told)
        for key, named, cell, *rest in zip(self.keys, self.names, *columns, strict=True):
            yield card(key, named, self._number(cell or "", blind), *rest)

    def _number(self, cell: str, blind: Callable[[str], str] | None) -> Number:
        return Number("", cell, proven=bool(cell)) if self.sealed else number(cell, blind)


@dataclass(frozen=True, slots=True, eq=False)
class Card:
    """One line, made comparable. `birth` is eight digits: the valid number's own, else the column's."""

    key: int
    written: Written
    number: Number
    birth: str
    sex: str
    phone: str
    employer: str


def card(key: int, named: str, own: Number, *rest: Any) -> Card:
    """`rest` is birth, sex, telephone, employer and former names; any may be missing."""
    birth, sex, telephone, employer, former = rest
    column = f"{birth:%Y%m%d}" if birth else ""
    return Card(
        key,
        written(named, former or ""),
        own,
        own.birth if own.proven and own.birth else column or own.birth,
        own.sex or SEXES.get((sex or "")[:1], ""),
        phone(telephone or ""),
        bare_employer(employer or ""),
    )


@lru_cache(maxsize=20_000)
def bare_employer(text: str) -> str:
    """常州市春江工具厂有限公司 is 春江工具厂; a name that is nothing but its form stays as it is."""
    flat = unicodedata.normalize("NFKC", text).strip()
    return DRESS.sub("", flat) or flat
