"""Whose membership an officer may look into."""

from datetime import date

from django.db.models import QuerySet
from django.http import Http404

from zhijia.access.authority import Authority
from zhijia.access.terms import Permission
from zhijia.people.models import Account, Membership, Person
from zhijia.people.terms import Ending


def members_of(account: Account, *, on: date) -> QuerySet[Membership]:
    """The last stretch of each time somebody was a member, in unions within reach: a union keeps its own past members."""
    reach = Authority(account, on).reach(Permission.MEMBERS_VIEW, to="unit__")
    return Membership.objects.filter(reach).exclude(ended=Ending.CARRIED_ON)


def get_member(account: Account, pk: int, *, on: date) -> Person:
    """The person, or the same 404 whether there is nobody or not for this reader. Whoever was merged leads to who remains."""
    person = Person.objects.select_related("merged_into").filter(pk=pk).first()
    person = person.merged_into or person if person else None
    if person is None or not members_of(account, on=on).filter(person=person).exists():
        raise Http404
    return person
