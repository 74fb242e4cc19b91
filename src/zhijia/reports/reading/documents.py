"""From a file to its text; whatever cannot be read is refused with what to do instead."""

import codecs
import re
from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Final
from zipfile import BadZipFile, ZipFile

from docx import Document
from docx.document import Document as DocumentObject
from docx.opc.exceptions import PackageNotFoundError
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from zhijia.base.errors import Refused

MEGABYTE: Final = 1024 * 1024
LARGEST_TEXT: Final = 2 * MEGABYTE
LARGEST_FILE: Final = 20 * MEGABYTE
LARGEST_UNPACKED: Final = 64 * MEGABYTE
LARGEST_XML: Final = 32 * MEGABYTE
MOST_PARTS: Final = 2000
UTF_16: Final = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
NOT_TEXT: Final = re.compile(r"[\x00-\x08\x0e-\x1f\ufffd\ufffe\uffff\ue000-\uf8ff]")
CHINESE: Final = re.compile(r"[\u4e00-\u9fff]")

TOO_LONG: Final = "文字超过 2 MB，一次读不完。请按章节分成几个文件，再逐个核对。"
BROKEN: Final = (
    "文件里有认不出的字符，编码可能已损坏。请用记事本或 WPS 打开，另存为 UTF-8 编码的 .txt 后再试。"
)
NOT_WORD: Final = "这个文件不是有效的 Word 文档。请用 Word 或 WPS 打开，另存为 .docx 后再试。"
BOMB: Final = "这个 Word 文档解压后过大，为安全起见没有打开。请删去图片等附件，或只保留文字另存后再试。"
OTHER_KIND: Final = "只能读 .txt 和 .docx 文件。请用 Word 或 WPS 打开“{name}”，另存为 .docx 后再试。"
MISSING: Final = "找不到文件“{name}”。请检查路径和文件名后再试。"
HUGE: Final = "文件超过 20 MB，没有打开。请删去图片等附件，只保留文字后再试。"
EMPTY: Final = "“{name}”里没有文字。请换一个有内容的文件再试。"


def read_document(path: Path) -> str:
    """The text of a .txt or .docx file."""
    if not path.is_file():
        raise Refused(MISSING.format(name=path.name))
    _refuse_other_kinds(path.name)
    if path.stat().st_size > LARGEST_FILE:
        raise Refused(HUGE)
    try:
        return read_upload(path.name, path.read_bytes())
    except OSError as error:
        raise Refused(MISSING.format(name=path.name)) from error


def read_upload(name: str, content: bytes) -> str:
    """The text of a file that came without a path, as from a web form."""
    _refuse_other_kinds(name)
    if len(content) > LARGEST_FILE:
        raise Refused(HUGE)
    text = _word(content) if _suffix(name) == ".docx" else _plain(content)
    if not text.strip():
        raise Refused(EMPTY.format(name=name))
    return text


def check_length(text: str) -> None:
    """Refuse a pasted text on the same terms as a file."""
    if len(text.encode("utf-8", "replace")) > LARGEST_TEXT:
        raise Refused(TOO_LONG)


def _suffix(name: str) -> str:
    return Path(name).suffix.lower()


def _refuse_other_kinds(name: str) -> None:
    if _suffix(name) not in {".txt", ".docx"}:
        raise Refused(OTHER_KIND.format(name=name))


def _plain(content: bytes) -> str:
    if len(content) > LARGEST_TEXT:
        raise Refused(TOO_LONG)
    try:
        text = content.decode(_encoding(content))
    except UnicodeDecodeError as error:
        raise Refused(BROKEN) from error
    if NOT_TEXT.search(text):
        raise Refused(BROKEN)
    return text.removeprefix("\ufeff")


def _encoding(content: bytes) -> str:
    """GB18030 accepts nearly anything, so a UTF-8 text with a broken byte must not be mistaken for it."""
    if content.startswith(UTF_16):
        return "utf-16"
    guess = content.decode("utf-8", "replace")
    mostly_utf8 = len(CHINESE.findall(guess)) >= guess.count("\ufffd")
    return "utf-8" if mostly_utf8 else "gb18030"


def _word(content: bytes) -> str:
    _refuse_bombs(content)
    try:
        text = "\n".join(_lines(Document(BytesIO(content))))
    except (
        PackageNotFoundError,
        BadZipFile,
        SyntaxError,
        KeyError,
        ValueError,
        AttributeError,
        RecursionError,
    ) as error:
        raise Refused(NOT_WORD) from error
    check_length(text)
    return text


def _refuse_bombs(content: bytes) -> None:
    """The archive's own list of sizes is read first; zipfile never unpacks more than it declares."""
    try:
        with ZipFile(BytesIO(content)) as archive:
            parts = archive.infolist()
    except (BadZipFile, ValueError, NotImplementedError) as error:
        raise Refused(NOT_WORD) from error
    sizes = [part.file_size for part in parts]
    xml = [part.file_size for part in parts if part.filename.endswith((".xml", ".rels"))]
    if len(parts) > MOST_PARTS or sum(sizes) > LARGEST_UNPACKED or max(xml, default=0) > LARGEST_XML:
        raise Refused(BOMB)


def _lines(document: DocumentObject) -> Iterator[str]:
    for block in document.iter_inner_content():
        yield from _block(block)


def _block(block: Paragraph | Table) -> Iterator[str]:
    """A table row becomes one line, its cells parted by tabs, so that a number keeps its heading beside it."""
    if isinstance(block, Paragraph):
        yield block.text
        return
    seen: set[object] = set()
    for row in block.rows:
        yield "\t".join(" ".join(_cell(cell)) for cell in _unseen(row.cells, seen))


def _cell(cell: _Cell) -> Iterator[str]:
    for block in cell.iter_inner_content():
        yield from _block(block)


def _unseen(cells: Iterable[_Cell], seen: set[object]) -> Iterator[_Cell]:
    """A merged cell is listed once for each row and column it spans."""
    for cell in cells:
        element = cell._tc  # noqa: SLF001 - python-docx gives a cell no public identity
        if element not in seen:
            seen.add(element)
            yield cell
