"""Kinds of column that only the roll has: names, numbers of documents, telephones."""

import re
import unicodedata
from dataclasses import dataclass, field
from typing import Any

from zhijia.base.errors import Refused
from zhijia.base.identity import identity_number
from zhijia.sheets.cells import digits, tidy
from zhijia.sheets.columns import BRACKETS, Identity, Kind, Known, Sealed, Text

OWN_FORM = re.compile("([\uf900-\ufaff\U0002f800-\U0002fa1f])")
"""Characters that normalising would turn into others: a name is kept as its bearer writes it."""
DOTS = str.maketrans(dict.fromkeys("•‧・．⋅∙●", "·"))
HAN = "[\u2e80-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
PADDED = re.compile(f"(?<={HAN})[ \u3000]+(?={HAN})")
NO_NAME = re.compile(r"[0-9０-９*＊?？□#＃@]")
MOBILE = 11


@dataclass(frozen=True)
class MemberName(Text):
    """王 磊 is 王磊, and 阿不力孜•买买提 has its proper dot. Rare characters stay what they are."""

    limit: int = 50

    def read(self, cell: Any, known: Known) -> str:
        parts = OWN_FORM.split(tidy(cell) if not isinstance(cell, str) else cell)
        whole = "".join(
            unicodedata.normalize("NFC", part) if n % 2 == 0 else part for n, part in enumerate(parts)
        )
        text = PADDED.sub("", whole.translate(DOTS).translate(BRACKETS).strip())
        if found := NO_NAME.search(text):
            raise Refused(
                f"姓名“{text}”中有“{found[0]}”，请按证件填写全名，打不出的字可写偏旁或拼音并在表外注明"
            )
        return super().read(text, known)


class Odd(str):
    """What is no resident number, and why: other documents have numbers of their own."""

    __slots__ = ("why",)
    why: str


@dataclass(frozen=True)
class DocumentNumber(Identity):
    """Of whatever document the row names: a resident's number is checked here, the kind of document by a sweep."""

    def read(self, cell: Any, known: Known) -> str:  # noqa: ARG002
        text = digits(cell).replace(" ", "").replace("-", "").upper()
        try:
            return identity_number(text)
        except Refused as refusal:
            odd = Odd(text)
            odd.why = str(refusal)
            return odd


@dataclass(frozen=True)
class Phone(Sealed):
    """手机号码: eleven digits; blanks, dashes and +86 are read over."""

    def read(self, cell: Any, known: Known) -> str:  # noqa: ARG002
        text = re.sub(r"[\s()-]", "", digits(cell)).removeprefix("+86")
        text = text[2:] if len(text) == MOBILE + 2 and text.startswith("86") else text
        if len(text) != MOBILE or not (text.isascii() and text.isdigit()) or text[0] != "1":
            raise Refused("手机号码应为 1 开头的 11 位数字，请核对")
        return text


@dataclass(frozen=True)
class YesNo(Kind):
    """是 or 否, and the ticks clerks make."""

    aliases: dict[str, bool] = field(
        default_factory=lambda: {"√": True, "✓": True, "1": True, "0": False, "×": False}
    )

    def read(self, cell: Any, known: Known) -> bool:  # noqa: ARG002
        answers = {"是": True, "否": False, **self.aliases}
        text = tidy(cell)
        if text not in answers:
            raise Refused(f"“{text}”不在可选范围，请填：是、否")
        return answers[text]

    def show(self, value: Any) -> Any:
        return "是" if value else "否"
