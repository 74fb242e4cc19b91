"""The terms (届) of a union's committee, and who sat in it, from a day to a day."""

from datetime import date
from typing import Any, Self

from django.db import models
from django.db.models import F, Func, Q
from django.db.models.functions import Coalesce

from zhijia.grassroots.terms import Leaving, Office
from zhijia.matters.models import Matter
from zhijia.orgs.models import Unit
from zhijia.people.models import Person
from zhijia.sheets.models import Record


class DayAfter(Func):
    """The next day, in the words of each database."""

    template = "(%(expressions)s + 1)"
    output_field = models.DateField()

    def as_sqlite(self, compiler: Any, connection: Any, **more: Any) -> Any:
        return self.as_sql(compiler, connection, template="date(%(expressions)s, '+1 day')", **more)


class TermSet(models.QuerySet["Term"]):
    def running(self) -> Self:
        """The terms no other has followed: those that serve, and those that should have ended."""
        return self.filter(until=None)


class Term(models.Model):
    """One term of a union's committee: 3 or 5 years (工会法第十六条). `due_on` is its last day; `until` the day another began.

    A term past its last day that no other followed is overdue (超期未换届) from `lapses_on`; `delayed_to` is a delay that was
    approved. `warned_on` and `pressed_on` are the days of the two warnings, by the rules of the day the last day was set.
    """

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="terms", verbose_name="工会")
    number = models.PositiveSmallIntegerField("届次")
    years = models.PositiveSmallIntegerField("任期（年）")
    since = models.DateField("起始日")
    due_on = models.DateField("届满日")
    delayed_to = models.DateField("批准延期至", null=True)
    until = models.DateField("换届日", null=True)
    warned_on = models.DateField("第一次提醒日")
    pressed_on = models.DateField("第二次提醒日")
    lapses_on = models.GeneratedField(
        expression=DayAfter(Coalesce("delayed_to", "due_on")),
        output_field=models.DateField("超期起始日"),
        db_persist=True,
    )
    document = models.CharField("批复文号", max_length=80, default="", blank=True)
    matter = models.OneToOneField(Matter, models.PROTECT, related_name="term", null=True)

    objects = TermSet.as_manager()

    class Meta:
        ordering = ["unit", "since"]
        constraints = [
            models.UniqueConstraint(
                fields=["unit"], condition=Q(until=None), name="one_term_runs_in_a_union"
            ),
            models.UniqueConstraint(fields=["unit", "since"], name="one_term_begins_a_day"),
            models.CheckConstraint(condition=Q(due_on__gt=F("since")), name="term_is_due_after_it_begins"),
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gt=F("since")), name="term_ends_after_it_begins"
            ),
            models.CheckConstraint(
                condition=Q(delayed_to=None) | Q(delayed_to__gt=F("due_on")), name="a_delay_is_later"
            ),
        ]
        indexes = [models.Index(fields=["due_on"], condition=Q(until=None), name="term_falls_due")]

    def __str__(self) -> str:
        return f"{self.unit}第{self.number}届"

    @property
    def last_day(self) -> date:
        return self.delayed_to or self.due_on


class Seat(models.Model):
    """Somebody holds an office of a term from a day until the day before another; it gives no right in this house (`access.Post` does).

    A seat that ended with its term says no reason (`left`); one taken between two elections says on what (`basis`).
    """

    term = models.ForeignKey(Term, models.PROTECT, related_name="seats")
    person = models.ForeignKey(Person, models.PROTECT, related_name="seats", verbose_name="姓名")
    office = models.CharField("职务", max_length=12, choices=Office)
    full_time = models.BooleanField("专职", default=False)
    since = models.DateField("任职日")
    until = models.DateField("卸任日", null=True)
    basis = models.CharField("到任依据", max_length=80, default="", blank=True)
    left = models.CharField("卸任原因", max_length=8, choices=Leaving, default="", blank=True)
    left_basis = models.CharField("卸任依据", max_length=80, default="", blank=True)
    recall_votes = models.PositiveIntegerField("罢免赞成票", null=True)
    recall_entitled = models.PositiveIntegerField("罢免时全体会员或者代表人数", null=True)

    class Meta:
        ordering = ["term", "since", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(left="") | Q(until__isnull=False), name="a_seat_left_says_since_when"
            ),
            models.CheckConstraint(
                condition=~Q(left=Leaving.RECALLED)
                | Q(recall_votes__isnull=False, recall_entitled__isnull=False),
                name="a_recall_has_its_votes",
            ),
            models.UniqueConstraint(
                fields=["term", "office"],
                condition=Q(until=None, office=Office.CHAIR),
                name="one_chair_a_term",
            ),
            models.UniqueConstraint(
                fields=["term", "person", "office"], condition=Q(until=None), name="an_office_is_held_once"
            ),
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gt=F("since")), name="seat_ends_after_it_begins"
            ),
        ]


class TermRecord(Record):
    """A term as the register tells it: what stood before re-elections were handled here."""

    term = models.OneToOneField(Term, models.PROTECT, related_name="record")
    number = models.PositiveSmallIntegerField("届次")
    years = models.PositiveSmallIntegerField("任期（年）")
    began_on = models.DateField("起始日期")
    delayed_to = models.DateField("批准延期至", null=True)
    document = models.CharField("批复文号", max_length=40)
    chair = models.ForeignKey(Person, models.PROTECT, related_name="+", null=True, verbose_name="主席")
