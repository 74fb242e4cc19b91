"""Identity numbers and telephones as typed: what they are, and what they may have been before one slip."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from zhijia.base.errors import Refused
from zhijia.base.identity import CHECKS, FULL, OLD, WEIGHTS, born, check_digit, identity_number

LOOKS_LIKE = str.maketrans("OQILZSB", "0011258")
NOT_NUMBER = re.compile(r"[\W_]+")
ROUNDED = 15  # digits a spreadsheet keeps of a number; it writes 000 for the rest
LOST = "000"
MOBILE, SHORT = 11, 7
NONE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Number:
    """`key` is what equals: the number, or its blind index. `repairs` are the keys of valid numbers one slip away."""

    text: str = ""
    key: str = ""
    proven: bool = False  # its own check digit agrees
    old: bool = False  # of 15 digits, without check digit
    repairs: frozenset[str] = NONE

    @property
    def birth(self) -> str:
        return self.text[6:14] if len(self.text) == FULL and is_day(self.text) else ""

    @property
    def sex(self) -> str:
        return "女男"[int(self.text[16]) % 2] if self.proven and len(self.text) == FULL else ""


NO_NUMBER = Number()


def number(cell: str, blind: Callable[[str], str] | None = None) -> Number:
    if not cell:
        return NO_NUMBER
    typed = cell if cell.isascii() and cell.isalnum() else tidy_number(cell)
    key = blind or str
    try:
        whole = identity_number(typed)
    except Refused:
        return _refused(typed.upper(), key)
    return _old(typed, key) if len(typed) == OLD else Number(whole, key(whole), proven=True)


def _refused(typed: str, key: Callable[[str], str]) -> Number:
    if len(typed) == OLD and typed.isascii() and typed.isdigit():
        return _old(typed, key)
    return Number(typed, key(typed), repairs=frozenset(map(key, repairs(typed))))


def _old(typed: str, key: Callable[[str], str]) -> Number:
    """Any digit may be wrong, for there is no check digit; even the date may be none."""
    first17 = with_century(typed)
    whole = first17 + check_digit(first17)
    return Number(whole, key(whole), old=True, repairs=frozenset(map(key, old_repairs(whole))))


def with_century(typed: str) -> str:
    """Everybody who had an old number was born before 2000."""
    wide = unicodedata.normalize("NFKC", typed)
    return wide[:6] + "19" + wide[6:]


def tidy_number(cell: str) -> str:
    """Without spaces, apostrophes and dashes; the stars of a masked number stay."""
    flat = unicodedata.normalize("NFKC", cell).replace("×", "X")
    return NOT_NUMBER.sub(lambda found: "*" * found[0].count("*"), flat).upper()


def is_day(text: str) -> bool:
    try:
        return bool(born(text))
    except Refused:
        return False


def is_valid(text: str) -> bool:
    return text[:-1].isdigit() and check_digit(text[:-1]) == text[-1] and is_day(text)


def repairs(typed: str) -> set[str]:
    """Valid numbers one slip away: a digit wrong, two neighbours exchanged, one too few or too many, O for 0."""
    meant = typed[:-1].translate(LOOKS_LIKE) + typed[-1:]
    if not meant.isascii() or not meant[:-1].isdigit() or abs(len(meant) - FULL) > 1:
        return set()
    made = {FULL - 1: _longer, FULL: _changed, FULL + 1: _shorter}[len(meant)]
    return {one for one in {meant, *made(meant)} if len(one) == FULL and is_valid(one)}


def _changed(text: str) -> Iterator[str]:
    """Only the digit that brings the sum right is tried at each place."""
    total = sum(int(digit) * weight for digit, weight in zip(text, WEIGHTS, strict=False))
    for place, weight in enumerate(WEIGHTS):
        for digit in "0123456789":
            if CHECKS[(total + weight * (int(digit) - int(text[place]))) % len(CHECKS)] == text[-1]:
                yield text[:place] + digit + text[place + 1 :]
    yield text[:-1] + check_digit(text[:-1])
    for place in range(FULL - 1):
        yield exchanged(text, place)


def _longer(text: str) -> Iterator[str]:
    yield from (text[:place] + digit + text[place:] for place in range(FULL - 1) for digit in "0123456789")
    if text.isdigit():
        yield text + check_digit(text)


def _shorter(text: str) -> Iterator[str]:
    return (text[:place] + text[place + 1 :] for place in range(len(text)))


def old_repairs(whole: str) -> set[str]:
    """Old numbers one digit away; the century stands."""
    first = [*range(6), *range(8, FULL - 1)]
    made = {whole[:place] + digit + whole[place + 1 : -1] for place in first for digit in "0123456789"}
    return {one + check_digit(one) for one in made if is_day(one)}


def exchanged(text: str, place: int) -> str:
    return text[:place] + text[place + 1] + text[place] + text[place + 2 :]


def rounded(text: str) -> bool:
    """A spreadsheet took it for an amount: only the first fifteen digits are as they were."""
    return len(text) == FULL and text.endswith(LOST)


def phone(cell: str) -> str:
    """Digits only, without the country; too short to be a telephone is none."""
    if len(cell) == MOBILE and cell.isascii() and cell.isdigit():
        return cell
    digits = "".join(c for c in unicodedata.normalize("NFKC", cell) if c in "0123456789")
    digits = digits[-MOBILE:] if digits.startswith(("86", "0086")) and len(digits) > MOBILE else digits
    return digits if len(digits) >= SHORT else ""
