"""Where sentences, clauses and items of a list begin and end."""

import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import Final, NamedTuple, Self

SENTENCE_ENDS: Final = r"[。！？!?；;\n\r…]|\.(?![0-9A-Za-z])|(?<![0-9A-Za-z])\."
CLAUSE_ENDS: Final = rf"{SENTENCE_ENDS}|，|,(?!\d{{3}}(?!\d))|(?<!\d),"
ITEM_ENDS: Final = (
    rf"{CLAUSE_ENDS}|、(?![^（()），,。；;\n]{{0,16}}[）)])"  # not inside brackets: 服务中心（站、点）158个
)
REACH: Final = 240


class Span(NamedTuple):
    """A stretch of the text by offsets."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words of this stretch."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Layout:
    """The punctuation of a text, found once; no span reaches farther than a long sentence, so reading stays linear."""

    sentences: tuple[int, ...]
    clauses: tuple[int, ...]
    items: tuple[int, ...]

    @classmethod
    def of(cls, plain: str) -> Self:
        """Find all punctuation."""
        return cls(*(_places(pattern, plain) for pattern in (SENTENCE_ENDS, CLAUSE_ENDS, ITEM_ENDS)))

    def sentence(self, start: int, end: int) -> Span:
        """The sentence around a stretch."""
        return _around(self.sentences, start, end)

    def clause(self, start: int, end: int) -> Span:
        """The part between commas around a stretch."""
        return _around(self.clauses, start, end)

    def item(self, start: int, end: int) -> Span:
        """The part between commas or 、 around a stretch."""
        return _around(self.items, start, end)


def _places(pattern: str, plain: str) -> tuple[int, ...]:
    return tuple(match.start() for match in re.finditer(pattern, plain))


def _around(places: tuple[int, ...], start: int, end: int) -> Span:
    before, after = bisect_left(places, start), bisect_left(places, end)
    left = places[before - 1] + 1 if before else 0
    right = places[after] if after < len(places) else end + REACH
    return Span(max(left, start - REACH, 0), min(right, end + REACH))
