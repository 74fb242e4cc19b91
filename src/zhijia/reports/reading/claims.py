"""Reading the claims of a text: every figure that counts, adds up or ranks something."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Self

from zhijia.base.numerals import step
from zhijia.reports.reading.exclusions import HALF_WIDTH, blot_out
from zhijia.reports.reading.figures import Figure, find_figures
from zhijia.reports.reading.gates import is_claim
from zhijia.reports.reading.layout import Layout, Span
from zhijia.reports.reading.modality import Plans
from zhijia.reports.reading.rates import is_rate
from zhijia.reports.reading.subjects import subject_of
from zhijia.reports.terms import Modality, Qualifier

TENFOLD = Decimal(9)


@dataclass(frozen=True, slots=True)
class Claim:
    """A figure the text states; the spans let a reader look around it without reading the text again."""

    quote: str
    start: int
    value: int | float
    unit: str
    qualifier: Qualifier
    subject: str
    modality: Modality
    figure: Figure
    since: int
    before: Span
    after: Span
    clause: Span
    sentence: Span

    @property
    def end(self) -> int:
        """The offset behind the quote."""
        return self.start + len(self.quote)

    @property
    def base(self) -> Decimal:
        """The written value, exactly."""
        return self.figure.numeral.value

    @property
    def step(self) -> Decimal:
        """How far 余 may reach: 450多万 below 460万, 数百 below a thousand, 三千几百 below four thousand."""
        return step(self.base) * (TENFOLD if self.figure.is_vague else 1)

    @property
    def precision(self) -> Decimal:
        """The last place the writing shows: 5338万元 is told to the 万."""
        return self.figure.numeral.precision

    def as_dict(self) -> dict[str, str | int | float]:
        """The fields of `zhijia claims --json`, exactly."""
        return {
            "quote": self.quote,
            "start": self.start,
            "value": self.value,
            "unit": self.unit,
            "qualifier": self.qualifier.value,
            "subject": self.subject,
            "modality": self.modality.value,
        }


def read_claims(text: str) -> list[Claim]:
    """All claims in text order."""
    page = Page.of(text)
    figures = list(page.figures())
    edges = [0, *(figure.end for figure in figures)], [*(figure.start for figure in figures[1:]), len(text)]
    return [page.claim(figure, Span(*room)) for figure, *room in zip(figures, *edges, strict=False)]


@dataclass(frozen=True, slots=True)
class Page:
    """A text with what is worth finding once: its figures unblotted, its punctuation, its plans."""

    text: str
    plain: str
    layout: Layout
    plans: Plans

    @classmethod
    def of(cls, text: str) -> Self:
        """Prepare a text for reading."""
        plain = blot_out(text)
        return cls(text, plain, Layout.of(plain), Plans.of(text.translate(HALF_WIDTH), plain))

    def figures(self) -> Iterator[Figure]:
        """The figures that claim something."""
        for figure in find_figures(self.plain):
            if is_claim(figure, self.plain):
                item, clause, _ = self._around(figure)
                if not is_rate(figure, self.plain, clause=clause, item=item):
                    yield figure

    def claim(self, figure: Figure, room: Span) -> Claim:
        """A figure with its surroundings; `room` lies between the figures on either side."""
        start, end = figure.start, figure.end
        item, clause, sentence = self._around(figure)
        before = Span(max(item.start, room.start), start)
        after = Span(end, max(end, min(item.end, room.end)))
        return Claim(
            quote=self.text[start:end],
            start=start,
            value=_number(figure.numeral.value),
            unit=figure.unit,
            qualifier=figure.qualifier,
            subject=subject_of(self.text, unit=figure.unit, before=before, after=after, clause=clause),
            modality=self.plans.modality(self.plain, start=start, end=end, sentence=sentence),
            figure=figure,
            since=room.start,
            before=before,
            after=after,
            clause=clause,
            sentence=sentence,
        )

    def _around(self, figure: Figure) -> tuple[Span, Span, Span]:
        around = figure.start, figure.end
        return self.layout.item(*around), self.layout.clause(*around), self.layout.sentence(*around)


def _number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)
