"""Numbers come back as they were written, whatever the manner of writing."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zhijia.base.numerals import (
    read,
    step,
    write_arabic,
    write_chinese,
    write_decimal_chinese,
    write_every_form,
    write_rounded,
)

WHOLE = st.integers(min_value=0, max_value=10**12)


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("一百二十三万", 1230000),
        ("两", 2),
        ("两百五", 250),
        ("三万五", 35000),
        ("一百零二", 102),
        ("一千零二十", 1020),
        ("十万零一百", 100100),
        ("近千", 1000),
        ("上千", 1000),
        ("十几", 10),
        ("百分之九十九点一", "99.1"),
        ("13万余", 130000),
        ("26.7余万", 267000),
        ("450多万", 4500000),
        ("１２３", 123),
        ("１，２３４", 1234),
        ("1,234", 1234),
        ("15 000余", 15000),
        ("5338 万", 53380000),
        ("1.2亿", 120000000),
        ("5亿3000万", 530000000),
        ("3百万", 3000000),
        ("二〇一八", 2018),
        ("一点二亿", 120000000),
        ("壹佰贰拾叁万", 1230000),
        ("0万", 0),
    ],
)
def test_reads_every_manner(written, value):
    assert read(written).value == Decimal(value)


@pytest.mark.parametrize("written", ["三四十", "十七八", "", "张三", "1,23万里", "万" * 40, "9" * 400])
def test_refuses_what_is_no_single_number(written):
    with pytest.raises(ValueError, match="读不出"):
        read(written)


@given(WHOLE)
@settings(max_examples=300)
def test_every_form_reads_back(value):
    assert {read(form).value for form in write_every_form(value)} == {Decimal(value)}


@given(st.integers(min_value=0, max_value=10**7), st.integers(min_value=1, max_value=2))
def test_decimals_read_back_in_figures_and_in_words(digits, places):
    value = Decimal(digits).scaleb(-places)
    assert read(write_arabic(value)).value == value
    assert read(write_decimal_chinese(value)).value == value
    assert read(f"百分之{write_decimal_chinese(value)}").value == value


@given(WHOLE, st.sampled_from("余多"), st.sampled_from(["", "万", "亿"]))
def test_rounded_forms_read_back(value, mark, scale):
    assert read(write_rounded(value, mark, scale=scale)).value == value


@pytest.mark.parametrize(
    ("value", "mark", "scale", "written"),
    [
        (4500000, "多", "万", "450多万"),
        (130000, "余", "万", "13万余"),
        (267000, "余", "万", "26.7万余"),
        (15000, "余", "", "15000余"),
    ],
)
def test_mark_stands_where_usage_wants_it(value, mark, scale, written):
    assert write_rounded(value, mark, scale=scale) == written


@pytest.mark.parametrize(
    ("written", "place"),
    [
        ("450多万", 100000),
        ("13万余", 10000),
        ("216余", 1),
        ("15000余", 1000),
        ("6200多", 100),
        ("26.7余万", 1000),
    ],
)
def test_step_is_the_place_of_the_last_digit_that_is_not_zero(written, place):
    assert step(read(written).value) == place


@pytest.mark.parametrize(
    ("written", "place"),
    [
        ("5338万", 10000),
        ("1.2亿", 10**7),
        ("5千", 1000),
        ("三百", 1),
        ("两万", 10000),
        ("1200", 1),
        ("99.1", "0.1"),
    ],
)
def test_precision_is_the_last_place_written(written, place):
    assert read(written).precision == Decimal(place)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (2, "两"),
        (12, "十二"),
        (20, "二十"),
        (2000, "两千"),
        (210, "二百一十"),
        (120000, "十二万"),
        (1001, "一千零一"),
    ],
)
def test_words_are_those_people_say(value, words):
    assert write_chinese(value) == words
