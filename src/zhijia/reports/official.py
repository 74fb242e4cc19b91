"""A report as an official document (GB/T 9704-2012): A4, 22 lines of 28 characters, 方正小标宋 title, 仿宋 body."""

import io
import re
from collections.abc import Sequence

from docx import Document
from docx.document import Document as Paper
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph

TITLE, BODY, FIRST, SECOND = "方正小标宋简体", "仿宋_GB2312", "黑体", "楷体_GB2312"
LINE = Pt(28.95)  # 225 mm for 22 lines
HEADING = re.compile(r"^[一二三四五六七八九十]+、")
SUBHEADING = re.compile(r"^（[一二三四五六七八九十]+）")


def document(title: str, body: str, notes: Sequence[str] = ()) -> bytes:
    """The text with its headings recognised; `notes` become the list of figures at the end."""
    paper = Document()
    for lang in paper.styles.element.iter(qn("w:lang")):
        lang.set(qn("w:eastAsia"), "zh-CN")  # else punctuation may be set in another country's manner
    _page(paper)
    _say(paper, title, font=TITLE, size=22, align=WD_ALIGN_PARAGRAPH.CENTER, indent=False)
    _say(paper, "", font=BODY, size=16, indent=False)
    lines = [stripped for line in body.splitlines() if (stripped := line.strip())]
    for line in lines[1:] if lines[:1] == [title] else lines:
        _say(paper, line, font=_font(line), size=16)
    if notes:
        _say(paper, "数据清单", font=FIRST, size=16)
        for note in notes:
            _say(paper, note, font=BODY, size=16)
    out = io.BytesIO()
    paper.save(out)
    return out.getvalue()


def _font(line: str) -> str:
    if HEADING.match(line):
        return FIRST
    return SECOND if SUBHEADING.match(line) else BODY


def _page(paper: Paper) -> None:
    section = paper.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    section.footer_distance = Mm(28)
    grid = OxmlElement("w:docGrid")
    for name, value in (("type", "linesAndChars"), ("linePitch", "579"), ("charSpace", "0")):
        grid.set(qn(f"w:{name}"), value)
    properties = section._sectPr  # noqa: SLF001
    for old in properties.findall(qn("w:docGrid")):
        properties.remove(old)
    properties.append(grid)
    _number(section.footer.paragraphs[0])


def _number(footer: Paragraph) -> None:
    """— 1 — in 四号 half-width figures."""
    footer.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for piece in ("— ", None, " —"):
        run = footer.add_run(piece or "")
        run.font.size, run.font.name = Pt(14), "宋体"
        if piece is None:
            for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
                mark = OxmlElement("w:fldChar" if kind else "w:instrText")
                if kind:
                    mark.set(qn("w:fldCharType"), kind)
                mark.text = text or None
                run._r.append(mark)  # noqa: SLF001


def _say(
    paper: Paper,
    text: str,
    *,
    font: str,
    size: int,
    align: WD_ALIGN_PARAGRAPH = WD_ALIGN_PARAGRAPH.JUSTIFY,
    indent: bool = True,
) -> None:
    paragraph = paper.add_paragraph()
    paragraph.alignment = align
    shape = paragraph.paragraph_format
    shape.line_spacing_rule, shape.line_spacing = WD_LINE_SPACING.EXACTLY, LINE
    shape.space_before = shape.space_after = Pt(0)
    shape.first_line_indent = Pt(size * 2) if indent else Pt(0)
    run = paragraph.add_run(text)
    run.font.size, run.font.name = Pt(size), "Times New Roman"
    run._element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), font)  # noqa: SLF001
