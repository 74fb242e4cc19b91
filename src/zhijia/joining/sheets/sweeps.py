"""Rules over whole columns of the roll: the number against its holder, the unit and the employer, the change of membership."""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any

from zhijia.base.errors import Refused
from zhijia.base.identity import born
from zhijia.orgs.models import Unit
from zhijia.people.services import may_receive
from zhijia.people.terms import GONE, Document, Employment, Sex
from zhijia.people.writing import parts
from zhijia.rulebook.models import Rule
from zhijia.rulebook.queries import rule_row
from zhijia.sheets.checking import Wrong
from zhijia.sheets.columns import Known

from ..terms import Change
from .employing import Book
from .kinds import Odd

Cells = Mapping[str, list[Any]]
Found = Iterator[tuple[int, str, str]]
FOREIGN = re.compile(r"[A-Z0-9()]{5,20}")
YEAR = 10_000  # of days written as eight digits
ON_THE_DAY = (Change.TRANSFERRED, Change.RESUMED)
AFTER_JOINING = (*GONE, Change.RETAINED)


def digits_of(days: list[Any]) -> dict[Any, int]:
    """Each day once, as eight digits: comparing them is comparing ages."""
    return {day: int(f"{day:%Y%m%d}") for day in set(days) if type(day) is date}


def the_number_says_who(told: Cells, known: Known) -> Found:
    """What a resident's number tells of sex and birth fills the blanks, and what contradicts it is wrong."""
    documents, numbers = told["person.document"], told["person.identity"]
    sexes, births = told["person.sex"], told["person.birth"]
    said = digits_of(births)
    derived: dict[str, date] = {}
    for n, (document, number) in enumerate(zip(documents, numbers, strict=True)):
        if type(number) is Wrong or type(document) is Wrong:
            continue
        if document != Document.RESIDENT:
            yield from _of_another_document(n, document, told)
            continue
        if type(number) is Odd:
            yield n, "证件号码", number.why
            continue
        sex = "1" if number[16] in "13579" else "2"
        if not sexes[n]:
            sexes[n] = sex
        elif sexes[n] != sex and type(sexes[n]) is not Wrong:
            yield n, "性别", f"与身份证号不符（号码中为{Sex(sex).label}），请对照证件核对"
        digits = number[6:14]
        if births[n] is None:
            births[n] = derived.get(digits) or derived.setdefault(digits, born(number))
        elif said.get(births[n]) != int(digits) and type(births[n]) is not Wrong:
            yield n, "出生日期", f"与身份证号不符（号码中为 {born(number)}），请对照证件核对"
    yield from _of_age(told, known)


def _of_another_document(n: int, document: str, told: Cells) -> Found:
    number = told["person.identity"][n]
    label = Document(document).label
    if document == Document.RESIDENCE and type(number) is Odd:
        yield n, "证件号码", number.why.replace("身份证号", "居住证号码")
    elif document != Document.RESIDENCE and type(number) is not Odd:
        yield n, "证件类型", f"证件类型为{label}，号码却是有效的居民身份证号，请改正证件类型"
    elif not FOREIGN.fullmatch(number):
        yield n, "证件号码", f"{label}号码应为 5 至 20 位字母或数字，请对照证件核对"
    else:
        told["person.identity"][n] = str(number)
    for field, column in (("person.sex", "性别"), ("person.birth", "出生日期")):
        if told[field][n] in ("", None):
            yield n, column, f"{label}号码推不出{column}，请填写"


def _of_age(told: Cells, known: Known) -> Found:
    """Nobody joins below the lawful age; whoever would be very old is to be looked at."""
    least, most = (rule_row(f"members.{end}", on=known.on) for end in ("age_least", "age_most"))
    youngest, oldest = int(least.value) * YEAR, (int(most.value) + 1) * YEAR
    births, joined = told["person.birth"], told["joined_on"]
    ages, days = digits_of(births), digits_of(joined)
    today = int(f"{known.on:%Y%m%d}")
    for n, (birth, day) in enumerate(zip(births, joined, strict=True)):
        age, then = ages.get(birth), days.get(day, today)
        if age is None:
            continue
        if then - age < youngest:
            yield (
                n,
                "出生日期",
                f"入会时 {max((then - age) // YEAR, 0)} 周岁，不满 {least.said}（{_by(least)}），请核对出生日期和入会日期",
            )
        elif today - age >= oldest and told["change"][n] not in GONE:
            yield (
                n,
                "出生日期",
                f"现年 {(today - age) // YEAR} 周岁，超过 {most.said}（{_by(most)}），请核对；已去世的请填会籍变化",
            )


def _by(rule: Rule) -> str:
    return f"规则“{rule.name}”，{rule.document}{rule.article}"


def the_unit_stands(told: Cells, known: Known) -> Found:
    """Of a union that was merged or split the sentence names who carries it on."""
    pks = {unit for unit in told["unit"] if type(unit) is int}
    units = {unit.pk: unit for part in parts(pks) for unit in Unit.objects.filter(pk__in=part)}
    closed = {pk: _closed(unit, known.on) for pk, unit in units.items() if unit.closed_on}
    columns = (told["unit"], told["joined_on"], told["change"], told["changed_on"])
    for n, (pk, joined, change, on) in enumerate(zip(*columns, strict=True)):
        unit = units.get(pk)
        if unit is None:
            continue
        begins = on if change in ON_THE_DAY else joined
        if type(begins) is date and begins < unit.opened_on:
            yield (
                n,
                "入会日期",
                f"{unit}于 {unit.opened_on} 成立，请核对日期；此前已入会的，会籍变化类型请填“转入”并写明转入日期",
            )
        ended = unit.closed_on and change in GONE and type(on) is date and on <= unit.closed_on
        if closed.get(pk) and not ended:
            yield n, "所属工会", closed[pk]


def _closed(unit: Unit, on: date) -> str:
    try:
        may_receive(unit, on=max(on, unit.opened_on))
    except Refused as refusal:
        return str(refusal)
    return ""


def the_employer_is_who_the_code_says(told: Cells, known: Known) -> Found:  # noqa: ARG001
    book = Book.of_today()
    judged: dict[tuple[Any, ...], tuple[str, str] | None] = {}
    for n, pair in enumerate(zip(told["employer"], told["uscc"], told["employment"], strict=True)):
        if pair not in judged:
            judged[pair] = None if Wrong in map(type, pair) else _employer(book, *pair)
        if why := judged[pair]:
            yield n, *why


def _employer(book: Book, name: str, code: str, employment: str) -> tuple[str, str] | None:
    if not name:
        free = employment in (Employment.GIG, Employment.FLEXIBLE)
        return None if free else ("工作单位", "“工作单位”没有填写，请补上；灵活就业、新就业形态的可不填")
    known, owner = book.by_name.get(name), book.by_code.get(code)
    if code and known and known.uscc and known.uscc != code:
        return "统一社会信用代码", f"与登记的“{name}”的代码不同，请对照营业执照核对单位和代码"
    if owner and not book.alike(owner.name, name):
        return "统一社会信用代码", f"这个代码登记在“{owner.name}”名下，请对照营业执照核对单位和代码"
    if not code and not known:
        return "统一社会信用代码", f"“{name}”不在单位台账中，请填写统一社会信用代码，或先登记该单位"
    return None


def the_change_has_its_day(told: Cells, known: Known) -> Found:
    columns = (told["joined_on"], told["change"], told["changed_on"])
    later: Callable[[Any], bool] = lambda day: type(day) is date and day > known.on  # noqa: E731
    for n, (joined, change, on) in enumerate(zip(*columns, strict=True)):
        if later(joined):
            yield n, "入会日期", f"入会日期 {joined} 还没有到，请核对年份"
        if not change and on is None:
            continue
        if Wrong in (type(change), type(on), type(joined)):
            continue
        if not change or on is None:
            yield (
                n,
                "会籍变化日期" if change else "会籍变化类型",
                "会籍变化的类型和日期要么都填、要么都不填，请补上缺的一项",
            )
        elif later(on):
            yield n, "会籍变化日期", f"会籍变化日期 {on} 还没有到，请核对年份"
        elif on < joined or (on == joined and change in AFTER_JOINING):
            yield n, "会籍变化日期", f"会籍变化日期 {on} 不晚于入会日期 {joined}，请核对两个日期"


ALL = (the_number_says_who, the_unit_stands, the_employer_is_who_the_code_says, the_change_has_its_day)
