"""Two cards side by side: which sign each field gives."""

import re

from . import signs
from .characters import MASK, look_alike
from .names import Name, Written
from .numbers import ROUNDED, Number, exchanged, rounded
from .signs import Sign

LONG, TWO = 5, 2  # characters
PREFIX = 3
LETTERS = re.compile(r"[a-z]+|[?]+|.")
NEAR_NUMBERS = 2


def names(one: Written, other: Written) -> tuple[Sign | None, Name, Name]:
    """The best of every way the two may have been meant; no sign where one of them has no name."""
    if not one.name.text or not other.name.text:
        return None, one.name, other.name
    if one.name.text == other.name.text and MASK not in one.name.text:
        return signs.SAME_NAME, one.name, other.name
    best = (name(one.name, other.name), one.name, other.name)
    if one.others or one.formers or other.others or other.formers:
        return _best_of(one, other, best)
    return best


def _best_of(one: Written, other: Written, best: tuple[Sign, Name, Name]) -> tuple[Sign, Name, Name]:
    for mine in one.all:
        for theirs in other.all:
            sign = _meant(name(mine, theirs), mine, theirs, one, other)
            if sign.bits > best[0].bits:
                best = (sign, mine, theirs)
    return best


def _meant(sign: Sign, mine: Name, theirs: Name, one: Written, other: Written) -> Sign:
    """An agreement with a former name, or with a name put together, is called so and weighs as such."""
    if mine in one.formers or theirs in other.formers:
        alike = sign.bits >= signs.SAME_PLAIN.bits
        return signs.FORMER_NAME if alike else sign
    put = mine in one.others or theirs in other.others
    return signs.NAME_IN_PARTS if put and sign.bits >= signs.SAME_PLAIN.bits else sign


def name(one: Name, other: Name) -> Sign:
    if one.text == other.text and MASK not in one.text:
        return signs.SAME_NAME
    if one.hidden or other.hidden:
        return _hidden(one, other)
    if one.plain == other.plain:
        return signs.SAME_PLAIN
    if len(one.plain) == len(other.plain):
        return _same_length(one, other)
    return _other_length(one, other)


def _same_length(one: Name, other: Name) -> Sign:
    apart = [place for place, (a, b) in enumerate(zip(one.plain, other.plain, strict=True)) if a != b]
    if one.heard == other.heard or all(one.sounds[n].blurred & other.sounds[n].blurred for n in apart):
        return _sounds(one, other, apart)
    if len(apart) == 1:
        return _one_apart(one, other, apart[0])
    if len(apart) == TWO and _crossed(one.plain, other.plain, *apart):
        return signs.EXCHANGED
    if len(apart) == TWO and len(one.plain) > LONG:
        return signs.LONG_SLIP
    return _strangers(one, other)


def _one_apart(one: Name, other: Name, place: int) -> Sign:
    if look_alike(one.plain[place], other.plain[place]):
        return signs.LOOKS_ALIKE
    if len(one.plain) >= LONG:
        return signs.LONG_SLIP
    return signs.NAME_SLIP if len(one.plain) > TWO else signs.SHORT_SLIP


def _crossed(one: str, other: str, first: int, second: int) -> bool:
    return one[first] == other[second] and one[second] == other[first]


def _sounds(one: Name, other: Name, apart: list[int]) -> Sign:
    pairs = [(one.sounds[n], other.sounds[n]) for n in apart]
    if all(a.toned & b.toned for a, b in pairs):
        return signs.SOUNDS_TONED
    return signs.SOUNDS_PLAIN if all(a.toneless & b.toneless for a, b in pairs) else signs.SOUNDS_NEAR


def _other_length(one: Name, other: Name) -> Sign:
    short, long = sorted((one.plain, other.plain), key=len)
    if len(short) >= PREFIX and len(long) > LONG and long.startswith(short):
        return signs.NAME_BEGINS
    limit = TWO if len(long) > LONG else 1
    if short and len(long) - len(short) <= limit and distance(short, long) <= limit:
        return signs.LONG_SLIP if len(long) > LONG else _missing(short)
    return _strangers(one, other)


def _missing(short: str) -> Sign:
    return signs.NAME_SLIP if len(short) > TWO else signs.SHORT_SLIP


def _strangers(one: Name, other: Name) -> Sign:
    return signs.GIVEN_DIFFERS if one.surname == other.surname and one.surname else signs.NAMES_DIFFER


def distance(one: str, other: str) -> int:
    """Characters to put in, take out or change (Levenshtein)."""
    row = list(range(len(other) + 1))
    for n, char in enumerate(one, 1):
        above, row[0] = row[:], n
        for m, theirs in enumerate(other, 1):
            row[m] = min(above[m] + 1, row[m - 1] + 1, above[m - 1] + (char != theirs))
    return row[-1]


def _hidden(one: Name, other: Name) -> Sign:
    """Pinyin or a gap where a character should be; at least the rest must be the same."""
    if MASK not in one.text and MASK not in other.text:
        return signs.NAME_IN_PARTS if one.spelt == other.spelt else _strangers(one, other)
    gap, whole = (one, other) if MASK in one.text else (other, one)
    if MASK in whole.text or not re.fullmatch(_pattern(gap.plain), whole.plain):
        return _strangers(one, other)
    shown = len(gap.plain.replace(MASK, ""))
    return signs.HIDDEN_SOME if shown >= TWO else signs.HIDDEN_MOST if shown else signs.NAMES_DIFFER


def _pattern(plain: str) -> str:
    """王? is one character, 王?? one or more: some type a star for each, some always two."""
    parts = LETTERS.findall(plain)
    gaps = {MASK: "."}
    return "".join(gaps.get(part, ".+" if part[0] == MASK else re.escape(part)) for part in parts)


def numbers(one: Number, other: Number) -> Sign | None:
    """None where one of them has no number to compare."""
    if not one.key or not other.key:
        return None
    if one.key == other.key:
        return _same_number(one, other)
    if (rounded(one.text) or rounded(other.text)) and one.text[:ROUNDED] == other.text[:ROUNDED]:
        return signs.NUMBER_ROUNDED  # first, for one in eleven of the spoilt numbers passes the check
    if one.proven and other.proven:
        return signs.NUMBERS_DIFFER
    if one.key in other.repairs or other.key in one.repairs:
        return _slip(one.text, other.text)
    return _faulty(one.text, other.text)


def _same_number(one: Number, other: Number) -> Sign:
    if one.proven and other.proven:
        return signs.SAME_NUMBER
    return signs.SAME_OLD if one.old or other.old else signs.SAME_FAULTY


def _slip(one: str, other: str) -> Sign:
    same_length = len(one) == len(other)
    if same_length and any(exchanged(one, place) == other for place in range(len(one) - 1)):
        return signs.NUMBER_EXCHANGED
    return signs.NUMBER_SLIP


def _faulty(one: str, other: str) -> Sign:
    if not one or not other:
        return signs.NUMBER_UNLIKE
    if len(one) == len(other) and ("*" in one or "*" in other):
        same = all(a == b or "*" in (a, b) for a, b in zip(one, other, strict=True))
        return signs.NUMBER_MASKED if same else signs.NUMBERS_DIFFER
    if len(one) != len(other):
        return signs.NUMBER_UNLIKE
    return signs.NUMBER_NEAR if sum(map(str.__ne__, one, other)) <= NEAR_NUMBERS else signs.NUMBER_FAR


def births(one: str, other: str) -> Sign | None:
    if not one or not other:
        return None
    if one == other:
        return signs.SAME_BIRTH
    return signs.BIRTH_SLIP if _one_slip(one, other) or _month_and_day(one, other) else signs.BIRTHS_DIFFER


def _month_and_day(one: str, other: str) -> bool:
    return one[:4] == other[:4] and one[4:6] == other[6:] and one[6:] == other[4:6]


def _one_slip(one: str, other: str) -> bool:
    """One digit wrong, or two neighbours exchanged."""
    apart = [place for place, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
    return len(apart) == 1 or (apart[1:] == [apart[0] + 1] and _crossed(one, other, *apart))


def phones(one: str, other: str) -> Sign | None:
    if not one or not other:
        return None
    if one == other:
        return signs.SAME_PHONE
    return signs.PHONE_SLIP if len(one) == len(other) and _one_slip(one, other) else signs.PHONES_DIFFER


def employers(one: str, other: str) -> Sign | None:
    if not one or not other:
        return None
    if one == other:
        return signs.SAME_EMPLOYER
    near = min(len(one), len(other)) >= PREFIX and (one in other or other in one)
    return signs.NEAR_EMPLOYER if near else signs.EMPLOYERS_DIFFER


def sexes(one: str, other: str) -> Sign | None:
    if not one or not other:
        return None
    return signs.SAME_SEX if one == other else signs.SEXES_DIFFER
