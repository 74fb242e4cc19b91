"""The roll leaves the house: who asks and why, who else allowed it, and which file it was."""

from datetime import date
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from zhijia.access.authority import Authority
from zhijia.access.terms import Permission
from zhijia.orgs.models import Unit
from zhijia.people.models import Account

from ..terms import ExportState


class ExportSet(models.QuerySet["Export"]):
    def visible_to(self, account: Account, *, on: date) -> Self:
        """One's own, and those one may decide."""
        reach = Authority(account, on).reach(Permission.MEMBERS_RELEASE, to="unit__")
        return self.filter(Q(asked_by=account) | reach)


class Export(models.Model):
    """One file of members. `filters` and `columns` are what was asked; `on` is the day whose members they are."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="范围")
    on = models.DateField("名册日期")
    filters = models.JSONField("筛选条件", default=dict)
    columns = models.JSONField("列", default=list)
    plain = models.BooleanField("完整号码", default=False)
    reason = models.CharField("用途", max_length=200)
    state = models.CharField("状态", max_length=8, choices=ExportState, default=ExportState.ASKED)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="申请人"
    )
    asked_at = models.DateTimeField("申请时间")
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True)
    decided_at = models.DateTimeField("审批时间", null=True)
    words = models.CharField("审批意见", max_length=200, blank=True)
    take_until = models.DateField("下载截止", null=True)
    taken_at = models.DateTimeField("下载时间", null=True)
    count = models.PositiveIntegerField("人数", default=0)
    code = models.CharField("水印编号", max_length=16, unique=True)
    digest = models.CharField("SHA-256", max_length=64, blank=True)

    objects = ExportSet.as_manager()

    class Meta:
        ordering = ["-asked_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(decided_by=None) | ~Q(decided_by=F("asked_by")),
                name="nobody_releases_their_own_export",
            ),
            models.CheckConstraint(
                condition=Q(state=ExportState.ASKED, decided_by=None, decided_at=None)
                | (~Q(state=ExportState.ASKED) & Q(decided_by__isnull=False, decided_at__isnull=False)),
                name="a_decided_export_says_by_whom",
            ),
            models.CheckConstraint(
                condition=Q(state=ExportState.TAKEN, taken_at__isnull=False) & ~Q(digest="")
                | (~Q(state=ExportState.TAKEN) & Q(taken_at=None, digest="")),
                name="a_taken_export_keeps_its_digest",
            ),
        ]

    def __str__(self) -> str:
        return f"DC-{self.code}"

    def ready_on(self, day: date) -> bool:
        return self.state == ExportState.APPROVED and self.take_until is not None and day <= self.take_until
