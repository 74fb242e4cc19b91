"""Verdicts, and suggestions that would themselves pass."""

from decimal import Decimal

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from zhijia.base.numerals import write_arabic, write_chinese, write_rounded
from zhijia.reports.judging import Judgement, judge
from zhijia.reports.reading.claims import read_claims
from zhijia.reports.terms import Verdict

SUPPORTED, WORDING, CONTRADICTED, UNSUPPORTED = Verdict


def claim_of(quote):
    (claim,) = read_claims(f"全年共{quote}。")
    assert claim.quote == quote
    return claim


@pytest.mark.parametrize(
    ("quote", "recorded", "verdict", "suggestion"),
    [
        # told exactly
        ("125场", 125, SUPPORTED, None),
        ("125场", 124, CONTRADICTED, "124场"),
        ("5338万元", 53380000, SUPPORTED, None),
        ("5338万元", 53384999, SUPPORTED, None),
        ("5338万元", 53412345, CONTRADICTED, "5341万元"),
        ("5338万元", 3000, CONTRADICTED, "0.3万元"),
        ("1.2亿元", 123456789, SUPPORTED, None),
        ("1.2亿元", Decimal("53380000.00"), CONTRADICTED, "0.53亿元"),
        ("99.1%", 99.13, SUPPORTED, None),
        ("99.1%", 98.66, CONTRADICTED, "98.7%"),
        ("百分之九十九点一", 98.66, CONTRADICTED, "百分之九十八点七"),
        ("三届", 3, SUPPORTED, None),
        ("三届", 2, CONTRADICTED, "两届"),
        ("三届", 1, CONTRADICTED, "1届"),
        ("1,234人", 1300, CONTRADICTED, "1,300人"),
        ("27名", 0, CONTRADICTED, "0名"),
        # 余, 多, 以上
        ("1600余家", 1601, SUPPORTED, None),
        ("1600余家", 1699, SUPPORTED, None),
        ("1600余家", 1600, WORDING, "1600家"),
        ("1600余家", 1723, WORDING, "1700余家"),
        ("1600余家", 1599, CONTRADICTED, "1500余家"),
        ("216余次", 216, WORDING, "216次"),
        ("216余次", 217, WORDING, "217次"),
        ("216余次", 215, CONTRADICTED, "215次"),
        ("450多万元", 4567800, SUPPORTED, None),
        ("450多万元", 4600000, WORDING, "460万元"),
        ("450多万元", 5123456, WORDING, "510多万元"),
        ("450多万元", 4234567, CONTRADICTED, "420多万元"),
        ("13万余张", 134567, SUPPORTED, None),
        ("13万余张", 128000, CONTRADICTED, "12万余张"),
        ("13万余张", 8765, CONTRADICTED, "8000余张"),
        ("26.7余万人", 267500, SUPPORTED, None),
        ("80%以上", 85.5, SUPPORTED, None),
        ("80%以上", 96.2, WORDING, "90%以上"),
        ("超过1200人", 1350, WORDING, "超过1300人"),
        ("上千人次", 2300, WORDING, "两千余人次"),
        ("数百名", 412, SUPPORTED, None),
        ("三千几百人", 3712, SUPPORTED, None),
        ("三千几百人", 4212, WORDING, "四千二百余人"),
        ("一百几十人", 163, SUPPORTED, None),
        ("十几家", 25, WORDING, "二十余家"),
        ("三百余场", 412, WORDING, "四百余场"),
        ("10万+", 234567, WORDING, "20万+"),
        # 近
        ("近千个", 988, SUPPORTED, None),
        ("近千个", 900, SUPPORTED, None),
        ("近千个", 1000, WORDING, "一千个"),
        ("近千个", 1023, WORDING, "一千余个"),
        ("近千个", 899, CONTRADICTED, "近九百个"),
        ("近2万名", 20345, WORDING, "2万余名"),
        ("近2万名", 15500, CONTRADICTED, "近1.6万名"),
        # 约
        ("约1500人", 1350, SUPPORTED, None),
        ("约1500人", 1650, SUPPORTED, None),
        ("约1500人", 1849, CONTRADICTED, "约1800人"),
        ("1500人左右", 1849, CONTRADICTED, "1800人左右"),
        # ordinals
        ("首届", 1, SUPPORTED, None),
        ("首届", 3, CONTRADICTED, "第三届"),
        ("第三届", 3, SUPPORTED, None),
        ("第三届", 2, CONTRADICTED, "第二届"),
        ("第3届", 4, CONTRADICTED, "第4届"),
    ],
)
def test_verdict_and_suggestion(quote, recorded, verdict, suggestion):
    assert judge(claim_of(quote), recorded) == Judgement(verdict, suggestion)


def test_nothing_recorded_is_no_source():
    assert judge(claim_of("125场"), None) == Judgement(UNSUPPORTED)


@pytest.mark.parametrize("recorded", [None, 80, 12])
def test_a_plan_is_not_judged(recorded):
    (claim,) = read_claims("计划明年办招聘会80场。")

    assert judge(claim, recorded) == Judgement(verdict=None)


def test_an_impossible_record_gets_no_suggestion():
    assert judge(claim_of("125场"), -3) == Judgement(CONTRADICTED)
    assert judge(claim_of("第三届"), 2.5) == Judgement(CONTRADICTED)


UNITS = ["场", "次", "名", "人", "人次", "户", "家", "个", "张", "件", "元"]
VALUES = st.one_of(st.integers(2, 500), st.integers(2, 10**6), st.integers(1, 99).map(lambda n: n * 10**5))


@st.composite
def quoted(draw):
    value, unit = draw(VALUES), draw(st.sampled_from(UNITS))
    scale = draw(st.sampled_from(["", "万", "亿"])) if value > 10**4 else ""
    plain = write_arabic(value, scale=scale, grouped=draw(st.booleans()) and not scale)
    words, mark = write_chinese(value), draw(st.sampled_from("余多"))
    return draw(
        st.sampled_from(
            [
                f"{before}{number}{unit}"
                for number in (plain, words)
                for before in ("", "近", "约", "超过", "逾", "不少于")
            ]
            + [f"{plain}{unit}{after}" for after in ("以上", "左右")]
            + [f"{write_rounded(value, mark, scale=scale)}{unit}", f"{words}{mark}{unit}"]
            + [f"{before}{bare}{unit}" for before in ("近", "上", "数", "几") for bare in "百千万"],
        ),
    )


RECORDS = st.one_of(
    st.integers(0, 300),
    st.integers(0, 10**9),
    st.decimals(0, 10**8, places=2, allow_nan=False, allow_infinity=False),
)


@given(quoted(), st.one_of(RECORDS, st.none()), st.floats(0.5, 2))
@settings(max_examples=300)
def test_a_suggestion_read_back_is_supported(quote, recorded, factor):
    claims = read_claims(f"全年共{quote}。")
    assume(len(claims) == 1 and claims[0].quote == quote)
    claim = claims[0]
    record = recorded if recorded is not None else round(float(claim.base) * factor)
    if claim.unit != "元" and record != int(record):
        record = int(record)

    judged = judge(claim, record)

    assert (judged.suggestion is None) == (judged.verdict is SUPPORTED)
    if judged.suggestion:
        again = claim_of(judged.suggestion)
        assert again.unit == claim.unit
        assert judge(again, record) == Judgement(SUPPORTED)


@given(
    st.decimals(0, 100, places=2),
    st.sampled_from(["80%", "80%以上", "99.1%", "近90%", "约三成", "百分之八十以上", "百分之九十五"]),
)
def test_a_suggested_share_is_supported_too(recorded, quote):
    claim = claim_of(quote)

    judged = judge(claim, recorded)

    if judged.suggestion:
        assert judge(claim_of(judged.suggestion), recorded) == Judgement(SUPPORTED)
    else:
        assert judged.verdict is SUPPORTED
