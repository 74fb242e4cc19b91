"""Which numbers claim something, and which are only words."""

import re
from decimal import Decimal
from typing import Final

from zhijia.reports.reading import measures
from zhijia.reports.reading.figures import Figure
from zhijia.reports.terms import Qualifier

ORDERED: Final = frozenset("届名位次批期场个家轮站")
NOT_ORDERED: Final = re.compile(r"阶段|方面|层面|百年|五年|环节|问题|教师节|工程|项目")
PLACED: Final = re.compile(
    r"(?:居|列|位|排|名|获|得|夺|摘|全国|全省|全市|全区|总分|成绩|蝉联)[^，,。；;\n]{0,6}\Z"
)
CLOSED: Final = re.compile(r"[ ]?(?:[，,。；;、）)！!？?\r\n]|\Z)")
STATED: Final = re.compile(
    r"(?:达到?|为|是|共计?|总计|合计|计|有|增至|升至|(?:数|量|额|合计|总计|共计)[:：])[ ]?\Z"
)
REACHED: Final = re.compile(r"达到?[ ]?\Z")
PEOPLE: Final = re.compile(
    r"[ ]?(?:名|位)?(?:[一-鿿]{0,2}(?:职工|会员|农民工|工人|党员|干部|群众|学生|教师|劳模|志愿者|企业|单位|家庭|岗位|人才))",
)
IDIOM_HEADS: Final = frozenset("百千万亿〇零")
LARGE: Final = frozenset("万亿")
SCORE: Final = "分"  # 98.5分 is one, 十分 means very
LONGEST_FIGURE: Final = 10
FEW: Final = 100
TEN: Final = 10
CENTURIES: Final = range(1900, 2101)


def is_claim(figure: Figure, plain: str) -> bool:
    """Whether the number counts, adds up or ranks something."""
    if figure.before == "首":
        return True
    if figure.qualifier is Qualifier.RANK:
        return _ranks(figure, plain)
    if measures.DURATION.match(plain, figure.number_end) or _is_code(figure):
        return False
    if figure.is_percent_in_words:
        return True
    if figure.numeral.chinese and _is_only_a_word(figure):
        return False
    return bool(figure.measure) or _stands_alone(figure, plain)


def _is_code(figure: Figure) -> bool:
    """007 and a dozen digits without a unit are numbers of something, not a number of things."""
    digits = figure.number.partition(".")[0]
    return (digits[:1] == "0" and len(digits) > 1) or (not figure.measure and len(digits) > LONGEST_FIGURE)


def _ranks(figure: Figure, plain: str) -> bool:
    if figure.before != "第":
        return bool(figure.measure)
    if figure.measure:
        return figure.measure in ORDERED and not NOT_ORDERED.match(plain, figure.end)
    return bool(
        CLOSED.match(plain, figure.end) and PLACED.search(plain, max(0, figure.start - 12), figure.start)
    )


def _is_only_a_word(figure: Figure) -> bool:
    """一个 is indefinite, 二期 is an ordinal, 五一 is a day, 千家 is many, 三台 is a hill."""
    number = figure.number.strip()
    if number in {"一", "二", "零", "〇"} or (
        len(number) > 1 and not re.search("[十百千万亿点拾佰仟]", number)
    ):
        return True
    if figure.is_bare:
        return not (figure.before or figure.inside)
    small = figure.numeral.value < TEN and number != "两"
    return figure.measure == SCORE or (small and measures.is_shy(figure.measure))


def _stands_alone(figure: Figure, plain: str) -> bool:
    """A number without a measure word claims only if it is rounded, large, or plainly stated."""
    if measures.TIME.match(plain, figure.end):
        return False
    value, closed = figure.numeral.value, bool(CLOSED.match(plain, figure.end))
    if figure.qualifier is not Qualifier.EXACT or LARGE & set(figure.numeral.scale):
        return closed or value >= FEW or bool(PEOPLE.match(plain, figure.end))
    if figure.numeral.chinese:
        return _is_large_in_words(figure) and (closed or bool(PEOPLE.match(plain, figure.end)))
    return _is_stated(figure, plain, value=value, closed=closed)


def _is_large_in_words(figure: Figure) -> bool:
    return figure.number[-1] in "万亿" and figure.number[0] not in IDIOM_HEADS


def _is_stated(figure: Figure, plain: str, *, value: Decimal, closed: bool) -> bool:
    start = max(0, figure.start - 8)
    if value in CENTURIES and not figure.numeral.grouped:
        return closed and bool(REACHED.search(plain, start, figure.start))
    if closed:
        return bool(STATED.search(plain, start, figure.start))
    return value >= TEN and bool(PEOPLE.match(plain, figure.end))
