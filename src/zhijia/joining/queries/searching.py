"""One box: a name, its initials, a number of any document as somebody typed it, a telephone, or a union."""

from datetime import date

from django.db import connection
from django.db.models import F, Q, QuerySet

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

from .rolling import Filters, gone_by

MOST, UNIONS = 200, 8
FEW = 50  # unions whose members are all looked through; among those of more, whoever is meant is found first
SHORTEST = 2  # letters, or characters of a name
LAST = "\U0010ffff"


def find(
    account: Account, words: str, filters: Filters, *, on: date, permission: str = Permission.MEMBERS_VIEW
) -> QuerySet[Membership]:
    """At most `MOST` members within reach; one more tells that there are others."""
    when = gone_by(on) if filters.past else lasting_on(on)
    meant, order = _meant("".join(words.split()))
    rows = Membership.objects.filter(when, meant, filters.wanted())
    return _within(rows, account, filters, permission, on=on).order_by(*order, "pk")[: MOST + 1]


def _within(
    rows: QuerySet[Membership], account: Account, filters: Filters, permission: str, *, on: date
) -> QuerySet[Membership]:
    """A few unions are answered by the index of the stretches; `+ 0` hides it where the one of the persons finds fewer."""
    units = Unit.objects.filter(Authority(account, on).reach(permission))
    units = units.under(filters.place) if filters.place else units
    some = list(units.values_list("pk", flat=True)[: FEW + 1])
    if len(some) <= FEW:
        return rows.filter(unit__in=some)
    return rows.alias(at=F("unit_id") + 0).filter(at__in=units.values("pk"))


def _meant(words: str) -> tuple[Q, tuple[str, ...]]:
    """Whoever is meant, and in which order. A number of a row that was merged finds the one it was merged into.

    By letters the order is that of the letters first: the index that finds them has it, and stops at the first page.
    """
    if known := _indices(words):
        same = Person.objects.filter(Q(identity_index__in=known) | Q(phone_index__in=known))
        pks = {pk for pair in same.values_list("pk", "merged_into") for pk in pair if pk}
        return Q(person__in=pks, person__merged_into=None), ("person__name",)
    if len(words) < SHORTEST:
        return Q(pk__in=()), ()
    letters = words.isascii()
    order = ("person__initials", "person__name") if letters else ("person__name",)
    return _begins(order[0], words.lower() if letters else words) & Q(person__merged_into=None), order


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


def _begins(column: str, words: str) -> Q:
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
