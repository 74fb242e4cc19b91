"""The lists behind the rules: which units a permission reaches."""

from datetime import date

from django.db.models import Q, QuerySet
from django.http import Http404

from zhijia.orgs.models import Unit
from zhijia.people.models import Account

from .models import Post
from .terms import GRANTS, Reach


def posts_giving(account: Account, permission: str, *, on: date) -> list[tuple[Post, str]]:
    """The account's posts that give the permission, each with how far it reaches."""
    if not account.is_active:
        return []
    posts = Post.objects.filter(account=account).held_on(on).select_related("unit")
    return [(post, GRANTS[post.role][permission]) for post in posts if permission in GRANTS[post.role]]


def units_for(account: Account, permission: str, *, on: date) -> QuerySet[Unit]:
    """Every unit, open or closed, in which this account may do this."""
    reach = Q(pk__in=[])
    for post, how_far in posts_giving(account, permission, on=on):
        reach |= Q(path__startswith=post.unit.path) if how_far == Reach.BELOW else Q(pk=post.unit_id)
    return Unit.objects.filter(reach)


def get_unit(account: Account, permission: str, code: str, *, on: date) -> Unit:
    """The unit by its code or name, or the same 404 whether it does not exist or is not yours."""
    found = units_for(account, permission, on=on).filter(Q(code=code) | Q(name=code) | Q(short=code)).first()
    if not found:
        raise Http404
    return found


def home_unit(account: Account, *, on: date) -> Unit | None:
    """Where the account's desk stands: its widest post."""
    post = (
        Post.objects.filter(account=account).held_on(on).select_related("unit").order_by("unit__path").first()
    )
    return post.unit if post else None
