"""Finding a union as people know it: by any name it ever had, its code, or the name or code of an employer it covers."""

from datetime import date

from django.db.models import Q, QuerySet

from zhijia.orgs.models import Cover, Employer, Placement, Unit

from .maps import standing


def search(words: str, *, on: date) -> QuerySet[Unit]:
    words = words.strip()
    if not words:
        return Unit.objects.none()
    named = Q(name__icontains=words) | Q(short__icontains=words) | Q(code__startswith=words)
    once = Placement.objects.filter(Q(name__icontains=words) | Q(code__startswith=words))
    employers = Employer.objects.filter(Q(name__icontains=words) | Q(uscc__startswith=words.upper()))
    covering = Cover.objects.filter(standing(on), employer__in=employers)
    return Unit.objects.filter(
        named | Q(pk__in=once.values("unit_id")) | Q(pk__in=covering.values("unit_id"))
    ).order_by("path")
