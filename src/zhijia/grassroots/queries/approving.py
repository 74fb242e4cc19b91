"""Which desk approves: the nearest union above, where somebody holds the permission; nobody below may decide for it."""

from collections.abc import Sequence
from datetime import date

from zhijia.access.models import Post
from zhijia.access.terms import GRANTS
from zhijia.orgs.models import Unit
from zhijia.orgs.terms import UnitKind


def desk_over(
    units: Sequence[Unit], permission: str, *, on: date, parents: Sequence[Unit] = ()
) -> Unit | None:
    """The nearest union above all `units` and at or above all `parents`; where nobody serves, the district federation."""
    chains = [_above(unit)[:-1] for unit in units] + [_above(unit) for unit in parents]
    common = set(chains[0]).intersection(*chains) if chains else set()
    path = [pk for pk in chains[0] if pk in common] if chains else []
    found = Unit.objects.in_bulk(path)
    served = _served(path, permission, on)
    nearest = [found[pk] for pk in reversed(path)]
    district = [one for one in nearest if one.kind == UnitKind.DISTRICT]
    return next((one for one in nearest if one.pk in served), None) or next(iter(district), None)


def _above(unit: Unit) -> list[int]:
    return [int(pk) for pk in unit.path.strip("/").split("/")]


def _served(units: Sequence[int], permission: str, on: date) -> set[int]:
    roles = [role for role, granted in GRANTS.items() if permission in granted]
    posts = Post.objects.filter(unit__in=units, role__in=roles, account__is_active=True).held_on(on)
    return set(posts.values_list("unit_id", flat=True))
