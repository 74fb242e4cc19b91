"""Drawings that link, escape, and need neither scripts nor styles."""

from xml.parsers.expat import ParserCreate

import pytest

from zhijia.web import charts
from zhijia.web.charts import Point, point
from zhijia.web.scales import ceiling, said

EVIL = "<script>\"'&"
POINTS = [point(EVIL, 3, 1, href="/w/rows/?town=1&year=2018"), point("孟河镇", 5, 2)]
DRAWERS = [charts.bars, charts.line]


def well_formed(text):
    assert ParserCreate().Parse(text, 1)


@pytest.mark.parametrize("draw", DRAWERS)
def test_every_drawing_is_well_formed_escaped_and_unstyled(draw):
    svg = draw(POINTS, title=EVIL, series=(EVIL, "占用"), unit="场")

    well_formed(svg)
    assert "<script" not in svg
    assert "style=" not in svg


@pytest.mark.parametrize("draw", DRAWERS)
def test_marks_open_their_records_and_the_drawing_is_then_a_group(draw):
    svg = draw(POINTS, title="场次", series=("区级", "镇级"), unit="场")

    assert 'href="/w/rows/?town=1&amp;year=2018"' in svg
    assert "4场，打开明细" in svg
    assert 'role="group"' in svg
    assert 'role="img"' in draw([Point("孟河镇", (5,))], title="场次")


def test_lying_bars_are_a_table_with_links():
    html = charts.rows(POINTS, title="各镇街", unit="人")

    well_formed(html)
    assert '<th scope="row">孟河镇</th>' in html
    assert "7人" in html
    assert "&lt;script&gt;" in html


def test_the_twin_says_the_same_numbers():
    html = charts.table(POINTS, title="场次", series=("区级", "镇级"))

    assert "以表格查看" in html
    assert '<td class="is-n">5</td><td class="is-n">2</td>' in html


def test_a_chart_a_note_and_its_twin_stand_together():
    html = charts.figure(charts.bars(POINTS, title="场次"), charts.table(POINTS, title="场次"), "图 1 <场次>")

    assert html.startswith('<figure class="u-figure">')
    assert "图 1 &lt;场次&gt;" in html


@pytest.mark.parametrize("draw", [charts.bars, charts.line, charts.rows])
@pytest.mark.parametrize("points", [[], [point("2018", 0)], [point("2018", 3)]])
def test_little_or_nothing_can_be_drawn(draw, points):
    assert draw(points, title="空")


def test_a_spark_needs_no_words():
    well_formed(charts.spark([1, 2, 3]))
    assert 'aria-hidden="true"' in charts.spark([])


@pytest.mark.parametrize(
    ("most", "top"),
    [(0, 4), (3, 4), (5, 8), (9, 12), (30, 32), (66, 80), (412, 600), (131864, 160000), (0.3, 0.4)],
)
def test_scales_end_on_round_numbers(most, top):
    assert ceiling([most]) == pytest.approx(top)


@pytest.mark.parametrize(
    ("value", "words"), [(1234, "1,234"), (12.5, "12.5"), (12.0, "12"), (453.256, "453.26"), (0, "0")]
)
def test_numbers_beside_a_chart(value, words):
    assert said(value) == words
