"""A post: this account's person serves this unit in this role, from a day to a day. Posts may be lent while away.

A miss: a wrong password at the door.
"""

from datetime import date
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from zhijia.orgs.models import Unit

from .terms import Role


class PostSet(models.QuerySet["Post"]):
    def held_on(self, day: date) -> Self:
        return self.filter(since__lte=day).filter(Q(until=None) | Q(until__gt=day))


class Post(models.Model):
    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="posts")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="posts")
    role = models.CharField(max_length=12, choices=Role)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    objects = PostSet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gt=F("since")), name="post_ends_after_it_begins"
            ),
            models.UniqueConstraint(fields=["account", "unit", "role", "since"], name="one_post_at_a_time"),
        ]

    def __str__(self) -> str:
        return f"{self.unit} {self.get_role_display()}"


class Delegation(models.Model):
    """While away, an account lends its posts to another; every step taken so names both."""

    principal = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="delegations_given")
    deputy = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="delegations_held")
    since = models.DateField("起始日")
    until = models.DateField("终止日（当日不再代理）")

    class Meta:
        ordering = ["-since", "-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(until__gt=F("since")), name="delegation_ends_after_it_begins"),
            models.CheckConstraint(
                condition=~Q(principal=F("deputy")), name="nobody_is_deputy_to_themselves"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.deputy} 代 {self.principal}（{self.since} 至 {self.until}）"


class Miss(models.Model):
    """输错: one wrong password for one sign-in name, which need not be anybody's. The name itself is not kept."""

    name_index = models.CharField(max_length=32)
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["name_index", "at"], name="misses_of_a_name")]
