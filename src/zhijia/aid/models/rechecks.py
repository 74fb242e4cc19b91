"""动态复核: whether a household on file still belongs there, looked at again at least once a year."""

from django.db import models
from django.db.models import Q

from zhijia.matters.models import Matter

from ..terms import Exit, Hardship, RecheckOutcome
from .households import Household, Version


class RecheckResult(models.Model):
    """The contents of a re-check matter: the version it was judged on, and with the outcome the calculation, kept for ever."""

    matter = models.OneToOneField(Matter, models.PROTECT, related_name="recheck")
    household = models.ForeignKey(Household, models.PROTECT, related_name="rechecks")
    version = models.ForeignKey(Version, models.PROTECT, related_name="rechecks", null=True)
    outcome = models.CharField("复核结果", max_length=10, choices=RecheckOutcome, blank=True)
    hardship = models.CharField("困难类别", max_length=10, choices=Hardship, blank=True)
    trace = models.TextField("计算过程", blank=True)
    reason = models.CharField("退出原因", max_length=10, choices=Exit, blank=True)
    revisit_on = models.DateField("回访日期", null=True)
    decided_on = models.DateField("办结日期", null=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["household"], condition=Q(outcome=""), name="one_recheck_at_a_time"
            ),
            models.CheckConstraint(
                condition=~Q(outcome=RecheckOutcome.RENEWED)
                | Q(version__isnull=False) & ~Q(trace="") & ~Q(hardship=""),
                name="a_renewal_rests_on_a_calculation",
            ),
            models.CheckConstraint(
                condition=~Q(outcome=RecheckOutcome.EXITED) | ~Q(reason=""), name="an_exit_has_a_reason"
            ),
            models.CheckConstraint(
                condition=Q(outcome="") | Q(decided_on__isnull=False), name="an_outcome_has_a_day"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.household} {self.matter}"
