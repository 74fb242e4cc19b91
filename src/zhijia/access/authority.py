"""What one account may do on one day, read once: a list of a thousand rows asks nothing more."""

from dataclasses import dataclass, field
from datetime import date

from django.db.models import Q

from zhijia.orgs.models import Unit
from zhijia.people.models import Account

from .models import Delegation, Post
from .terms import GRANTS, Reach


@dataclass
class Authority:
    """Own posts first, then those of whoever is away and named this account their deputy."""

    account: Account
    on: date
    held: list[tuple[Account, Post]] = field(init=False)

    def __post_init__(self) -> None:
        lent = Delegation.objects.filter(deputy=self.account, since__lte=self.on, until__gt=self.on)
        names = {self.account.pk: self.account}
        names |= {one.principal_id: one.principal for one in lent.select_related("principal")}
        posts = Post.objects.filter(account__in=names).held_on(self.on).select_related("unit").order_by("pk")
        told = [(names[post.account_id], post) for post in posts if names[post.account_id].is_active]
        told.sort(key=lambda pair: pair[0].pk != self.account.pk)
        self.held = told if self.account.is_active else []

    def may(self, permission: str, unit: Unit) -> Account | None:
        """In whose name it may be done in this unit: one's own, a principal's, or nobody's."""
        return next((who for who, post in self.held if covers(post, permission, unit)), None)

    def names(self, permission: str, unit: Unit) -> list[Account]:
        """Everybody in whose name it may be done, oneself first."""
        return list(dict.fromkeys(who for who, post in self.held if covers(post, permission, unit)))

    def reach(self, permission: str, *, to: str = "") -> Q:
        """Units in which it may be done, as a filter on a relation to the unit (`to="desk__"`)."""
        reach = Q(pk__in=[])
        for _, post in self.held:
            how_far = GRANTS[post.role].get(permission)
            if how_far == Reach.BELOW:
                reach |= Q(**{f"{to}path__startswith": post.unit.path})
            elif how_far == Reach.HERE:
                reach |= Q(**{f"{to}pk": post.unit_id})
        return reach

    def over(self, unit: Unit) -> set[str]:
        """Everything that may be done in this unit, in one's own name or another's."""
        return {
            permission
            for _, post in self.held
            for permission in GRANTS[post.role]
            if covers(post, permission, unit)
        }

    @property
    def permissions(self) -> set[str]:
        return {permission for _, post in self.held for permission in GRANTS[post.role]}


def covers(post: Post, permission: str, unit: Unit) -> bool:
    how_far = GRANTS[post.role].get(permission)
    if how_far == Reach.BELOW:
        return unit.path.startswith(post.unit.path)
    return how_far == Reach.HERE and unit.pk == post.unit_id
