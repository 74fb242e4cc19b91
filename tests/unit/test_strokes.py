"""Names as a voting paper lists them."""

import pytest

from zhijia.base.strokes import by_strokes, surname, unplaced


def test_surnames_stand_by_how_many_strokes_they_have_then_by_the_kind_of_the_first():
    names = [
        "陈静",
        "张伟",
        "李敏",
        "王磊",
        "丁一",
    ]  # 7, 7, 7, 4 and 2 strokes; 李 begins with 横, 张 and 陈 with 折

    assert by_strokes(names) == ["丁一", "王磊", "李敏", "张伟", "陈静"]


def test_every_further_stroke_tells_surnames_of_one_first_stroke_apart():
    """于 横横竖 before 万 横折撇; 冯 点提折 after 石 横撇竖, 叶 竖折横, 田 and 白 撇竖折."""
    assert by_strokes("冯白田叶石万于") == list("于万石叶田白冯")


def test_of_one_surname_the_next_character_decides_and_a_shorter_name_goes_first():
    assert by_strokes(["王磊", "王一山", "王一", "王芳"]) == ["王一", "王一山", "王芳", "王磊"]


@pytest.mark.parametrize(
    ("name", "told"), [("欧阳锋", "欧阳"), ("欧豪", "欧"), ("司马", "司"), ("陈静", "陈"), ("", "")]
)
def test_a_compound_surname_is_one(name, told):
    assert surname(name) == told


def test_a_single_surname_goes_before_the_compound_that_begins_with_it():
    assert by_strokes(["欧阳一", "欧豪"]) == ["欧豪", "欧阳一"]


def test_a_character_nobody_has_placed_comes_last_and_is_named():
    assert by_strokes(["𠮷田", "龚如心"]) == ["龚如心", "𠮷田"]
    assert unplaced("𠮷田") == "𠮷"
    assert unplaced("阿依古丽·买买提") == ""
