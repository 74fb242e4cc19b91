"""Reading who belongs where, on a day."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Count, Q, QuerySet

from zhijia.orgs.models import Placement, Unit
from zhijia.orgs.queries import standing, units_under

from .models import Membership, Person
from .terms import Standing


def lasting_on(day: date) -> Q:
    """Stretches that hold on this day."""
    return Q(since__lte=day) & (Q(until=None) | Q(until__gt=day))


def voters(unit: Unit, on: date) -> QuerySet[Membership]:
    """Who elects and may be elected in the union and below it: retained members have no vote and count in no quorum."""
    return Membership.objects.filter(
        lasting_on(on), unit__in=units_under(unit, on=on), standing=Standing.NORMAL
    )


def members_on(unit: Unit, on: date) -> QuerySet[Membership]:
    """The members of a union and of what stood below it that day, retained ones too: a head-count, and no quorum."""
    return Membership.objects.filter(lasting_on(on), unit__in=units_under(unit, on=on))


def membership_on(person: Person, day: date) -> Membership | None:
    """Where the person belonged that day."""
    held = Membership.objects.filter(lasting_on(day), person=person)
    return held.select_related("unit", "employer").first()


def history(person: Person) -> QuerySet[Membership]:
    """Every stretch, the latest first."""
    rows = Membership.objects.filter(person=person).select_related("unit", "employer")
    return rows.order_by("-since")


def heads(units: Iterable[Unit], *, on: date, seen: Q | None = None) -> dict[int, int]:
    """Members of each unit and of all below it that day; `seen` says which units the reader may count (`to="unit__"`)."""
    found = {unit.pk: 0 for unit in units}
    placed = Placement.objects.filter(standing(on), seen or Q()).order_by().values_list("unit_id", "path")
    above = {
        unit: [pk for pk in map(int, path.strip("/").split("/")) if pk in found] for unit, path in placed
    }
    there = Membership.objects.filter(lasting_on(on)).order_by()
    for unit, members in there.values_list("unit_id").annotate(n=Count("*")):
        for pk in above.get(unit, ()):
            found[pk] += members
    return found
