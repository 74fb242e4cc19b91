"""Half-width marks beside Chinese characters made full-width, one for one, so that no offset moves."""

import re
from typing import Final

WIDE: Final = str.maketrans(",:;!?()", "，：；！？（）")
CHINESE: Final = "\u3007\u4e00-\u9fff“”‘’《》、。（）"
BRACKETS: Final = re.compile(r"\([^()\n]*\)")
MARKS: Final = re.compile(rf"(?<=[{CHINESE}])[,:;!?]|[,:;!?](?=[{CHINESE}])")
BESIDE: Final = re.compile(rf"[{CHINESE}]")


def punctuated(text: str) -> str:
    """第1季度(含3月),共1,200人 → 第1季度（含3月），共1,200人: numbers, times and addresses keep their own marks."""
    return MARKS.sub(lambda mark: mark[0].translate(WIDE), BRACKETS.sub(_brackets, text))


def _brackets(pair: re.Match[str]) -> str:
    """Both or neither; Chinese inside or at either side makes them ours."""
    before, after = (
        pair.string[max(pair.start() - 1, 0) : pair.start()],
        pair.string[pair.end() : pair.end() + 1],
    )
    if not BESIDE.search(before + pair[0] + after):
        return pair[0]
    return f"（{pair[0][1:-1]}）"
