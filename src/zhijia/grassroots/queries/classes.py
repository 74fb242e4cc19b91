"""Classes of union officers: how many came, who was given a certificate, and which new chairs wait for a class."""

from django.db.models import Count, Q, QuerySet

from zhijia.grassroots.models import Certificate, OfficerClass, Seat, chairs_untrained
from zhijia.indicators.scope import Scope
from zhijia.programmes.models import Attendance
from zhijia.programmes.terms import Held


def with_counts(classes: QuerySet[OfficerClass]) -> QuerySet[OfficerClass]:
    """`listed` names on the roll, `came` of them, `certified` of those; the latest class first."""
    told = classes.select_related("session__programme", "unit").annotate(
        listed=Count("session__roll", distinct=True),
        came=Count("session__roll", filter=Q(session__roll__came=True), distinct=True),
        certified=Count("session__certificates", distinct=True),
    )
    return told.order_by("-session__held_on", "-pk")


def uncertified(one: OfficerClass) -> QuerySet[Attendance]:
    """Those who came to a class that was held and have nothing to show for it yet."""
    came = Attendance.objects.filter(session=one.session, session__state=Held.HELD, came=True)
    return came.filter(certificate=None).order_by("unit__path", "pk")


def untrained(scope: Scope) -> QuerySet[Seat]:
    """New chairs in office on the day of the scope whom no class was held for since; who waits longest first."""
    stood = scope.stands(since="since", until="settled_on") & scope.here("term__unit")
    return chairs_untrained().filter(stood).select_related("person", "term__unit").order_by("since", "pk")


def verified(number: str, first: str) -> Certificate | None:
    """Only who holds the paper knows both; a wrong number and a wrong character answer alike."""
    found = Certificate.objects.filter(number=number, name__startswith=first)
    return found.select_related("session__programme").first()


def certificates_of(one: OfficerClass) -> QuerySet[Certificate]:
    return Certificate.objects.filter(session=one.session_id).select_related("unit").order_by("number")
