"""The words that round a figure: 近, 超过, 余, 以上, 左右."""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from zhijia.reports.terms import Qualifier

# Rounding word before the number → (what it means, characters before it that make it another word: 签约155家, 最近3次).
BEFORE: Final[Mapping[str, tuple[Qualifier, str]]] = MappingProxyType(
    {
        "将近": (Qualifier.NEARLY, ""),
        "接近": (Qualifier.NEARLY, ""),
        "接近了": (Qualifier.NEARLY, ""),
        "近": (Qualifier.NEARLY, "附最靠临邻毗贴走拉亲新就渐远相晋"),
        "不足": (Qualifier.NEARLY, ""),
        "不到": (Qualifier.NEARLY, ""),
        "超过": (Qualifier.AT_LEAST, "不"),
        "超过了": (Qualifier.AT_LEAST, "不"),
        "突破": (Qualifier.AT_LEAST, ""),
        "突破了": (Qualifier.AT_LEAST, ""),
        "不少于": (Qualifier.AT_LEAST, ""),
        "不低于": (Qualifier.AT_LEAST, ""),
        "不下于": (Qualifier.AT_LEAST, ""),
        "不下": (Qualifier.AT_LEAST, "居降持容"),
        "不止": (Qualifier.AT_LEAST, ""),
        "至少": (Qualifier.AT_LEAST, ""),
        "高于": (Qualifier.AT_LEAST, ""),
        "多于": (Qualifier.AT_LEAST, ""),
        "大于": (Qualifier.AT_LEAST, ""),
        "超": (Qualifier.AT_LEAST, "赶高反"),
        "逾": (Qualifier.AT_LEAST, ""),
        "大约": (Qualifier.ABOUT, ""),
        "约为": (Qualifier.ABOUT, "签节制"),
        "约": (Qualifier.ABOUT, "签节预合条公特契隐制违履毁相邀集守续解"),
        "最高达": (Qualifier.RANK, ""),
        "最高": (Qualifier.RANK, ""),
        "第": (Qualifier.RANK, "总"),
    },
)
# Before a bare 百, 千, 万 only: 上千人次, 数百名, 过万.
BEFORE_BARE: Final[Mapping[str, tuple[Qualifier, str]]] = MappingProxyType(
    {
        "上": (Qualifier.AT_LEAST, "以线网身路街会海早晚"),
        "过": (Qualifier.AT_LEAST, "通经超不度"),
        "破": (Qualifier.AT_LEAST, "突"),
        "数": (Qualifier.AT_LEAST, "人总户次件岁分基多少"),
        "几": (Qualifier.AT_LEAST, ""),
    },
)
AFTER: Final[Mapping[str, Qualifier]] = MappingProxyType(
    {
        "以上": Qualifier.AT_LEAST,
        "之上": Qualifier.AT_LEAST,
        "有余": Qualifier.AT_LEAST,
        "余": Qualifier.AT_LEAST,
        "+": Qualifier.AT_LEAST,
        "左右": Qualifier.ABOUT,
        "上下": Qualifier.ABOUT,
    },
)
INSIDE: Final[Mapping[str, Qualifier]] = MappingProxyType(
    {
        "余": Qualifier.AT_LEAST,
        "多": Qualifier.AT_LEAST,
        "几": Qualifier.AT_LEAST,
        "+": Qualifier.AT_LEAST,
        "来": Qualifier.ABOUT,
    },
)
VAGUE: Final = frozenset("几数")
INCLUSIVE_BLANK: Final = r"[ \t\u00a0\u2009\u3000]{0,2}+"


def _ending(table: Mapping[str, tuple[Qualifier, str]]) -> re.Pattern[str]:
    longest_first = sorted(table.items(), key=lambda item: -len(item[0]))
    words = "|".join((f"(?<![{bad}])" if bad else "") + word for word, (_, bad) in longest_first)
    return re.compile(rf"(?P<word>{words})[ \t\u3000]?\Z")


ENDS_WITH: Final = _ending(BEFORE)
ENDS_WITH_BARE: Final = _ending({**BEFORE, **BEFORE_BARE})
LONGEST: Final = 5


def word_before(plain: str, start: int, *, bare: bool) -> re.Match[str] | None:
    """The rounding word that ends where the number starts."""
    pattern = ENDS_WITH_BARE if bare else ENDS_WITH
    return pattern.search(plain, max(0, start - LONGEST), start)


def meaning(before: str, inside: str, after: str) -> Qualifier:
    """The word in front decides (约1500余人 is about), then the one inside, then the one behind."""
    if before:
        return (BEFORE.get(before) or BEFORE_BARE[before])[0]
    if inside:
        return INSIDE[inside]
    return AFTER[after] if after else Qualifier.EXACT
