"""What is laid beside a matter: papers, second signatures, ties, and the filters officers keep."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from zhijia.files.models import Kept

from .envelope import Matter, Step, Stop

ACCOUNT = settings.AUTH_USER_MODEL


class Attachment(models.Model):
    """A paper laid before the desk. It belongs to the step with which it was handed in."""

    matter = models.ForeignKey(Matter, models.PROTECT, related_name="papers")
    step = models.ForeignKey(Step, models.PROTECT, related_name="papers", null=True)
    label = models.CharField("材料", max_length=40)
    file = models.ForeignKey(Kept, models.PROTECT, related_name="+")
    by = models.ForeignKey(ACCOUNT, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "pk"]


class Countersign(models.Model):
    """A second signature asked for at one stop, over what, with the reason, and the answer."""

    matter = models.ForeignKey(Matter, models.PROTECT, related_name="countersigns")
    stop = models.ForeignKey(Stop, models.PROTECT, related_name="+")
    permission = models.CharField(max_length=40)
    over = models.CharField("所涉检查", max_length=300, blank=True)
    reason = models.CharField("理由", max_length=200)
    asked_by = models.ForeignKey(ACCOUNT, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    agreed = models.BooleanField("同意", null=True)
    words = models.CharField("复签意见", max_length=200, blank=True)
    answered_by = models.ForeignKey(ACCOUNT, models.PROTECT, related_name="+", null=True)
    answered_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["matter", "stop"], condition=Q(agreed=None), name="one_countersign_waits"
            ),
            models.CheckConstraint(
                condition=Q(answered_by=None) | ~Q(answered_by=models.F("asked_by")),
                name="nobody_countersigns_themselves",
            ),
        ]


class Tie(models.Model):
    """An officer has declared a family tie with the applicant: from then on the officer decides nothing here."""

    matter = models.ForeignKey(Matter, models.PROTECT, related_name="ties")
    account = models.ForeignKey(ACCOUNT, models.PROTECT, related_name="+")
    declared_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["matter", "account"], name="one_tie_each")]


class SavedView(models.Model):
    """A way of filtering the inbox that an officer keeps under a name."""

    account = models.ForeignKey(ACCOUNT, models.CASCADE, related_name="+")
    name = models.CharField("名称", max_length=20)
    query = models.CharField(max_length=300)

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["account", "name"], name="one_view_per_name")]
