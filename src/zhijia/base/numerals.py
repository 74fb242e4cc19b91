"""Numbers as Chinese reports write them: 一百二十三万, 13万余, 26.7余万, １，２３４, 百分之九十九点一."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from types import MappingProxyType
from typing import Final, NamedTuple

WIDE: Final = str.maketrans("０１２３４５６７８９．，％＋　\u00a0\u2009", "0123456789.,%+   ")
FORMAL: Final = str.maketrans("壹贰貳叁肆伍陆陸柒捌玖拾佰仟萬億○两", "一二二三四五六六七八九十百千万亿〇二")
DIGITS: Final[Mapping[str, int]] = MappingProxyType(
    {"〇": 0} | {d: n for n, d in enumerate("零一二三四五六七八九")}
)
SMALL: Final[Mapping[str, int]] = MappingProxyType({"十": 10, "百": 100, "千": 1000})
LARGE: Final[Mapping[str, int]] = MappingProxyType({"万": 10**4, "亿": 10**8})

ROUNDING: Final = re.compile(
    r"大约|将近|接近|超过|突破|不少于|不低于|至少|左右|上下|以上|[近约逾超余多几数上来+]"
)
LONGEST: Final = 32
PERCENT_OF: Final = "百分之"
TOKEN: Final = re.compile(
    r"(?P<arabic>(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?)"
    r"|(?P<digits>[〇零一二三四五六七八九]+)|(?P<point>点[〇零一二三四五六七八九]+)"
    r"|(?P<small>[十百千])|(?P<large>[万亿])"
)


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number together with the manner of its writing, so that a corrected figure can keep that manner."""

    value: Decimal
    precision: Decimal
    chinese: bool = False
    grouped: bool = False
    scale: str = ""


class Token(NamedTuple):
    """One digit run, decimal part, or magnitude."""

    kind: str
    text: str


@lru_cache(maxsize=4096)
def read(written: str) -> Numeral:
    """Read a number in any manner of writing; rounding words are allowed and do not change it."""
    tokens = _tokens(_bare(written))
    arabic = tokens[0].kind == "arabic"
    return Numeral(
        value=_value(tokens),
        precision=_precision(tokens),
        chinese=not arabic,
        grouped=arabic and "," in tokens[0].text,
        scale=_scale(tokens) if arabic else "",
    )


def step(value: Decimal) -> Decimal:
    """The place of the last non-zero digit: 450万 is counted in tens of 万, 216 in ones."""
    exponent = value.normalize().as_tuple().exponent
    return Decimal(1).scaleb(int(exponent)) if value else Decimal(1)


def write_arabic(value: Decimal | int, *, scale: str = "", grouped: bool = False) -> str:
    """Write 53380000 as 5338万 when the scale is 万; no digit is lost."""
    head = Decimal(value) / magnitude(scale)
    whole = head.quantize(Decimal(1)) if head == head.to_integral_value() else head.normalize()
    return f"{whole:,f}{scale}" if grouped else f"{whole:f}{scale}"


def write_chinese(value: int) -> str:
    """Write a whole number in words as people count: 两 stands for a leading two, 十二 drops its 一."""
    text = _words(value)
    if text == "二" or text[:2] in {"二千", "二万", "二亿"}:
        text = "两" + text[1:]
    return text.removeprefix("一") if text.startswith("一十") else text


def write_decimal_chinese(value: Decimal) -> str:
    """Write 99.1 as 九十九点一."""
    whole, _, fraction = f"{value.normalize():f}".partition(".")
    tail = "".join("零一二三四五六七八九"[int(digit)] for digit in fraction)
    words = _words(int(whole))
    words = words.removeprefix("一") if words.startswith("一十") else words
    return f"{words}点{tail}" if tail else words


def write_rounded(value: Decimal | int, mark: str, *, scale: str = "", grouped: bool = False) -> str:
    """Put 余 or 多 where good usage wants it: 450多万, but 13万余."""
    head = Decimal(value) / magnitude(scale)
    if scale and head % 10 == 0:
        return f"{write_arabic(head, grouped=grouped)}{mark}{scale}"
    return f"{write_arabic(value, scale=scale, grouped=grouped)}{mark}"


def write_every_form(value: int) -> tuple[str, ...]:
    """Every manner in which a report may write a whole number."""
    plain, commas = str(value), f"{value:,}"
    narrow, wide = "0123456789,", "０１２３４５６７８９，"
    words = write_chinese(value)
    formal = words.translate(
        str.maketrans("一二两三四五六七八九十百千万亿", "壹贰贰叁肆伍陆柒捌玖拾佰仟万亿")
    )
    scaled = tuple(write_arabic(value, scale=scale) for scale in ("千", "万", "亿", "百万", "千万"))
    spaced = (commas.replace(",", " "), f"{plain} ", " ".join(scaled[1].partition("万")))
    return (plain, commas, plain.translate(str.maketrans(narrow, wide)), words, formal, *scaled, *spaced)


def magnitude(scale: str) -> Decimal:
    """What 万, 百万 or 亿 multiplies by."""
    product = Decimal(1)
    for mark in scale:
        product *= SMALL.get(mark) or LARGE[mark]
    return product


def _bare(written: str) -> str:
    plain = "".join(written.translate(WIDE).translate(FORMAL).split())
    return ROUNDING.sub("", plain).removeprefix(PERCENT_OF).removesuffix("%")


def _tokens(plain: str) -> list[Token]:
    tokens = [Token(str(match.lastgroup), match[0]) for match in TOKEN.finditer(plain[: LONGEST + 1])]
    if not tokens or sum(len(token.text) for token in tokens) != len(plain) or _is_a_guess(tokens):
        message = f"读不出这个数：{plain[:20]}"
        raise ValueError(message)
    return tokens


def _is_a_guess(tokens: list[Token]) -> bool:
    """三四十 and 十七八 name two numbers at once, so they are none."""
    several = [t for t in tokens if t.kind == "digits" and len(t.text.lstrip("零〇")) > 1]
    return bool(several) and any(token.kind in {"small", "large"} for token in tokens)


def _number(token: Token) -> Decimal:
    if token.kind == "arabic":
        return Decimal(token.text.replace(",", ""))
    return Decimal(int("".join(str(DIGITS[digit]) for digit in token.text)))


def _value(tokens: list[Token]) -> Decimal:
    total, section, current, last = Decimal(0), Decimal(0), None, 1
    for token in tokens:
        if token.kind in {"arabic", "digits"}:
            current = _number(token)
        elif token.kind == "point":
            fraction = _number(Token("digits", token.text[1:])).scaleb(1 - len(token.text))
            section, current = Decimal(0), section + (current or 0) + fraction
        elif token.kind == "small":
            last = SMALL[token.text]
            section, current = section + (Decimal(1) if current is None else current) * last, None
        else:
            last = LARGE[token.text]
            bare = token is tokens[0]
            amount = Decimal(1) if bare else section + (current or 0)
            total = (total + amount) * last if token.text == "亿" else total + amount * last
            section, current = Decimal(0), None
    return total + section + (current or 0) * _spoken_place(tokens, last)


def _spoken_place(tokens: list[Token], last: int) -> int:
    """In speech 三万五 is 35000: the last bare digit belongs to the place below."""
    tail = tokens[-1]
    spoken = len(tokens) > 1 and tail.kind == "digits" and tail.text[0] not in "零〇"
    return max(last // 10, 1) if spoken else 1


def _precision(tokens: list[Token]) -> Decimal:
    place, arabic = Decimal(1), False
    for token in tokens:
        if token.kind in {"arabic", "digits", "point"}:
            arabic = token.kind == "arabic"
            place = Decimal(1).scaleb(-_decimals(token))
        elif token.kind == "large" or arabic:
            place *= magnitude(token.text)
    return place


def _decimals(token: Token) -> int:
    return len(token.text) - 1 if token.kind == "point" else len(token.text.partition(".")[2])


def _scale(tokens: list[Token]) -> str:
    marks = ""
    for token in tokens[1:]:
        if token.kind not in {"small", "large"}:
            break
        marks += token.text
    return marks


def _words(value: int) -> str:
    if not value:
        return "零"
    for mark, size in (("亿", 10**8), ("万", 10**4), ("千", 1000), ("百", 100), ("十", 10)):
        if value >= size:
            head, rest = divmod(value, size)
            gap = "零" if 0 < rest < size // 10 else ""
            return _words(head) + mark + (gap + _words(rest) if rest else "")
    return "零一二三四五六七八九"[value]
