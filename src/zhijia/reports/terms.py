"""The words of the claims engine."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final

LABELS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "exact": "确数",
        "at_least": "余、多、以上",
        "nearly": "近",
        "about": "约",
        "rank": "序次",
        "done": "已完成",
        "planned": "计划",
        "supported": "相符",
        "wording": "表述不符",
        "contradicted": "不符",
        "unsupported": "无来源",
    },
)


class Term(StrEnum):
    """A word kept in English in the code and shown in Chinese."""

    @property
    def label(self) -> str:
        """The Chinese shown to people."""
        return LABELS[self.value]


class Qualifier(Term):
    """How the writer rounded the figure."""

    EXACT = "exact"
    AT_LEAST = "at_least"
    NEARLY = "nearly"
    ABOUT = "about"
    RANK = "rank"


class Modality(Term):
    """Whether the text says it happened or hopes that it will."""

    DONE = "done"
    PLANNED = "planned"


class Verdict(Term):
    """What the records say about a claim."""

    SUPPORTED = "supported"
    WORDING = "wording"
    CONTRADICTED = "contradicted"
    UNSUPPORTED = "unsupported"
