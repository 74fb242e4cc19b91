"""Whatever the text, offsets hold, numbers come back, and nothing is slow."""

import time
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from zhijia.base.numerals import write_every_form
from zhijia.reports.reading.claims import read_claims

UNITS = st.sampled_from(["场", "次", "期", "名", "人", "人次", "户", "家", "个", "张", "份", "件", "元"])


@given(st.integers(min_value=11, max_value=10**10), UNITS, st.data())
@settings(max_examples=300)
def test_every_form_of_a_number_is_read_in_a_sentence(value, unit, data):
    form = data.draw(st.sampled_from([form for form in write_every_form(value) if form[0] != "0"]))
    quote = f"{form}{unit}"
    text = f"同时，本会共{quote}，另议。"

    claims = read_claims(text)

    assert [(claim.quote, claim.value, claim.unit) for claim in claims] == [(quote, value, unit)]


PUNCTUATION = "，。、；：（）“”《》%.,-+~ \n"
WORDS = (
    "至 到 近 约 超 余 多 几 数 上 第 首 每 各 共 将 一 两 三 十 百 千 万 亿 点 12 3.5 2018年 ５ 百分之 "
    "场 人次 万元 个月 届 以上 左右 计划 职工 全市 号"
)
PIECES = st.sampled_from([*PUNCTUATION, *WORDS.split()])


@given(st.lists(PIECES, max_size=40).map("".join))
@example("百几十")
@settings(max_examples=300)
def test_offsets_always_lead_back_to_the_quote(text):
    claims = read_claims(text)

    for claim in claims:
        assert text[claim.start : claim.end] == claim.quote
        assert claim.quote
        assert claim.sentence.start <= claim.clause.start <= claim.before.start <= claim.start
        assert claim.end <= claim.after.end
        assert claim.value >= 0
    assert all(one.end <= other.start for one, other in pairwise(claims))


@given(st.text(max_size=60))
def test_any_text_is_read_without_complaint(text):
    assert all(text[claim.start : claim.end] == claim.quote for claim in read_claims(text))


@pytest.mark.parametrize(
    "piece", ["1", "12 ", "1,234,", "“a", "三十", "a@", "2018年至", "每", "第", "计划10场，", "A-"]
)
def test_no_text_is_slow(piece):
    started = time.perf_counter()

    read_claims(piece * (50_000 // len(piece)))

    assert time.perf_counter() - started < 5
