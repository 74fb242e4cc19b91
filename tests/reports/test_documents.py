"""Files that can be read are read; all others are refused with what to do."""

import codecs
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from docx import Document

from zhijia.base.errors import Refused
from zhijia.reports.reading.documents import LARGEST_TEXT, check_length, read_document, read_upload

SENTENCE = "本镇去年办招聘会12场，发放资料300余份。"


def word(*paragraphs, table=()):
    document = Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    if table:
        grid = document.add_table(rows=len(table), cols=len(table[0]))
        for row, cells in zip(grid.rows, table, strict=True):
            for cell, text in zip(row.cells, cells, strict=True):
                cell.text = text
        document.add_paragraph("表后一段")
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_reads_text_in_the_encodings_of_offices(tmp_path, encoding):
    path = tmp_path / "报告.txt"
    path.write_bytes(SENTENCE.encode(encoding))

    assert read_document(path) == SENTENCE


def test_reads_big_endian_text():
    assert read_upload("a.txt", codecs.BOM_UTF16_BE + SENTENCE.encode("utf-16-be")) == SENTENCE


def test_keeps_line_ends_so_that_offsets_hold():
    assert read_upload("a.txt", "一\r\n二\n三".encode()) == "一\r\n二\n三"


def test_reads_word_in_document_order_with_table_rows_as_lines():
    content = word("开头一段", table=[("项目", "数量"), ("招聘会", "12场")])

    assert read_upload("报告.DOCX", content) == "开头一段\n项目\t数量\n招聘会\t12场\n表后一段"


def test_a_merged_cell_is_read_once():
    document = Document()
    table = document.add_table(rows=1, cols=3)
    table.rows[0].cells[0].merge(table.rows[0].cells[2]).text = "合并 12场"
    stream = BytesIO()
    document.save(stream)

    assert read_upload("a.docx", stream.getvalue()) == "合并 12场"


@pytest.mark.parametrize(
    ("name", "content", "advice"),
    [
        ("报告.pdf", b"%PDF-1.7", "另存为 .docx"),
        ("报告.doc", b"\xd0\xcf\x11\xe0", "另存为 .docx"),
        ("没有后缀", b"abc", "只能读"),
        ("空.txt", b"", "没有文字"),
        ("空白.txt", b" \n\t ", "没有文字"),
        ("空.docx", word(), "没有文字"),
        ("假.docx", b"not a zip", "不是有效的 Word"),
        ("截断.docx", word("一段")[:900], "不是有效的 Word"),
        ("断.txt", (SENTENCE * 3).encode()[:-1], "UTF-8"),
        ("坏.txt", SENTENCE.encode() + b"\xff" + SENTENCE.encode(), "UTF-8"),
        ("程序.txt", b"\x00\x01\x02" * 50, "UTF-8"),
        ("半个.txt", codecs.BOM_UTF16_LE + b"\x00", "UTF-8"),
        ("长.txt", b"a" * (LARGEST_TEXT + 1), "2 MB"),
        ("巨.txt", b"a" * (20 * 1024 * 1024 + 1), "20 MB"),
    ],
)
def test_refuses_with_advice(name, content, advice):
    with pytest.raises(Refused, match=advice):
        read_upload(name, content)


def test_a_cell_merged_downwards_is_read_once():
    document = Document()
    table = document.add_table(rows=3, cols=2)
    table.columns[0].cells[0].merge(table.columns[0].cells[2]).text = "共12场"
    table.rows[1].cells[1].text = "其中镇5场"
    stream = BytesIO()
    document.save(stream)

    assert read_upload("a.docx", stream.getvalue()).count("12场") == 1


def test_refuses_a_zip_bomb_before_unpacking():
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * (40 * 1024 * 1024))

    with pytest.raises(Refused, match="解压后过大"):
        read_upload("弹.docx", stream.getvalue())


def test_refuses_an_archive_that_is_no_document():
    stream = BytesIO()
    with ZipFile(stream, "w") as archive:
        archive.writestr("readme.md", "你好")

    with pytest.raises(Refused, match="不是有效的 Word"):
        read_upload("包.docx", stream.getvalue())


def test_refuses_a_document_with_broken_xml():
    whole = ZipFile(BytesIO(word("一段")))
    stream = BytesIO()
    with ZipFile(stream, "w") as archive:
        for part in whole.namelist():
            archive.writestr(part, b"<w:broken" if part == "word/document.xml" else whole.read(part))

    with pytest.raises(Refused, match="不是有效的 Word"):
        read_upload("坏.docx", stream.getvalue())


def test_refuses_a_missing_file_and_a_folder(tmp_path):
    for path in (tmp_path / "没有.txt", tmp_path):
        with pytest.raises(Refused, match="找不到"):
            read_document(path)


def test_a_text_of_just_two_megabytes_is_read():
    assert len(read_upload("满.txt", b"a" * LARGEST_TEXT)) == LARGEST_TEXT


def test_a_pasted_text_obeys_the_same_limit():
    check_length("字" * 1000)
    with pytest.raises(Refused, match="2 MB"):
        check_length("字" * 700_000)
