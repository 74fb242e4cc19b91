"""Kinds of column: how a clerk's cell becomes a value, and how a value is shown again."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import TextChoices
from stdnum.cn import uscc

from zhijia.base.errors import Refused
from zhijia.base.identity import identity_number, mask_identity
from zhijia.base.money import in_yuan
from zhijia.base.numerals import read as read_number

from .cells import day, digits, number, tidy

BRACKETS = str.maketrans("()", "（）")  # one name typed both ways is one name
CHINESE = re.compile("[一-鿿]")
MANY, FIRST = 20, 8  # a list too long to be read in a refusal is told by its beginning
ORDINAL = re.compile(r"^第?([一二三四五六七八九十\d]{1,4})[届期次年度]*$")


@dataclass(frozen=True)
class Known:
    """What names mean to this clerk: only the units within reach, so “not yours” and “not found” answer alike.

    `on` is the day of the import, for what depends on it: an age, a unit that has closed.
    """

    units: Mapping[str, int]
    employers: Mapping[str, int]
    on: date = date.max


@dataclass(frozen=True)
class Kind:
    """Text by default; the others refine it."""

    path: str = ""  # what follows the field's own name when a list reads it: "__short" of a unit

    def read(self, cell: Any, known: Known) -> Any:  # noqa: ARG002
        return tidy(cell)

    def show(self, value: Any) -> Any:
        return "" if value is None else value

    def masked(self, value: Any) -> Any:
        """What a list shows to those who need not know."""
        return self.show(value)


@dataclass(frozen=True)
class Text(Kind):
    limit: int = 80

    def read(self, cell: Any, known: Known) -> str:  # noqa: ARG002
        text = str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell).strip()
        text = text.translate(BRACKETS) if CHINESE.search(text) else text
        if len(text) > self.limit:
            raise Refused(f"内容有 {len(text)} 字，超过 {self.limit} 字，请精简")
        return text


@dataclass(frozen=True)
class Whole(Kind):
    """A count; never negative, never a fraction."""

    most: int = 10_000_000

    def read(self, cell: Any, known: Known) -> int:  # noqa: ARG002
        value = number(cell)
        if value != value.to_integral_value():
            raise Refused(f"“{cell}”不是整数，请填写整数")
        if not 0 <= value <= self.most:
            raise Refused(f"“{cell}”超出合理范围，请核对（应在 0 至 {self.most} 之间）")
        return int(value)


@dataclass(frozen=True)
class Ordinal(Whole):
    """第三届, 首届, 3 and 2018年 name one of a row."""

    most: int = 9999

    def read(self, cell: Any, known: Known) -> int:
        text = tidy(cell).replace("首", "一")
        found = ORDINAL.match(text)
        try:
            return super().read(int(read_number(found[1]).value) if found else cell, known)
        except ValueError:
            raise Refused(f"“{cell}”读不出是第几，请填写数字，如 3") from None


@dataclass(frozen=True)
class Money(Kind):
    """Yuan in the sheet, fen inside. Corrections are rows of their own state, so negative money is refused."""

    def read(self, cell: Any, known: Known) -> int:  # noqa: ARG002
        fen = number(cell) * 100
        if fen < 0:
            raise Refused(f"金额“{cell}”为负，请用“状态”列标明冲正或退回，金额填正数")
        if fen != fen.to_integral_value() or fen > 10**14:
            raise Refused(f"金额“{cell}”不合规，请以元为单位，最多两位小数")
        return int(fen)

    def show(self, value: Any) -> Any:
        return "" if value is None else in_yuan(value).replace(",", "")


@dataclass(frozen=True)
class Day(Kind):
    """Real dates, Excel serials, and dates typed as text."""

    def read(self, cell: Any, known: Known) -> date:  # noqa: ARG002
        return day(cell)

    def show(self, value: Any) -> Any:
        return value or ""


@dataclass(frozen=True)
class Choice(Kind):
    """One of a list of words; clerks' other spellings are aliases."""

    choices: type[TextChoices] = TextChoices
    aliases: Mapping[str, str] = field(default_factory=dict)

    def read(self, cell: Any, known: Known) -> str:  # noqa: ARG002
        text = tidy(cell)
        for value, label in [*self.choices.choices, *((v, k) for k, v in self.aliases.items())]:
            if text in (tidy(label), value):
                return str(value)
        labels = self.choices.labels
        said = "、".join(labels if len(labels) <= MANY else [*labels[:FIRST], "……"])
        raise Refused(f"“{text}”不在可选范围，请填：{said}")

    def show(self, value: Any) -> Any:
        return dict(self.choices.choices).get(value, value or "")


@dataclass(frozen=True)
class UnitName(Kind):
    """A union by its full or short name, as the clerk's own reach knows it."""

    path: str = "__name"

    def read(self, cell: Any, known: Known) -> int:
        text = tidy(cell)
        if text not in known.units:
            raise Refused(f"没有找到工会“{text}”，请核对名称，或先在工会组织台账登记")
        return known.units[text]


@dataclass(frozen=True)
class EmployerName(Kind):
    path: str = "__name"

    def read(self, cell: Any, known: Known) -> int:
        text = tidy(cell)
        if text not in known.employers:
            raise Refused(f"没有找到单位“{text}”，请核对名称，或先在单位台账登记")
        return known.employers[text]


@dataclass(frozen=True)
class Identity(Kind):
    """A resident identity number: checked, sealed, and masked wherever it is shown."""

    def read(self, cell: Any, known: Known) -> str:  # noqa: ARG002
        return identity_number(digits(cell))

    def masked(self, value: Any) -> Any:
        return mask_identity(value or "")


@dataclass(frozen=True)
class Sealed(Kind):
    """A number to be sealed (bank card, phone): digits only, all but the last four masked."""

    shortest: int = 6

    def read(self, cell: Any, known: Known) -> str:  # noqa: ARG002
        text = digits(cell).replace(" ", "")
        if not (text.isascii() and text.isdigit()) or len(text) < self.shortest:
            raise Refused(
                f"号码应为不少于 {self.shortest} 位的数字，请核对（长号码在 Excel 中请设为文本格式）"
            )
        return text

    def masked(self, value: Any) -> Any:
        return f"****{value[-4:]}" if value else ""


@dataclass(frozen=True)
class CreditCode(Kind):
    """统一社会信用代码, GB 32100-2015."""

    def read(self, cell: Any, known: Known) -> str:  # noqa: ARG002
        text = tidy(cell).upper()
        if not uscc.is_valid(text):
            raise Refused(f"统一社会信用代码“{text}”校验不符，请对照营业执照核对")
        return text


@dataclass(frozen=True)
class Column:
    """One column: the label clerks write, the field it fills, how it is read. `part.field` fills a joined table."""

    label: str
    field: str
    kind: Kind = Text()
    aliases: tuple[str, ...] = ()
    required: bool = False
    key: bool = False
    example: str = ""
    default: Any = None
    listed: bool = True

    @property
    def orm(self) -> str:
        """The path by which a list reads this column."""
        return self.field.replace(".", "__") + self.kind.path

    @property
    def sealed(self) -> bool:
        return isinstance(self.kind, Identity | Sealed)
