"""A text cut into what a page shows: paragraphs of plain pieces and chips, headings recognised."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from .checking import Finding
from .terms import Verdict

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
    """Line by line; the findings stand in text order and never cross a line."""
    made: list[Paragraph] = []
    offset = 0
    for line in body.splitlines(keepends=True):
        inside = [f for f in findings if offset <= f.claim.start < offset + len(line)]
        if line.strip():
            made.append(
                Paragraph(
                    tuple(_pieces(line.rstrip(), offset, inside)),
                    bool(HEADING.match(line.strip())),
                    f"s{len(made)}",
                )
            )
        offset += len(line)
    return made


def _pieces(line: str, offset: int, findings: Sequence[Finding]) -> list[Piece]:
    pieces, at = [], len(line) - len(line.lstrip())
    for finding in findings:
        start = finding.claim.start - offset
        pieces.append(Piece(line[at:start]))
        pieces.append(Piece(finding.claim.quote, finding))
        at = start + len(finding.claim.quote)
    pieces.append(Piece(line[at:]))
    return [piece for piece in pieces if piece.text]


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
