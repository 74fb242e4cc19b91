"""A re-election (换届选举) from the request to the approved result, who stood in it, and delays of a term."""

from django.db import models
from django.db.models import F, Q

from zhijia.grassroots.terms import STOOD_FOR, Office
from zhijia.matters.models import Matter
from zhijia.orgs.models import Unit
from zhijia.people.models import Person

from .terms import Term


class Election(models.Model):
    """The contents of a union's re-election. It stands from its draft until the result is approved, refused or withdrawn.

    `entitled` is how many may vote: the members of full standing, or the delegates they elected. A paper on which more are
    ticked than there are seats is void, so no candidate has more votes than papers came back.
    """

    matter = models.OneToOneField(Matter, models.PROTECT, related_name="election")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="elections", verbose_name="工会")
    former = models.ForeignKey(Term, models.PROTECT, related_name="+", null=True, verbose_name="本届")
    stands = models.BooleanField(default=True)
    years = models.PositiveSmallIntegerField("新一届任期（年）")
    planned_on = models.DateField("拟召开日期")
    congress = models.BooleanField("召开会员代表大会")
    seats_committee = models.PositiveSmallIntegerField("委员名额")
    seats_audit = models.PositiveSmallIntegerField("经审委员名额")
    party_opinion = models.CharField("同级党组织意见", max_length=300)
    approval = models.CharField("同意换届的批复文号", max_length=80, default="", blank=True)
    entitled = models.PositiveIntegerField("应到人数", null=True)
    shown_from = models.DateField("候选人公示起始日", null=True)
    held_on = models.DateField("大会日期", null=True)
    attended = models.PositiveIntegerField("实到人数", null=True)
    issued = models.PositiveIntegerField("发出选票", null=True)
    returned = models.PositiveIntegerField("收回选票", null=True)
    secret = models.BooleanField("无记名投票", default=False)
    document = models.CharField("选举结果的批复文号", max_length=80, default="", blank=True)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["unit"], condition=Q(stands=True), name="one_election_stands_in_a_union"
            ),
            models.CheckConstraint(condition=Q(seats_committee__gt=0), name="an_election_has_seats"),
        ]

    def __str__(self) -> str:
        return f"{self.unit}换届选举"


class Nominee(models.Model):
    """Somebody who stands, or stood. `again` are the votes of a second ballot, among those whom the first left undecided."""

    election = models.ForeignKey(Election, models.CASCADE, related_name="nominees")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="姓名")
    office = models.CharField(
        "拟任职务", max_length=12, choices=[(one.value, one.label) for one in STOOD_FOR]
    )
    relative = models.BooleanField("单位主要负责人的近亲属", default=False)
    manager = models.BooleanField("行政主要负责人（含副职）或合伙人", default=False)
    personnel = models.BooleanField("人力资源部门负责人", default=False)
    foreign = models.BooleanField("外籍职工", default=False)
    votes = models.PositiveIntegerField("得票", null=True)
    again = models.PositiveIntegerField("另行选举得票", null=True)
    elected = models.BooleanField("当选", default=False)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["election", "person"], name="nobody_stands_twice"),
            models.CheckConstraint(
                condition=Q(elected=False) | Q(votes__isnull=False), name="who_is_elected_had_votes"
            ),
        ]

    @property
    def audit(self) -> bool:
        """Stands for the audit committee, on a paper of its own."""
        return self.office in (Office.AUDIT_CHAIR, Office.AUDIT_MEMBER)


class Delay(models.Model):
    """A request to hold the re-election later than the term ends; once approved the term says so itself."""

    matter = models.OneToOneField(Matter, models.PROTECT, related_name="delay")
    term = models.ForeignKey(Term, models.PROTECT, related_name="delays", verbose_name="届次")
    stands = models.BooleanField(default=True)
    due_on = models.DateField("原届满日")
    to = models.DateField("申请延期至")
    reason = models.CharField("延期理由", max_length=300)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["term"], condition=Q(stands=True), name="one_delay_stands_for_a_term"
            ),
            models.CheckConstraint(condition=Q(to__gt=F("due_on")), name="a_delay_asked_for_is_later"),
        ]
