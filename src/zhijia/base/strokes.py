"""Names in the order of their surname's strokes (姓氏笔画): how many, then the kind of each in turn (横竖撇点折).

The order of characters stands in `strokes.txt` beside this file, with where it is from.
"""

from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

TOLD = (
    "欧阳 司马 上官 诸葛 夏侯 东方 皇甫 尉迟 公孙 慕容 长孙 宇文 司徒 司空 令狐 端木 轩辕 独孤 南宫 西门 百里 呼延 "
    "澹台 公冶 宗政 濮阳 淳于 单于 太叔 申屠 仲孙 钟离 鲜于 闾丘 东郭 南门 赫连 万俟 闻人 公羊 拓跋 第五"
)
COMPOUND = frozenset(TOLD.split())
"""Surnames of two characters that are one surname, and sort as one."""
Key = tuple[tuple[int, ...], tuple[int, ...], str]


@lru_cache(maxsize=1)
def _places() -> dict[str, int]:
    lines = Path(__file__).with_suffix(".txt").read_text(encoding="utf-8").splitlines()
    return {character: place for place, character in enumerate("".join(lines[1:]))}


def surname(name: str) -> str:
    """欧阳 of 欧阳锋; 司马, of two characters, is 司 with a given name."""
    return name[:2] if len(name) > len(name[:2]) and name[:2] in COMPOUND else name[:1]


def stroke_key(name: str) -> Key:
    """By the surname, then character by character; characters of no known place come last."""
    places, family = _places(), surname(name.strip())
    return (
        tuple(places.get(one, len(places)) for one in family),
        tuple(places.get(one, len(places)) for one in name.strip()[len(family) :]),
        name,
    )


def by_strokes(names: Iterable[str]) -> list[str]:
    return sorted(names, key=stroke_key)


def unplaced(name: str) -> str:
    """The characters whose strokes this house does not know: a person has to place them."""
    return "".join(one for one in name.strip() if one not in _places() and one not in "·•")
