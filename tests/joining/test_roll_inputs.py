"""What clerks hand in: each bad line is refused in a sentence, and the good ones beside it are entered."""

from datetime import date

import pytest
from django.apps import apps
from django.db import connection

from tests.cast import NOW, bring
from tests.joining.lines import LATER, UNION, credit_code, enter, firm, identity, line, offer, people, reasons
from zhijia.base.identity import check_digit
from zhijia.joining.models import RollEntry
from zhijia.orgs.services import close_unit, merge_units, open_unit
from zhijia.orgs.terms import UnitKind
from zhijia.people.models import Membership, Person
from zhijia.people.services import people_by_identity

YOUNG, OLD = date(2006, 8, 1), date(1917, 8, 1)
NO_DAY = "32041119900230001"
DOUBLE = NO_DAY + check_digit(NO_DAY)  # its check digit is right and the day is none
SAID = {"by": "测试", "at": NOW}

BAD = [
    ({"证件号码": DOUBLE}, "证件号码", "出生日期不存在"),
    ({"证件号码": "320411197603022128"}, "证件号码", "校验位不符"),
    ({"证件号码": "3204**********2127"}, "证件号码", "遮盖"),
    ({"证件号码": 320411197603022127}, "证件号码", "失真"),
    ({"证件号码": ""}, "证件号码", "没有填写"),
    ({"性别": "男"}, "性别", "与身份证号不符"),
    ({"出生日期": "1976-03-03"}, "出生日期", "与身份证号不符"),
    ({"证件号码": identity(YOUNG, 21), "出生日期": None, "性别": "", "入会日期": "2018-09-01"}, "出生日期", "入会时 12 周岁，不满 16"),
    ({"证件号码": identity(OLD, 21), "出生日期": None, "性别": ""}, "出生日期", "现年 101 周岁，超过 100"),
    ({"手机号码": "139611200"}, "手机号码", "11 位"),
    ({"民族": ""}, "民族", "没有填写"),
    ({"所属工会": "没有这个工会"}, "所属工会", "没有找到"),
    ({"工作单位": ""}, "工作单位", "没有填写"),
    ({"工作单位": "从未登记的厂"}, "统一社会信用代码", "不在单位台账"),
    ({"工作单位": "从未登记的厂", "统一社会信用代码": "91320411MA1W00001X"}, "统一社会信用代码", "校验不符"),
    ({"工作单位": "别的厂", "统一社会信用代码": credit_code(5)}, "统一社会信用代码", "登记在“长江电机厂”名下"),
    ({"工作单位": "长江电机厂", "统一社会信用代码": credit_code(6)}, "统一社会信用代码", "代码不同"),
    ({"入会日期": "2010-01-01"}, "入会日期", "成立"),
    ({"入会日期": "2025-01-01"}, "入会日期", "还没有到"),
    ({"会籍变化类型": "退会"}, "会籍变化日期", "要么都填"),
    ({"会籍变化日期": "2018-01-01"}, "会籍变化类型", "要么都填"),
    ({"会籍变化类型": "退会", "会籍变化日期": "2013-05-06"}, "会籍变化日期", "不晚于入会日期"),
    ({"证件类型": "护照"}, "证件类型", "请改正证件类型"),
    ({"证件类型": "护照", "证件号码": "E12"}, "证件号码", "5 至 20 位"),
    ({"证件类型": "护照", "证件号码": "E12345678", "性别": ""}, "性别", "推不出"),
    ({"姓名": "陈*"}, "姓名", "“*”"),
    ({"姓名": "长" * 51}, "姓名", "超过 50 字"),
]  # fmt: skip


@pytest.fixture
def motor(district):
    return firm(district, "长江电机厂", 5)


@pytest.mark.parametrize(("told", "column", "sentence"), BAD, ids=[one[2] for one in BAD])
def test_a_bad_line_is_refused_in_a_sentence(district, limin, motor, told, column, sentence):
    good = line(姓名="赵敏", 证件号码=identity(date(1980, 1, 1), 21), 出生日期=None, 性别="")
    intake = enter([line(**told), good], by=limin)

    assert (intake.wrong, intake.new) == (1, 1), reasons(intake)
    assert [(column, True)] == [(where, sentence in why) for where, why in reasons(intake)], reasons(intake)
    assert list(Person.objects.values_list("name", flat=True)) == ["赵敏"]


GOOD = [
    {"姓名": "阿卜杜热合曼·买买提吐尔逊江·阿不都克里木·玉素甫江·艾"},
    {"姓名": "古丽娜尔•艾力"},
    {"姓名": "𠮷田喆䶮㛃"},
    {"姓名": "王\ufa11𫍯"},
    {"姓名": "陈　静"},
    {"证件号码": "320411760302212"},
    {"证件号码": " 320411１９７６03022127 "},
    {"手机号码": "+86 139-6112-0001"},
    {"手机号码": "１３９６１１２０００１"},
    {"证件类型": "护照", "证件号码": "E12345678"},
    {"就业状况": "新就业形态", "工作单位": "", "职业群体": "外卖骑手"},
]


@pytest.mark.parametrize(
    "told", GOOD, ids=[str(*one.values()) if len(one) == 1 else "证件或用工" for one in GOOD]
)
def test_what_looks_odd_and_is_lawful_is_entered(district, limin, told):
    intake = enter([line(**told)], by=limin)

    assert (intake.wrong, intake.new) == (0, 1), reasons(intake)
    person = Person.objects.get()
    assert person.phone == "13961120001"
    if len(str(told.get("姓名", ""))) > 3 or "\ufa11" in str(told.get("姓名")):
        assert person.name == told["姓名"].replace("•", "·")
    else:
        assert person.name == "陈静"
    assert person.identity in {"320411197603022127", "E12345678"}


def test_the_same_person_twice_with_different_data_is_wrong(district, limin):
    intake = enter([line(), line(手机号码="13961120002", 姓名="陈婧")], by=limin)

    assert (intake.new, intake.wrong) == (1, 1)
    assert "与第 2 行重复" in reasons(intake)[0][1]
    assert Person.objects.get().phone == "13961120001"


def test_a_roll_for_a_union_that_was_merged_names_who_carries_it_on(district, limin):
    heir = open_unit(
        "春江装备联合工会", kind=UnitKind.JOINT, parent=district.chunjiang, on=date(2015, 1, 1), **SAID
    )
    merge_units([district.plant_union], into=heir, on=date(2019, 5, 4), document="常新工〔2019〕9号", **SAID)
    gone = line(
        会籍变化类型="退会",
        会籍变化日期=date(2019, 5, 1),
        姓名="赵敏",
        证件号码=identity(date(1980, 1, 1), 21),
        出生日期=None,
        性别="",
    )
    intake = enter([line(), gone], by=limin)

    assert (intake.new, intake.wrong) == (1, 1)
    assert reasons(intake)[0][0] == "所属工会"
    assert "其工作由春江装备联合工会承接" in reasons(intake)[0][1]
    assert Membership.objects.get().until == date(2019, 5, 1)


def test_a_roll_for_a_union_that_simply_closed(district, limin):
    close_unit(district.plant_union, on=date(2019, 5, 4), **SAID)
    intake = enter([line()], by=limin)

    assert (intake.new, intake.wrong) == (0, 1)
    assert "撤销" in reasons(intake)[0][1]
    assert Person.objects.count() == 0


def test_another_towns_clerk_finds_no_such_union(district, limin, zhouping):
    intake = enter([line()], by=zhouping)

    assert reasons(intake) == [("所属工会", f"没有找到工会“{UNION}”，请核对名称，或先在工会组织台账登记")]
    assert RollEntry.objects.count() == 0


def test_blanks_are_filled_from_the_number(district, limin):
    enter([line(性别="", 出生日期=None)], by=limin)

    person = Person.objects.get()
    assert (person.sex, person.birth, person.initials) == ("2", date(1976, 3, 2), "cj")


def test_who_is_known_from_another_register_becomes_a_member(district, limin):
    """A card holder is somebody, and was a member of no union yet."""
    known = people_by_identity({"320411197603022127": "陈静"})
    intake = enter([line()], by=limin)

    assert (intake.new, intake.doubt) == (1, 0)
    assert Membership.objects.get().person_id == known["320411197603022127"]
    assert bring("joining.roll", [line()], by=limin).same == 1


CHANGES = [
    ({}, [("joined", date(2013, 5, 6), None, "", "normal")]),
    ({"会籍变化类型": "接转", "会籍变化日期": date(2016, 1, 4)}, [("transferred", date(2016, 1, 4), None, "", "normal")]),
    ({"会籍变化类型": "去世", "会籍变化日期": date(2016, 1, 4)}, [("joined", date(2013, 5, 6), date(2016, 1, 4), "died", "normal")]),
    (
        {"会籍变化类型": "保留会籍", "会籍变化日期": date(2016, 1, 4)},
        [("joined", date(2013, 5, 6), date(2016, 1, 4), "carried_on", "normal"), ("retained", date(2016, 1, 4), None, "", "retained")],
    ),
]  # fmt: skip


def stretches():
    rows = Membership.objects.order_by("since")
    return list(rows.values_list("began", "since", "until", "ended", "standing"))


@pytest.mark.parametrize(("told", "wanted"), CHANGES, ids=["入会", "转入", "去世", "保留"])
def test_what_a_line_tells_of_somebody_new(district, limin, told, wanted):
    enter([line(**told)], by=limin)

    assert stretches() == wanted


def test_a_member_is_corrected_in_place_then_retained_then_gone_then_back(district, limin):
    enter([line()], by=limin)
    enter([line(就业状况="劳务派遣", 手机号码="13961120009")], by=limin)
    assert stretches() == [("joined", date(2013, 5, 6), None, "", "normal")]
    assert Membership.objects.get().employment == "dispatched"
    assert Person.objects.get().phone == "13961120009"

    enter([line(会籍变化类型="保留会籍", 会籍变化日期=date(2017, 1, 1))], by=limin)
    enter([line(会籍变化类型="恢复会籍", 会籍变化日期=date(2018, 1, 1))], by=limin)
    enter([line(会籍变化类型="退会", 会籍变化日期=date(2018, 6, 1))], by=limin)
    assert [(began, ended) for began, _, _, ended, _ in stretches()] == [
        ("joined", "carried_on"), ("retained", "carried_on"), ("resumed", "left")
    ]  # fmt: skip

    again = enter([line(入会日期=date(2019, 3, 1))], by=limin, at=LATER)
    assert again.doubt == 0
    assert stretches()[-1] == ("joined", date(2019, 3, 1), None, "", "normal")
    assert RollEntry.objects.count() == 1


def test_the_number_in_nobodys_sight(district, limin):
    """Neither the database nor the diary holds a number or a telephone as text."""
    planted, phone = identity(date(1981, 2, 3), 47), "13777777777"
    same = people(1)[0] | {"姓名": "钱明", "证件号码": "", "手机号码": "13888888888"}
    enter([line(证件号码=planted, 出生日期=None, 性别="", 手机号码=phone), same], by=limin)
    offer([line(证件号码=planted, 出生日期=None, 性别="", 手机号码=phone, 姓名="完全不同")], by=limin)

    text = everything()
    assert RollEntry.objects.count() == 1
    assert "陈静" in text
    assert [one for one in (planted, phone, "13888888888") if one in text] == []


def everything():
    """Every column of every table as text, sealed bytes as they lie."""
    return "\n".join(
        str(row)
        if not isinstance(row, tuple)
        else "|".join(str(bytes(c)) if isinstance(c, memoryview) else str(c) for c in row)
        for model in apps.get_models()
        for row in raw(model)
    )


def raw(model):
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT * FROM "{model._meta.db_table}"')  # noqa: S608
        return cursor.fetchall()
