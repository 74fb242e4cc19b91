"""The dated tree of unions and what was done to it, the employers, and which union covers which employer."""

from datetime import date
from typing import Self

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import F, Q

from .terms import EmployerKind, OperationKind, Part, UnitKind


class UnitSet(models.QuerySet["Unit"]):
    def under(self, unit: "Unit") -> Self:
        """The unit and everything below it, on today's map."""
        return self.filter(path__startswith=unit.path)

    def open_on(self, day: date) -> Self:
        return self.filter(opened_on__lte=day).filter(Q(closed_on=None) | Q(closed_on__gt=day))


class Unit(models.Model):
    """A union organisation. Name, code, superior and path are the latest; `Placement` keeps every one before."""

    name = models.CharField("工会名称", max_length=80, unique=True)
    short = models.CharField("简称", max_length=40, blank=True)
    kind = models.CharField("类型", max_length=12, choices=UnitKind)
    code = models.CharField("行政区划代码", max_length=12, blank=True)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name="上级工会"
    )
    path = models.CharField(max_length=200, db_index=True)
    opened_on = models.DateField("成立日期")
    closed_on = models.DateField("撤销日期", null=True, blank=True)
    approval = models.CharField("批复文号", max_length=40, blank=True)

    objects = UnitSet.as_manager()

    class Meta:
        ordering = ["path"]
        constraints = [
            models.CheckConstraint(
                condition=Q(closed_on=None) | Q(closed_on__gt=F("opened_on")),
                name="unit_closes_after_it_opens",
            ),
        ]

    def __str__(self) -> str:
        return self.short or self.name


class Placement(models.Model):
    """Where a unit stood, and under what name and code, from a day until the day before another."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="placements")
    parent = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+")
    name = models.CharField(max_length=80)
    code = models.CharField(max_length=12, blank=True)
    path = models.CharField(max_length=200)
    since = models.DateField()
    until = models.DateField(null=True)

    class Meta:
        ordering = ["unit", "since"]
        constraints = [
            models.UniqueConstraint(fields=["unit", "since"], name="one_placement_begins_a_day"),
            models.UniqueConstraint(
                fields=["unit"], condition=Q(until=None), name="one_placement_stays_open"
            ),
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gt=F("since")), name="placement_ends_after_it_begins"
            ),
        ]


class Employer(models.Model):
    """An employer (单位). It is not a union: one union may cover many employers, and they change over time."""

    name = models.CharField("单位名称", max_length=80, unique=True)
    uscc = models.CharField("统一社会信用代码", max_length=18, blank=True, db_index=True)
    kind = models.CharField("单位性质", max_length=12, choices=EmployerKind)
    industry = models.CharField("行业", max_length=40, blank=True)
    town = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="所在镇街")
    employees = models.PositiveIntegerField("职工人数", default=0)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Cover(models.Model):
    """An employer is covered by a union from a day until the day before another."""

    employer = models.ForeignKey(Employer, models.PROTECT, related_name="covers")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="covers")
    since = models.DateField()
    until = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["employer"], condition=Q(until=None), name="one_union_covers_an_employer_now"
            ),
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gt=F("since")), name="cover_ends_after_it_begins"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.employer} 由 {self.unit} 覆盖（{self.since} 起）"


class Sector(models.Model):
    """A sector union guides a unit (业务指导), beside its superior. Figures roll up by the superior alone, or they count twice."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="sectors")
    sector = models.ForeignKey(Unit, models.PROTECT, related_name="guided")
    since = models.DateField("起始日")
    until = models.DateField("终止日", null=True)

    class Meta:
        ordering = ["unit", "since"]
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "sector"], condition=Q(until=None), name="a_sector_guides_a_unit_once"
            ),
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gt=F("since")), name="sector_ends_after_it_begins"
            ),
            models.CheckConstraint(condition=~Q(unit=F("sector")), name="no_unit_guides_itself"),
        ]

    def __str__(self) -> str:
        return f"{self.unit} 由 {self.sector} 业务指导（{self.since} 起）"


class Operation(models.Model):
    """One thing done to the tree, on a day, by a document. `facts` are counts and ids, nothing about persons."""

    kind = models.CharField("事项", max_length=10, choices=OperationKind)
    on = models.DateField("生效日期")
    document = models.CharField("批复文号", max_length=80, blank=True)
    by = models.CharField("经办人", max_length=80)
    at = models.DateTimeField("办理时间")
    facts = models.JSONField(default=dict, encoder=DjangoJSONEncoder)

    class Meta:
        ordering = ["on", "pk"]

    def __str__(self) -> str:
        return f"{self.on} {self.get_kind_display()}"


class Touched(models.Model):
    """A unit that an operation touched, and what it had to do with it."""

    operation = models.ForeignKey(Operation, models.PROTECT, related_name="touched")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="touched")
    part = models.CharField(max_length=8, choices=Part)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["operation", "unit", "part"], name="touched_once_in_each_part"),
        ]


class Lock(models.Model):
    """Its one row is held by whoever writes the tree: paths are rebuilt from what others wrote before."""

    name = models.CharField(max_length=20, primary_key=True)
