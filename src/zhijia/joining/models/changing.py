"""What is asked of a membership that exists: to go to another union, to be kept, taken up again, or ended."""

from django.db import models
from django.db.models import Q

from zhijia.matters.models import Matter
from zhijia.orgs.models import Employer, Unit
from zhijia.people.fields import SealedField
from zhijia.people.models import Person
from zhijia.people.terms import Employment, Occupation

from ..terms import ChangeKind, RetainCause


class Going(models.Model):
    """What both have: the envelope, whom it is about, and the work from then on.

    It runs from its submission until it is decided or withdrawn; one of a kind runs for a person.
    """

    employer = models.ForeignKey(
        Employer, models.PROTECT, related_name="+", null=True, verbose_name="工作单位"
    )
    employment = models.CharField("用工形式", max_length=11, choices=Employment, default="", blank=True)
    occupation = models.CharField("职业群体", max_length=13, choices=Occupation, default="", blank=True)
    migrant = models.BooleanField("农民工", default=False)
    runs = models.BooleanField(default=False)

    class Meta:
        abstract = True


class Transfer(Going):
    """会籍接转. The matter is the new union's; `former` is where the person belonged when it was handed in."""

    matter = models.OneToOneField(Matter, models.PROTECT, related_name="transferring")
    person = models.ForeignKey(Person, models.PROTECT, related_name="transfers_asked", verbose_name="会员")
    former = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="原工会")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person"], condition=Q(runs=True), name="one_transfer_runs"),
        ]


class StandingChange(Going):
    """会籍变动. Of a death, a deemed leaving and an expulsion the person is not the applicant: the union proposes them.

    `on` is the day it holds from; leaving and deemed leaving hold from the day they are announced, and get it then.
    """

    matter = models.OneToOneField(Matter, models.PROTECT, related_name="changing")
    person = models.ForeignKey(Person, models.PROTECT, related_name="changes_asked", verbose_name="会员")
    kind = models.CharField("变动", max_length=8, choices=ChangeKind)
    cause = models.CharField("原因", max_length=10, choices=RetainCause, default="", blank=True)
    on = models.DateField("生效日期", null=True)
    words = SealedField("情况说明", default="", blank=True)
    unpaid_since = models.DateField("不交会费起始日", null=True)
    absent_since = models.DateField("不参加活动起始日", null=True)
    talked_on = models.DateField("教育谈话日期", null=True)
    talked_by = models.CharField("谈话人", max_length=40, default="", blank=True)
    judged_on = models.DateField("判决日期", null=True)
    judgment = SealedField("判决书文号", default="", blank=True)
    discussed_on = models.DateField("工会小组讨论日期", null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person"], condition=Q(runs=True), name="one_change_runs"),
            models.CheckConstraint(
                condition=~Q(kind=ChangeKind.RETAIN) | ~Q(cause=""), name="whoever_is_retained_has_a_cause"
            ),
            models.CheckConstraint(
                condition=~Q(kind=ChangeKind.DEEMED)
                | Q(unpaid_since__isnull=False, absent_since__isnull=False, talked_on__isnull=False)
                & ~Q(talked_by=""),
                name="nobody_is_deemed_gone_untalked_to",
            ),
            models.CheckConstraint(
                condition=~Q(kind=ChangeKind.EXPELLED)
                | Q(judged_on__isnull=False, discussed_on__isnull=False),
                name="nobody_is_expelled_unjudged",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=[ChangeKind.LEAVE, ChangeKind.DEEMED]) | Q(on__isnull=False),
                name="a_change_has_its_day",
            ),
        ]
