"""Cells as clerks type them: every written form reads back, and anything else is refused in words, never a crash."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal

import pytest
from django.db.models import TextChoices
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.cast import refuses
from zhijia.base.errors import Refused
from zhijia.base.numerals import write_chinese
from zhijia.sheets.cells import day, number, tidy
from zhijia.sheets.checking import Wrong, read_column
from zhijia.sheets.columns import (
    Choice,
    Column,
    CreditCode,
    Day,
    EmployerName,
    Identity,
    Known,
    Money,
    Ordinal,
    Sealed,
    Text,
    UnitName,
    Whole,
)


class Colour(TextChoices):
    RED = "red", "红（大红）"
    BLUE = "blue", "蓝"


NOBODY = Known(units={}, employers={})
KINDS = (
    Text(), Whole(), Ordinal(), Money(), Day(), Choice(choices=Colour), UnitName(), EmployerName(), Identity(), Sealed(), CreditCode()
)  # fmt: skip
WIDE = str.maketrans("0123456789-/.,", "０１２３４５６７８９－／．，")
DATES = st.dates(date(1990, 1, 1), date(2029, 12, 31))
ODD_TEXT = st.text("0123456789０９²³٣一三四十百千万亿第届年月日期次元.,-/:：()（） \t\n*%xX", max_size=18)
CELLS = (
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=30) | ODD_TEXT
    | st.dates() | st.datetimes() | st.just(time(9, 30)) | st.just(timedelta(hours=30))
)  # fmt: skip


@settings(max_examples=1500, deadline=None)
@given(st.sampled_from(KINDS), CELLS)
@example(Ordinal(), "三四十届")
@example(Day(), float("nan"))
@example(Day(), "²²²²²")
@example(Money(), float("nan"))
@example(Whole(), float("inf"))
@example(Identity(), "00000000000000²")
def test_any_cell_is_read_or_refused(kind, cell):
    try:
        kind.read(cell, NOBODY)
    except Refused as refusal:
        assert str(refusal)


@given(DATES)
def test_a_day_reads_back_from_every_written_form(day_):
    y, m, d = day_.year, day_.month, day_.day
    forms = [
        f"{y}-{m}-{d}", f"{y}-{m:02d}-{d:02d}", f"{y}/{m}/{d}", f"{y}.{m}.{d}", f"{y}.{m:02d}.{d:02d}", f"{y}年{m}月{d}日",
        f"{y} 年 {m} 月 {d} 日", f"{y}年{m}月{d}", f"{y}{m:02d}{d:02d}", int(f"{y}{m:02d}{d:02d}"), float(f"{y}{m:02d}{d:02d}"),
        f"{y}-{m}-{d} 09:30", f"{y}-{m}-{d} 9:30:00", f" {y}-{m}-{d} ", f"{y}-{m}-{d}".translate(WIDE).replace("／", "/"),
        (day_ - date(1899, 12, 30)).days, float((day_ - date(1899, 12, 30)).days), str((day_ - date(1899, 12, 30)).days),
        day_, datetime(y, m, d, 23, 59),
    ]  # fmt: skip

    assert [day(form) for form in forms] == [day_] * len(forms)


@pytest.mark.parametrize(
    "cell",
    ["", "昨天", "2018", "2018-07", "18-7-12", "2018-13-01", "2018-02-30", "2018年7月", 0, 5, 99_999, True],
)
def test_what_is_no_day_is_refused(cell):
    with pytest.raises(Refused):
        day(cell)


@given(st.integers(0, 10**7), st.sampled_from(["", "人", "人次", "家", "场"]))
def test_a_count_reads_back_from_every_written_form(count, measure):
    forms = [
        count,
        float(count),
        str(count),
        f"{count:,}",
        f"{count:,}".translate(WIDE),
        f" {count}{measure} ",
    ]

    assert [Whole().read(form, NOBODY) for form in forms] == [count] * len(forms)


@given(st.integers(0, 999), st.integers(0, 9999))
def test_tens_of_thousands_are_read_exactly(whole, rest):
    written = f"{whole}.{rest:04d}万"

    assert number(written) == whole * 10_000 + rest
    assert Money().read(f"{written}元", NOBODY) == (whole * 10_000 + rest) * 100


@given(st.integers(0, 10**12))
def test_money_reads_back_as_it_is_shown(fen):
    assert Money().read(Money().show(fen), NOBODY) == fen
    assert Money().read(f"{Decimal(fen) / 100:,}", NOBODY) == fen


@pytest.mark.parametrize(
    ("cell", "says"), [(-5, "冲正"), ("1.234", "两位小数"), ("三千", "不是数字"), ("", "不是数字")]
)
def test_what_is_no_money_is_refused(cell, says):
    with refuses(says):
        Money().read(cell, NOBODY)


@pytest.mark.parametrize(
    ("cell", "says"),
    [(1.5, "不是整数"), (-1, "合理范围"), (10**9, "合理范围"), ("约三十", "不是数字"), (True, "不是数字")],
)
def test_what_is_no_count_is_refused(cell, says):
    with refuses(says):
        Whole().read(cell, NOBODY)


@given(st.integers(1, 99))
def test_ordinals_in_words_and_figures(rank):
    words = write_chinese(rank).replace("两", "二")
    forms = [rank, str(rank), f"第{rank}届", f"第{words}届", f"{words}期", f"第 {rank} 次".replace(" ", "")]

    assert [Ordinal().read(form, NOBODY) for form in forms] == [rank] * len(forms)


def test_the_first_is_called_first():
    assert Ordinal().read("首届", NOBODY) == 1
    assert Ordinal().read("2018年", NOBODY) == 2018


def test_names_and_choices_do_not_mind_the_width_of_brackets():
    known = Known(units={tidy("薛家镇总工会（筹）"): 1}, employers={tidy("春江（集团）厂"): 2})
    for name in ("薛家镇总工会（筹）", "薛家镇总工会(筹)"):
        assert UnitName().read(name, known) == 1
    for name in ("春江（集团）厂", "春江(集团)厂 "):
        assert EmployerName().read(name, known) == 2
    for label in ("红（大红）", "红(大红)", "red"):
        assert Choice(choices=Colour).read(label, NOBODY) == "red"


def test_another_union_and_no_union_answer_alike():
    with refuses("没有找到工会“武进区总工会”"):
        UnitName().read("武进区总工会", NOBODY)


@given(st.text("0123456789", min_size=6, max_size=30))
def test_a_card_number_shows_only_its_end(text):
    assert Sealed().read(f" {text[:4]} {text[4:]} ", NOBODY) == text
    assert Sealed().masked(text) == f"****{text[-4:]}"


def test_a_long_number_that_excel_spoilt_is_refused():
    with refuses("文本格式"):
        Sealed().read(6217001234567890123, NOBODY)


def test_equal_cells_are_read_alike_and_an_empty_one_takes_the_default():
    column = Column("人数", "n", Whole(), default=0)

    assert read_column(column, "人数", ["3", 3, 3.0, "", None, "  "], NOBODY) == [3, 3, 3, 0, 0, 0]
    assert isinstance(
        read_column(Column("人数", "n", Whole(), required=True), "人数", [""], NOBODY)[0], Wrong
    )


def test_a_column_headed_in_tens_of_thousands_is_read_so():
    column = Column("金额（元）", "amount", Money())

    assert read_column(column, "金额(万元)", ["1.25"], NOBODY) == [1_250_000]
