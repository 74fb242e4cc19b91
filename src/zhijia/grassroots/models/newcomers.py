"""Chairs new in office who were taught nothing since: as rows that stand from a day to a day, so that any day can be asked."""

from datetime import date
from typing import Any

from django.db import models
from django.db.models import F, Func, Min, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce, Least

from zhijia.grassroots.terms import Office
from zhijia.programmes.models import Attendance
from zhijia.programmes.terms import Held, ProgrammeKind
from zhijia.rulebook.models import Rule

from .terms import Seat

NEVER = Value(date(9999, 1, 1), output_field=models.DateField())
NEW = "unions.new_chair_months"
SQLITE = (
    "MIN(date({day}, '+' || CAST({months} AS INTEGER) || ' months'),"
    " date({day}, 'start of month', '+' || (CAST({months} AS INTEGER) + 1) || ' months', '-1 day'))"
)


class MonthsAfter(Func):
    """A day and a number of months make a day; 31 January and one month is the last of February on both databases."""

    template = "(%(expressions)s)::date"
    arg_joiner = " + interval '1 month' * "
    output_field = models.DateField()

    def as_sqlite(self, compiler: Any, connection: Any, **more: Any) -> Any:  # noqa: ARG002
        (day, of_day), (months, of_months) = (compiler.compile(one) for one in self.source_expressions)
        return SQLITE.format(day=day, months=months), (*of_day, *of_months, *of_day, *of_months)


def chairs_untrained() -> QuerySet[Seat]:
    """Each chair's seat with `taught_on`, the day of the first class since, and `settled_on`, from when none waits any more.

    That is the day of the class, or of leaving office, or the one on which the chair is new no longer.
    """
    classes = Attendance.objects.filter(
        person=OuterRef("person"), came=True, session__held_on__gte=OuterRef("since"),
        session__state=Held.HELD, session__programme__kind=ProgrammeKind.OFFICER_CLASS,
    ).order_by().values("person")  # fmt: skip
    months = Rule.objects.filter(code=NEW, since__lte=OuterRef("since")).order_by("-since")
    found = Seat.objects.filter(office=Office.CHAIR).annotate(
        taught_on=Subquery(classes.annotate(day=Min("session__held_on")).values("day")),
        new_until=MonthsAfter(F("since"), Subquery(months.values("value")[:1])),
    )
    settled = Least(Coalesce("until", NEVER), Coalesce("taught_on", NEVER), Coalesce("new_until", NEVER))
    return found.annotate(settled_on=settled)
