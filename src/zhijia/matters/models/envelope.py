"""The envelope of a request, its route, its story, and its clocks. The contents are in the subject's own tables."""

from datetime import date
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef, Q

from zhijia.access.authority import Authority
from zhijia.access.models import Post
from zhijia.access.terms import GRANTS, Reach
from zhijia.orgs.models import Unit
from zhijia.people.models import Account, Person

from ..flows import flows
from ..terms import Counting, StopState

ACCOUNT = settings.AUTH_USER_MODEL


class Counter(models.Model):
    """The last number given to a kind in a year."""

    kind = models.CharField(max_length=20)
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "year"], name="one_counter_a_year")]


class MatterSet(models.QuerySet["Matter"]):
    def visible_to(self, account: Account, *, on: date) -> Self:
        """Matters of units this account may look into, kind by kind, and those waiting at its desk."""
        authority = Authority(account, on)
        seen = Q(pk__in=[])
        for flow in flows.values():
            reach = authority.reach(flow.view, to="unit__")
            inside = reach | Q(pk__in=Stop.objects.filter(reach).values("matter")) if flow.sideways else reach
            seen |= Q(kind=flow.kind) & inside & ~Q(number=None)
        return self.filter(seen)

    def own(self, person: Person) -> Self:
        return self.filter(applicant=person)

    def open(self) -> Self:
        return self.filter(closed_at=None)

    def at_desk_of(self, account: Account, *, on: date) -> Self:
        """What waits for a step that this account may take, unless a colleague who still serves there holds it."""
        authority, waiting = Authority(account, on), Q(pk__in=[])
        mine = Q(holder=None) | Q(holder__in={who.pk for who, _ in authority.held})
        for permission in sorted({stop for flow in flows.values() for stop in flow.permissions}):
            free = mine | ~Q(_holder_serves(permission, on))
            waiting |= Q(awaits=permission) & authority.reach(permission, to="desk__") & free
        return self.filter(waiting, closed_at=None)


def _holder_serves(permission: str, on: date) -> Exists:
    """The holder still has a post that reaches the desk: whoever has left keeps nothing from colleagues."""
    reach = {role: grants.get(permission) for role, grants in GRANTS.items()}
    below = [role for role, how_far in reach.items() if how_far == Reach.BELOW]
    here = [role for role, how_far in reach.items() if how_far == Reach.HERE]
    posts = Post.objects.filter(account=OuterRef("holder"), account__is_active=True).held_on(on)
    desk = ExpressionWrapper(OuterRef("desk__path"), output_field=CharField())
    covers = Q(role__in=below, desk_path__startswith=F("unit__path")) | Q(
        role__in=here, unit=OuterRef("desk")
    )
    return Exists(posts.annotate(desk_path=desk).filter(covers))


class Matter(models.Model):
    """One request on its way. Only `services.take` moves it; it keeps the rules of the day it was submitted."""

    kind = models.CharField("种类", max_length=20)
    number = models.CharField("编号", max_length=20, unique=True, null=True)
    title = models.CharField("事由", max_length=80)
    state = models.CharField("状态", max_length=20)
    applicant = models.ForeignKey(
        Person, models.PROTECT, related_name="matters", null=True, verbose_name="申请人"
    )  # a union's own matter, as its re-election, is asked for by nobody in person
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="matters", verbose_name="所属工会")
    entered_by = models.ForeignKey(ACCOUNT, models.PROTECT, related_name="+", verbose_name="录入人")
    desk = models.ForeignKey(Unit, models.PROTECT, related_name="+", null=True, verbose_name="办理单位")
    awaits = models.CharField("等待的岗位", max_length=40, blank=True)
    holder = models.ForeignKey(
        ACCOUNT, models.PROTECT, related_name="held_matters", null=True, verbose_name="承办人"
    )
    opened_at = models.DateTimeField("建立时间")
    rules_on = models.DateField("适用规则之日")
    due_on = models.DateField("本步期限", null=True)
    closed_at = models.DateTimeField("办结时间", null=True)

    objects = MatterSet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["awaits", "desk", "due_on"], name="matter_inbox"),
            models.Index(fields=["applicant", "-opened_at"], name="matter_by_applicant"),
            models.Index(fields=["kind", "state"], name="matter_by_state"),
        ]

    def __str__(self) -> str:
        return self.number or "草稿"

    @property
    def person(self) -> Person:
        """The applicant, in flows that only persons ask for."""
        assert self.applicant is not None  # noqa: S101  (such a flow opens no matter without one)
        return self.applicant

    @property
    def whose(self) -> str:
        """Whom it is about, as lists may name them: a person masked, or the union itself."""
        return self.applicant.masked_name if self.applicant else str(self.unit)

    @property
    def says(self) -> str:
        """The state in words."""
        return flows[self.kind].states[self.state]


class Stop(models.Model):
    """A desk the matter must pass: laid down at submission and then left alone."""

    matter = models.ForeignKey(Matter, models.PROTECT, related_name="stops")
    order = models.PositiveSmallIntegerField()
    label = models.CharField("环节", max_length=20)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    permission = models.CharField(max_length=40)
    limit = models.CharField("期限规则", max_length=60, blank=True)
    state = models.CharField(max_length=10, choices=StopState, default=StopState.AHEAD)

    class Meta:
        ordering = ["order"]
        constraints = [models.UniqueConstraint(fields=["matter", "order"], name="one_stop_per_place")]


class Step(models.Model):
    """One line of a matter's story. Written once; triggers in the database refuse to change it."""

    matter = models.ForeignKey(Matter, models.PROTECT, related_name="steps")
    verb = models.CharField(max_length=20)
    source = models.CharField(max_length=20)
    target = models.CharField(max_length=20)
    stop = models.ForeignKey(Stop, models.PROTECT, related_name="+", null=True)
    by = models.ForeignKey(ACCOUNT, models.PROTECT, related_name="+", verbose_name="经办人")
    principal = models.ForeignKey(
        ACCOUNT, models.PROTECT, related_name="+", null=True, verbose_name="被代理人"
    )
    at = models.DateTimeField("时间")
    note = models.TextField("意见", blank=True)
    decides = models.BooleanField(default=False)

    class Meta:
        ordering = ["at", "pk"]
        indexes = [models.Index(fields=["matter", "at"], name="step_by_matter")]

    def __str__(self) -> str:
        return f"{self.matter} {self.verb}"


class Deadline(models.Model):
    """A clock: it starts on one move and stops on another; only a named authority extends it, nobody edits it."""

    matter = models.ForeignKey(Matter, models.PROTECT, related_name="deadlines")
    label = models.CharField("环节", max_length=20)
    since = models.DateField("起算日")
    limit = models.PositiveSmallIntegerField("期限")
    counting = models.CharField("计日方式", max_length=4, choices=Counting)
    rule = models.CharField("规则", max_length=60)
    due_on = models.DateField("到期日")
    met_on = models.DateField("办结日", null=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["matter"], condition=Q(met_on=None), name="one_clock_runs_at_a_time"
            )
        ]


class Extension(models.Model):
    """More days, by whom and why."""

    deadline = models.ForeignKey(Deadline, models.PROTECT, related_name="extensions")
    days = models.PositiveSmallIntegerField("延长")
    reason = models.CharField("理由", max_length=200)
    by = models.ForeignKey(ACCOUNT, models.PROTECT, related_name="+")
    at = models.DateTimeField()
