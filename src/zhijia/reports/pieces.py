"""A text cut into what a page shows: paragraphs of plain pieces and chips, headings recognised."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from .checking import Finding
from .terms import Verdict

M = TypeVar("M")
HEADING = re.compile(r"^(?:[一二三四五六七八九十]+、.{2,40}|[^，。；：]{4,20}，[^，。；：]{4,20})$")
CHIPS = {
    Verdict.SUPPORTED: "",
    Verdict.WORDING: "warn",
    Verdict.CONTRADICTED: "bad",
    Verdict.UNSUPPORTED: "none",
    None: "none",
}


@dataclass(frozen=True)
class Piece:
    """Plain text, or with a finding a chip."""

    text: str
    finding: Finding | None = None

    @property
    def state(self) -> str:
        return CHIPS[self.finding.verdict] if self.finding else ""


@dataclass(frozen=True)
class Paragraph:
    pieces: tuple[Piece, ...]
    heading: bool
    anchor: str

    @property
    def text(self) -> str:
        return "".join(piece.text for piece in self.pieces)

    @property
    def claims(self) -> list[Finding]:
        return [piece.finding for piece in self.pieces if piece.finding]


def paragraphs(body: str, findings: Sequence[Finding]) -> list[Paragraph]:
    made = cut(body, [(finding.claim.start, finding.claim.quote, finding) for finding in findings])
    return [
        Paragraph(tuple(Piece(text, finding) for text, finding in pieces), bool(HEADING.match(line)), f"s{n}")
        for n, (line, pieces) in enumerate(made)
    ]


def cut(body: str, marks: Sequence[tuple[int, str, M]]) -> Iterator[tuple[str, list[tuple[str, M | None]]]]:
    """Each line that says something, and its pieces. Marks (start, quote, thing) stand in order and never cross a line."""
    offset = 0
    for line in body.splitlines(keepends=True):
        inside = [
            (start - offset, quote, thing)
            for start, quote, thing in marks
            if offset <= start < offset + len(line)
        ]
        if line.strip():
            yield line.strip(), list(_pieces(line.rstrip(), inside))
        offset += len(line)


def _pieces(line: str, marks: Sequence[tuple[int, str, M]]) -> Iterator[tuple[str, M | None]]:
    at = len(line) - len(line.lstrip())
    for start, quote, thing in marks:
        if at < start:
            yield line[at:start], None
        yield quote, thing
        at = start + len(quote)
    if at < len(line):
        yield line[at:], None


@dataclass(frozen=True)
class Section:
    """A heading of the outline, with how many claims stand under it and how many need a look."""

    title: str
    anchor: str
    claims: int
    doubtful: int


def outline(lines: Sequence[Paragraph]) -> list[Section]:
    """Headings with what stands between them; text before the first is the opening."""
    groups: list[tuple[str, str, list[Finding]]] = [("开头", "main", [])]
    for line in lines:
        if line.heading:
            groups.append((line.text, line.anchor, []))
        groups[-1][2].extend(line.claims)
    return [
        Section(title, anchor, len(claims), sum(f.verdict not in (Verdict.SUPPORTED, None) for f in claims))
        for title, anchor, claims in groups
        if claims or anchor != "main"
    ]
