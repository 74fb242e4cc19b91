"""A written name: the name itself, the ways it may have been meant, and the former names beside it."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from .characters import MASK, PARTS, put_together, simple, tidy
from .sounds import Sound, sounds

BRACKET = re.compile(r"[(\[【〔{<《]([^)\]】〕}>》]*)[)\]】〕}>》]?")
FORMERLY = re.compile(r"^(?:曾用名|原名|曾名|旧名|又名|别名|化名|亦名|本名)[为是]?[::]?")
SLASHED = re.compile(r"[/\\|、]")
LATIN = re.compile(r"[a-zà-ɏ]+")
MARKED = re.compile(r"[a-zà-ɏ?*□]")
SHORTEST, LONGEST = 2, 4  # characters of a former name told in brackets without the words


@dataclass(frozen=True, slots=True, eq=False)
class Name:
    """One way of writing one name. `text` is as typed but tidy; `plain` is simplified; `spelt` its pinyin run together."""

    shown: str
    text: str
    plain: str
    sounds: tuple[Sound, ...]
    spelt: str
    heard: str
    hidden: bool

    @property
    def surname(self) -> str:
        return self.sounds[0].heard if self.sounds else ""


@dataclass(frozen=True, slots=True, eq=False)
class Written:
    """What stands in a name cell."""

    name: Name
    others: tuple[Name, ...] = ()  # the same name put together from its parts
    formers: tuple[Name, ...] = ()

    @property
    def all(self) -> tuple[Name, ...]:
        return (self.name, *self.others, *self.formers)


@lru_cache(maxsize=50_000)
def written(cell: str, former: str = "") -> Written:
    """李娟（曾用名李鹃） is two names; 张（zhé） and 张（吉吉） are one character somebody could not type."""
    told = unicodedata.normalize("NFKC", cell)
    bare = BRACKET.sub("", told)
    if SLASHED.search(bare):
        told, *slashed = SLASHED.split(bare)
        former = "、".join([*slashed, former])
    text, beside = _read(told)
    meant = put_together(text)
    formers = [one for one in map(tidy, [*beside, *SLASHED.split(former)]) if one and one != text]
    shown = cell.strip()
    others = (name(shown, meant),) if meant != text else ()
    return Written(name(shown, text), others, tuple(name(one, one) for one in formers))


def _read(told: str) -> tuple[str, list[str]]:
    """The name with what its brackets fill in where they stand, and the former names they tell."""
    start, *rest = BRACKET.split(told)
    text = tidy(start)
    formers: list[str] = []
    for note, piece in zip(rest[::2], rest[1::2], strict=True):
        text, more = _read_note(text, note)
        text, formers = text + tidy(piece), [*formers, *more]
    return text, formers


def _read_note(text: str, note: str) -> tuple[str, list[str]]:
    """What brackets say: a former name, the reading or the parts of a character, or something that is no name (女, 大, 2)."""
    bare = FORMERLY.sub("", note.strip())
    if bare != note.strip():
        return text, SLASHED.split(bare)
    inner = tidy(bare)
    if inner in PARTS or LATIN.fullmatch(inner):
        return _fill(text, PARTS.get(inner, inner)), []
    is_name = SHORTEST <= len(inner) <= LONGEST and simple(inner)[:1] == simple(text)[:1]
    return text, [inner] if is_name else []


def _fill(text: str, char: str) -> str:
    """In the gap the clerk left; else here, unless the reading only explains what stands before it."""
    if MASK in text:
        return text.replace(MASK, char, 1)
    spelt = "".join(one.first for one in sounds(simple(text)))
    return text if spelt.endswith("".join(one.first for one in sounds(char))) else text + char


@lru_cache(maxsize=50_000)
def name(shown: str, text: str) -> Name:
    plain = simple(text)
    heard = sounds(plain)
    spelt = "".join(one.first for one in heard)
    hidden = bool(MARKED.search(text))
    return Name(shown, text, plain, heard, spelt, "".join(one.heard for one in heard), hidden)
