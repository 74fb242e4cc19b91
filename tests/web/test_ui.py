"""The words of our templates."""

from datetime import date

import pytest
from django import forms
from django.core.paginator import Paginator
from django.template import engines
from django.test import RequestFactory

from zhijia.web.tables import Column, Row


def shown(source, path="/w/skills/contests/", **context):
    return engines["django"].from_string(source).render(context, RequestFactory().get(path))


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("{{ 131864|thousands }}", "131,864"),
        ("{{ 3.20|thousands }}", "3.2"),
        ('{{ "450"|thousands }}', "450"),
        ("{{ 45320050|yuan }}", "453,200.50"),
        ("{{ 4532000|wan }}", "453.2"),
        ("{{ nothing|wan }}{{ nothing|yuan }}{{ nothing|thousands }}", ""),
    ],
)
def test_numbers_as_people_read_them(source, words):
    assert shown(source) == words


def test_a_chip_is_a_link_and_says_what_its_colour_means():
    html = shown('{% chip "216余次" "/w/figures/1/" "quiet warn" drawer="#drawer" %}')

    assert html.startswith(
        '<a class="u-chip is-quiet is-warn" href="/w/figures/1/" hx-get="/w/figures/1/" hx-target="#drawer">'
    )
    assert "（表述不符）" in html


def test_a_chip_escapes_and_forgets_unknown_states():
    assert shown('{% chip words state="loud" %}', words="<b>") == '<span class="u-chip">&lt;b&gt;</span>'


def test_the_pager_keeps_the_question():
    page = Paginator(range(100), 10).page(2)
    html = shown("{% pager page %}", "/w/x/?town=%E5%AD%9F%E6%B2%B3&page=2", page=page)

    assert 'href="?town=%E5%AD%9F%E6%B2%B3&amp;page=3"' in html
    assert 'aria-current="page"' in html
    assert "共 100 条，第 11–20 条" in html


def test_pills_change_one_word_and_return_to_page_one():
    html = shown(
        '{% pills "year" years label="年份" %}',
        "/w/x/?town=1&year=2018&page=4",
        years=[("2018", "2018 年", 30)],
    )

    assert 'href="?town=1"' in html
    assert 'href="?town=1&amp;year=2018" aria-current="true"' in html
    assert "page=4" not in html


def test_selected_filters_can_each_be_removed():
    html = shown(
        '{% selected filters total=1234 unit="场" %}',
        "/w/x/?town=1&year=2018",
        filters=[("town", "镇街", "孟河镇")],
    )

    assert 'href="?year=2018"' in html
    assert "镇街：孟河镇" in html
    assert "共 <b>1,234</b> 场" in html


@pytest.mark.parametrize(
    ("path", "next_sort", "order"),
    [("/", "sum", ""), ("/?sort=sum", "-sum", "ascending"), ("/?sort=-sum", "sum", "descending")],
)
def test_a_heading_sorts_and_turns(path, next_sort, order):
    html = shown('{% th "金额" sort="sum" numeric=True %}', path)

    assert f'href="?sort={next_sort}"' in html
    assert (f'aria-sort="{order}"' in html) == bool(order)


def test_a_table_opens_records_groups_rows_and_names_cells_for_phones():
    columns = [Column("赛事"), Column("日期"), Column("参赛", numeric=True)]
    day = date(2018, 9, 14)
    rows = [
        Row(("焊工比武", day, 1054), href="/w/1/", group="罗溪镇"),
        Row(("<b>", 2018, 2), group="罗溪镇"),
    ]
    html = shown('{% table "赛事" columns rows %}', columns=columns, rows=rows)

    assert '<a href="/w/1/">焊工比武</a>' in html
    assert html.count("罗溪镇") == 1
    assert '<td data-l="日期">2018-09-14</td>' in html
    assert '<td data-l="日期">2018</td>' in html
    assert '<td class="is-n" data-l="参赛">1,054</td>' in html
    assert "&lt;b&gt;" in html


class Enrolment(forms.Form):
    name = forms.CharField(label="单位名称", help_text="与公章一致")
    agreed = forms.BooleanField(label="我已核对")


def test_errors_stand_on_top_and_lead_to_their_fields():
    form = Enrolment({"name": ""})
    html = shown("{% errors form %}{% for bound in form %}{% field bound %}{% endfor %}", form=form)

    assert "有 2 处需要改正" in html
    assert 'href="#id_name"' in html
    assert 'aria-describedby="id_name_helptext id_name_error"' in html
    assert 'id="id_name_error"' in html
    assert 'aria-invalid="true"' in html


def test_a_form_not_yet_sent_has_no_errors():
    assert shown("{% errors form %}", form=Enrolment()).strip() == ""


def test_steps_say_where_it_stands_in_words_too():
    html = shown("{% steps names 2 %}", names=["提交", "初审", "打款"])

    assert "第 2 步，共 3 步" in html
    assert '提交<span class="u-sr">，已完成</span>' in html
    assert 'aria-current="step"' in html


def test_blocks_frame_what_stands_in_them():
    html = shown(
        '{% card "赛事" href="/w/" more="全部" %}<p>好</p>{% endcard %}{% alert "warn" role="alert" %}留意{% endalert %}'
    )

    assert "<h2>赛事</h2>" in html
    assert "<p>好</p>" in html
    assert '<div class="u-alert is-warn" role="alert">' in html


def test_crumbs_end_where_the_reader_is():
    html = shown('{% crumbs "首页" "/" "正文" %}')

    assert '<a href="/">首页</a>' in html
    assert '<li aria-current="page">正文</li>' in html


def test_a_waiting_page_asks_again_without_scripts():
    assert shown("{% refresh 5 %}") == '<noscript><meta http-equiv="refresh" content="5"></noscript>'


def test_a_meter_never_runs_over():
    assert 'x1="90%" x2="100%"' in shown('{% meter 90 20 "预算" %}')
