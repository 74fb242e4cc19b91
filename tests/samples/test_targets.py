"""李敏 brings the whole sample in: no row is wrong, and every figure of the report comes out of the records."""

from datetime import date

import pytest
from samples.xinbei.build import HERE
from samples.xinbei.generator.writing import write

from tests.samples.figures import CARDS, FIGURES
from tests.samples.test_generator import verdict
from zhijia.base.periods import Period
from zhijia.indicators.indicator import every, find
from zhijia.indicators.scope import Scope
from zhijia.reports.checking import check
from zhijia.reports.terms import Verdict
from zhijia.site.sample import bring

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("sample")]
FIVE_YEARS = Period(date(2014, 5, 1), date(2019, 4, 30))


def test_every_row_comes_in(made, brought):
    _, rows = brought
    assert rows == {name: len(made[name].rows) for name in rows}
    assert len(rows) == 31


@pytest.mark.parametrize("figure", FIGURES, ids=lambda figure: figure.code)
def test_the_records_bear_the_figure_out(brought, figure):
    said = verdict(figure.quote, find(figure.code).recorded(Scope(brought[0], FIVE_YEARS)))
    assert said is (Verdict.WORDING if figure.quote == "216余次" else Verdict.SUPPORTED)


def test_towns_add_up(brought):
    scope = Scope(brought[0], FIVE_YEARS)
    for indicator in every():
        if indicator.additive:
            assert sum(value for *_, value in indicator.by_town(scope)) == indicator.value(scope), (
                indicator.code
            )


def test_the_first_district_is_left_with_what_was_its_own(brought):
    """What 奔牛镇 did in 2014 counts for 武进区, and for nobody else."""
    wujin = brought[0].parent.children.get(code="320412")
    scope = Scope(wujin, FIVE_YEARS)

    assert find("skills.contests_held").value(scope) > 0
    assert find("skills.contests_held").value(Scope(wujin, Period(date(2015, 1, 1), date(2019, 4, 30)))) == 0


@pytest.mark.sample
def test_the_report_stands_on_the_records(made, brought, tmp_path):
    """With the cards as well: every claim of the report is met by an indicator; one says 余 where there is none."""
    bring(write(next(sheet for sheet in made.values() if sheet.title == CARDS.title), tmp_path))
    findings = check((HERE / "report.txt").read_text("utf-8"), Scope(brought[0], FIVE_YEARS))

    assert len(findings) == 41
    assert [one.claim.quote for one in findings if one.verdict is not Verdict.SUPPORTED] == ["216余次"]
