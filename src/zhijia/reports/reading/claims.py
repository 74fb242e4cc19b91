"""Reading the claims of a text: every figure that counts, adds up or ranks something."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

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
        """How far 余 may reach: 450多万 below 460万, 数百 below a thousand."""
        return self.base * TENFOLD if self.figure.is_vague else step(self.base)

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
    plain = blot_out(text)
    layout = Layout.of(plain)
    plans = Plans.of(text.translate(HALF_WIDTH), plain)
    figures = list(_claimed(plain, layout))
    edges = [0, *(figure.end for figure in figures)], [*(figure.start for figure in figures[1:]), len(text)]
    return [
        _claim(text, plain, figure, layout=layout, plans=plans, room=Span(left, right))
        for figure, left, right in zip(figures, *edges, strict=False)
    ]


def _claimed(plain: str, layout: Layout) -> Iterator[Figure]:
    for figure in find_figures(plain):
        if is_claim(figure, plain):
            around = figure.start, figure.end
            if not is_rate(figure, plain, clause=layout.clause(*around), item=layout.item(*around)):
                yield figure


def _claim(text: str, plain: str, figure: Figure, *, layout: Layout, plans: Plans, room: Span) -> Claim:
    start, end = figure.start, figure.end
    item, clause, sentence = (find(start, end) for find in (layout.item, layout.clause, layout.sentence))
    before = Span(max(item.start, room.start), start)
    after = Span(end, max(end, min(item.end, room.end)))
    return Claim(
        quote=text[start:end],
        start=start,
        value=_number(figure.numeral.value),
        unit=figure.unit,
        qualifier=figure.qualifier,
        subject=subject_of(text, unit=figure.unit, before=before, after=after, clause=clause),
        modality=plans.modality(plain, start=start, end=end, sentence=sentence),
        figure=figure,
        since=room.start,
        before=before,
        after=after,
        clause=clause,
        sentence=sentence,
    )


def _number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)
