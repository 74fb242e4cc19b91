"""The year's survey: filled from records, the rest answered by officers, every cross-check naming both cells."""

import io
from datetime import UTC, date, datetime

import openpyxl
import pytest
from django.urls import reverse

from tests.cast import NOW, refuses
from tests.grassroots.test_classes_certificates import chair
from tests.orgs.deeds import employer, single
from zhijia.grassroots.checking.survey import ASKED, ITEMS, LOGIC, NEEDS, failures
from zhijia.grassroots.models import SurveyAnswer
from zhijia.grassroots.queries.survey import rolled, sheets
from zhijia.grassroots.services import Seated, answer_survey, take_seat
from zhijia.grassroots.terms import Office
from zhijia.orgs.models import Unit
from zhijia.orgs.services import close_unit, move_unit, open_unit
from zhijia.orgs.terms import UnitKind
from zhijia.people.services import Work, admit, end, enlist, retain
from zhijia.people.terms import Employment, Ending

SAID = {"by": "测试", "at": NOW}
END = date(2018, 12, 31)
FINE = {"904": 1, **{item.code: 0 for item in ITEMS}}


def joins(name, unit, *, sex="1", since=date(2016, 1, 4), **work):
    person = enlist(name, sex=sex)
    admit(person, unit=unit, since=since, work=Work(**work), **SAID)
    return person


def sheet(unit, *, year=2018, on=END):
    return sheets([unit], year=year, on=on)[0]


def says(**cells):
    return [(one.cells, one.says) for one in failures({**FINE, **cells}, on=END)]


@pytest.fixture
def staffed(district):
    """Six people of the plant: two women, a migrant, one dispatched, one retained, one who left; one of them in a branch."""
    union = district.plant_union
    branch = open_unit("一车间分会", kind=UnitKind.BRANCH, parent=union, on=date(2013, 1, 1), **SAID)
    joins("会员一", union, sex="2", employer=district.plant, employment=Employment.CONTRACT)
    joins("会员二", union, migrant=True, employment=Employment.DISPATCHED)
    joins("会员三", branch, sex="2")
    retain(joins("会员四", union), on=date(2017, 6, 1), reason="退休", **SAID)
    end(joins("会员五", union), how=Ending.LEFT, on=date(2018, 12, 31), reason="本人申请", **SAID)
    joins("会员六", union, since=date(2019, 1, 1))
    sitting = chair(union, since=date(2016, 3, 1))
    take_seat(sitting.term, Seated(enlist("委员甲"), Office.MEMBER, full_time=True), since=date(2016, 4, 1), **SAID)  # fmt: skip
    take_seat(sitting.term, Seated(sitting.person, Office.WOMEN_CHAIR), since=date(2016, 4, 1), **SAID)
    return district


def test_records_fill_what_they_know_and_leave_the_rest_open(staffed):
    told = sheet(staffed.plant_union).cells

    assert {code: told[code] for code in ("904", "Z101", "Z111", "Z112", "Z113", "Z114", "Z115", "Z116", "Z121")} == {
        "904": 1, "Z101": 320, "Z111": 4, "Z112": 2, "Z113": 1, "Z114": 1, "Z115": 3, "Z116": 1, "Z121": 1,
    }  # fmt: skip
    assert [told[code] for code in ("Z131", "Z132", "Z133", "Z141", "Z142", "Z143", "Z144")] == [
        2, 1, 1, 1, 2, 1, 0
    ]  # fmt: skip
    assert {told[item.code] for item in ASKED} == {None}
    assert sheet(staffed.plant_union).open == len(ASKED)
    assert sheet(staffed.plant_union).failures == []


def test_without_a_term_on_record_nobody_knows_who_serves(district):
    union = single("无届次厂工会", district.xuejia)
    for n in range(25):
        joins(f"会员{n}", union)
    told = sheet(union)

    assert [told.cells[code] for code in ("Z111", "Z131", "Z142", "Z143")] == [25, None, None, None]
    assert [one.cells for one in told.failures] == [("Z111", "Z101", "Z116")]
    chair(union, since=date(2018, 1, 4), office=Office.AUDIT_MEMBER)
    assert [one.cells for one in sheet(union).failures] == [("Z111", "Z101", "Z116"), ("Z111", "Z142")]


def test_a_year_is_as_of_its_last_day(staffed):
    before = sheet(staffed.plant_union, year=2017, on=date(2017, 12, 31)).cells
    early = sheet(staffed.plant_union, year=2016, on=date(2016, 12, 31)).cells

    assert (before["Z111"], before["Z116"]) == (5, 1)
    assert (early["Z111"], early["Z116"]) == (5, 0)


def test_answers_are_of_one_year_and_can_be_taken_back(staffed, wanglei):
    union = staffed.plant_union
    assert answer_survey(union, year=2018, told={"Z102": 120, "Z161": 1}, by=wanglei, at=NOW) == 2
    assert answer_survey(union, year=2018, told={"Z102": 120, "Z161": 1}, by=wanglei, at=NOW) == 0
    assert (sheet(union).cells["Z102"], sheet(union, year=2017).cells["Z102"]) == (120, None)
    assert answer_survey(union, year=2018, told={"Z102": None}, by=wanglei, at=NOW) == 1
    assert sheet(union).cells["Z102"] is None
    assert SurveyAnswer.objects.count() == 1


def test_what_records_fill_nobody_writes_by_hand(staffed, wanglei, limin):
    with refuses("会员人数（Z111）由台账和会籍自动填写"):
        answer_survey(staffed.plant_union, year=2018, told={"Z111": 9, "Z102": 1}, by=wanglei, at=NOW)
    with refuses("2020 年还没有到"):
        answer_survey(staffed.plant_union, year=2020, told={"Z102": 1}, by=wanglei, at=NOW)
    with refuses("应在 0 至 1 之间"):
        answer_survey(staffed.plant_union, year=2018, told={"Z161": 2}, by=wanglei, at=NOW)
    with refuses("不是基层工会"):
        answer_survey(staffed.chunjiang, year=2018, told={"Z102": 1}, by=limin, at=NOW)
    assert not SurveyAnswer.objects.exists()


@pytest.mark.parametrize(
    ("cells", "named", "words"),
    [
        ({"Z102": 5}, ("Z102", "Z101"), "其中：女职工（Z102）为 5，应不大于职工人数（Z101）的 0"),
        ({"Z101": 9, "Z111": 3, "Z115": 3, "Z112": 4, "Z102": 4}, ("Z112", "Z111"), "应不大于会员人数（Z111）的 3"),
        ({"Z101": 9, "Z111": 3, "Z115": 1, "Z116": 1}, ("Z115", "Z116", "Z111"), "应等于会员人数（Z111）的 3"),
        ({"Z101": 2, "Z111": 4, "Z115": 3, "Z116": 1}, ("Z111", "Z101", "Z116"), "应不大于职工人数（Z101）＋其中：保留会籍会员（Z116）的 3"),
        ({"Z131": 3, "Z132": 1, "Z133": 1}, ("Z132", "Z133", "Z131"), "为 2，应等于工会干部人数（Z131）的 3"),
        ({"Z121": 2}, ("Z121", "904"), "基层工会组织类型（904）为 1"),
        ({"Z162": 30}, ("Z162", "Z161"), "职工代表大会（Z161）为 0"),
        ({"Z161": 1, "Z162": 30, "Z163": 31}, ("Z163", "Z162"), "应不大于职工代表人数（Z162）的 30"),
        ({"Z171": 1, "Z172": 2}, ("Z172", "Z171"), "应不大于职工董事人数（Z171）的 1"),
        ({"Z101": 99, "Z111": 25, "Z115": 25}, ("Z111", "Z142"), "第十一条"),
        ({"Z101": 99, "Z102": 10, "Z111": 10, "Z115": 10, "Z112": 10}, ("Z112", "Z143"), "女职工委员会（Z143）却没有"),
    ],
)  # fmt: skip
def test_each_cross_check_names_its_cells(district, cells, named, words):
    assert [one for one in says(**cells) if one[0] == named and words in one[1]], says(**cells)


def test_what_fits_passes_and_what_nobody_told_is_not_judged(district):
    assert says() == []
    assert says(Z101=9, Z102=4, Z111=10, Z112=5, Z115=9, Z116=1) == []  # the retained one explains the tenth
    assert says(Z101=99, Z111=24, Z115=24) == []
    assert says(Z102=None, Z112=3, Z111=3, Z115=3, Z101=3) == []
    assert says(**{"904": 2, "Z121": 7}) == []


def test_every_check_speaks_of_cells_that_are_there():
    codes = {"904", *(item.code for item in ITEMS)}

    assert {code for logic in LOGIC for code in logic.cells} <= codes
    assert {code for need in NEEDS for code in (need.of, need.has)} <= codes
    assert len({item.code for item in ITEMS}) == len(ITEMS)


def test_the_district_is_the_sum_of_its_unions_on_the_map_of_that_day(staffed):
    other = single("薛家轴承厂工会", staffed.xuejia)
    employer("薛家轴承厂", staffed.xuejia, other)
    joins("轴承工", other, sex="2")
    gone = single("已撤工会", staffed.xuejia)
    close_unit(gone, on=date(2018, 6, 1), **SAID)
    move_unit(other, parent=staffed.chunjiang, on=date(2019, 1, 1), **SAID)
    told = sheets(Unit.objects.filter(kind=UnitKind.SINGLE), year=2018, on=END)

    assert {one.name: one.town for one in told} == {
        "春江工具厂工会": staffed.chunjiang.pk, "薛家轴承厂工会": staffed.xuejia.pk
    }  # fmt: skip
    assert rolled(told)["Z111"] == (5, 2)
    assert rolled(told)["Z112"] == (3, 2)
    assert rolled(told)["Z102"] == (None, 0)


def test_a_whole_district_costs_what_one_union_costs(staffed, django_assert_num_queries):
    for n in range(3):
        single(f"第{n}厂工会", staffed.xuejia)
    with django_assert_num_queries(8):
        sheet(staffed.plant_union)
    with django_assert_num_queries(9):  # and one for the unions themselves
        sheets(Unit.objects.filter(kind=UnitKind.SINGLE), year=2018, on=END)


def test_pages_from_the_district_to_one_cell_and_back(client, staffed, limin, wanglei):
    client.force_login(limin)
    year = reverse("grassroots:survey_year", args=[2018])
    page = client.get(year).text
    assert "901 至 904" in page
    assert "已有数的格子全部通过" in page
    assert f"{year}?town={staffed.chunjiang.pk}" in page

    client.force_login(wanglei)
    address = reverse("grassroots:survey_unit", args=[2018, staffed.plant_union.pk])
    assert client.post(address, {"Z102": "1", "Z103": "0", "Z161": "1"}).status_code == 302
    mine = client.get(address).text
    assert (
        "其中：女会员（Z112）为 2，应不大于其中：女职工（Z102）＋其中：保留会籍会员（Z116）的 2" not in mine
    )
    assert client.post(address, {"Z102": "0", "Z103": "0", "Z161": "1"}).status_code == 302
    assert "其中：女会员（Z112）为 2" in client.get(address).text
    client.force_login(limin)
    failed = client.get(year).text
    assert "未通过 1 处" in failed
    assert address in failed
    assert address in client.get(year, {"town": staffed.chunjiang.pk}).text
    assert address not in client.get(year, {"town": ""}).text


def test_a_wrong_number_is_answered_in_place_and_nothing_is_saved(client, staffed, wanglei):
    client.force_login(wanglei)
    address = reverse("grassroots:survey_unit", args=[2018, staffed.plant_union.pk])
    page = client.post(address, {"Z102": "一百二", "Z103": "7"})

    assert page.status_code == 422
    assert "其中：女职工（Z102）请填整数" in page.text
    assert "一百二" in page.text
    assert not SurveyAnswer.objects.exists()


def test_who_may_see_and_who_may_answer(client, staffed, zhouping, sunfang, zhaoqiang):
    address = reverse("grassroots:survey_unit", args=[2018, staffed.plant_union.pk])
    client.force_login(zhouping)
    assert client.get(address).status_code == 404
    assert "春江工具厂工会" not in client.get(reverse("grassroots:survey_year", args=[2018])).text
    client.force_login(zhaoqiang)  # the cashier looks, and answers nothing
    assert client.get(address).status_code == 200
    assert client.post(address, {"Z102": "1"}).status_code == 404
    client.force_login(sunfang)
    assert client.post(address, {"Z102": "1"}).status_code == 302
    assert client.get(reverse("grassroots:survey_year", args=[2999])).status_code == 404
    assert (
        client.get(reverse("grassroots:survey_unit", args=[2010, staffed.plant_union.pk])).status_code == 404
    )
    assert SurveyAnswer.objects.count() == 1


def test_the_workbook_has_the_forms_and_what_the_checks_found(client, staffed, limin, wanglei):
    answer_survey(
        staffed.plant_union, year=2018, told={"Z102": 0}, by=wanglei, at=datetime(2019, 1, 9, tzinfo=UTC)
    )
    client.force_login(limin)
    sent = client.get(reverse("grassroots:survey_year", args=[2018]), {"export": "xlsx"})
    book = openpyxl.load_workbook(io.BytesIO(b"".join(sent.streaming_content)))

    assert book.sheetnames == ["调查表", "逻辑检查"]
    head, line = list(book["调查表"].values)
    told = dict(zip(head, line, strict=True))
    assert (told["902 工会名称"], told["904 组织类型"], told["Z111 会员人数"], told["Z103 其中：农民工"]) == (
        "春江工具厂工会", 1, 4, None
    )  # fmt: skip
    assert list(book["逻辑检查"].values)[1][:3] == ("春江镇", "春江工具厂工会", "Z112、Z102、Z116")
