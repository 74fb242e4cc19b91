"""What leaves as a sheet opens as it was, and never runs."""

import csv
import io
from datetime import UTC, date, datetime
from decimal import Decimal

import openpyxl
import pytest

from tests.cast import refuses
from zhijia.web import exports
from zhijia.web.exports import csv_response, harmless, workbook_response, write_workbook

HEADER = ["单位名称", "会员数", "成立日期", "备注"]
DANGER = "=cmd|' /C calc'!A0"
ROWS = [["春江工具厂工会", 320, date(2012, 3, 1), DANGER], ["@某厂", -5, None, "-12.5"]]


def body(response):
    return b"".join(response.streaming_content)


def read(content):
    return openpyxl.load_workbook(io.BytesIO(content)).worksheets[0]


def test_csv_opens_in_excel_as_chinese():
    content = body(csv_response("基层工会", HEADER, ROWS))
    lines = list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))

    assert content.startswith(b"\xef\xbb\xbf")
    assert lines[0] == HEADER
    assert lines[1] == ["春江工具厂工会", "320", "2012-03-01", "'" + DANGER]
    assert lines[2] == ["'@某厂", "-5", "", "-12.5"]


@pytest.mark.parametrize("text", ["=1+1", "+cmd", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "＝1+1", "－A1"])
def test_a_formula_gets_an_apostrophe(text):
    assert harmless(text) == "'" + text


@pytest.mark.parametrize("text", ["-12.5", "+86", "-", "3.2%", "新北区", "", "a=b"])
def test_plain_numbers_and_words_stay(text):
    assert harmless(text) == text


def test_a_workbook_keeps_types_and_runs_nothing():
    sheet = read(body(workbook_response("基层工会", "基层工会[2019]", HEADER, ROWS)))

    assert sheet.title == "基层工会 2019"
    assert sheet.freeze_panes == "A2"
    assert [cell.value for cell in sheet[1]] == HEADER
    assert [cell.value for cell in sheet[2]] == ["春江工具厂工会", 320, datetime(2012, 3, 1), DANGER]
    assert sheet["D2"].data_type == "s"
    assert sheet.column_dimensions["A"].width > sheet.column_dimensions["B"].width


def test_long_numbers_truth_and_money_are_written_as_clerks_read_them(tmp_path):
    moment = datetime(2019, 4, 30, 1, tzinfo=UTC)
    count = write_workbook(
        tmp_path / "a.xlsx", "", ["a"], [[32040119900101123, True, Decimal("12.30"), moment]]
    )
    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx").worksheets[0]

    assert count == 1
    assert [cell.value for cell in sheet[2]] == ["32040119900101123", "是", 12.3, "2019-04-30 09:00"]


def test_names_in_chinese_and_without_what_a_disk_refuses():
    said = csv_response("劳模/先进:2019", HEADER, [])["Content-Disposition"]

    assert said.startswith("attachment; filename*=utf-8''")
    assert "%E5%8A%B3%E6%A8%A1-%E5%85%88%E8%BF%9B-2019.csv" in said


def test_more_rows_than_a_sheet_holds_are_refused_not_cut(tmp_path, monkeypatch):
    monkeypatch.setattr(exports, "MOST_ROWS", 2)

    with refuses("最多 2 行"):
        write_workbook(tmp_path / "a.xlsx", "a", ["a"], [[1], [2], [3]])


def test_a_text_longer_than_a_cell_says_that_it_was_cut(tmp_path):
    write_workbook(tmp_path / "a.xlsx", "a", ["a"], [["长" * 40_000]])
    text = openpyxl.load_workbook(tmp_path / "a.xlsx").worksheets[0]["A2"].value

    assert len(text) == exports.MOST_CHARACTERS
    assert text.endswith(exports.CUT)
