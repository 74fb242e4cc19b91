"""A rule has its days: what was in force stays, what the federation set is never touched, nobody rewrites history."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.cast import NOW, refuses
from zhijia.audit.models import Line
from zhijia.rulebook.defaults import lay_defaults
from zhijia.rulebook.examples import DIBAO, ROWS, SOURCED
from zhijia.rulebook.models import Rule
from zhijia.rulebook.queries import history, rule, rule_row, standing
from zhijia.rulebook.services import set_rule

pytestmark = pytest.mark.django_db
JULY = date(2019, 7, 1)
DIBAO_CODE = "aid.dibao.320411"


@pytest.fixture(autouse=True)
def _laid(db):
    lay_defaults()


def change(value=860, *, code=DIBAO_CODE, since=date(2026, 7, 1), unit="元/月", **more):
    said = {"name": "新北区低保标准", "document": "常民规〔示例〕1号", "by": "郑华", "at": NOW, **more}
    return set_rule(code, Decimal(value), unit=unit, since=since, **said)


def rows(code=DIBAO_CODE):
    return list(Rule.objects.filter(code=code).order_by("since").values_list("since", "until", "value"))


def test_dated_rows_meet_without_a_gap():
    for code, _, values in DIBAO:
        told = rows(f"aid.dibao.{code}")
        assert [value for *_, value in told] == list(values)
        assert [until for _, until, _ in told] == [since for since, *_ in told[1:]] + [None]


def test_every_row_of_the_house_is_an_example_and_says_so_or_names_its_law_and_article():
    assert not Rule.objects.filter(example=True).exclude(document__startswith="示例：").exists()
    assert not Rule.objects.filter(example=False).exclude(document__startswith="《").exists()
    assert not Rule.objects.filter(example=False, article="").exists()
    assert len({code for code, *_ in (*ROWS, *SOURCED)}) == len(ROWS) + len(SOURCED)


def test_laying_again_changes_nothing_and_never_touches_what_was_set():
    change(1200)
    before, lines = list(Rule.objects.order_by("pk").values()), Line.objects.count()
    lay_defaults()
    assert list(Rule.objects.order_by("pk").values()) == before
    assert Line.objects.count() == lines

    Rule.objects.filter(code="aid.wish_cap").delete()
    change(300, code="aid.wish_cap", unit="元", since=date(2020, 1, 1))
    Rule.objects.filter(code="aid.notice_days").delete()
    lay_defaults()
    assert rows("aid.wish_cap") == [(date(2020, 1, 1), None, Decimal(300))]
    assert rows("aid.notice_days") == [(date(2000, 1, 1), None, Decimal(5))]


def test_laying_costs_the_same_for_a_hundred_rows():
    with CaptureQueriesContext(connection) as again:
        lay_defaults()
    Rule.objects.all().delete()
    with CaptureQueriesContext(connection) as first:
        lay_defaults()
    assert len(again) <= 3
    assert len(first) <= 12


def test_the_day_decides():
    assert rule(DIBAO_CODE, on=date(2018, 12, 31)) == 760
    assert rule(DIBAO_CODE, on=date(2019, 1, 1)) == 800
    assert rule_row("aid.notice_days", on=JULY).unit == "工作日"
    with refuses("请先在规则库登记"):
        rule(DIBAO_CODE, on=date(2013, 12, 31))


def test_a_new_value_ends_the_old_one_and_history_is_not_rewritten():
    made = change(1180)
    assert rows()[-2:] == [
        (date(2026, 1, 1), date(2026, 7, 1), Decimal(1100)), (date(2026, 7, 1), None, Decimal(1180))
    ]  # fmt: skip
    before = rows()
    for since in (JULY, date(2026, 7, 1)):
        with refuses("历史规则不能改写"):
            change(1, since=since)
    assert rows() == before
    assert Line.objects.filter(subject=f"rule:{made.pk}").get().actor == "郑华"


@pytest.mark.parametrize(
    ("value", "unit", "sentence"),
    [("-1", "元", "不能是负数"), ("2.5", "工作日", "只能是整数"), ("10.001", "元", "两位小数")],
)
def test_a_value_fits_its_unit(value, unit, sentence):
    before, lines = rows("aid.wish_cap"), Line.objects.count()
    with refuses(sentence):
        change(value, code="aid.wish_cap", unit=unit)
    assert rows("aid.wish_cap") == before
    assert Line.objects.count() == lines


def test_who_came_second_is_told_and_nothing_moves(monkeypatch):
    """Both looked before either wrote: the database keeps one open row, and the second reads a sentence."""
    change(1180)
    before = rows()
    monkeypatch.setattr("django.db.models.query.QuerySet.exists", lambda _self: False)
    with refuses("刚刚有人登记"):
        change(1190)
    assert rows() == before


def test_history_names_who_set_each_row():
    change(1180)
    told = history(DIBAO_CODE)
    assert [one.line.actor for one in told] == ["郑华"] + ["职家"] * 13
    Rule.objects.filter(code=DIBAO_CODE, until=None).update(until=date(2027, 1, 1))
    Rule.objects.create(
        code=DIBAO_CODE, name="x", value=1, unit="元/月", since=date(2027, 1, 1), document="背后写入"
    )
    assert history(DIBAO_CODE)[0].line is None

    Rule.objects.filter(code=DIBAO_CODE, since=date(2015, 1, 1)).update(value=999)
    assert [one.row.since.year for one in history(DIBAO_CODE) if one.line is None] == [2027, 2015]


def test_standing_has_one_row_for_each_rule_by_subject():
    change(1180)
    change(5, code="aid.coming_days", unit="工作日", since=date(2030, 1, 1))
    told = {row.code: row.value for row in standing("", on=JULY)}
    assert told[DIBAO_CODE] == 800
    assert told["aid.coming_days"] == 5
    assert len(told) == len(ROWS) + len(SOURCED) + len(DIBAO) + 1
    assert [row.code for row in standing("岚皋", on=JULY)] == ["aid.dibao.610925"]
