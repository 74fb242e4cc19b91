"""Unions founded and moved, employers and who covers them, and the classes their officers were taught in."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from zhijia.matters.models import Matter
from zhijia.orgs.models import Employer, Unit
from zhijia.orgs.terms import EmployerKind, UnitKind
from zhijia.programmes.models import Session
from zhijia.sheets.models import Intake, Record


class Approved(Record):
    """A row that a file brought, or that a matter wrote when it was approved: nobody types it a second time."""

    intake = models.ForeignKey(  # type: ignore[assignment]  # what was approved here came from no file
        Intake, models.PROTECT, related_name="+", null=True, verbose_name="来源文件"
    )
    line = models.PositiveIntegerField("来源行号", null=True)  # type: ignore[assignment]
    matter = models.ForeignKey(Matter, models.PROTECT, related_name="+", null=True, verbose_name="事项")

    class Meta:
        abstract = True

    def origins(self) -> list[tuple[str, str]]:
        if self.matter is None or self.matter.number is None:
            return []
        return [(f"事项 {self.matter.number}", reverse("matters:case", args=[self.matter.number]))]


class Founding(Approved):
    """A union founded (建会). `unit` is the superior that approved it, `founded` the union that came of it."""

    founded = models.OneToOneField(Unit, models.PROTECT, related_name="founding")
    name = models.CharField("工会全称", max_length=80)
    short = models.CharField("简称", max_length=40)
    kind = models.CharField("工会类型", max_length=12, choices=UnitKind)
    superior = models.CharField("上级工会", max_length=80)
    code = models.CharField("行政区划代码", max_length=12)
    founded_on = models.DateField("成立日期", db_index=True)
    approval = models.CharField("批复文号", max_length=40)
    closed_on = models.DateField("撤销日期", null=True)
    second_coverage = models.BooleanField("二次覆盖组建")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(closed_on=None) | Q(closed_on__gt=F("founded_on")),
                name="founding_ends_after_it_begins",
            ),
        ]


class Move(Approved):
    """A union placed under another superior (隶属变动), which is `unit`, from a day on."""

    moved = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="变动工会")
    moved_on = models.DateField("变动日期")
    code = models.CharField("新区划代码", max_length=12)
    approval = models.CharField("批复文号", max_length=40)


class EmployerRecord(Record):
    """An employer as the register tells it, and which union first covered it."""

    employer = models.OneToOneField(Employer, models.PROTECT, related_name="record")
    name = models.CharField("单位名称", max_length=80)
    uscc = models.CharField("统一社会信用代码", max_length=18)
    kind = models.CharField("单位性质", max_length=12, choices=EmployerKind)
    industry = models.CharField("所属行业", max_length=40)
    employees = models.PositiveIntegerField("职工人数")
    covering = models.ForeignKey(Unit, models.PROTECT, related_name="+", null=True, verbose_name="覆盖工会")
    covered_since = models.DateField("覆盖起始日期", null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(covering=None, covered_since=None)
                | Q(covering__isnull=False, covered_since__isnull=False),
                name="cover_has_a_union_and_a_day",
            ),
        ]


class Regrouping(Approved):
    """An employer passed (二次覆盖) from a union that swept it in to one, `unit`, that can serve it."""

    employer = models.ForeignKey(Employer, models.PROTECT, related_name="regroupings")
    regrouped_on = models.DateField("划转日期", db_index=True)
    former = models.ForeignKey(Unit, models.PROTECT, related_name="+", null=True, verbose_name="原工会")
    approval = models.CharField("批复文号", max_length=40)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(former=None) | ~Q(former=F("unit")), name="regrouping_changes_the_union"
            ),
        ]


class OfficerClass(Record):
    """One class (期) for union officers; who came is in `programmes.Attendance`."""

    session = models.OneToOneField(Session, models.PROTECT, related_name="officer_class")
    audience = models.CharField("培训对象", max_length=80)
