"""What an article states, as it was judged when its edition was frozen, and its text cut at those places."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from zhijia.base.periods import Period
from zhijia.indicators.indicator import Indicator, in_short
from zhijia.indicators.models import Reading
from zhijia.indicators.queries import public_cell, usual_unit
from zhijia.indicators.scope import Scope
from zhijia.orgs.models import Unit
from zhijia.reports.models import Edition, Stated
from zhijia.reports.pieces import HEADING, cut
from zhijia.reports.terms import Verdict

from .figures import known, link
from .models import Article

CHIPS = {
    Verdict.SUPPORTED: "quiet",
    Verdict.WORDING: "quiet warn",
    Verdict.CONTRADICTED: "quiet bad",
    Verdict.UNSUPPORTED: "quiet none",
}
TONES = {Verdict.SUPPORTED: "ok", Verdict.WORDING: "warn", Verdict.CONTRADICTED: "bad"}


@dataclass(frozen=True)
class Statement:
    """One claim before the public. `value` is None where nothing was recorded, or too few persons stand behind it."""

    stated: Stated
    verdict: Verdict | None
    indicator: Indicator | None
    value: int | float | None
    href: str

    @property
    def name(self) -> str:
        return self.indicator.name if self.indicator else self.stated.subject

    @property
    def short(self) -> tuple[float, str] | None:
        """5,338 万元, as a reader takes it in."""
        return (
            in_short(self.value, self.indicator.unit) if self.indicator and self.value is not None else None
        )

    @property
    def chip(self) -> str:
        """A plan is not judged, so it is not marked either."""
        return CHIPS[self.verdict] if self.verdict else ""

    @property
    def tone(self) -> str:
        return TONES.get(self.verdict, "") if self.verdict else ""


def statements(edition: Edition, *, on: date) -> list[Statement]:
    """In text order, all in one reading of the edition."""
    public = usual_unit()
    claims = edition.claims.select_related("reading__unit", "reading__town").order_by("start")
    return [_statement(stated, public, on=on) for stated in claims]


def _statement(stated: Stated, public: Unit | None, *, on: date) -> Statement:
    verdict = Verdict(stated.verdict) if stated.verdict else None
    reading = stated.reading
    indicator = known(reading.indicator) if reading else None
    if reading is None or indicator is None:
        return Statement(stated, verdict, None, None, "")
    value = public_cell(indicator, "", reading.value, on=on).value
    href = link(indicator, _scope(reading)) if public and public.pk == reading.unit_id else ""
    return Statement(stated, verdict, indicator, value, href)


def _scope(reading: Reading) -> Scope:
    return Scope(reading.unit, Period(reading.since, reading.until), town=reading.town)


def agreeing(told: Sequence[Statement]) -> int:
    return sum(one.verdict == Verdict.SUPPORTED for one in told)


def judged(told: Sequence[Statement]) -> int:
    return sum(one.verdict is not None for one in told)


@dataclass(frozen=True)
class Piece:
    """Plain text, or with a statement a chip."""

    text: str
    statement: Statement | None = None


@dataclass(frozen=True)
class Line:
    pieces: tuple[Piece, ...]
    heading: bool


def lines(article: Article, told: Sequence[Statement]) -> list[Line]:
    """Paragraph by paragraph; a first line that repeats the title is not said twice, and plans get no chip."""
    made = cut(article.body, [(one.stated.start, one.stated.quote, one) for one in told if one.verdict])
    return [
        Line(tuple(Piece(text, one) for text, one in pieces), bool(HEADING.match(line)))
        for n, (line, pieces) in enumerate(made)
        if n or line != article.title
    ]


def gist(article: Article, *, around: str = "", length: int = 90) -> str:
    """The opening of a text, or the words asked for with what stands about them, ending where a reader would pause."""
    said = (line.strip() for line in article.body.splitlines())
    text = "".join(line for line in said if line != article.title and not HEADING.match(line))
    start = max(text.casefold().find(around.casefold()) - length // 3, 0) if around else 0
    cut = text[start : start + length]
    if start + length < len(text):
        pause = max(cut.rfind(mark) for mark in "，。；、")
        cut = f"{cut[:pause] if pause > length // 2 else cut}……"
    return f"……{cut}" if start else cut
