"""Asking to become a member: what somebody says of themselves, a union's joint application, and who takes which trade."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import F, Q

from zhijia.matters.models import Matter
from zhijia.orgs.models import Employer, Unit
from zhijia.people.fields import SealedField
from zhijia.people.models import Person
from zhijia.people.terms import Document, Employment, Occupation, Sex
from zhijia.sheets.models import Intake

from ..terms import Education, Nationality, Politics, Registration, Skill


class Application(models.Model):
    """The contents of a matter of joining (入会申请). It runs from its first page until it is decided or withdrawn.

    The number stands here, sealed, until the union has seen the document: only then is it the person's.
    """

    matter = models.OneToOneField(Matter, models.PROTECT, related_name="joining")
    person = models.ForeignKey(
        Person, models.PROTECT, related_name="applications_to_join", verbose_name="申请人"
    )
    name = models.CharField("姓名", max_length=60)
    document = models.CharField("证件类型", max_length=16, choices=Document, default=Document.RESIDENT)
    number = SealedField("证件号码", default="", blank=True)
    number_index = models.CharField(max_length=32, default="", blank=True, db_index=True)
    sex = models.CharField("性别", max_length=1, choices=Sex, default="", blank=True)
    birth = models.DateField("出生日期", null=True)
    employer = models.ForeignKey(
        Employer, models.PROTECT, related_name="+", null=True, verbose_name="工作单位"
    )
    workplace = models.CharField("单位名称（本人填写）", max_length=80, default="", blank=True)
    employment = models.CharField("用工形式", max_length=11, choices=Employment, default="", blank=True)
    occupation = models.CharField("职业群体", max_length=13, choices=Occupation, default="", blank=True)
    migrant = models.BooleanField("农民工", default=False)
    registration = models.CharField("户籍类型", max_length=12, choices=Registration, default="", blank=True)
    nationality = models.CharField("民族", max_length=2, choices=Nationality, default="", blank=True)
    education = models.CharField("学历", max_length=2, choices=Education, default="", blank=True)
    politics = models.CharField("政治面貌", max_length=2, choices=Politics, default="", blank=True)
    skill = models.CharField("技能等级", max_length=18, choices=Skill, default="", blank=True)
    pledged_at = models.DateTimeField("同意入会申请书时间", null=True)
    same_as = models.ForeignKey(
        Person, models.PROTECT, related_name="+", null=True, verbose_name="核对为同一人"
    )
    runs = models.BooleanField(default=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person"], condition=Q(runs=True), name="one_application_to_join_runs"
            ),
            models.CheckConstraint(
                condition=~Q(number_index="") | Q(birth=None),
                name="who_is_born_has_a_document",
            ),
        ]


class CatchmentSet(models.QuerySet["Catchment"]):
    def standing(self, day: date) -> Self:
        return self.filter(since__lte=day).filter(Q(until=None) | Q(until__gt=day))


class Catchment(models.Model):
    """职业群体归口: from a day on this union takes workers of this trade who belong to no employer with a union."""

    occupation = models.CharField("职业群体", max_length=13, choices=Occupation)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="catchments", verbose_name="接收工会")
    since = models.DateField("起始日")
    until = models.DateField("终止日", null=True)

    objects = CatchmentSet.as_manager()

    class Meta:
        ordering = ["occupation", "since", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["occupation", "unit"], condition=Q(until=None), name="one_catchment_stands"
            ),
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gt=F("since")), name="catchment_ends_after_it_begins"
            ),
        ]


class Collective(models.Model):
    """The contents of a joint application (集体入会): a checked file of the roll that waits for the superior's yes."""

    matter = models.OneToOneField(Matter, models.PROTECT, related_name="collective")
    intake = models.ForeignKey(Intake, models.PROTECT, related_name="collectives", verbose_name="名册文件")
    men = models.PositiveIntegerField("男")
    women = models.PositiveIntegerField("女")
    runs = models.BooleanField(default=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["intake"], condition=Q(runs=True), name="one_collective_runs_for_a_file"
            )
        ]
