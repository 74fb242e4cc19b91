"""Numbers as typed, and the valid numbers they may have been."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhijia.base.identity import check_digit
from zhijia.people.matching import comparing, signs
from zhijia.people.matching.numbers import is_valid, number, phone, repairs, tidy_number
from zhijia.people.matching.rolls import bare_employer

DAYS = st.dates(date(1900, 1, 1), date(2026, 1, 1))


@st.composite
def valid(draw):
    first17 = f"320411{draw(DAYS):%Y%m%d}{draw(st.integers(0, 999)):03d}"
    return first17 + check_digit(first17)


@given(valid(), st.integers(0, 17), st.sampled_from("0123456789"))
def test_one_digit_wrong_is_repaired(told, place, digit):
    wrong = told[:place] + digit + told[place + 1 :]

    assert wrong == told or told in repairs(wrong)
    assert all(map(is_valid, repairs(wrong)))
    assert len(repairs(wrong)) < 60


@given(valid(), st.integers(0, 16))
def test_neighbours_exchanged_and_digits_lost_or_doubled_are_repaired(told, place):
    crossed = told[:place] + told[place + 1] + told[place] + told[place + 2 :]
    lost, doubled = told[:place] + told[place + 1 :], told[:place] + told[place] + told[place:]

    assert crossed == told or "X" in crossed[:17] or told in repairs(crossed)
    assert told in repairs(lost)
    assert told in repairs(doubled)


@given(valid())
def test_letters_for_digits_are_repaired(told):
    assert told in repairs(
        told[:17].replace("0", "O", 1).replace("1", "l", 1).upper().replace("L", "I") + told[17]
    )


@given(valid(), st.integers(0, 14), st.integers(1, 9))
def test_an_old_number_with_a_wrong_digit_leads_to_the_new_one(told, place, by):
    told = told[:6] + "1976" + told[10:17]
    told += check_digit(told)
    old = told[:6] + told[8:17]
    wrong = number(old[:place] + str((int(old[place]) + by) % 10) + old[place + 1 :])

    assert wrong.proven is False
    assert comparing.numbers(wrong, number(told)) is signs.NUMBER_SLIP


@given(st.text(max_size=20), st.text("0123456789Xx*０O ", max_size=20))
def test_any_text_can_stand_in_the_column_and_is_compared_either_way(one, other):
    for told in (number(one), number(other)):
        assert told.proven is False or is_valid(told.text)
    assert comparing.numbers(number(one), number(other)) is comparing.numbers(number(other), number(one))


def test_numbers_of_other_documents_agree_but_are_never_proven():
    assert comparing.numbers(number("E12345678"), number(" e12345678 ")) is signs.SAME_FAULTY
    assert comparing.numbers(number("E12345678"), number("H0123456700")) is signs.NUMBER_UNLIKE


def test_a_number_two_digits_away_is_near_and_another_is_far():
    told = "32041119800101202"
    told += check_digit(told)
    near = told[:2] + "99" + told[4:]

    assert comparing.numbers(number(near), number(told)) is signs.NUMBER_NEAR
    assert comparing.numbers(number("98" + near[2:]), number(told)) is signs.NUMBER_FAR


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("13800138000", "13800138000"),
        ("+86 138 0013 8000", "13800138000"),
        ("0086-13800138000", "13800138000"),
        ("１３８００１３８０００", "13800138000"),
        ("0519-85127777", "051985127777"),
        ("无", ""),
        ("123", ""),
    ],
)
def test_telephones(typed, read):
    assert phone(typed) == read


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("19800101", "19800101", signs.SAME_BIRTH),
        ("19800107", "19800101", signs.BIRTH_SLIP),
        ("19800112", "19801201", signs.BIRTH_SLIP),
        ("19800110", "19800101", signs.BIRTH_SLIP),
        ("19800101", "19911223", signs.BIRTHS_DIFFER),
        ("", "19911223", None),
    ],
)
def test_birth_dates(one, other, expected):
    assert comparing.births(one, other) is expected


def test_employers_without_the_dress_of_their_names():
    assert bare_employer("常州市春江工具厂有限公司") == bare_employer("春江工具厂") == "春江工具厂"
    assert bare_employer("江苏常州恒立机电（集团）股份有限公司") == "恒立机电"
    assert bare_employer("有限公司") == "有限公司"
    near = comparing.employers(bare_employer("恒立机电"), bare_employer("恒立机电设备有限公司"))
    assert near is signs.NEAR_EMPLOYER


def test_stars_stay_and_other_dress_goes():
    assert tidy_number("3204 11****-＊＊00×") == "320411******00X"
