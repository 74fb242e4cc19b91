"""A programme is a series; a session is one time it is held, with its edition and its attendance."""

from django.db import models
from django.db.models import F, Q

from zhijia.orgs.models import Unit
from zhijia.people.models import Person
from zhijia.sheets.models import Record

from .terms import Held, ProgrammeKind


class Programme(models.Model):
    """A series that may be held many times: 区职工歌手大赛."""

    kind = models.CharField("类别", max_length=14, choices=ProgrammeKind)
    series = models.CharField("系列", max_length=80)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "series"], name="one_programme_per_series")]

    def __str__(self) -> str:
        return self.series


class Session(models.Model):
    """One time it is held. `attended` is person-times (人次): a person in three sessions counts three."""

    key = models.CharField(max_length=32, unique=True)
    programme = models.ForeignKey(Programme, models.PROTECT, related_name="sessions")
    edition = models.PositiveSmallIntegerField("届次", null=True)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="主办单位")
    held_on = models.DateField("举办日期", db_index=True)
    ended_on = models.DateField("结束日期", null=True)
    place = models.CharField("地点", max_length=80)
    state = models.CharField("状态", max_length=10, choices=Held)
    attended = models.PositiveIntegerField("参加人次")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ended_on=None) | Q(ended_on__gte=F("held_on")),
                name="session_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.programme} {self.held_on}"


class Attendance(Record):
    """One person's name on the roll of one session, and whether they came.

    A roll need not say who that is: `person` is set where a number or a seat in that union tells it, and is else empty.
    """

    session = models.ForeignKey(Session, models.PROTECT, related_name="roll")
    name = models.CharField("姓名", max_length=60)
    person = models.ForeignKey(
        Person, models.PROTECT, related_name="attended", null=True, verbose_name="对应人员"
    )
    came = models.BooleanField("到课")

    class Meta:
        indexes = [models.Index(fields=["session", "came"], name="attendance_by_session")]
