"""Asking the rulebook. Asking without a day is an error: there is no default."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import groupby

from django.db.models import Q, QuerySet

from zhijia.audit.models import Line
from zhijia.base.errors import Refused

from .models import Holiday, Rule
from .terms import Subject

LAID = "rulebook.defaults.laid"


def rule(code: str, *, on: date) -> Decimal:
    """The value in force on that day; refused, never guessed, when no row covers it."""
    return rule_row(code, on=on).value


def rule_row(code: str, *, on: date) -> Rule:
    """The same with its unit, document and article: what a page or a decision quotes."""
    found = Rule.objects.filter(code=code, since__lte=on).filter(Q(until=None) | Q(until__gt=on)).first()
    if not found:
        raise Refused(f"规则库中没有 {on} 有效的“{code}”，请先在规则库登记该规则及其文件")
    return found


def subject_of(code: str) -> str:
    """The subject in words; a word nobody has named yet stands for itself."""
    word = code.split(".", maxsplit=1)[0]
    return dict(Subject.choices).get(word, word)


def standing(words: str, *, on: date) -> list[Rule]:
    """One row for each rule: the one in force, else the next to begin; by subject in the order of its words."""
    rows = Rule.objects.order_by("code", "since")
    if words:
        rows = rows.filter(Q(code__icontains=words) | Q(name__icontains=words) | Q(document__icontains=words))
    found = [_standing(list(those), on) for _, those in groupby(rows, key=lambda row: row.code)]
    order = {word: place for place, word in enumerate(Subject.values)}
    return sorted(found, key=lambda row: (order.get(row.code.split(".")[0], len(order)), row.code))


def _standing(rows: list[Rule], on: date) -> Rule:
    begun = [row for row in rows if row.since <= on]
    return begun[-1] if begun else rows[0]


@dataclass(frozen=True)
class Entered:
    """A row of a rule's history with its line in the diary."""

    row: Rule
    line: Line | None


def history(code: str) -> list[Entered]:
    """Newest first. Rows of the house itself share one line; a row that no line tells of was not entered by our door."""
    rows = list(Rule.objects.filter(code=code).order_by("-since"))
    lines = {
        line.subject: line for line in Line.objects.filter(subject__in=[f"rule:{row.pk}" for row in rows])
    }
    laid = Line.objects.filter(verb=LAID, facts__contains=f'"{code}@').order_by("number").first()
    return [Entered(row, lines.get(f"rule:{row.pk}") or _laid(row, laid)) for row in rows]


def _laid(row: Rule, line: Line | None) -> Line | None:
    return line if line and f'"{row.code}@{row.since}={row.said}"' in line.facts else None


def holidays(year: int) -> QuerySet[Holiday]:
    return Holiday.objects.filter(day__year=year).order_by("day")


def holiday_years(*, on: date) -> list[int]:
    """Years with days of our own, this year and the next, newest first."""
    years = {day.year for day in Holiday.objects.dates("day", "year")}
    return sorted(years | {on.year, on.year + 1}, reverse=True)
