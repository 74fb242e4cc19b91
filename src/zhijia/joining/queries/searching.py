"""One box: a name, its initials, a number of any document as somebody typed it, a telephone, or a union."""

from datetime import date

from django.db import connection
from django.db.models import Q, QuerySet

from zhijia.access.authority import Authority
from zhijia.access.terms import Permission
from zhijia.base.errors import Refused
from zhijia.base.identity import WIDE
from zhijia.orgs.models import Unit
from zhijia.orgs.queries import search
from zhijia.people.matching import numbers
from zhijia.people.models import Account, Membership, Person, blind
from zhijia.people.queries import lasting_on
from zhijia.people.services import known_by
from zhijia.people.terms import Document

from .rolling import FEW, Filters, gone_by

MOST, UNIONS = 200, 8
SHORTEST = 2  # letters, or characters of a name
LAST = "\U0010ffff"


def find(
    account: Account, words: str, filters: Filters, *, on: date, permission: str = Permission.MEMBERS_VIEW
) -> QuerySet[Membership]:
    """At most `MOST` members within reach, by name; one more tells that there are others."""
    when = gone_by(on) if filters.past else lasting_on(on)
    rows = Membership.objects.filter(when, filters.wanted(), _within(account, filters, permission, on=on))
    return rows.filter(person__in=people(words).values("pk")).order_by("person__name", "pk")[: MOST + 1]


def _within(account: Account, filters: Filters, permission: str, *, on: date) -> Q:
    """A few unions are named, which an index answers; many are told by their path."""
    reach = Authority(account, on).reach(permission)
    units = Unit.objects.filter(reach)
    units = units.under(filters.place) if filters.place else units
    some = list(units.values_list("pk", flat=True)[: FEW + 1])
    return Q(unit__in=some if len(some) <= FEW else units.values("pk"))


def people(words: str) -> QuerySet[Person]:
    """Whoever is meant. A number of a row that was merged finds the one it was merged into."""
    words = "".join(words.split())
    if known := _indices(words):
        same = Person.objects.filter(Q(identity_index__in=known) | Q(phone_index__in=known))
        pks = {pk for pair in same.values_list("pk", "merged_into") for pk in pair if pk}
        return Person.objects.filter(pk__in=pks, merged_into=None)
    if len(words) < SHORTEST:
        return Person.objects.none()
    column = "initials" if words.isascii() else "name"
    return Person.objects.filter(
        begins(column, words.lower() if words.isascii() else words), merged_into=None
    )


def _indices(words: str) -> list[str]:
    """Under which indices a number may stand; nothing for what holds no number."""
    typed = words.translate(WIDE).upper()
    if not any(sign.isdigit() for sign in typed):
        return []
    found = {numbers.phone(typed)} if typed.lstrip("+").replace("-", "").isdigit() else set()
    for document in Document.values:
        try:
            found.add(known_by(document, typed))
        except Refused:
            continue
    return [blind(one) for one in found if one]


def begins(column: str, words: str) -> Q:
    """A prefix that the column's index answers: SQLite does not use one for LIKE with an escape."""
    if connection.vendor == "postgresql":
        return Q(**{f"{column}__startswith": words})
    return Q(**{f"{column}__gte": words, f"{column}__lt": words + LAST})


def unions(account: Account, words: str, *, on: date) -> list[Unit]:
    """Unions of this name within reach, each a way into its own part of the roll."""
    if len(words.strip()) < SHORTEST:
        return []
    reach = Authority(account, on).reach(Permission.MEMBERS_VIEW)
    return list(
        Unit.objects.filter(reach, pk__in=search(words, on=on).values("pk")).order_by("path")[:UNIONS]
    )
