"""Chinese names as clerks write them: when two writings are one name, and what an officer is told."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhijia.people.matching import comparing, initials, signs
from zhijia.people.matching.characters import IN_PARTS, PARTS, VARIANTS, official, simple, tidy
from zhijia.people.matching.names import written
from zhijia.people.matching.sounds import AS_SURNAME, OF_TWO

ANY_NAME = st.text(st.sampled_from("陈静婧王吉喆·张（）*?□zhé𠮷阿卜杜拉李伟曾用名、/ 　"), max_size=12)
LONG = "阿不都热合曼·买买提艾力·吐尔逊江·阿卜杜拉·麦麦提依明·努尔"


def sign(one, other):
    return comparing.names(written(one), written(other))[0]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("陈静", "陈　静", signs.SAME_NAME),
        ("陈静", "陈\u200b静2", signs.SAME_NAME),
        ("陈静", "陈静（女）", signs.SAME_NAME),
        ("阿卜杜拉·买买提", "阿卜杜拉．买买提", signs.SAME_NAME),
        ("阿卜杜拉•买买提", "阿卜杜拉・买买提", signs.SAME_NAME),
        ("阿卜杜拉‧买买提", "阿卜杜拉买买提", signs.SAME_NAME),
        ("CHEN Jing", "ＣＨＥＮ ＪＩＮＧ", signs.SAME_NAME),
        (LONG, LONG.replace("·", "•"), signs.SAME_NAME),
        ("\ue863云", "䶮云", signs.SAME_NAME),
        ("葛\ufa19\U000e0100", "葛神", signs.SAME_NAME),
        ("陈静", "陳靜", signs.SAME_PLAIN),
        ("张峰", "张峯", signs.SAME_PLAIN),
        ("肖敏", "蕭敏", signs.SAME_PLAIN),
        ("付伟", "傅伟", signs.SAME_PLAIN),
        ("吉田", "𠮷田", signs.SAME_PLAIN),
        ("陈静", "陈婧", signs.SOUNDS_TONED),
        ("王喆", "王哲", signs.SOUNDS_TONED),
        ("张乾", "张前", signs.SOUNDS_TONED),
        ("李芳", "李房", signs.SOUNDS_PLAIN),
        ("陈平", "陈频", signs.SOUNDS_NEAR),
        ("刘志强", "刘自强", signs.SOUNDS_NEAR),
        ("李丽", "李霓", signs.SOUNDS_NEAR),
        ("王建国", "王国建", signs.EXCHANGED),
        ("陈晴", "陈睛", signs.LOOKS_ALIKE),
        ("赵崇文", "赵祟文", signs.LOOKS_ALIKE),
        ("王建国", "王建民", signs.NAME_SLIP),
        ("王建国", "王国", signs.SHORT_SLIP),
        ("王伟", "王芳", signs.SHORT_SLIP),
        ("阿卜杜拉·买买提", "阿卜杜拉·买买江", signs.LONG_SLIP),
        ("阿卜杜拉·买买提", "阿卜杜拉", signs.NAME_BEGINS),
        ("王喆", "王吉吉", signs.NAME_IN_PARTS),
        ("王喆", "王（吉吉）", signs.SAME_NAME),
        ("王喆明", "王（吉吉）明", signs.SAME_NAME),
        ("王喆明", "王喆（zhé）明", signs.SAME_NAME),
        ("王喆明", "王*明（吉吉）", signs.SAME_NAME),
        ("王喆", "王zhe", signs.NAME_IN_PARTS),
        ("王喆明", "王（zhé）明", signs.NAME_IN_PARTS),
        ("陈静", "CHEN JING", signs.NAME_IN_PARTS),
        ("王喆明", "王*明", signs.HIDDEN_SOME),
        ("王喆明", "王□明", signs.HIDDEN_SOME),
        ("王喆", "王？", signs.HIDDEN_MOST),
        ("王喆", "王**", signs.HIDDEN_MOST),
        ("王喆", "李*", signs.NAMES_DIFFER),
        ("王*", "王*", signs.GIVEN_DIFFERS),
        ("李娟", "李梅（曾用名李娟）", signs.FORMER_NAME),
        ("李娟", "李梅(原名：李娟)", signs.FORMER_NAME),
        ("李娟", "李梅/李娟", signs.FORMER_NAME),
        ("李娟", "李梅（李娟）", signs.FORMER_NAME),
        ("王建国", "王海军", signs.GIVEN_DIFFERS),
        ("王建国", "李海军", signs.NAMES_DIFFER),
        ("陈静", "", None),
    ],
)
def test_two_writings(one, other, expected):
    assert sign(one, other) is expected
    assert sign(other, one) is expected


@pytest.mark.parametrize(("one", "other"), [("王喆", "王堃"), ("昇", "升"), ("张乾", "张干"), ("龢", "和")])
def test_characters_that_sound_alike_or_are_rare_are_not_variants(one, other):
    assert simple(one) != simple(other)


def test_a_polyphonic_surname_has_its_own_reading():
    assert sign("单立", "善立") is signs.SOUNDS_TONED
    assert sign("单立", "丹立") is signs.SHORT_SLIP
    assert sign("沈敏", "陈敏") is not signs.SOUNDS_TONED


@given(ANY_NAME, ANY_NAME)
def test_it_does_not_matter_which_stands_first(one, other):
    assert sign(one, other) is sign(other, one)


@given(st.text(max_size=40), st.text(max_size=10))
def test_any_text_can_be_a_name(cell, former):
    told = written(cell, former)

    assert tidy(told.name.text) == told.name.text
    assert len(told.name.sounds) == len(told.name.plain)
    assert isinstance(initials(cell), str)


@given(st.text("一丁七万丈三上下不与丐丑专且世丘丙业丛东丝", min_size=2, max_size=4))
def test_a_name_is_its_own_best_match(name):
    assert sign(name, name) is signs.SAME_NAME


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("陈静", "cj"),
        ("单立", "sl"),
        ("仇英", "qy"),
        ("曾乐", "zl"),
        ("尉迟恭", "ycg"),
        ("万俟卨", "mqx"),
        ("欧阳修", "oyx"),
        ("陳靜", "cj"),
        ("吕布", "lb"),
        ("阿卜杜拉·买买提", "abdlmmt"),
        ("李娟（曾用名李鹃）", "lj"),
        ("John Smith", "js"),
        ("张*明", "zm"),
        ("𠮷田", "jt"),
        ("", ""),
    ],
)
def test_initials(name, typed):
    assert initials(name) == typed


def test_codes_of_the_old_standard_that_have_a_character_now():
    assert (official("\ue863"), official("\ue000"), official("\ue816")) != ("?", "?", "?")
    assert official("\ue863") == "䶮"
    assert official("\uf000") == "?"


def test_the_tables_say_each_thing_once():
    assert all(len(char) == 1 and char not in form for form, char in PARTS.items())
    assert all(IN_PARTS.fullmatch(form) for form in PARTS)
    assert not set(VARIANTS) & set(VARIANTS.values())
    assert all(len(char) == 1 for char in AS_SURNAME)
    assert all(len(pair) == 2 for pair in OF_TWO)
