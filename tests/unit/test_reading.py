"""Files as clerks send them: read whatever the order and the dress of the columns, or refused with what to do."""

import io
import zipfile
from datetime import date

import pytest
import xlsxwriter

from tests.cast import refuses, workbook
from zhijia.sheets.reading import place_columns, plain, read_cells, read_table, recognise
from zhijia.sheets.registers import every, find

HEADER = ["竞赛名称", "工种", "赛段", "级别", "主办工会", "举办日期", "参赛人次", "状态"]
ROW = ["春江焊工赛", "焊工", "决赛", "镇街", "春江镇", date(2016, 9, 1), 40, "已举办"]
FIRST, TRADE, UNION, DAY = 0, 1, 4, 5


def table(content, name="竞赛.xlsx"):
    return read_table(find("skills.contests"), name, content)


def csv(rows, *, mark=",", encoding="utf-8"):
    return "\r\n".join(mark.join(str(cell) for cell in row) for row in rows).encode(encoding)


def test_a_plain_sheet():
    read = table(workbook(HEADER, [ROW, ROW]))

    assert read.lines == [2, 3]
    assert read.rows[0][FIRST] == "春江焊工赛"
    assert read.rows[0][DAY] == date(2016, 9, 1)


def test_a_merged_title_above_and_totals_below():
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    page = book.add_worksheet()
    page.merge_range(0, 0, 1, 7, "2016年职工技能竞赛台账")
    page.write_row(3, 0, HEADER)
    page.write_row(4, 0, [*ROW[:5], "2016-09-01", 40, "已举办"])
    page.write_row(5, 0, ["", "", "合计", "", "", "", 40])
    page.write_row(6, 0, ["总计：1 场"])
    book.close()
    read = table(out.getvalue())

    assert read.lines == [5]
    assert [row[FIRST] for row in read.rows] == ["春江焊工赛"]


def test_columns_in_another_order_under_other_names_with_strangers_between():
    header = [
        "序号",
        "* 状 态",
        "大赛名称",
        "备注",
        "竞赛项目",
        "主办单位",
        "竞赛日期：",
        "级别",
        "参赛\n人数",
    ]
    row = [1, "已举办", "春江焊工赛", "无", "焊工", "春江镇", "2016-09-01", "镇街", 40]
    read = table(workbook(header, [row]))

    assert (read.rows[0][FIRST], read.rows[0][TRADE], read.rows[0][UNION], read.rows[0][DAY]) == (
        "春江焊工赛",
        "焊工",
        "春江镇",
        "2016-09-01",
    )


def test_blank_rows_are_passed_over_and_lines_keep_their_numbers():
    read = table(workbook(HEADER, [ROW, [None] * 8, ["  "] * 8, ROW, [None] * 8, [""] * 8]))

    assert read.lines == [2, 5]


def test_the_second_sheet_when_the_first_is_empty():
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    book.add_worksheet("说明")
    page = book.add_worksheet("台账")
    page.write_row(0, 0, HEADER)
    page.write_row(1, 0, [*ROW[:5], "2016-09-01"])
    book.close()

    assert table(out.getvalue()).lines == [2]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("mark", [",", "\t"])
def test_text_tables_in_every_encoding(encoding, mark):
    read = table(csv([HEADER, ROW], mark=mark, encoding=encoding), "竞赛.csv")

    assert read.rows[0][FIRST] == "春江焊工赛"
    assert read.rows[0][DAY] == "2016-09-01"


def test_semicolons_are_not_a_table_and_the_refusal_names_what_is_missing():
    with refuses("没有找到“职工技能竞赛台账”的表头"):
        table(csv([HEADER, ROW], mark=";"), "竞赛.csv")


def test_quoted_cells_keep_their_commas_and_their_line_breaks():
    text = ",".join(HEADER) + '\r\n"春江,焊工\n赛",焊工,决赛,镇街,春江镇,2016-09-01,"1,040",已举办\r\n'

    assert table(text.encode(), "竞赛.csv").rows[0][FIRST] == "春江,焊工\n赛"


def bomb():
    out = io.BytesIO()
    name = "xl/worksheets/sheet1.xml"
    with (
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as packed,
        packed.open(name, "w", force_zip64=True) as entry,
    ):
        for _ in range(65):
            entry.write(b"0" * (16 << 20))
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("竞赛.xlsx", b"", "文件是空的"),
        ("竞赛.doc", b"hello", "只能导入 .xlsx 或 .csv"),
        ("竞赛.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "旧的 .xls"),
        ("竞赛.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 EncryptedPackage", "打开密码"),
        ("竞赛.xlsx", b"PK\x03\x04 torn in half", "已加密、损坏"),
        ("竞赛.xlsx", workbook(HEADER, [ROW])[:-200], "已加密、损坏"),
        ("竞赛.xlsx", workbook([], []), "没有内容"),
        ("竞赛.csv", "，，\n \n".encode(), "没有找到"),
        ("竞赛.csv", b"\x80\x81\x00\x00\xff\xff", "编码无法识别"),
        ("竞赛.csv", ("a," * 3 + '"' + "x" * 200_000).encode(), "格式有误"),
    ],
    ids=["empty", "doc", "xls", "encrypted", "torn", "cut", "blank", "commas", "binary", "unclosed"],
)
def test_what_cannot_be_read_is_refused_in_words(name, content, says):
    with refuses(says):
        table(content, name)


def test_a_zip_without_a_workbook_is_refused():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        packed.writestr("hello.txt", "hello")
    with refuses("已加密、损坏"):
        table(out.getvalue())


def test_a_zip_bomb_is_refused_before_it_is_opened():
    with refuses("解压后过大"):
        read_cells("竞赛.xlsx", bomb())


def test_a_file_over_the_size_is_refused(settings):
    settings.SHEET_MAX_BYTES = 1000
    with refuses("拆分后分次导入"):
        table(workbook(HEADER, [ROW]))


def test_a_sheet_over_the_rows_is_refused(settings):
    settings.SHEET_MAX_ROWS = 3
    assert len(table(workbook(HEADER, [ROW, ROW])).rows) == 2
    with refuses("表中有 4 行，超过 3 行上限"):
        table(workbook(HEADER, [ROW, ROW, ROW]))


def test_no_header_and_no_rows_and_a_missing_column_are_named():
    with refuses("没有找到“职工技能竞赛台账”的表头"):
        table(workbook(["甲", "乙"], [["1", "2"]]))
    with refuses("表头下面没有数据行"):
        table(workbook(HEADER, [["合计"]]))
    with refuses("缺少必填列：工种"):
        table(workbook([HEADER[0], *HEADER[2:]], [[ROW[0], *ROW[2:]]]))


def test_a_header_is_read_without_its_dress():
    assert plain(" * 参赛\n人次 ：") == "参赛人次"


@pytest.mark.parametrize("register", every(), ids=lambda register: register.code)
def test_every_register_knows_its_own_header(register):
    labels = [plain(column.label) for column in register.columns]
    header = [column.label for column in register.columns]
    example = [column.example or "1" for column in register.columns]

    assert place_columns(register, labels) == dict(enumerate(range(len(labels))))
    assert recognise("导出.xlsx", workbook(header, [example])) is register
