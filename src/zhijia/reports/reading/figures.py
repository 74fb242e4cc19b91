"""The shape of a figure: rounding word, number, measure word, rounding word."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from zhijia.base.numerals import Numeral, read
from zhijia.reports.reading import measures, roundings
from zhijia.reports.terms import Qualifier

BLANK: Final = r"[ \t]{0,2}+"
HAN: Final = "〇零一二两三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟"
BIG: Final = r"(?:[十百千]?[万亿]|[十百千](?!分))"
ARABIC: Final = r"(?:\d{1,3}(?:[, ]\d{3})++(?!\d)|\d++)(?:\.\d++)?"
# An Arabic head with its 万 or 亿 (450多万, 5亿3000万), or Chinese words all through (四百五十余万).
NUMBER: Final = re.compile(
    rf"(?:百分之{BLANK})?(?:"
    rf"(?<![0-9A-Za-z_])(?<![0-9A-Za-z]\.)(?<![A-Za-z]-){ARABIC}(?:{BLANK}(?P<within>[余多几]?){BLANK}{BIG}+(?:{ARABIC}{BIG}+)*)?"
    rf"|[{HAN}]++(?:点[零〇一二三四五六七八九]++[百千万亿]*)?(?:(?P<amid>[余多](?!十)|几)(?=[十百千万亿])[十百千万亿]++)?"
    rf")",
)
MARK: Final = re.compile(rf"{BLANK}([余多几]|\+(?![\dA-Za-z])|(?<=[十0-9])来(?!自|到|源|访))")
SOME: Final = re.compile("几[十百千]")
GAP: Final = re.compile(BLANK)
SUFFIX: Final = re.compile(
    rf"{BLANK}(以上|之上|有余|余(?![额下款力热粮杭])|左右(?!开)|上下(?![游班联一])|\+(?![\dA-Za-z]))",
)
FIRST: Final = re.compile(r"首(?P<measure>[届期场批个家])(?!体|庭|间)")
PERCENT: Final = "百分之"


@dataclass(frozen=True, slots=True)
class Figure:
    """A number as written, taken apart so that another number can be put in its place."""

    start: int
    end: int
    numeral: Numeral
    number: str
    number_end: int
    before: str = ""
    inside: str = ""
    measure: str = ""
    after: str = ""

    @property
    def unit(self) -> str:
        """The measure word as the records know it; 百分之 is %."""
        return "%" if self.is_percent_in_words else measures.unit_of(self.measure)

    @property
    def is_percent_in_words(self) -> bool:
        """百分之九十九点一 carries its unit in front."""
        return self.number.startswith(PERCENT)

    @property
    def qualifier(self) -> Qualifier:
        """What the rounding words together say."""
        return (
            Qualifier.RANK if self.before == "首" else roundings.meaning(self.before, self.inside, self.after)
        )

    @property
    def is_bare(self) -> bool:
        """百, 千万: a magnitude without a digit."""
        return not self.number.strip("百千万亿余多几 ")

    @property
    def is_vague(self) -> bool:
        """几十, 数百 and the last place of 三千几百 reach up to the next magnitude."""
        return self.before in roundings.VAGUE or bool(SOME.search(self.number))


def find_figures(plain: str) -> Iterator[Figure]:
    """Every number in the text with the words that belong to it, left to right; the caller decides what is a claim."""
    position, length = 0, len(plain)
    firsts = FIRST.finditer(plain)
    first = next(firsts, None)
    while position < length and (match := NUMBER.search(plain, position)):
        while first and first.start() < match.start():
            yield _first(first)
            first = next(firsts, None)
        figure = _figure(plain, match)
        position = max(figure.end if figure else 0, match.end())
        if figure:
            yield figure
    yield from (_first(rest) for rest in (first, *firsts) if rest)


def _first(match: re.Match[str]) -> Figure:
    one = Numeral(value=Decimal(1), precision=Decimal(1), chinese=True)
    start, end = match.span()
    return Figure(start, end, one, number="", number_end=start + 1, before="首", measure=match["measure"])


def _figure(plain: str, match: re.Match[str]) -> Figure | None:
    try:
        numeral = read(match[0])
    except ValueError:
        return None
    bare = not match[0].strip("百千万亿余多几 ")
    before = roundings.word_before(plain, match.start(), bare=bare or match[0][0] == "十")
    mark = MARK.match(plain, match.end())
    number_end = (mark or match).end()
    gap = GAP.match(plain, number_end)
    measure = measures.MEASURE.match(plain, gap.end() if gap else number_end)
    end = measure.end() if measure else number_end
    after = SUFFIX.match(plain, end)
    return Figure(
        start=before.start() if before else match.start(),
        end=after.end() if after else end,
        numeral=numeral,
        number=match[0],
        number_end=number_end,
        before=before["word"] if before else "",
        inside=match["within"] or match["amid"] or (mark[1] if mark else ""),
        measure=measure[0] if measure else "",
        after=after[1] if after else "",
    )
