"""Whom the house tells: persons who serve a union, and those who serve the town above it."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date

from zhijia.access.models import Post
from zhijia.access.terms import Role
from zhijia.orgs.models import Unit


def serving(
    units: Collection[Unit], *, on: date, roles: Collection[str] = (Role.GRASSROOTS, Role.TOWN)
) -> dict[int, set[int]]:
    """Unit → persons with a post there or above it, in one question. An account that stands for nobody gets no message."""
    posts = Post.objects.filter(role__in=roles, account__is_active=True, account__person__isnull=False)
    at = defaultdict[int, set[int]](set)
    for unit, person in posts.held_on(on).values_list("unit_id", "account__person"):
        at[unit].add(person)
    return {
        unit.pk: set().union(*(at.get(int(pk), set()) for pk in unit.path.strip("/").split("/")))
        for unit in units
    }
