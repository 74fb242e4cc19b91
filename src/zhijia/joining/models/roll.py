"""The real-name roll (会员实名制名册), line by line, and the lines that wait for somebody to look."""

from datetime import date
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from zhijia.access.queries import units_for
from zhijia.access.terms import Permission
from zhijia.matters.models import Matter
from zhijia.orgs.models import Unit
from zhijia.people.fields import SealedField
from zhijia.people.matching import Strength
from zhijia.people.models import Account, Person
from zhijia.people.terms import Employment, Occupation
from zhijia.sheets.models import Intake, Record
from zhijia.sheets.terms import State

from ..terms import Change, DoubtKind, DoubtState, Education, Nationality, Politics, Registration, Skill


class RollEntry(Record):
    """One line of the roll: what a union wrote of one member, known by kind and number of the document.

    It was brought by a file, or by an application that was approved. Where somebody belongs is said by `Membership` alone.
    """

    intake = models.ForeignKey(  # type: ignore[assignment]  # a line of an application came from no file
        Intake, models.PROTECT, related_name="+", null=True, verbose_name="来源文件"
    )
    line = models.PositiveIntegerField("来源行号", null=True)  # type: ignore[assignment]
    matter = models.ForeignKey(
        Matter, models.PROTECT, related_name="+", null=True, db_index=False, verbose_name="来源事项"
    )
    person = models.ForeignKey(Person, models.PROTECT, related_name="roll_entries", verbose_name="会员")
    nationality = models.CharField("民族", max_length=2, choices=Nationality, default="", blank=True)
    politics = models.CharField("政治面貌", max_length=2, choices=Politics, default="", blank=True)
    education = models.CharField("学历", max_length=2, choices=Education, default="", blank=True)
    registration = models.CharField("户籍类型", max_length=12, choices=Registration, default="", blank=True)
    migrant = models.BooleanField("是否农民工", default=False)
    employment = models.CharField("用工形式", max_length=11, choices=Employment, default="", blank=True)
    occupation = models.CharField("职业群体", max_length=13, choices=Occupation, default="", blank=True)
    employer = models.CharField("工作单位", max_length=80, default="", blank=True)
    uscc = models.CharField("统一社会信用代码", max_length=18, default="", blank=True)
    position = models.CharField("职务/岗位", max_length=40, default="", blank=True)
    union_post = models.CharField("工会职务", max_length=40, default="", blank=True)
    skill = models.CharField("技能等级/职称", max_length=18, choices=Skill, default="", blank=True)
    joined_on = models.DateField("入会日期")
    card_number = models.CharField("会员证号", max_length=40, default="", blank=True)
    change = models.CharField("会籍变化类型", max_length=11, choices=Change, default="", blank=True)
    changed_on = models.DateField("会籍变化日期", null=True)
    change_reason = models.CharField("会籍变化原因", max_length=80, default="", blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(intake__isnull=False, line__isnull=False) | Q(matter__isnull=False),
                name="a_line_of_the_roll_has_a_source",
            ),
            models.CheckConstraint(
                condition=Q(change="") | Q(changed_on__isnull=False), name="a_change_of_membership_has_a_day"
            ),
        ]
        indexes = [models.Index(fields=["joined_on"], name="roll_by_day")]

    def origins(self) -> list[tuple[str, str]]:
        """The application that was approved."""
        return (
            [(f"事项 {self.matter.number}", reverse("matters:case", args=[self.matter.number]))]
            if self.matter
            else []
        )


class DoubtSet(models.QuerySet["Doubt"]):
    def visible_to(self, account: Account, *, on: date) -> Self:
        """Of files that stand: whoever gave a file up asks nothing of anybody."""
        reach = units_for(account, Permission.REGISTERS_IMPORT, on=on)
        return self.filter(unit__in=reach, intake__state__in=(State.READY, State.COMMITTED))

    def waiting(self) -> Self:
        return self.filter(state=DoubtState.OPEN)


class Doubt(models.Model):
    """疑点: a row that is right in itself and waits for a person. Its cells stand here sealed, as the clerk typed them."""

    intake = models.ForeignKey(Intake, models.PROTECT, related_name="+", verbose_name="来源文件")
    line = models.PositiveIntegerField("来源行号")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="名册所在工会")
    key = models.CharField(max_length=32, db_index=True)
    fingerprint = models.CharField(max_length=32)
    kind = models.CharField("疑点", max_length=9, choices=DoubtKind)
    cells = SealedField("原行")
    state = models.CharField("结果", max_length=8, choices=DoubtState, default=DoubtState.OPEN)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True)
    decided_at = models.DateTimeField("核对时间", null=True)
    words = models.CharField("说明", max_length=100, default="", blank=True)

    objects = DoubtSet.as_manager()

    class Meta:
        ordering = ["intake", "line", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["key", "unit"], condition=Q(state=DoubtState.OPEN), name="one_open_doubt_per_row"
            ),
            models.CheckConstraint(
                condition=Q(state=DoubtState.OPEN, decided_at=None, decided_by=None)
                | (~Q(state=DoubtState.OPEN) & Q(decided_at__isnull=False, decided_by__isnull=False)),
                name="a_decided_doubt_says_by_whom",
            ),
        ]
        indexes = [models.Index(fields=["state", "unit"], name="doubts_waiting")]


class Candidate(models.Model):
    """Whom a row may mean: somebody registered, or the row `above` in the same file. `score` is in bits beyond even odds."""

    doubt = models.ForeignKey(Doubt, models.CASCADE, related_name="candidates")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+", null=True)
    above = models.PositiveIntegerField("同一文件的行号", null=True)
    score = models.FloatField(default=0)
    strength = models.CharField("强弱", max_length=8, choices=Strength, default=Strength.LIKELY)
    why = models.CharField("凭什么", max_length=300)

    class Meta:
        ordering = ["doubt", "-score", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(person__isnull=False, above=None) | Q(person=None, above__isnull=False),
                name="a_candidate_is_a_person_or_a_row",
            )
        ]
