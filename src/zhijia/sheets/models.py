"""An intake is one file brought to a register; a record is a row that remembers which intake and line it came from."""

from datetime import date
from typing import Any, Self

from django.conf import settings
from django.db import models

from zhijia.access.queries import units_for
from zhijia.access.terms import Permission
from zhijia.files.models import Kept
from zhijia.orgs.models import Unit
from zhijia.people.models import Account

from .terms import Standing, State


class IntakeSet(models.QuerySet["Intake"]):
    def visible_to(self, account: Account, *, on: date) -> Self:
        return self.filter(unit__in=units_for(account, Permission.REGISTERS_IMPORT, on=on))


class Intake(models.Model):
    """A file on its way into a register. Its state is the job: what dies while reading is read again from the kept file."""

    register = models.CharField("台账", max_length=40)
    file = models.ForeignKey(Kept, models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="经办单位")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="经办人")
    at = models.DateTimeField("上传时间")
    state = models.CharField("状态", max_length=10, choices=State, default=State.READING)
    step = models.CharField("步骤", max_length=40, blank=True)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField("行数", default=0)
    new = models.PositiveIntegerField("新增", default=0)
    changed = models.PositiveIntegerField("变更", default=0)
    same = models.PositiveIntegerField("无变化", default=0)
    wrong = models.PositiveIntegerField("有误", default=0)
    doubt = models.PositiveIntegerField("待核人", default=0)
    remarks = models.TextField("说明", blank=True)
    committed_at = models.DateTimeField("入账时间", null=True)
    committed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True)

    objects = IntakeSet.as_manager()

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return self.file.name

    @property
    def percent(self) -> int:
        return self.done * 100 // self.total if self.total else 0


class Chunk(models.Model):
    """Some thousand staged rows, sealed together: cells as typed, and how each row stands."""

    intake = models.ForeignKey(Intake, models.CASCADE, related_name="chunks")
    number = models.PositiveIntegerField()
    sealed = models.BinaryField()

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["intake", "number"], name="one_chunk_per_number")]


class Problem(models.Model):
    """What is wrong with one row: where, why, and what to do. `kind` is the reason without what was typed, to group by."""

    intake = models.ForeignKey(Intake, models.CASCADE, related_name="problems")
    line = models.PositiveIntegerField("行号")
    column = models.CharField("列", max_length=40)
    reason = models.CharField("原因", max_length=200)
    kind = models.CharField("问题", max_length=200, default="")
    remedy = models.CharField("怎么办", max_length=200, blank=True)

    class Meta:
        ordering = ["line", "pk"]


class RecordSet(models.QuerySet[Any]):
    def visible_to(self, account: Account, *, on: date) -> Self:
        """Rows of the units this account may look into; `may(account, REGISTERS_VIEW, row.unit)` is its twin."""
        return self.filter(unit__in=units_for(account, Permission.REGISTERS_VIEW, on=on))


class Record(models.Model):
    """A row of a register. `key` names it for ever; `fingerprint` tells whether a file says anything new."""

    key = models.CharField(max_length=32, unique=True)
    fingerprint = models.CharField(max_length=32)
    intake = models.ForeignKey(Intake, models.PROTECT, related_name="+", verbose_name="来源文件")
    line = models.PositiveIntegerField("来源行号")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="所属工会")

    objects = RecordSet.as_manager()

    class Meta:
        abstract = True

    def origins(self) -> list[tuple[str, str]]:
        """Where a row that no file brought came from: label and address, nearest first."""
        return []


STANDINGS = tuple(Standing)
