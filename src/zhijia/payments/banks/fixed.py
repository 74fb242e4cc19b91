"""A fixed-width layout in GB18030, as counters' older systems take it: header, lines, trailer, each ended by CR LF."""

from collections.abc import Iterator, Sequence

from zhijia.base.errors import Refused

from .layout import ENCODING, EXPECTED, NAME_BYTES, PURPOSE_BYTES, REASON_BYTES, TAIL, Answer, Head, Paying

LINE, REF, CARD, AMOUNT, TOTAL, WORD = 6, 20, 19, 14, 16, 4
OUT = (LINE, REF, CARD, NAME_BYTES, AMOUNT, PURPOSE_BYTES)
BACK = (*OUT, WORD, REASON_BYTES)
ENDS = (1, REF, LINE, TOTAL)
SENT, RETURNED, TRAILER = "H", "R", "T"
LEAST = 3
NEWLINE = b"\r\n"
NOT_A_RETURN = f"文件首行不是回单的首行（以 R 开头），请上传{EXPECTED}"


class Fixed:
    """Widths are in bytes: a Chinese character takes two, a rare one four."""

    code, label, ending = "fixed", "定长文本", "txt"

    def write(self, head: Head, rows: Sequence[Paying]) -> bytes:
        return b"".join(part + NEWLINE for part in _lines(head, rows))

    def read(self, name: str, content: bytes) -> list[Answer]:  # noqa: ARG002
        lines = [part.rstrip(b"\r") for part in content.rstrip(b"\r\n\x1a ").split(b"\n")]
        if lines[0][:1] == SENT.encode():
            raise Refused(f"这是发给银行的付款文件，不是回单，请上传{EXPECTED}")
        if lines[0][:1] != RETURNED.encode() or len(lines) < LEAST:
            raise Refused(NOT_A_RETURN)
        answers = [_answer(at, line) for at, line in enumerate(lines[1:-1], start=2)]
        told = (len(answers), sum(one.amount for one in answers))
        if _ends(lines[0]) != told or _ends(lines[-1], TRAILER) != told:
            raise Refused("回单首行、末行的笔数或金额与明细不符，文件可能不完整，请向银行重新索取后上传")
        return answers


def _lines(head: Head, rows: Sequence[Paying]) -> Iterator[bytes]:
    yield _end(SENT, head)
    for row in rows:
        yield b"".join((
            _number(row.line, LINE), _text(row.ref, REF), _text(row.card, CARD), _text(row.name, NAME_BYTES),
            _number(row.amount, AMOUNT), _text(row.purpose, PURPOSE_BYTES),
        ))  # fmt: skip
    yield _end(TRAILER, head)


def _end(mark: str, head: Head) -> bytes:
    return mark.encode() + _text(head.number, REF) + _number(head.count, LINE) + _number(head.total, TOTAL)


def _number(value: int, width: int) -> bytes:
    return str(value).zfill(width).encode()


def _text(text: str, width: int) -> bytes:
    told = text.encode(ENCODING)
    if len(told) > width:
        raise Refused(f"“{text}”超过银行文件的 {width} 字节，请缩短后再做批次")
    return told.ljust(width)


def _cut(line: bytes, widths: Sequence[int]) -> list[str]:
    """Blanks at the end of a line are often lost on the way."""
    found, at = [], 0
    for width in widths:
        found.append(line[at : at + width].decode(ENCODING).strip())
        at += width
    return found


def _answer(at: int, line: bytes) -> Answer:
    try:
        _, ref, card, name, amount, _, word, reason = _cut(line, BACK)
        fen = int(amount)
    except ValueError:
        fen = 0
    if fen <= 0 or len(line) > sum(BACK):
        raise Refused(f"第 {at} 行不合定长格式，请上传{EXPECTED}，各栏宽度见银行文件说明")
    return Answer(at, ref, name, card[-TAIL:], fen, word, reason)


def _ends(line: bytes, mark: str = RETURNED) -> tuple[int, int] | None:
    """How many and how much, as the first or the last line says; nothing when it is another line."""
    try:
        said, _, count, total = _cut(line, ENDS)
        return (int(count), int(total)) if said == mark else None
    except ValueError:
        return None
