"""What people agreed to, and what they ask about their own data."""

from datetime import date
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from zhijia.access.queries import units_for
from zhijia.access.terms import Permission
from zhijia.orgs.models import Unit
from zhijia.people.fields import SealedField
from zhijia.people.models import Account, Person

from ..terms import ConsentChannel, DataKind, DataState, Purpose

ACCOUNT = settings.AUTH_USER_MODEL


class ConsentText(models.Model):
    """What a person is asked to agree to, in this version. A new version asks everybody again."""

    purpose = models.CharField("用途", max_length=20, choices=Purpose)
    version = models.PositiveSmallIntegerField("版本")
    text = models.TextField("告知内容")
    since = models.DateField("起始日")

    class Meta:
        ordering = ["purpose", "version"]
        constraints = [models.UniqueConstraint(fields=["purpose", "version"], name="one_text_per_version")]

    def __str__(self) -> str:
        return f"{self.get_purpose_display()} 第 {self.version} 版"


class Consent(models.Model):
    """A person agreed to this text, and perhaps took it back. Neither is ever deleted."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="consents")
    text = models.ForeignKey(ConsentText, models.PROTECT, related_name="consents")
    channel = models.CharField("方式", max_length=10, choices=ConsentChannel)
    given_at = models.DateTimeField("同意时间")
    withdrawn_at = models.DateTimeField("撤回时间", null=True)

    class Meta:
        ordering = ["-given_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "text"], condition=Q(withdrawn_at=None), name="one_consent_stands"
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at=None) | Q(withdrawn_at__gte=F("given_at")),
                name="consent_is_withdrawn_after_it_is_given",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} {self.text}"


class DataRequestSet(models.QuerySet["DataRequest"]):
    def visible_to(self, account: Account, *, on: date) -> Self:
        return self.filter(unit__in=units_for(account, Permission.PRIVACY_HANDLE, on=on))


class DataRequest(models.Model):
    """A person asks to see, copy, correct or delete what is kept about them; the answer is due on a day."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="data_requests")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="所属工会")
    kind = models.CharField("事项", max_length=10, choices=DataKind)
    words = SealedField("说明", default="", blank=True)
    state = models.CharField("状态", max_length=10, choices=DataState, default=DataState.WAITING)
    at = models.DateTimeField("提出时间")
    due_on = models.DateField("答复期限")
    answer = SealedField("答复", default="", blank=True)
    answered_by = models.ForeignKey(ACCOUNT, models.PROTECT, related_name="+", null=True)
    answered_at = models.DateTimeField("答复时间", null=True)

    objects = DataRequestSet.as_manager()

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "kind"],
                condition=Q(state=DataState.WAITING),
                name="one_request_waits_a_kind",
            ),
            models.CheckConstraint(
                condition=Q(state=DataState.WAITING, answered_at__isnull=True)
                | (~Q(state=DataState.WAITING) & Q(answered_at__isnull=False)),
                name="an_answered_request_says_when",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.person}"
