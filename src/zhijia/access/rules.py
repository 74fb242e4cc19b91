"""May this account do this here? Each rule's list is in `queries`, and a test proves that they agree."""

from datetime import date

from zhijia.orgs.models import Unit
from zhijia.people.models import Account

from .models import Post
from .terms import GRANTS, Reach


def may(account: Account, permission: str, unit: Unit, *, on: date) -> bool:
    return account.is_active and any(
        _covers(post, permission, unit)
        for post in Post.objects.filter(account=account).held_on(on).select_related("unit")
    )


def may_anywhere(account: Account, permission: str, *, on: date) -> bool:
    held = Post.objects.filter(account=account).held_on(on).values_list("role", flat=True)
    return account.is_active and any(permission in GRANTS[role] for role in held)


def _covers(post: Post, permission: str, unit: Unit) -> bool:
    how_far = GRANTS[post.role].get(permission)
    if how_far == Reach.BELOW:
        return unit.path.startswith(post.unit.path)
    return how_far == Reach.HERE and unit.pk == post.unit_id
