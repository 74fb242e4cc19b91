"""Money, periods, identity numbers and sealing: exact, or refused in words."""

import itertools
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.cast import refuses
from zhijia.base.errors import Refused
from zhijia.base.identity import born, check_digit, identity_number, mask_identity, mask_name, mask_phone
from zhijia.base.money import in_yuan, yuan
from zhijia.base.periods import Period, day
from zhijia.base.sealing import Keyring

FEN = st.integers(-(10**15), 10**15)
BIRTHDAYS = st.dates(date(1900, 1, 1), date(2026, 1, 1))
TAIL = st.integers(0, 999)
RING = Keyring(keys={1: b"1" * 32, 2: b"2" * 32}, current=2, index_key=b"3" * 32)


@given(FEN)
def test_fen_written_in_yuan_reads_back(fen):
    assert yuan(in_yuan(fen)) == fen
    assert yuan(Decimal(fen) / 100) == fen


@pytest.mark.parametrize(
    ("written", "fen"),
    [("12.30", 1230), ("1,234", 123_400), ("１２", 1200), (" 0.5 ", 50), (7, 700), ("-3", -300)],
)
def test_money_as_people_write_it(written, fen):
    assert yuan(written) == fen


@pytest.mark.parametrize("written", ["", "一百", "1.234", "NaN", "Infinity", "12元", "0x10", "1..2"])
def test_what_is_not_money_is_refused(written):
    with pytest.raises(Refused):
        yuan(written)


@given(st.text(max_size=20))
def test_any_text_is_money_or_is_refused(text):
    try:
        assert isinstance(yuan(text), int)
    except Refused as refusal:
        assert "请" in str(refusal)


@given(st.dates(date(2000, 1, 1), date(2030, 1, 1)), st.integers(0, 3000))
def test_the_years_of_a_period_are_the_whole_of_it(since, days):
    period = Period(since, since + timedelta(days=days))
    years = [one for _, one in period.years()]

    assert years[0].since == period.since
    assert years[-1].until == period.until
    assert all(one.day_after == other.since for one, other in itertools.pairwise(years))
    assert sum((one.until - one.since).days + 1 for one in years) == days + 1
    assert all(period.in_year(year) == one for year, one in period.years())


def test_a_period_counts_both_its_ends():
    period = Period(date(2014, 5, 1), date(2019, 4, 30))

    assert date(2014, 5, 1) in period
    assert date(2019, 4, 30) in period
    assert period.day_after not in period
    assert str(period) == "2014-05-01 至 2019-04-30"
    assert period.in_year(2013) is None
    with refuses("请对调"):
        Period(date(2019, 1, 2), date(2019, 1, 1))


@given(st.text(max_size=14))
def test_any_text_is_a_day_or_is_refused(text):
    try:
        assert isinstance(day(text), date)
    except Refused as refusal:
        assert "2019-04-30" in str(refusal)


def number(birthday, tail):
    first17 = f"320411{birthday:%Y%m%d}{tail:03d}"
    return first17 + check_digit(first17)


@given(BIRTHDAYS, TAIL)
def test_a_lawful_number_reads_back_however_it_is_typed(birthday, tail):
    told = number(birthday, tail)
    wide = told.translate(str.maketrans("0123456789X", "０１２３４５６７８９Ｘ"))

    assert identity_number(told) == told
    assert identity_number(f" {told.lower()} ") == told
    assert identity_number(wide) == told
    assert identity_number(f"{told[:6]} {told[6:14]} {told[14:]}") == told
    assert born(told) == birthday


@given(st.dates(date(1900, 1, 1), date(1999, 12, 31)), TAIL)
def test_an_old_number_gets_its_century_and_its_check_digit(birthday, tail):
    told = number(birthday, tail)

    assert identity_number(told[:6] + told[8:17]) == told


@given(BIRTHDAYS, TAIL, st.integers(0, 16), st.integers(1, 9))
def test_one_digit_typed_wrong_is_always_found(birthday, tail, place, by):
    told = number(birthday, tail)
    wrong = told[:place] + str((int(told[place]) + by) % 10) + told[place + 1 :]
    with pytest.raises(Refused):
        identity_number(wrong)


@given(BIRTHDAYS, TAIL, st.integers(0, 15))
def test_two_neighbours_exchanged_are_always_found(birthday, tail, place):
    told = number(birthday, tail)
    wrong = told[:place] + told[place + 1] + told[place] + told[place + 2 :]
    if wrong != told:
        with pytest.raises(Refused):
            identity_number(wrong)


@given(st.text(max_size=20) | st.text("0123456789X²³٣*０", min_size=15, max_size=18))
def test_any_text_is_a_number_or_is_refused(text):
    try:
        assert len(identity_number(text)) == 18
    except Refused as refusal:
        assert "请" in str(refusal)


def test_a_day_that_never_was_and_a_masked_number_are_named():
    first17 = "32041119990230001"
    with refuses("出生日期不存在"):
        identity_number(first17 + check_digit(first17))
    with refuses("遮盖"):
        identity_number("3204**********0024")


@given(BIRTHDAYS, TAIL)
def test_masks_show_only_the_ends(birthday, tail):
    told = number(birthday, tail)

    assert mask_identity(told) == told[:4] + "*" * 10 + told[-4:]
    assert f"{birthday:%Y%m%d}" not in mask_identity(told)
    assert (mask_identity(""), mask_phone(""), mask_name("")) == ("", "", "")
    assert (mask_phone("13800138000"), mask_name("陈静")) == ("138****8000", "陈*")


@given(st.text(max_size=200))
def test_what_is_sealed_opens_and_looks_different_each_time(text):
    one, other = RING.seal(text), RING.seal(text)

    assert RING.open(one) == RING.open(other) == text
    assert one != other
    assert RING.blind(text) == RING.blind(text)


@given(st.text(min_size=1, max_size=50), st.data())
def test_a_sealed_text_that_was_touched_does_not_open(text, data):
    sealed = bytearray(RING.seal(text))
    sealed[data.draw(st.integers(0, len(sealed) - 1))] ^= data.draw(st.integers(1, 255))
    with refuses("无法打开"):
        RING.open(bytes(sealed))


def test_old_keys_still_open_and_lost_keys_are_refused():
    old = Keyring(keys={1: b"1" * 32}, current=1, index_key=b"3" * 32)

    assert RING.open(old.seal("陈静")) == "陈静"
    with refuses("密钥不在"):
        old.open(RING.seal("陈静"))
    with refuses("无法打开"):
        RING.open(b"")
    assert "1111" not in repr(RING)
    assert RING.blind("陈静") != Keyring(keys={}, current=1, index_key=b"4" * 32).blind("陈静")
