"""What is to be done to the tree (组织变动), before anybody has said yes: one plan, the units, employers and heirs it names."""

from django.db import models
from django.db.models import Q

from zhijia.matters.models import Matter
from zhijia.orgs.models import Employer, Operation, Unit
from zhijia.orgs.terms import OperationKind, UnitKind


class Plan(models.Model):
    """The contents of a reorganisation. Counts are what was foreseen when it was handed in, then what happened.

    `agreed` names the very outcome that was approved: when anything has changed since, nothing is done.
    """

    matter = models.OneToOneField(Matter, models.PROTECT, related_name="plan")
    kind = models.CharField("事项", max_length=10, choices=OperationKind)
    on = models.DateField("生效日期", null=True)
    why = models.CharField("理由", max_length=300, default="", blank=True)
    document = models.CharField("批复文号", max_length=40, default="", blank=True)
    agreed = models.CharField(max_length=16, default="", blank=True)
    operation = models.OneToOneField(Operation, models.PROTECT, related_name="plan", null=True)
    units_moved = models.PositiveIntegerField("随迁工会", null=True)
    employers_moved = models.PositiveIntegerField("变动单位", null=True)
    members_moved = models.PositiveIntegerField("变动会员", null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(operation=None) | (~Q(document="") & Q(on__isnull=False)),
                name="the_tree_changes_by_a_document",
            ),
        ]

    def __str__(self) -> str:
        return self.get_kind_display()

    @property
    def title(self) -> str:
        """What, and of whom."""
        return f"{self}：{self.matter.unit}"


class PlanTarget(models.Model):
    """Where it leads: a union that is there (a new superior, an heir, a sector union), or one that is founded or named by it."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="targets")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", null=True)
    name = models.CharField("工会全称", max_length=80, default="", blank=True)
    short = models.CharField("简称", max_length=40, default="", blank=True)
    kind = models.CharField("工会类型", max_length=12, choices=UnitKind, default="", blank=True)
    code = models.CharField("行政区划代码", max_length=12, default="", blank=True)
    parent = models.ForeignKey(Unit, models.PROTECT, related_name="+", null=True, verbose_name="上级工会")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(unit__isnull=False) | ~Q(name=""), name="a_target_is_there_or_has_a_name"
            ),
            models.UniqueConstraint(fields=["plan", "unit"], name="a_target_is_named_once"),
        ]

    def __str__(self) -> str:
        return self.unit.name if self.unit else self.name


class PlanUnit(models.Model):
    """A union it is done to; in a split, one that stands below and goes to a target."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="units")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="工会")
    target = models.ForeignKey(PlanTarget, models.CASCADE, related_name="units", null=True)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["plan", "unit"], name="a_unit_is_planned_once")]


class PlanEmployer(models.Model):
    """An employer that is passed on; in a split, to one of the targets."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="employers")
    employer = models.ForeignKey(Employer, models.PROTECT, related_name="+", verbose_name="单位名称")
    target = models.ForeignKey(PlanTarget, models.CASCADE, related_name="employers", null=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "employer"], name="an_employer_is_planned_once")
        ]
