"""The sample report against the sample records, and the rows behind every figure."""

import re
from datetime import date

import pytest

from tests.house.test_indicators import again
from zhijia.base.periods import Period
from zhijia.indicators.indicator import every
from zhijia.indicators.scope import Scope
from zhijia.reports.checking import Checker
from zhijia.reports.terms import Verdict
from zhijia.site.sample import SAMPLES

pytestmark = [pytest.mark.django_db, pytest.mark.sample, pytest.mark.xdist_group("sample")]
FIVE_YEARS = Period(date(2014, 5, 1), date(2019, 4, 30))
CARDS = ("13万余张",)  # the cards themselves are brought in by their own test


@pytest.fixture
def checker(brought):
    return Checker(Scope(brought[0], FIVE_YEARS))


@pytest.fixture
def text():
    return (SAMPLES / "report.txt").read_text("utf-8")


def test_every_figure_of_the_report_has_its_source(checker, text):
    told = {f.claim.quote: f.verdict for f in checker.check(text) if f.claim.quote not in CARDS}

    assert {quote for quote, verdict in told.items() if verdict != Verdict.SUPPORTED} == {"216余次"}
    assert told["216余次"] == Verdict.WORDING


def test_change_any_figure_and_that_claim_alone_turns(checker, text):
    before = checker.check(text)
    for n, finding in enumerate(before):
        if finding.verdict != Verdict.SUPPORTED or finding.claim.quote in CARDS:
            continue
        end = finding.claim.start + len(finding.claim.quote)
        after = checker.check(text[: finding.claim.start] + falsified(finding.claim.quote) + text[end:])
        turned = [m for m, (a, b) in enumerate(zip(before, after, strict=True)) if a.verdict != b.verdict]
        assert turned == [n], finding.claim.quote
        assert after[n].verdict == Verdict.CONTRADICTED or after[n].claim.qualifier != finding.claim.qualifier


def falsified(quote: str) -> str:
    """The same wording with a figure far too large: 125场 → 925125场, 三届 → 九届, 近千个 → 近9000个."""
    if re.search(r"\d", quote):
        return re.sub(r"\d", lambda digit: f"92{digit[0]}", quote, count=1)
    swaps = {"首": "第八", "三": "九", "两": "八", "千": "9000"}
    return next(quote.replace(old, new) for old, new in swaps.items() if old in quote)


@pytest.mark.parametrize("indicator", list(every()), ids=lambda one: one.code)
def test_the_rows_add_up_to_the_figure_in_every_town_and_year(brought, indicator):
    whole = Scope(brought[0], FIVE_YEARS)
    for place in (whole, *(whole.part(town) for town in whole.towns()), whole.part(None)):
        for _, year in FIVE_YEARS.years():
            scope = place.within(year)
            assert indicator.value(scope) == again(indicator, scope), (
                indicator.code,
                str(place.town),
                year,
            )
